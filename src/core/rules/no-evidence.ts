import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';

/**
 * A decision without any data behind it. The habit: decide by testing the options, not by choosing among opinions.
 * While there is none at all, the finer rules on evidence are silent.
 */
export const rule: RecordRule = {
  id: 'no-evidence',
  group: 'evidence',
  scope: 'record',
  summary: 'The decision has no supporting data.',
  severity: 'warning',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    if (record.evidence.length === 0 && !mayHideFields(record)) {
      yield onWholeRecord(record, {
        message:
          'This decision has no supporting data: add an item of `evidence` that says what was tested or measured and which option it supports.',
      });
    }
  },
};
