import { readFile, readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { findGitDirectory } from './root';
import { watchFolders } from './watchFolders';

/** What git wrote: which commit is checked out; what is staged, which commits change too; or where other branches are. */
export type GitChange = 'head' | 'index' | 'branches';

/** The files that belong to one working tree. */
const OF_WORKTREE: Readonly<Record<string, GitChange>> = {
  HEAD: 'head',
  'logs/HEAD': 'head',
  index: 'index',
};

/** The files that all working trees of a repository share; in folders, also of branches with a `/` in their name. */
const OF_ALL: readonly (readonly [path: RegExp, change: GitChange])[] = [
  // Without a log of HEAD, only the branch itself tells of a commit on it.
  [/^refs\/heads\//, 'head'],
  [/^reftable\/tables\.list$/, 'head'],
  [/^(?:refs\/remotes\/|FETCH_HEAD$|packed-refs$)/, 'branches'],
];

/** Folders of branches beyond this many are not watched. */
const MAX_BRANCH_FOLDERS = 100;

/**
 * Tells when git, whoever ran it, has changed something in the repository at `root`.
 * @returns what ends it; undefined where no repository is
 */
export async function watchGit(
  root: string,
  changed: (change: GitChange) => void,
): Promise<{ close: () => void } | undefined> {
  const own = await findGitDirectory(root);
  if (own === undefined) {
    return undefined;
  }
  const common = await commonDirectory(own);
  let isClosed = false;
  const watch = watchFolders((path) => {
    const change = changeOf(within(own, path), within(common, path));
    if (change !== undefined) {
      changed(change);
    }
    if (path.startsWith(join(common, 'refs'))) {
      // A branch may have come with a folder of its own.
      void follow();
    }
  });
  async function follow(): Promise<void> {
    const branches = await branchFolders(common);
    if (!isClosed) {
      watch.set([own!, join(own!, 'logs'), common, join(common, 'reftable'), ...branches]);
    }
  }
  await follow();
  return {
    close(): void {
      isClosed = true;
      watch.close();
    },
  };
}

function changeOf(ofWorktree: string, ofAll: string): GitChange | undefined {
  if (ofAll.endsWith('.lock')) {
    return undefined;
  }
  return OF_WORKTREE[ofWorktree] ?? OF_ALL.find(([path]) => path.test(ofAll))?.[1];
}

function within(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Where git keeps what all working trees of a repository share. Source: gitrepository-layout(5), `commondir`. */
async function commonDirectory(own: string): Promise<string> {
  try {
    return resolve(own, (await readFile(join(own, 'commondir'), 'utf8')).trim());
  } catch {
    return own;
  }
}

/** The folders of branches, here and of remotes, with those below. */
async function branchFolders(common: string): Promise<readonly string[]> {
  const found = [join(common, 'refs', 'heads'), join(common, 'refs', 'remotes')];
  for (let at = 0; at < found.length && found.length < MAX_BRANCH_FOLDERS; at += 1) {
    const entries = await readdir(found[at]!, { withFileTypes: true }).catch(() => []);
    found.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(found[at]!, name)));
  }
  return found.slice(0, MAX_BRANCH_FOLDERS);
}
