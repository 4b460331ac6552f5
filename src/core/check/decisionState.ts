import type { DecisionState } from '../model/decision';
import type { Status } from '../model/status';
import { optionFinder } from '../rules/support/options';

/** What one item of evidence claims. Options are named as in the item. */
export interface EvidenceClaim {
  readonly type: string | undefined;
  readonly supports: readonly string[];
  readonly refutes: readonly string[];
  /** Options that it measures without taking a side. */
  readonly measures: readonly string[];
}

/** What the state of a decision follows from, as far as the record itself tells. */
export interface StateFacts {
  readonly status: Status;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly evidence: readonly EvidenceClaim[];
}

/** Evidence that people must look up themselves: no tool can check it, so nothing about it is outstanding either. */
const CITED: ReadonlySet<string | undefined> = new Set(['link', 'incident']);

/**
 * How well a decision is backed by what its record claims, before any data is read: `unsupported`, `one-sided`,
 * `supported` (by something that can only be cited) or `unverified`. Undefined for drafts and for decisions no longer
 * in force. A record without a status is taken at its word.
 */
export function decisionState({ status, options, chosen, evidence }: StateFacts): DecisionState | undefined {
  if (status !== 'accepted' && status !== 'proposed' && status !== 'unknown') {
    return undefined;
  }
  const keyOf = optionFinder(options);
  const chosenKeys = new Set(chosen.map(keyOf));
  const support = evidence.filter(({ supports }) => {
    if (options.length === 0) {
      // There is only the decision itself to be about.
      return true;
    }
    return chosen.length === 0 ? supports.length > 0 : supports.some((name) => chosenKeys.has(keyOf(name)));
  });
  if (support.length === 0) {
    return 'unsupported';
  }
  const rejected = new Set(options.map(keyOf).filter((key) => !chosenKeys.has(key)));
  const isCompared = evidence.some(({ supports, refutes, measures }) =>
    [...supports, ...refutes, ...measures].some((name) => rejected.has(keyOf(name))),
  );
  if (chosen.length > 0 && options.length > 1 && rejected.size > 0 && !isCompared) {
    return 'one-sided';
  }
  return support.some(({ type }) => CITED.has(type)) ? 'supported' : 'unverified';
}
