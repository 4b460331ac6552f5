import type { EvidenceRule } from './rule';
import { findingsOf } from './support/verdicts';

/**
 * Data about code that is other code now. The habit: evidence holds for what was tested.
 *
 * Data: as in `onReason`.
 */
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
      (id, { code, message }) => `${id} is suspect: ${message}; ${wayOut(code)}.`,
    ),
};

function wayOut(code: string): string {
  switch (code) {
    case 'uncommitted':
      return 'commit or undo them';
    case 'cited-from':
      return 'see there';
    case 'other-commit':
      return 'record it again with `grounds pin`';
    default:
      return 'measure again and pin it, or say why the data still holds with `grounds reconfirm`';
  }
}
