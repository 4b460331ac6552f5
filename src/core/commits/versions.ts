import type { Commit, PathChange } from '../history/commit';
import type { Status } from '../model/status';
import { isRewritten } from './outcome';
import type { Outcome } from './outcome';

/** A record as a commit left it. */
export interface RecordVersion {
  readonly commit: Commit;
  /** The object that git stores for it. */
  readonly blob: string;
}

/** More versions of one record than this are not looked at: the oldest are left out. */
const MAX_VERSIONS = 100;

/** The committed versions of records by the paths that they have now, across renames. */
export class RecordVersions {
  readonly #changes = new Map<string, { readonly at: number; readonly change: PathChange }[]>();
  readonly #commits: readonly Commit[];

  /** @param commits those that changed something in the decision folders, newest first, with their paths */
  constructor(commits: readonly Commit[]) {
    this.#commits = commits;
    commits.forEach(({ paths = [] }, at) => {
      for (const change of paths) {
        const known = this.#changes.get(change.path);
        if (known === undefined) {
          this.#changes.set(change.path, [{ at, change }]);
        } else {
          known.push({ at, change });
        }
      }
    });
  }

  /** Whether anything was ever committed at a path. */
  has(path: string): boolean {
    return this.#changes.has(path);
  }

  /** The commits that changed the record at `path`, newest first. */
  commitsOf(path: string): readonly Commit[] {
    return this.#walk(path).map(({ commit }) => commit);
  }

  /** The versions of the record at `path`, newest first; of several with one content in a row the oldest. */
  of(path: string): readonly RecordVersion[] {
    const versions: RecordVersion[] = [];
    for (const { commit, change } of this.#walk(path)) {
      if (change.after === undefined) {
        continue;
      }
      if (versions.at(-1)?.blob === change.after) {
        versions.pop();
      }
      versions.push({ commit, blob: change.after });
    }
    return versions;
  }

  /** Whether the versions of the record at `path` go back to the commit that added it. */
  isWhole(path: string): boolean {
    return this.#walk(path).at(-1)?.change.kind === 'added';
  }

  /** What was done to a record, newest first, back to where it was added. */
  #walk(path: string): readonly { readonly commit: Commit; readonly change: PathChange }[] {
    const steps: { readonly commit: Commit; readonly change: PathChange }[] = [];
    let from = 0;
    for (let current: string | undefined = path; current !== undefined;) {
      const changes: readonly { readonly at: number; readonly change: PathChange }[] =
        this.#changes.get(current) ?? [];
      current = undefined;
      for (const { at, change } of changes) {
        const commit = this.#commits[at];
        if (at < from || commit === undefined) {
          continue;
        }
        if (change.kind === 'deleted' || steps.length === MAX_VERSIONS) {
          return steps;
        }
        steps.push({ commit, change });
        from = at + 1;
        if (change.kind === 'added') {
          return steps;
        }
        if (change.kind === 'renamed') {
          current = change.from;
          break;
        }
      }
    }
    return steps;
  }
}

/** What a version of a record says. */
export interface VersionContent {
  readonly status: Status;
  readonly outcome: Outcome | undefined;
}

/** What was agreed on when a record was accepted. */
export interface Acceptance {
  /** The commit in which it became accepted, and stayed so. */
  readonly commit: Commit;
  readonly outcome: Outcome;
  /** The first commit that rewrote the outcome; undefined when none did. */
  readonly rewrittenBy: Commit | undefined;
}

/** Since when a record has the status that it has. */
export interface Standing {
  readonly status: Status;
  /** The commit that gave it this status; of more versions than are looked at, the oldest that is known to have it. */
  readonly commit: Commit;
}

/**
 * Finds the commit since which a record has had its status without a break, in whatever words and place.
 * @param versions newest first
 * @returns undefined without versions, or when one cannot be read before another status is found
 */
export function standingOf(
  versions: readonly RecordVersion[],
  statusOf: (blob: string) => Status | undefined,
): Standing | undefined {
  let standing: Standing | undefined;
  for (const { commit, blob } of versions) {
    const status = statusOf(blob);
    if (status === undefined) {
      return undefined;
    }
    if (standing !== undefined && status !== standing.status) {
      break;
    }
    standing = { status, commit };
  }
  return standing;
}

/** For so long after its acceptance a record is still being put right, in milliseconds. */
const SETTLING = 7 * 24 * 60 * 60 * 1000;

/**
 * Finds what a record said when it was accepted: as it stood a week after the first of the versions that have called it
 * accepted without a break.
 * @param versions newest first
 * @returns undefined when the newest version is not accepted, or decides nothing
 */
export function acceptanceOf(
  versions: readonly RecordVersion[],
  contentOf: (blob: string) => VersionContent | undefined,
): Acceptance | undefined {
  const first = versions.findIndex(({ blob }) => contentOf(blob)?.status !== 'accepted');
  const accepted = versions.slice(0, first < 0 ? versions.length : first).toReversed();
  const start = accepted[0];
  if (start === undefined) {
    return undefined;
  }
  const settled = Date.parse(start.commit.committed) + SETTLING;
  const at = accepted.findLastIndex(({ commit }) => !(Date.parse(commit.committed) > settled));
  const outcome = contentOf(accepted[Math.max(0, at)]?.blob ?? '')?.outcome;
  if (outcome === undefined) {
    return undefined;
  }
  const rewriting = accepted.slice(at + 1).find(({ blob }) => {
    const later = contentOf(blob)?.outcome;
    return later !== undefined && isRewritten(outcome, later);
  });
  return { commit: start.commit, outcome, rewrittenBy: rewriting?.commit };
}
