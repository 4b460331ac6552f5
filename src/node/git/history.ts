import type { Commit } from '../../core/history/commit';
import { GitError } from './gitError';
import { LOG_FORMAT, LogParser } from './logParser';
import type { GitOptions } from './runGit';
import { startGit } from './startGit';

/** Which commits are told about, and how much of each. */
export interface LogQuery {
  /** Whole ids of commits: these and all before them. */
  readonly from: readonly string[];
  /** Whole ids of commits: neither these nor any before them. */
  readonly without?: readonly string[];
  /** Only the commits of `from`, not those before them, in their order. */
  readonly alone?: boolean;
  /** Only the commits of the branch itself, not those that were merged into it. */
  readonly firstParents?: boolean;
  /** Whether the files that they changed are told. */
  readonly changes: boolean;
  /**
   * Only commits that changed one of these files, and nothing but that is told, renames not being recognised. The order
   * is that of the commits' dates.
   */
  readonly paths?: readonly string[];
  /**
   * Commits whose parents are not in this clone: what they changed cannot be told. See `Git.cutOff`.
   */
  readonly cutOff?: ReadonlySet<string>;
  /** Whether only files with the same content count as renamed: to compare contents they have to be there. */
  readonly exactRenames?: boolean;
}

/** More files than this that came and went in one commit are not compared with each other, for it takes their square. */
export const MAX_COMPARED = 1000;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const SETTINGS = [
  'i18n.logOutputEncoding=UTF-8',
  'log.showRoot=true',
  'log.mailmap=true',
  'log.follow=false',
  `diff.renameLimit=${MAX_COMPARED}`,
].flatMap((setting) => ['-c', setting]);

const FORMAT = ['log', '-z', '--no-color', '--no-notes', `--format=${LOG_FORMAT}`];
const RAW = ['--raw', '--no-abbrev', '-c', '--combined-all-paths', '--no-ext-diff', '--no-textconv'];

/**
 * The commits of a repository, newest first and never before one that they are a parent of, from one `git log` that is
 * read while it runs. Ending the iteration ends it.
 * @throws GitError also after some commits, when git dies half way
 */
export async function* readLog(
  root: string,
  query: LogQuery,
  options: GitOptions = {},
): AsyncGenerator<Commit, void, undefined> {
  const {
    from,
    without = [],
    alone = false,
    firstParents = false,
    changes,
    paths,
    cutOff,
    exactRenames = false,
  } = query;
  const commits = [...from, ...without];
  const wrong = commits.find((id) => !COMMIT.test(id));
  if (wrong !== undefined) {
    throw new GitError('failed', `${wrong} is not a whole commit id.`, undefined);
  }
  const ready: Commit[] = [];
  const parser = new LogParser(
    (id) => changes && cutOff?.has(id) !== true,
    (commit) => {
      ready.push(commit);
    },
    paths?.length,
  );
  const git = startGit(
    root,
    [
      ...SETTINGS,
      '--literal-pathspecs',
      ...FORMAT,
      ...(changes ? [...RAW, paths !== undefined ? '--no-renames' : exactRenames ? '-M100%' : '-M'] : []),
      alone ? '--no-walk=unsorted' : paths === undefined ? '--date-order' : '--full-history',
      ...(firstParents ? ['--first-parent'] : []),
      '--stdin',
      '--',
      ...(paths ?? []),
    ],
    options,
  );
  await git.write(`${[...from, ...without.map((id) => `^${id}`)].join('\n')}\n`);
  git.closeInput();
  for await (const piece of git.output()) {
    parser.push(piece);
    yield* ready.splice(0);
  }
  parser.end();
  yield* ready;
}
