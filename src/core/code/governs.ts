import type { DecisionView } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import { isClosed } from '../model/status';
import { replacementOf } from '../rules/support/relations';
import { exclusion, globMatcher } from '../workspace/glob';
import type { PathMatcher } from '../workspace/glob';

/** A decision that rules a path, and why. */
export interface Governing {
  readonly decision: Decision;
  /** The glob of its `governs` that means the path, as written. */
  readonly glob: string;
}

/** More globs than this in one record are a mistake or an attack; the rest of them mean nothing. */
const MAX_GLOBS = 500;

/** What a record's `governs` means. */
interface Scope {
  readonly included: readonly { readonly glob: string; readonly matches: PathMatcher }[];
  readonly isExcluded: PathMatcher | undefined;
}

/** Decisions are never changed, only replaced. */
const scopes = new WeakMap<Decision, Scope>();

/**
 * Tells for any number of paths which decisions rule the file there: those whose `governs` means it and that are in
 * force or may come into force, in the order of the view. Who was rejected, retired or superseded as a whole rules
 * nothing any more; who was amended, or superseded in a part, still does.
 * @returns a function of a path relative to the root, with `/`, at which there need not be a file
 */
export function governingDecisions(view: DecisionView): (path: string) => readonly Governing[] {
  const ruling = view.all().filter((decision) => decision.governs.length > 0 && isInForce(decision, view));
  return (path) =>
    ruling.flatMap((decision) => {
      const glob = globFor(path, decision);
      return glob === undefined ? [] : [{ decision, glob }];
    });
}

/** The first glob of a decision's `governs` that means `path`; undefined when none does, or another takes it away. */
export function globFor(path: string, decision: Decision): string | undefined {
  const { included, isExcluded } = scopeOf(decision);
  return isExcluded?.(path) === true ? undefined : included.find(({ matches }) => matches(path))?.glob;
}

/** Whether a decision has anything to say about code now. */
export function isInForce(decision: Decision, view: DecisionView): boolean {
  return !isClosed(decision.status) && replacementOf(decision, view) === undefined;
}

function scopeOf(decision: Decision): Scope {
  let scope = scopes.get(decision);
  if (scope === undefined) {
    const globs = decision.governs.slice(0, MAX_GLOBS);
    scope = {
      included: globs
        .filter((glob) => !glob.startsWith('!'))
        .map((glob) => ({ glob, matches: globMatcher([glob]) })),
      isExcluded: exclusion(globs),
    };
    scopes.set(decision, scope);
  }
  return scope;
}
