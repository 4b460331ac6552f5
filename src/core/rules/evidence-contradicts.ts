import type { EvidenceRule } from './rule';
import { findingsOf } from './support/verdicts';

/**
 * Data that says the opposite of what it is said to show. The habit: understand data before it is used.
 *
 * Data: as in `onReason`.
 */
export const rule: EvidenceRule = {
  id: 'evidence-contradicts',
  group: 'evidence',
  scope: 'evidence',
  summary: 'The data of an item of evidence says the opposite of what it is said to show.',
  severity: 'error',
  grading: 'graded',

  check: (_, evidence) =>
    findingsOf(
      evidence,
      'contradicts',
      (id, { message }) =>
        `${id} is contradicted by its own data: ${message}; correct what it claims, or measure again and pin it.`,
    ),
};
