import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { isFrontMatterUnreadable, onWholeRecord } from './support/places';

/**
 * A record that does not say where the decision stands, so that a reader cannot tell a draft from a decision in force.
 * MADR leaves the status optional and most of its records have none, so this is only a hint.
 */
export const rule: RecordRule = {
  id: 'status-missing',
  group: 'record',
  scope: 'record',
  summary: 'The record does not say what its status is.',
  severity: 'hint',
  grading: 'always',

  *check(record): Iterable<RawFinding> {
    if (record.statuses.length === 0 && !isFrontMatterUnreadable(record)) {
      yield onWholeRecord(record, {
        message:
          'This record does not say whether it is decided: give it a status, such as `status: accepted`.',
      });
    }
  },
};
