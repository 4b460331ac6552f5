import { compareText } from '../../core/graph/paths';
import { GitError } from './gitError';
import { createGitRunner } from './runGit';
import type { GitOptions } from './runGit';

/** Finds files of a working tree by what git knows of them. Paths are relative to the root, with `/`, and ordered. */
export interface FileSearch {
  /**
   * The tracked text files whose lines hold one of some texts, whatever the case of their letters, as they are on disk.
   * Git reads them in a process and threads of its own, which costs a quarter of what reading them here would.
   * @param texts none of them with a line end; there is nothing to find without any
   * @param under a file or folder to look in; `''` for everything
   * @param without folders to leave out
   * @throws GitError
   */
  filesWith(texts: readonly string[], under: string, without?: readonly string[]): Promise<readonly string[]>;
  /**
   * The files that git does not track and no ignore file leaves out.
   * @throws GitError
   */
  untracked(under: string, without?: readonly string[]): Promise<readonly string[]>;
  /**
   * The files that git tracks or would track; some may have been deleted since.
   * @throws GitError
   */
  listed(under: string): Promise<readonly string[]>;
}

/** Searches the working tree at `root`, the top of a git repository. */
export function createFileSearch(root: string, options: GitOptions = {}): FileSearch {
  const run = createGitRunner(root, options);

  async function list(...args: readonly string[]): Promise<readonly string[]> {
    const text = await run.text(...args);
    return [...new Set(text.split('\0'))].filter((path) => path !== '').sort(compareText);
  }

  return {
    async filesWith(texts, under, without) {
      if (texts.length === 0) {
        return [];
      }
      const patterns = texts.flatMap((text) => ['-e', text]);
      // No converter is run: text is compared as it is on disk. Submodules are other repositories.
      const how = ['-l', '-z', '-I', '-i', '-F', '--no-textconv', '--no-recurse-submodules'];
      try {
        return await list('grep', ...how, ...patterns, '--', ...pathspecs(under, without));
      } catch (error) {
        // Nothing was found.
        if (error instanceof GitError && error.exitCode === 1) {
          return [];
        }
        throw error;
      }
    },
    untracked: (under, without) =>
      list('ls-files', '-z', '--others', '--exclude-standard', '--', ...pathspecs(under, without)),
    listed: (under) =>
      list('ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...pathspecs(under)),
  };
}

/** Nothing in the paths means anything but itself. */
function pathspecs(under: string, without: readonly string[] = []): readonly string[] {
  return [
    under === '' ? ':(top)' : `:(top,literal)${under}`,
    ...without.map((folder) => `:(top,literal,exclude)${folder}`),
  ];
}
