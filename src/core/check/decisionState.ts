import type { DecisionState } from '../model/decision';
import type { EvidenceState } from '../model/evidence';
import type { Status } from '../model/status';
import { optionFinder } from '../rules/support/options';

/** What one item of evidence is about. Options are named as in the item. */
export interface EvidenceSide {
  readonly type: string | undefined;
  readonly supports: readonly string[];
  readonly refutes: readonly string[];
  /** Options that it measures without taking a side. */
  readonly measures: readonly string[];
  /** What checking it gave; undefined while it has not been checked. */
  readonly state?: EvidenceState | undefined;
}

/** What the state of a decision follows from. */
export interface StateFacts {
  readonly status: Status;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly evidence: readonly EvidenceSide[];
}

/** Evidence that people must look up themselves: no tool can check it, so nothing about it is outstanding either. */
const CITED: ReadonlySet<string | undefined> = new Set(['link', 'incident']);

/**
 * How well a decision is backed, the worst that applies: `failing` when something that supports the chosen option is
 * contradicted or broken, `contested` when something that was verified refutes it, `unsupported` when nothing speaks for
 * it, `stale` when all that does is suspect or expired, `one-sided` when nothing is about any other option, `unverified`
 * when nothing that speaks for it has been checked, else `supported`. Undefined for drafts and for decisions no longer in
 * force. A record without a status is taken at its word.
 */
export function decisionState({ status, options, chosen, evidence }: StateFacts): DecisionState | undefined {
  if (status !== 'accepted' && status !== 'proposed' && status !== 'unknown') {
    return undefined;
  }
  const keyOf = optionFinder(options);
  const chosenKeys = new Set(chosen.map(keyOf));
  const names = (titles: readonly string[]): boolean => titles.some((title) => chosenKeys.has(keyOf(title)));
  const support = evidence.filter(({ supports }) => {
    if (options.length === 0) {
      // There is only the decision itself to be about.
      return true;
    }
    return chosen.length === 0 ? supports.length > 0 : names(supports);
  });
  const states = support.map(stateOf);
  if (states.some((state) => state === 'contradicts' || state === 'broken')) {
    return 'failing';
  }
  if (evidence.some(({ state, refutes }) => state === 'verified' && names(refutes))) {
    return 'contested';
  }
  if (support.length === 0) {
    return 'unsupported';
  }
  if (states.every((state) => state === 'suspect' || state === 'expired')) {
    return 'stale';
  }
  const rejected = new Set(options.map(keyOf).filter((key) => !chosenKeys.has(key)));
  const isCompared = evidence.some(({ supports, refutes, measures }) =>
    [...supports, ...refutes, ...measures].some((name) => rejected.has(keyOf(name))),
  );
  if (chosen.length > 0 && options.length > 1 && rejected.size > 0 && !isCompared) {
    return 'one-sided';
  }
  return states.some((state) => state === 'verified' || state === 'cited') ? 'supported' : 'unverified';
}

function stateOf({ state, type }: EvidenceSide): EvidenceState | undefined {
  return state ?? (CITED.has(type) ? 'cited' : undefined);
}
