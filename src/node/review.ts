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
import type { RepositoryHistory } from './git/repositoryHistory';
import type { GitOptions } from './git/runGit';

/** Which commits are compared. */
export interface ReviewedCommits {
  /** Where the branch begins. */
  readonly base: Commit;
  readonly head: Commit;
}

/** What a review works with. */
export interface ReviewTools {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly history: RepositoryHistory;
  /** Where readings of data files are kept for the next run; undefined for nowhere. */
  readonly cacheFolder: string | undefined;
  readonly git: GitOptions;
  readonly logger: Logger;
}

/**
 * Reviews what happened between two commits, without checking anything out. Both are looked at as of the day of the later
 * one, so that the same two commits always give the same.
 * @throws GitError
 * @throws CancelledError
 */
export async function reviewCommits(
  { base, head }: ReviewedCommits,
  { root, history, cacheFolder, git, logger }: ReviewTools,
  hooks: WorkHooks,
): Promise<Review> {
  const { isPartial } = await history.git.gaps();
  const copies = await createStoredCopies(root, isPartial, git);
  try {
    const [before, after, changes, program] = await Promise.all([
      history.filesAt(base.id),
      history.filesAt(head.id),
      history.changesBetween(base.id, head.id),
      findReadingProgram(),
    ]);
    const text = history.text.bind(history);
    const log = await compareLogs({ before, after, changes, text }, hooks.token);
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
