import type { DecisionView } from '../core/graph/decisionIndex';
import { dirname } from '../core/graph/paths';
import type { Decision } from '../core/model/decision';
import { CliError } from './errors';
import { nameOf } from './references';

/** @throws CliError when `older` supersedes `newer` already, directly or through others */
export function refuseCircle(view: DecisionView, newer: Decision, older: Decision): void {
  const open = [older];
  const seen = new Set<string>();
  for (let decision = open.pop(); decision !== undefined; decision = open.pop()) {
    if (decision.path === newer.path) {
      throw new CliError(
        `${nameOf(newer)} cannot supersede ${nameOf(older)}, which supersedes it already: remove that first, or name them the other way round.`,
      );
    }
    if (!seen.has(decision.path)) {
      seen.add(decision.path);
      open.push(...supersededBy(view, decision));
    }
  }
}

/** What a decision takes the place of as a whole, whichever of the two says so. */
function supersededBy(view: DecisionView, decision: Decision): readonly Decision[] {
  const stated = decision.relations
    .filter(({ kind, fragment }) => kind === 'supersedes' && fragment === undefined)
    .flatMap(({ ref }) => {
      const resolution = view.resolve(ref, dirname(decision.path));
      return resolution.kind === 'found' ? [resolution.decision] : [];
    });
  const admitted = view
    .inbound(decision)
    .filter(({ relation }) => relation.kind === 'superseded-by')
    .map(({ from }) => from);
  return [...stated, ...admitted];
}
