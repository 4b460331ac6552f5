import type { SimpleGit } from 'simple-git';
import { gitEnvironment, harmlessSettings, ownVariables } from './environment';
import { GitError, cancelledError, failedError, startError } from './gitError';
import { LIST_FILTERS, disabledFilters } from './ownFilters';

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
const NO_OUTPUT = Buffer.alloc(0);
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
  const git = simpleGit({
    baseDir: root,
    maxConcurrentProcesses: MAX_PROCESSES,
    timeout: { block: timeout },
    // Its output is whole when it is closed, which on a busy machine can be long after the exit.
    completion: { onExit: false },
    config: [...harmlessSettings],
    // What they guard is set to nothing here, never to a program.
    unsafe: { allowUnsafeFsMonitor: true, allowUnsafeFilter: true },
    allowEnvironment: [...ownVariables],
    // By default a failure without a message would pass as success, and no error has its exit code.
    errors: (error, { exitCode, stdErr }) => {
      if (exitCode === 0 || error instanceof GitPluginError) {
        return error;
      }
      const said = Buffer.concat(stdErr).toString('utf8').trim();
      return Object.assign(new SimpleGitError(undefined, said), { exitCode } satisfies WithExit);
    },
    ...(signal === undefined ? {} : { abort: signal }),
  }).env(gitEnvironment());
  // simple-git waits 50 ms more for a command that has said nothing, which is what most questions about changes get.
  git.outputHandler((_command, stdout) => {
    stdout.once('end', () => stdout.emit('data', NO_OUTPUT));
  });
  return git;
}

function toGitError(error: unknown, signal: AbortSignal | undefined): GitError {
  if (signal?.aborted === true) {
    return cancelledError();
  }
  const said = error instanceof Error ? error.message : String(error);
  const exitCode = error instanceof Error && 'exitCode' in error ? Number(error.exitCode) : undefined;
  if (exitCode === undefined) {
    return new GitError('failed', said === '' ? 'Git ended without saying why.' : said, undefined);
  }
  // Node reports a program that could not be started by the negative number of the system's error.
  return exitCode < 0 ? startError(exitCode, said) : failedError(exitCode, said);
}
