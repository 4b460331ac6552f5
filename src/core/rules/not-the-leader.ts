import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';
import { optionFinder } from './support/options';

/** Measurements that favour another option than the chosen one. The habit: decide by the evidence, or say why not. */
export const rule: EvidenceRule = {
  id: 'not-the-leader',
  group: 'evidence',
  scope: 'evidence',
  summary: 'Measurements favour another option than the chosen one.',
  severity: 'info',
  grading: 'graded',

  *check(decision, { claims, verdicts }): Iterable<RawFinding> {
    const keyOf = optionFinder(decision.options);
    const chosen = new Set(decision.chosen.map(keyOf));
    if (chosen.size === 0) {
      return;
    }
    for (const [at, claim] of claims.entries()) {
      const leader = verdicts[at]?.leader;
      const isMeasured = claim.options?.some(({ title }) => chosen.has(keyOf(title))) === true;
      if (leader !== undefined && isMeasured && !chosen.has(keyOf(leader))) {
        yield {
          range: claim.places['options'] ?? claim.range,
          message: `${claim.id} favours ${leader}, but ${decision.chosen.join(' and ')} was chosen: say in the outcome what weighed more.`,
          key: claim.id,
        };
      }
    }
  },
};
