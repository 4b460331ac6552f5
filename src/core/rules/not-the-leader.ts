import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { EvidenceRule } from './rule';
import { optionFinder } from './support/options';

/**
 * Measurements that favour another option than the chosen one. The habit: decide by the evidence, or say why not. Silent
 * about broken evidence, of which nobody knows what it measured, and where `chosen-refuted` speaks.
 */
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
      const { leader, state } = verdicts[at] ?? {};
      const measured = claim.options?.find(({ title }) => chosen.has(keyOf(title)));
      if (
        leader !== undefined &&
        state !== 'broken' &&
        !(state === 'verified' && claim.refutes.some((name) => chosen.has(keyOf(name)))) &&
        measured !== undefined &&
        !chosen.has(keyOf(leader))
      ) {
        yield {
          range: claim.places['options'] ?? claim.range,
          message: `${claim.id} favours ${quoted(leader)}, but ${quoted(measured.title)} was chosen: reconsider, or give the reason in a waiver of \`not-the-leader\`.`,
          key: claim.id,
        };
      }
    }
  },
};
