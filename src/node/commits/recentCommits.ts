import type { Commit } from '../../core/history/commit';
import { createGitRunner } from '../git/runGit';
import { LOG_FORMAT, LOG_SETTINGS, parseLog } from './commitLog';

/**
 * The last commits of what is checked out, newest first, without their paths.
 * @throws GitError also before the first commit
 */
export async function recentCommits(root: string, max: number): Promise<readonly Commit[]> {
  const run = createGitRunner(root, {});
  return parseLog(
    await run.text(...LOG_SETTINGS, 'log', '-z', LOG_FORMAT, `--max-count=${max}`, 'HEAD', '--'),
  );
}
