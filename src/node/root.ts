import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * The repository that a file or folder belongs to: the nearest folder at or above `from` with a `.git` in it, which is a
 * folder or, in a worktree or a submodule, a file. `from` need not exist.
 * @returns an absolute path; undefined when there is none up to the top of the file system
 */
export async function findRepositoryRoot(from: string): Promise<string | undefined> {
  let folder = resolve(from);
  for (;;) {
    if (await isGitEntry(join(folder, '.git'))) {
      return folder;
    }
    const parent = dirname(folder);
    // The top of the file system is its own parent: `/`, `C:\`, `\\server\share\`.
    if (parent === folder) {
      return undefined;
    }
    folder = parent;
  }
}

async function isGitEntry(path: string): Promise<boolean> {
  try {
    const entry = await stat(path);
    return entry.isDirectory() || entry.isFile();
  } catch {
    return false;
  }
}

/** More than any `gitdir:` file holds. */
const MAX_GIT_FILE_BYTES = 8192;

/**
 * The folder that git keeps its own files of this working tree in: `.git`, or where the `.git` file of a worktree or
 * submodule points.
 * @returns an absolute path; undefined when there is none
 */
export async function findGitDirectory(root: string): Promise<string | undefined> {
  const entry = join(root, '.git');
  try {
    const stats = await lstat(entry);
    if (stats.isFile() && stats.size <= MAX_GIT_FILE_BYTES) {
      const target = /^gitdir: ([^\r\n]+)/.exec(await readFile(entry, 'utf8'))?.[1];
      return target === undefined ? undefined : await folderOrNothing(resolve(root, target));
    }
    return await folderOrNothing(entry);
  } catch {
    return undefined;
  }
}

async function folderOrNothing(path: string): Promise<string | undefined> {
  return (await stat(path)).isDirectory() ? path : undefined;
}
