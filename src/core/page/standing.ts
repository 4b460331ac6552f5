import type { EvidenceClaim } from '../evidence/claim';
import { decisionStates } from '../model/decision';
import type { Decision, DecisionState } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import { optionFinder } from '../rules/support/options';
import type { DecisionWorkspace } from '../service';

/** How well a decision is backed, with those apart that are supported by nothing that a tool can check. */
export type Standing = DecisionState | 'cited-only';

/** All of them, those that are worst off first. */
export const standings: readonly Standing[] = decisionStates.flatMap((state) =>
  state === 'supported' ? ['cited-only' as const, state] : [state],
);

/** How a decision of a workspace stands, by what is known of its evidence now; undefined where it claims nothing. */
export function standingIn(
  workspace: Pick<DecisionWorkspace, 'claimsOf' | 'stateOf' | 'verdictsOf'>,
  decision: Decision,
): Standing | undefined {
  const { path } = decision;
  const state = workspace.stateOf(decision);
  const verdicts = workspace.verdictsOf(path);
  return state !== 'supported' ||
    verdicts === undefined ||
    isSupportVerified(
      decision,
      workspace.claimsOf(path),
      new Map(verdicts.map((verdict) => [verdict.index, verdict])),
    )
    ? state
    : 'cited-only';
}

/** Whether any item that supports what was chosen, or any option while none is, was verified. */
export function isSupportVerified(
  { options, chosen }: Decision,
  claims: readonly EvidenceClaim[],
  verdicts: ReadonlyMap<number, EvidenceVerdict>,
): boolean {
  const keyOf = optionFinder(options);
  const keys = new Set(chosen.map(keyOf));
  return claims.some(
    ({ index, supports }) =>
      verdicts.get(index)?.state === 'verified' &&
      (keys.size === 0 || options.length === 0 || supports.some((name) => keys.has(keyOf(name)))),
  );
}
