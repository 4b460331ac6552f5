import { join } from 'node:path';
import { compareLogs } from '../core/history/compareLogs';
import type { Commit } from '../core/history/commit';
import { incompleteness } from '../core/history/gaps';
import type { Logger, WorkHooks } from '../core/ports';
import { createSharedAnalysers } from '../core/review/sharedAnalyser';
import type { IdentifiedFiles } from '../core/review/sharedAnalyser';
import { reviewBranch } from '../core/review/review';
import type { Review, ReviewSide } from '../core/review/review';
import { createDecisionService } from '../core/service';
import { findReadingProgram } from './builtProgram';
import { createRevisionEvidence } from './evidence/evidenceSource';
import { createStoredCopies } from './evidence/storedCopies';
import { commitAt } from './git/moment';
import type { RepositoryHistory } from './git/repositoryHistory';
import type { GitOptions } from './git/runGit';
import { findGitDirectory } from './root';

/** Which commits are compared. */
export interface ReviewedCommits {
  /** What the branch is to be merged into. */
  readonly target: Commit;
  /** The last commit of the branch. */
  readonly head: Commit;
}

/** What a review works with. */
export interface ReviewTools {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly history: RepositoryHistory;
  readonly git: GitOptions;
  readonly logger: Logger;
}

/**
 * Reviews what happened on a branch since it left another one, without checking anything out. Both ends are looked at as of
 * the day of the later one, so that the same two commits always give the same. Readings of data files are kept for the
 * next run.
 * @returns undefined when the two have no commit in common that is in this clone
 * @throws GitError
 * @throws CancelledError
 */
export async function reviewCommits(
  { target, head }: ReviewedCommits,
  { root, history, git, logger }: ReviewTools,
  hooks: WorkHooks,
): Promise<Review | undefined> {
  const ancestor = await history.git.mergeBase(target.id, head.id);
  const base = ancestor === undefined ? undefined : await commitAt(root, history.git, ancestor, git);
  if (base === undefined) {
    return undefined;
  }
  const gitDirectory = await findGitDirectory(root);
  const cacheFolder = gitDirectory && join(gitDirectory, 'grounds');
  const { isPartial } = await history.git.gaps();
  const copies = await createStoredCopies(root, isPartial, git);
  try {
    const [pair, program] = await Promise.all([history.pair(base.id, head.id), findReadingProgram()]);
    const { before, after, changes } = pair;
    const log = await compareLogs(pair, hooks.token);
    const today = head.committed.slice(0, 10);
    const analysers = createSharedAnalysers();
    const sideOf = async (commit: Commit, files: IdentifiedFiles): Promise<ReviewSide> => {
      const evidence = createRevisionEvidence({
        root,
        commit: commit.id,
        today,
        copies,
        cacheFolder,
        program,
        logger,
      });
      const analyser = analysers(files);
      const service = createDecisionService({
        files,
        clock: { today: () => today },
        logger,
        analyser,
        evidence,
      });
      return { commit, files, workspace: await service.open(hooks) };
    };
    const parts = { base: await sideOf(base, before), head: await sideOf(head, after), changes, log };
    const incomplete = incompleteness({ ...history.gaps(), isShallow: false });
    return await reviewBranch({ ...parts, incomplete }, hooks);
  } finally {
    await copies.close();
  }
}
