import type { EvidenceRule } from './rule';
import { findingsOf } from './support/verdicts';

/**
 * Evidence that its authors gave a last day, which has passed: prices, links, studies.
 *
 * Data: as in `onReason`.
 */
export const rule: EvidenceRule = {
  id: 'evidence-expired',
  group: 'evidence',
  scope: 'evidence',
  summary: 'An item of evidence is past the day until which it was said to hold.',
  severity: 'warning',
  grading: 'graded',

  check: (_, evidence) =>
    findingsOf(
      evidence,
      'expired',
      (id, { message }) => `${id} has expired: ${message}; look at the source again and set a new day.`,
    ),
};
