import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';
import { optionFinder } from './support/options';

/** A decision for an option that verified data speaks against. The habit: decide by the evidence. */
export const rule: EvidenceRule = {
  id: 'chosen-refuted',
  group: 'evidence',
  scope: 'evidence',
  summary: 'Verified evidence speaks against the chosen option.',
  severity: 'warning',
  grading: 'graded',

  *check(decision, { claims, verdicts }): Iterable<RawFinding> {
    const keyOf = optionFinder(decision.options);
    const chosen = new Set(decision.chosen.map(keyOf));
    for (const [at, claim] of claims.entries()) {
      const verdict = verdicts[at];
      const refuted = claim.refutes.find((name) => chosen.has(keyOf(name)));
      if (refuted !== undefined && verdict?.state === 'verified') {
        yield {
          range: claim.places['refutes'] ?? claim.range,
          message: `${claim.id} speaks against ${refuted}, which was chosen: say in the outcome why it was chosen all the same, or reconsider.`,
          key: claim.id,
        };
      }
    }
  },
};
