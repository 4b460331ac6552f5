import type { DecisionState } from '../model/decision';
import type { Status } from '../model/status';

/** What the state of a decision follows from, as far as the record itself tells. */
export interface StateFacts {
  readonly status: Status;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly evidence: readonly {
    readonly type: string | undefined;
    readonly supports: readonly string[];
    readonly refutes: readonly string[];
  }[];
}

/** Evidence that people must look up themselves: no tool can check it, so nothing about it is outstanding either. */
const citedTypes: ReadonlySet<string | undefined> = new Set(['link', 'incident']);

/** How well a decision is backed by what its record claims. Undefined for drafts and for decisions no longer in force. */
export function decisionState({ status, options, chosen, evidence }: StateFacts): DecisionState | undefined {
  if (status !== 'accepted' && status !== 'proposed' && status !== 'unknown') {
    return undefined;
  }
  // Without options there is only the decision itself to support.
  const isBacked = (supports: readonly string[], refutes: readonly string[]): boolean => {
    if (options.length === 0) {
      return refutes.length === 0;
    }
    return chosen.length === 0 ? supports.length > 0 : supports.some((title) => chosen.includes(title));
  };
  const support = evidence.filter((item) => isBacked(item.supports, item.refutes));
  if (support.length === 0) {
    return 'unsupported';
  }
  const others = options.filter((title) => !chosen.includes(title));
  const isCompared = evidence.some((item) =>
    [...item.supports, ...item.refutes].some((title) => others.includes(title)),
  );
  if (chosen.length > 0 && others.length > 0 && !isCompared) {
    return 'one-sided';
  }
  return support.some(({ type }) => citedTypes.has(type)) ? 'supported' : 'unverified';
}
