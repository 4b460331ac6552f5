import type { ListedCommit } from '../../core/commits/facts';
import { createGit } from '../git/git';
import { findListed } from './listedCommits';

/** What a user means by a revision. */
export interface NamedCommit {
  /** Undefined where it is an abbreviation of nothing, and no name of a commit either. */
  readonly found: ListedCommit | undefined;
  /** Why commits can be missing here that exist elsewhere; undefined for a complete clone. */
  readonly incomplete: 'shallow' | 'partial' | undefined;
}

const COMMIT_ID = /^[0-9a-f]{4,64}$/;

/**
 * Finds the commit that a user names by its id, an abbreviation or any revision such as `HEAD~2` or `v1.0`.
 * @throws GitError
 */
export async function findCommit(root: string, given: string): Promise<NamedCommit> {
  const git = createGit(root);
  const [head, incomplete] = await Promise.all([git.head(), git.incomplete()]);
  if (head === undefined) {
    return { found: undefined, incomplete };
  }
  const { signal } = new AbortController();
  const id = given.toLowerCase();
  const byId = COMMIT_ID.test(id) ? (await findListed(root, new Set([id]), head, signal)).get(id) : undefined;
  if (byId !== undefined && byId.kind !== 'missing') {
    return { found: byId, incomplete };
  }
  const named = await git.commitOf(given);
  return {
    found: named === undefined ? byId : (await findListed(root, new Set([named]), head, signal)).get(named),
    incomplete,
  };
}
