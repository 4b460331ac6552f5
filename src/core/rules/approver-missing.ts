import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';

/**
 * Nobody approved the decision by name. The habit: technologists approve technical decisions.
 *
 * Data: `field`, the field to add.
 */
export const rule: RecordRule = {
  id: 'approver-missing',
  group: 'people',
  scope: 'record',
  summary: 'The decision names no technologist who approves it.',
  severity: 'info',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    if (!record.people.some(({ role }) => role === 'approver') && !mayHideFields(record)) {
      yield onWholeRecord(record, {
        message: 'This decision has no `approver`: name the technologist who approves it.',
        data: { field: 'approver' },
      });
    }
  },
};
