import type { Commit } from '../../core/history/commit';
import { GitError } from './git';
import type { Git } from './git';
import { readLog } from './history';
import type { GitOptions } from './runGit';

/** A day, or a time of a day, with a zone or without. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The commit that a revision or a date means; undefined when there is none. A date means the last commit of the branch
 * that is checked out which was made by then: by the end of the day, or by that time, on the clock of who made it unless
 * the date states a zone. What is a revision is not read as a date.
 * @throws GitError
 */
export async function commitAt(
  root: string,
  git: Git,
  given: string,
  options: GitOptions = {},
): Promise<Commit | undefined> {
  const id = await commitOf(git, given);
  if (id !== undefined) {
    return first(readLog(root, { from: [id], alone: true, changes: false }, options));
  }
  const head = DATE.test(given) && !Number.isNaN(Date.parse(given)) ? await git.head() : undefined;
  if (head === undefined) {
    return undefined;
  }
  const isBy = byThen(given);
  const log = readLog(root, { from: [head], firstParents: true, changes: false }, options);
  for await (const commit of log) {
    if (isBy(commit.committed)) {
      return commit;
    }
  }
  return undefined;
}

/** Whether git would take it for a date: to say what is wrong with one that means no commit. */
export function looksLikeDate(given: string): boolean {
  return DATE.test(given);
}

async function commitOf(git: Git, revision: string): Promise<string | undefined> {
  try {
    return await git.commitOf(revision);
  } catch (error) {
    // What is no revision by its form makes git fail rather than say no.
    if (error instanceof GitError && error.kind === 'failed' && error.exitCode !== undefined) {
      return undefined;
    }
    throw error;
  }
}

function byThen(given: string): (committed: string) => boolean {
  if (DATE.exec(given)?.[1] !== undefined) {
    const then = Date.parse(given);
    return (committed) => Date.parse(committed) <= then;
  }
  const then = given.replace(' ', 'T');
  return (committed) => committed.slice(0, then.length) <= then;
}

async function first(commits: AsyncIterable<Commit>): Promise<Commit | undefined> {
  for await (const commit of commits) {
    return commit;
  }
  return undefined;
}
