import type { EvidenceRule } from './rule';
import { findingsOf, suggestion } from './support/verdicts';

/**
 * Evidence whose file, test, column or commit is gone, or that does not say any more what was recorded. The habit: keep
 * the data, so that others can look at it later.
 */
export const rule: EvidenceRule = {
  id: 'evidence-broken',
  group: 'evidence',
  scope: 'evidence',
  summary: 'An item of evidence cannot be checked: its data is gone, or is not what was recorded.',
  severity: 'error',
  grading: 'graded',

  check: (_, evidence) =>
    findingsOf(evidence, 'broken', (id, reason) => {
      const hint = suggestion(reason);
      return `${id} is broken: ${reason.message}${hint === '' ? '.' : hint}`;
    }),
};
