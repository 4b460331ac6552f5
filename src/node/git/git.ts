import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PathChange } from '../../core/history/commit';
import { CommitFiles } from './commitFiles';
import { GitError } from './gitError';
import { gitWithInput } from './gitWithInput';
import { MAX_COMPARED } from './history';
import { parseRawChanges } from './rawChange';
import { createGitRunner } from './runGit';
import type { GitOptions } from './runGit';
import { parseStatus } from './statusPaths';

export { GitError } from './gitError';
export type { GitErrorKind } from './gitError';
export type { GitOptions } from './runGit';

/** The questions that Grounds asks git about one repository. */
export interface Git {
  /**
   * The user's name as git knows it; undefined when none is configured.
   * @throws GitError
   */
  userName(): Promise<string | undefined>;
  /**
   * The commit that is checked out; undefined before the first one.
   * @throws GitError
   */
  head(): Promise<string | undefined>;
  /**
   * The commit that a revision (a branch, a tag, an id, `HEAD~3`) means; undefined when there is none.
   * @throws GitError
   */
  commitOf(revision: string): Promise<string | undefined>;
  /**
   * The best common ancestor of two commits; undefined when they have none in this clone.
   * @param a a whole commit id
   * @param b a whole commit id
   * @throws GitError
   */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /**
   * What is not in this clone although it is in the repository that it was made from: old commits (`shallow`) or the
   * contents of files (`partial`). Undefined for a complete clone.
   * @throws GitError
   */
  incomplete(): Promise<'shallow' | 'partial' | undefined>;
  /**
   * Both of what `incomplete` tells, and the commits of a shallow clone whose parents are not in it.
   * @throws GitError
   */
  gaps(): Promise<{ readonly cutOff: ReadonlySet<string>; readonly isPartial: boolean }>;
  /**
   * All files of a commit, ordered by the bytes of their paths.
   * @param commit a whole commit id
   * @throws GitError
   */
  files(commit: string): Promise<CommitFiles>;
  /**
   * The paths of files that differ from the commit that is checked out, untracked ones included.
   * @throws GitError
   */
  uncommitted(): Promise<readonly string[]>;
  /**
   * The paths of tracked files that differ from the commit that is checked out.
   * @throws GitError
   */
  modified(): Promise<readonly string[]>;
  /**
   * Whether git tracks a file: it is committed, or added to be.
   * @param path relative to the root, with `/`
   * @throws GitError
   */
  isTracked(path: string): Promise<boolean>;
  /**
   * Whether a file that is not tracked would be left out by an ignore file.
   * @param path relative to the root, with `/`
   * @throws GitError
   */
  isIgnored(path: string): Promise<boolean>;
  /**
   * What was changed together with a file: the paths of each of the last `max` commits that changed it, newest first,
   * merges left out.
   * @param path relative to the root, with `/`
   * @throws GitError
   */
  changedWith(path: string, max: number): Promise<readonly (readonly string[])[]>;
  /**
   * Those of `commits` that are in this clone.
   * @param commits whole commit ids; others are left out
   * @throws GitError
   */
  existing(commits: Iterable<string>): Promise<ReadonlySet<string>>;
  /**
   * The paths that differ between two commits of this clone; of a renamed file both.
   * @param from a whole commit id
   * @param to a whole commit id
   * @throws GitError
   */
  changed(from: string, to: string): Promise<readonly string[]>;
  /**
   * What differs between two commits of this clone, file by file.
   * @param from a whole commit id
   * @param to a whole commit id
   * @param exactRenames whether only files with the same content count as renamed, as it has to be in a partial clone
   * @throws GitError
   */
  changesBetween(from: string, to: string, exactRenames: boolean): Promise<readonly PathChange[]>;
  /**
   * The bytes of a stored file.
   * @throws GitError also when it is not in this clone
   */
  blob(id: string): Promise<Buffer>;
  /**
   * The object ids that git would store files of the working tree under, line ends and filters applied, in their order.
   * @param paths relative to the root, with `/`
   * @throws GitError
   */
  storedIds(paths: readonly string[]): Promise<readonly string[]>;
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** So many arguments fit into a command line everywhere. */
const MAX_ARGUMENTS = 200;

/** Git for the repository at `root`. All git commands of Grounds are run here. */
export function createGit(root: string, options: GitOptions = {}): Git {
  const run = createGitRunner(root, options);

  /** The output of a command that says no by exit code 1; undefined then. */
  async function answer(...args: readonly string[]): Promise<string | undefined> {
    try {
      const text = (await run.text(...args)).trim();
      return text === '' ? undefined : text;
    } catch (error) {
      if (error instanceof GitError && error.exitCode === 1) {
        return undefined;
      }
      throw error;
    }
  }

  const isShallow = async (): Promise<boolean> =>
    (await answer('rev-parse', '--is-shallow-repository')) === 'true';
  const isPartial = async (): Promise<boolean> =>
    (await answer(
      'config',
      '--get-regexp',
      String.raw`^(extensions\.partialclone|remote\..*\.promisor)$`,
    )) !== undefined;

  /** The commits that a file of git's lists: those of a shallow clone that have parents elsewhere. */
  async function shallowCommits(): Promise<readonly string[]> {
    const file = await run.text('rev-parse', '--git-path', 'shallow');
    const text = await readFile(resolve(root, file.trimEnd()), 'utf8').catch(() => '');
    return text.split('\n').filter((id) => COMMIT.test(id));
  }

  const git: Git = {
    userName: () => answer('config', '--get', 'user.name'),
    head: () => git.commitOf('HEAD'),
    // What stands behind this option is never read as another one.
    commitOf: (revision) =>
      answer('rev-parse', '--quiet', '--verify', '--end-of-options', `${revision}^{commit}`),

    mergeBase: async (a, b) =>
      (await answer('merge-base', requireCommit(a), requireCommit(b)))?.split('\n')[0],

    async incomplete() {
      const [shallow, partial] = await Promise.all([isShallow(), isPartial()]);
      return shallow ? 'shallow' : partial ? 'partial' : undefined;
    },

    async gaps() {
      const [shallow, partial] = await Promise.all([isShallow(), isPartial()]);
      return { cutOff: new Set(shallow ? await shallowCommits() : []), isPartial: partial };
    },

    async files(commit) {
      const args = ['ls-tree', '-r', '-z', '--full-tree', requireCommit(commit)];
      return CommitFiles.read(await gitWithInput(root, args, '', options));
    },

    async uncommitted() {
      return parseStatus(
        await run.textOfFiles(
          'status',
          '--porcelain',
          '-z',
          '--untracked-files=all',
          '--no-renames',
          '--ignore-submodules=dirty',
        ),
      );
    },

    async modified() {
      return parseStatus(
        await run.textOfFiles('status', '--porcelain', '-z', '--untracked-files=no', '--no-renames'),
      );
    },

    isTracked: async (path) =>
      (await answer('--literal-pathspecs', 'ls-files', '--error-unmatch', '--', path)) !== undefined,

    isIgnored: async (path) => (await answer('check-ignore', '--', path)) !== undefined,

    async changedWith(path, max) {
      const text = await run.text(
        '--literal-pathspecs',
        'log',
        '--full-diff',
        '--name-only',
        '-z',
        '--no-renames',
        '--no-merges',
        '--format=%x01',
        `--max-count=${max}`,
        '--',
        path,
      );
      return text
        .split('\x01')
        .map((commit) => commit.split('\0').map((name) => name.replace(/^\n/, '')))
        .map((names) => names.filter((name) => name !== ''))
        .filter((names) => names.length > 0);
    },

    async existing(commits) {
      const ids = [...new Set(commits)].filter((id) => COMMIT.test(id));
      const found = new Set<string>();
      for (let at = 0; at < ids.length; at += MAX_ARGUMENTS) {
        const asked = ids.slice(at, at + MAX_ARGUMENTS);
        const lines = await run.text('rev-list', '--no-walk', '--ignore-missing', ...asked);
        lines.split('\n').forEach((line) => found.add(line.trim()));
      }
      found.delete('');
      return found;
    },

    async changed(from, to) {
      const text = await run.text(
        'diff-tree',
        '-r',
        '-z',
        '--name-only',
        '--no-renames',
        requireCommit(from),
        requireCommit(to),
      );
      return text.split('\0').filter((path) => path !== '');
    },

    async changesBetween(from, to, exactRenames) {
      const renames = [`-l${MAX_COMPARED}`, exactRenames ? '-M100%' : '-M'];
      return parseRawChanges(
        await run.text(
          'diff-tree',
          '-r',
          '-z',
          '--raw',
          '--no-abbrev',
          ...renames,
          requireCommit(from),
          requireCommit(to),
        ),
      );
    },

    blob: (id) => run.object(id),

    async storedIds(paths) {
      const ids: string[] = [];
      for (let at = 0; at < paths.length; at += MAX_ARGUMENTS) {
        const text = await run.textOfFiles('hash-object', '--', ...paths.slice(at, at + MAX_ARGUMENTS));
        ids.push(...text.trim().split('\n'));
      }
      return ids;
    },
  };
  return git;
}

function requireCommit(id: string): string {
  if (!COMMIT.test(id)) {
    throw new GitError('failed', `${id} is not a whole commit id.`, undefined);
  }
  return id;
}
