import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { isSamePerson } from './support/people';

/**
 * One person both approves the decision and answers for its implementation. The habit: technologists approve, and the
 * leader takes responsibility.
 *
 * Data: `field`, the field that somebody else could stand in.
 */
export const rule: RecordRule = {
  id: 'approver-is-accountable',
  group: 'people',
  scope: 'record',
  summary: 'The approver is also the one who is accountable for the implementation.',
  severity: 'info',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    const accountable = record.people.filter(({ role }) => role === 'accountable');
    for (const { role, name } of record.people) {
      if (role === 'approver' && accountable.some((other) => isSamePerson(other.name.value, name.value))) {
        yield {
          range: record.rangeOf(name.span),
          message: `${name.value} both approves this decision and is accountable for its implementation: let a technologist approve it, and a leader answer for it.`,
          key: name.value,
          data: { field: 'approver' },
        };
      }
    }
  },
};
