import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { EvidenceRule } from './rule';
import { optionFinder } from './support/options';

/** A decision for an option that verified data speaks against. The habit: decide by the evidence, or say why not. */
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
      const refuted = claim.refutes.find((name) => chosen.has(keyOf(name)));
      if (refuted !== undefined && verdicts[at]?.state === 'verified') {
        yield {
          range: claim.places['refutes'] ?? claim.range,
          message: `${claim.id} is verified and speaks against ${quoted(refuted)}, which was chosen: reconsider, or give the reason in a waiver of \`chosen-refuted\`.`,
          key: claim.id,
        };
      }
    }
  },
};
