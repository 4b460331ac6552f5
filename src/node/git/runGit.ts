import { getSystemErrorName } from 'node:util';
import type { SimpleGit } from 'simple-git';
import { LIST_FILTERS, disabledFilters } from './ownFilters';

/** Why a git command did not give a result. */
export type GitErrorKind = 'not-installed' | 'not-a-repository' | 'cancelled' | 'failed';

/** A git command gave no result; `message` is a sentence, with what git said where it said something. */
export class GitError extends Error {
  constructor(
    readonly kind: GitErrorKind,
    message: string,
    /** The exit code of git; undefined when it did not come to an end by itself. */
    readonly exitCode: number | undefined,
  ) {
    super(message);
    this.name = 'GitError';
  }
}

/** How git is run. */
export interface GitOptions {
  /** Ends what is running and refuses what comes after. */
  readonly signal?: AbortSignal;
  /** How long a command may be silent before it is ended, in milliseconds. */
  readonly timeout?: number;
}

/** Runs git commands, every one of which gives its output or rejects with a {@link GitError}. */
export interface GitRunner {
  /** The output as text. @throws GitError also for any exit code but 0 */
  text(...args: readonly string[]): Promise<string>;
  /**
   * As `text`, for commands that compare the contents of files in the working tree: filters that the repository itself
   * names are switched off, for they are programs.
   * @throws GitError
   */
  textOfFiles(...args: readonly string[]): Promise<string>;
  /** The bytes of an object. @param id a whole object id */
  object(id: string): Promise<Buffer>;
}

const TIMEOUT = 30_000;
const MAX_PROCESSES = 4;
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Runs git in `root`. Nothing is started before the first command. */
export function createGitRunner(root: string, options: GitOptions): GitRunner {
  let runner: Promise<SimpleGit> | undefined;

  async function run<T>(command: (git: SimpleGit) => PromiseLike<T>): Promise<T> {
    runner ??= createRunner(root, options);
    try {
      return await command(await runner);
    } catch (error) {
      throw toGitError(error, options.signal);
    }
  }

  let filters: Promise<readonly string[]> | undefined;

  async function filtersOff(): Promise<readonly string[]> {
    let listed: string;
    try {
      listed = await run((git) => git.raw(LIST_FILTERS));
    } catch (error) {
      if (error instanceof GitError && error.exitCode === 1) {
        return [];
      }
      throw error;
    }
    try {
      return disabledFilters(listed).flatMap((setting) => ['-c', setting]);
    } catch (error) {
      throw toGitError(error, options.signal);
    }
  }

  return {
    text: (...args) => run((git) => git.raw([...args])),
    async textOfFiles(...args) {
      filters ??= filtersOff();
      const settings = await filters;
      return run((git) => git.raw([...settings, ...args]));
    },
    object: (id) => {
      if (!OBJECT_ID.test(id)) {
        return Promise.reject(new GitError('failed', `${id} is not an object id.`, undefined));
      }
      return run((git) => git.showBuffer(id));
    },
  };
}

/** Marks what git's end looked like on the errors that simple-git passes through. */
interface WithExit {
  readonly exitCode: number;
}

async function createRunner(root: string, { signal, timeout = TIMEOUT }: GitOptions): Promise<SimpleGit> {
  // Loaded on first use: most of what Grounds does needs no git.
  const { simpleGit, GitError: SimpleGitError, GitPluginError } = await import('simple-git');
  return simpleGit({
    baseDir: root,
    maxConcurrentProcesses: MAX_PROCESSES,
    timeout: { block: timeout },
    config: HARMLESS,
    // What they guard is set to nothing here, never to a program.
    unsafe: { allowUnsafeFsMonitor: true, allowUnsafeFilter: true },
    allowEnvironment: ['GIT_OPTIONAL_LOCKS', 'GIT_ALLOW_PROTOCOL', 'GIT_NO_LAZY_FETCH'],
    // By default a failure without a message would pass as success, and no error has its exit code.
    errors: (error, { exitCode, stdErr }) => {
      if (exitCode === 0 || error instanceof GitPluginError) {
        return error;
      }
      const said = Buffer.concat(stdErr).toString('utf8').trim();
      return Object.assign(new SimpleGitError(undefined, said), { exitCode } satisfies WithExit);
    },
    ...(signal === undefined ? {} : { abort: signal }),
  }).env({ ...inheritedEnvironment(), LC_ALL: 'C', ...OFFLINE, GIT_OPTIONAL_LOCKS: '0' });
}

/**
 * What is missing in a partial clone stays missing: reading decisions must not wait for a network, nor use one. Older
 * versions of git know only the first of the two.
 */
const OFFLINE = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };

/** Settings of a repository that would make reading it run a program. */
const HARMLESS = ['core.fsmonitor=false', 'log.showSignature=false'];

/** Variables that point git to other repositories, programs or configuration; simple-git refuses to pass them on. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !GUARDED.test(name)));
}

function toGitError(error: unknown, signal: AbortSignal | undefined): GitError {
  const said = error instanceof Error ? error.message : String(error);
  if (signal?.aborted === true) {
    return new GitError('cancelled', 'Cancelled.', undefined);
  }
  const exitCode = error instanceof Error && 'exitCode' in error ? Number(error.exitCode) : undefined;
  if (exitCode !== undefined && exitCode < 0) {
    // Node reports a program that could not be started by the negative number of the system's error.
    return getSystemErrorName(exitCode) === 'ENOENT'
      ? new GitError('not-installed', 'Git is not installed or not on the PATH.', undefined)
      : new GitError('failed', `Git could not be started: ${said}`, undefined);
  }
  if (exitCode === 128 && said.startsWith('fatal: not a git repository')) {
    return new GitError('not-a-repository', 'This folder is not in a git repository.', exitCode);
  }
  return new GitError(
    'failed',
    said === '' ? `Git ended with exit code ${exitCode ?? '?'}.` : said,
    exitCode,
  );
}
