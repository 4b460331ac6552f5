import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGit } from '../git/git';
import { createGitRunner } from '../git/runGit';
import { GitError } from '../git/gitError';
import { gitWithInput } from '../git/gitWithInput';
import { findGitDirectory } from '../root';

/** What git is about to commit, as a hook sees it. */
export interface CommitInProgress {
  /** What git is in the middle of that brings messages of its own: `merge`, `revert`, `cherry-pick`, `rebase`. */
  readonly operation: 'merge' | 'revert' | 'cherry-pick' | 'rebase' | undefined;
  /** The branch that is checked out; undefined for a detached HEAD. */
  readonly branch: string | undefined;
  /** `core.commentChar` as configured: a character, a text, or `auto`. */
  readonly comment: string;
}

const OPERATIONS = [
  ['MERGE_HEAD', 'merge'],
  ['REVERT_HEAD', 'revert'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
] as const;

/** What is being committed in the repository at `root`. @throws GitError */
export async function readCommitInProgress(root: string): Promise<CommitInProgress> {
  const directory = await findGitDirectory(root);
  const operation =
    directory === undefined ? undefined : OPERATIONS.find(([name]) => existsSync(join(directory, name)))?.[1];
  const run = createGitRunner(root, {});
  const ask = async (...args: readonly string[]): Promise<string | undefined> => {
    try {
      const text = (await run.text(...args)).replace(/\r?\n$/, '');
      return text === '' ? undefined : text;
    } catch (error) {
      // Git says no by this exit code.
      if (error instanceof GitError && error.exitCode === 1) {
        return undefined;
      }
      throw error;
    }
  };
  const [branch, text, character] = await Promise.all([
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ask('config', '--get', 'core.commentString'),
    ask('config', '--get', 'core.commentChar'),
  ]);
  return { operation, branch, comment: text ?? character ?? '#' };
}

/**
 * The paths of what is staged, as it differs from the commit that is checked out.
 * @param indexFile what git says to its hooks in `GIT_INDEX_FILE`, where it commits a part only
 * @throws GitError
 */
export async function stagedPaths(root: string, indexFile: string | undefined): Promise<readonly string[]> {
  const head = await createGit(root).head();
  const options = indexFile === undefined ? {} : { indexFile };
  const output =
    head === undefined
      ? await gitWithInput(root, ['ls-files', '-z', '--cached', '--full-name'], '', options)
      : await gitWithInput(
          root,
          [
            'diff-index',
            '--cached',
            '--name-only',
            '-z',
            '--no-renames',
            '--ignore-submodules=dirty',
            head,
            '--',
          ],
          '',
          options,
        );
  return output
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}
