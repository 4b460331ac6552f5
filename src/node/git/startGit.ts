import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gitEnvironment, harmlessSettings } from './environment';
import { GitError, cancelledError, failedError, startError } from './gitError';
import type { GitOptions } from './runGit';

/** A command may be silent for so long before it is ended, in milliseconds. */
const TIMEOUT = 60_000;
/** More of what git complains about is not kept, in bytes. */
const MAX_SAID = 1 << 16;

/** How git is started. */
export interface StartOptions extends GitOptions {
  /**
   * The file that holds what is staged, where it is not the usual one: git hands such a file to its hooks while it commits
   * a part of the changes.
   */
  readonly indexFile?: string;
}

/** A git that runs, for output that is too long to wait for, or that is asked one thing after the other. */
export interface RunningGit {
  /** Writes to its standard input, and waits while it does not read. @throws GitError when it has ended */
  write(text: string): Promise<void>;
  /** Says that nothing more is written. */
  closeInput(): void;
  /**
   * Its output, piece by piece, to be read once. Who stops reading ends it.
   * @param owes whether something is expected of it; while nothing is, it may be silent for as long as it likes
   * @throws GitError for any exit code but 0, when it is silent for too long and when it is cancelled
   */
  output(owes?: () => boolean): AsyncGenerator<Buffer, void, undefined>;
  /** Ends it. What it was asked and has not answered stays without an answer. */
  stop(): void;
}

/**
 * Starts git for the repository at `root`, as harmless as `createGitRunner` runs it. simple-git gives a command's
 * output at its end and nothing to its input, so that what has to stream is started here.
 * @param args never to be taken from a repository or a user unless git cannot read them as options
 */
export function startGit(root: string, args: readonly string[], options: StartOptions = {}): RunningGit {
  const { signal, timeout = TIMEOUT, indexFile } = options;
  const settings = harmlessSettings.flatMap((setting) => ['-c', setting]);
  // Started in a folder that is not the repository's: Windows looks for programs there first.
  const child = spawn('git', ['-C', resolve(root), ...settings, ...args], {
    cwd: dirname(process.execPath),
    env: { ...gitEnvironment(), ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }) },
    stdio: 'pipe',
    windowsHide: true,
  });
  let said = '';
  let timedOut = false;
  let askedAt = 0;
  child.stderr.on('data', (piece: Buffer) => {
    if (said.length < MAX_SAID) {
      said += piece.toString('utf8');
    }
  });
  // A git that has ended says why by its exit code.
  child.stdin.on('error', () => undefined);
  const ended = endOf(child);
  const stop = (): void => {
    child.stdin.destroy();
    child.stdout.destroy();
    child.kill();
  };
  if (signal?.aborted === true) {
    stop();
  }
  signal?.addEventListener('abort', stop, { once: true });
  void ended.then(() => signal?.removeEventListener('abort', stop));

  async function requireSuccess(): Promise<void> {
    const end = await ended;
    if (signal?.aborted === true) {
      throw cancelledError();
    }
    if (timedOut) {
      throw new GitError('failed', `Git gave no answer for ${timeout / 1000} seconds.`, undefined);
    }
    if (end instanceof Error) {
      throw startError('errno' in end ? Number(end.errno) : 0, end.message);
    }
    if (end !== 0) {
      throw end === undefined
        ? new GitError('failed', 'Git was ended from outside.', undefined)
        : failedError(end, said);
    }
  }

  /** Ends it when it owes an answer for too long. @returns what calls this off */
  function watch(owes: () => boolean): () => void {
    let timer: NodeJS.Timeout;
    const look = (): void => {
      const left = owes() ? askedAt + timeout - performance.now() : timeout;
      if (left <= 0) {
        timedOut = true;
        stop();
      } else {
        timer = setTimeout(look, left);
      }
    };
    askedAt = performance.now();
    timer = setTimeout(look, timeout);
    return () => {
      clearTimeout(timer);
    };
  }

  return {
    async write(text) {
      askedAt = performance.now();
      if (!child.stdin.writable) {
        await requireSuccess();
        return;
      }
      if (!child.stdin.write(text)) {
        await Promise.race([once(child.stdin, 'drain').catch(() => undefined), ended]);
      }
    },
    closeInput: () => {
      child.stdin.end();
    },
    async *output(owes = () => true) {
      const pieces = (child.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
      try {
        for (;;) {
          // Only the time that git takes counts, not that of who reads.
          const unwatch = watch(owes);
          let piece: IteratorResult<Buffer>;
          try {
            piece = await pieces.next();
          } catch {
            // A stream that was broken off: the end of git says why.
            break;
          } finally {
            unwatch();
          }
          if (piece.done === true) {
            break;
          }
          yield piece.value;
        }
        await requireSuccess();
      } finally {
        stop();
      }
    },
    stop,
  };
}

/** The exit code; undefined when a signal ended it; the error when it could not be started. Never rejects. */
function endOf(child: ChildProcessWithoutNullStreams): Promise<number | undefined | Error> {
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => {
      resolve(code ?? undefined);
    });
  });
}
