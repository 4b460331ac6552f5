import type { EvidenceRule } from './rule';
import { findingsOf } from './support/verdicts';

/** Data about code that is other code now. The habit: evidence holds for what was tested. */
export const rule: EvidenceRule = {
  id: 'evidence-suspect',
  group: 'evidence',
  scope: 'evidence',
  summary: 'The code that an item of evidence is about changed since it was measured.',
  severity: 'warning',
  grading: 'graded',

  check: (_, evidence) =>
    findingsOf(
      evidence,
      'suspect',
      (id, { message }) =>
        `${id} is suspect: ${message}. Measure again and pin it, or say with \`grounds reconfirm\` why the data still holds.`,
    ),
};
