import { join } from 'node:path';
import type { Commit } from '../core/history/commit';
import type { WorkHooks } from '../core/ports';
import { createDecisionService } from '../core/service';
import type { DecisionWorkspace } from '../core/service';
import { findReadingProgram } from './builtProgram';
import { createCommitSource } from './commits/commitSource';
import { createRevisionEvidence } from './evidence/evidenceSource';
import { createStoredCopies } from './evidence/storedCopies';
import type { ReviewTools } from './review';
import { findGitDirectory } from './root';

/**
 * Does work on the decisions of a commit as they were on its day, without checking anything out: their evidence is judged by
 * the data and code of that commit, their commits are those up to it.
 * @throws GitError
 * @throws CancelledError
 */
export async function withRevision<T>(
  commit: Commit,
  { root, history, git, logger }: ReviewTools,
  hooks: WorkHooks,
  work: (workspace: DecisionWorkspace) => Promise<T>,
): Promise<T> {
  const gitDirectory = await findGitDirectory(root);
  const cacheFolder = gitDirectory && join(gitDirectory, 'grounds');
  const { isPartial } = await history.git.gaps();
  const [files, program] = await Promise.all([history.filesAt(commit.id), findReadingProgram()]);
  const today = commit.committed.slice(0, 10);
  const copies = await createStoredCopies(root, isPartial, git);
  try {
    const at = { root, commit: commit.id, logger };
    const service = createDecisionService({
      files,
      clock: { today: () => today },
      logger,
      evidence: createRevisionEvidence({ ...at, today, copies, cacheFolder, program }),
      commits: createCommitSource({ ...at, mayRunGit: true }),
    });
    return await work(await service.open(hooks));
  } finally {
    await copies.close();
  }
}
