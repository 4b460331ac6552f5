import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onEvidence } from './support/places';

/**
 * A decision whose evidence is about the options only. The habit: make sure that the right problem is identified before
 * solutions are created. Silent while there is no evidence at all.
 */
export const rule: RecordRule = {
  id: 'problem-unproven',
  group: 'evidence',
  scope: 'record',
  summary: 'No evidence shows that the problem is real.',
  severity: 'hint',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    const { evidence } = record;
    const isProven = evidence.some(({ about }) => about?.value === 'problem');
    if (evidence.length > 0 && !isProven && !mayHideFields(record)) {
      yield onEvidence(record, {
        message:
          'No evidence shows that the problem is real: add an item with `about: problem`, such as an incident, a study or a measurement.',
      });
    }
  },
};
