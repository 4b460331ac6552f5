import type { CommitFacts, CommitQuestions } from '../../core/commits/facts';
import type { Commit } from '../../core/history/commit';
import type { CommitSnapshot, CommitSource, Logger, WorkHooks } from '../../core/ports';
import { throwIfCancelled } from '../../core/workspace/cancellation';
import { createGit } from '../git/git';
import { GitError } from '../git/gitError';
import { findGitDirectory } from '../root';
import { readChangedPaths } from './changedPaths';
import { readHistoryCommits } from './historyCommits';
import { findListed } from './listedCommits';
import { readOtherBranches } from './otherBranches';
import { readStoredTexts } from './storedTexts';

/** What git is asked with. */
export interface CommitSourceParts {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Whether git may be run. */
  readonly mayRunGit: boolean;
  readonly logger: Logger;
  /** The whole id of the commit that is looked at instead of what is checked out, and of no other branch. */
  readonly commit?: string;
}

/** Of more commits than this it is not asked what they changed: the oldest. */
const MAX_PATHS = 5_000;
/** How often it is looked whether somebody still waits, in milliseconds. */
const CANCELLATION_POLL = 100;

const NOTHING: CommitFacts = {
  head: undefined,
  trouble: undefined,
  incomplete: undefined,
  listed: new Map(),
  naming: [],
  touching: [],
  changed: new Map(),
  others: [],
};

/** The commits of the repository at `root`, asked for in a constant number of processes of git. */
export function createCommitSource(parts: CommitSourceParts): CommitSource {
  return {
    open: async (questions, hooks) => {
      const facts = await abortable(hooks, (signal) => readFacts(parts, questions, signal));
      return {
        facts,
        texts: (blobs, textHooks) => abortable(textHooks, (signal) => readStoredTexts(parts, blobs, signal)),
      } satisfies CommitSnapshot;
    },
  };
}

/** Runs work that ends when nobody waits for it any more. @throws CancelledError */
async function abortable<T>({ token }: WorkHooks, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (token?.isCancellationRequested === true) {
      controller.abort();
    }
  }, CANCELLATION_POLL);
  try {
    const result = await work(controller.signal);
    throwIfCancelled(token);
    return result;
  } catch (error) {
    throwIfCancelled(token);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

async function readFacts(
  { root, mayRunGit, logger, commit }: CommitSourceParts,
  { listed, folders, words, history, paths }: CommitQuestions,
  signal: AbortSignal,
): Promise<CommitFacts> {
  if ((await findGitDirectory(root)) === undefined) {
    return { ...NOTHING, trouble: 'this folder is not in a git repository' };
  }
  if (!mayRunGit) {
    return { ...NOTHING, trouble: 'git is not run in a folder that is not trusted' };
  }
  try {
    const git = createGit(root, { signal });
    const [head, incomplete] = await Promise.all([commit ?? git.head(), git.incomplete()]);
    if (head === undefined) {
      return { ...NOTHING, trouble: 'there is no commit yet' };
    }
    const isWhole = history && incomplete === undefined;
    const [found, { naming, touching }, others] = await Promise.all([
      listed.size === 0 ? NOTHING.listed : findListed(root, listed, head, signal),
      isWhole
        ? readHistoryCommits({ root, head, signal }, { words, folders }, commit === undefined)
        : NOTHING,
      history && commit === undefined ? readOtherBranches(root, folders, signal) : [],
    ]);
    const changed = paths
      ? await readChangedPaths(root, pathless(found, naming, touching), signal)
      : NOTHING.changed;
    return { head, trouble: undefined, incomplete, listed: found, naming, touching, changed, others };
  } catch (error) {
    if (!(error instanceof GitError)) {
      throw error;
    }
    logger.warn(`Git could not be asked about commits: ${error.message}`);
    return { ...NOTHING, trouble: `git could not be asked (${error.message.split('\n')[0] ?? ''})` };
  }
}

/** The ids of the commits that may belong to decisions and came without their paths, up to a number. */
function pathless(
  listed: CommitFacts['listed'],
  naming: readonly Commit[],
  touching: readonly Commit[],
): readonly string[] {
  const known = new Set(touching.map(({ id }) => id));
  const found = [...listed.values()].flatMap((each) => ('commit' in each ? [each.commit] : []));
  return [...new Set([...found, ...naming].map(({ id }) => id))]
    .filter((id) => !known.has(id))
    .slice(0, MAX_PATHS);
}
