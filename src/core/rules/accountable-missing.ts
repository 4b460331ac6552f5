import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';

/**
 * Nobody answers by name for what follows from the decision. The habit: the leader takes responsibility for the
 * implementation.
 *
 * Data: `field`, the field to add.
 */
export const rule: RecordRule = {
  id: 'accountable-missing',
  group: 'people',
  scope: 'record',
  summary: 'The decision names no leader who is accountable for its implementation.',
  severity: 'info',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    if (!record.people.some(({ role }) => role === 'accountable') && !mayHideFields(record)) {
      yield onWholeRecord(record, {
        message:
          'This decision names nobody as `accountable`: name the leader who takes responsibility for its implementation.',
        data: { field: 'accountable' },
      });
    }
  },
};
