import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ThreadProgram } from '../analysisThreads';
import type { FileResult, FileTask } from './readDataFile';

/** More threads than this take more memory than they save time. */
const MAX_THREADS = 4;

/**
 * Reads data files on threads, one file after the other on each, so that neither a large file nor a hostile one stops
 * anything else. A file on which its thread dies (out of memory) is reported as one that cannot be read.
 * @param onResult called with the index of a task
 */
export async function readOnThreads(
  program: ThreadProgram,
  tasks: readonly FileTask[],
  onResult: (index: number, result: FileResult) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let next = 0;

  async function work(): Promise<void> {
    let worker: Worker | undefined;
    try {
      while (next < tasks.length && signal?.aborted !== true) {
        const index = next;
        next += 1;
        if (worker === undefined) {
          worker = new Worker(program.file, { execArgv: [...program.execArgv] });
          // Between two tasks nobody listens, and an error that nobody listens to would end the process.
          worker.on('error', () => undefined);
        }
        const answer = await answerOf(worker, tasks[index]!, signal);
        if (!answer.isAlive) {
          await worker.terminate();
          worker = undefined;
        }
        if (answer.result !== undefined) {
          onResult(index, answer.result);
        }
      }
    } finally {
      await worker?.terminate();
    }
  }

  const count = Math.min(availableParallelism(), MAX_THREADS, tasks.length);
  await Promise.all(Array.from({ length: count }, work));
}

/**
 * Does one task on a thread of its own.
 * @returns undefined when it was aborted
 * @throws Error when the thread died
 */
export async function doOnThread<Result>(
  program: ThreadProgram,
  task: object,
  signal: AbortSignal,
): Promise<Result | undefined> {
  if (signal.aborted) {
    return undefined;
  }
  const worker = new Worker(program.file, { execArgv: [...program.execArgv] });
  worker.on('error', () => undefined);
  try {
    const answer = await askThread<Result>(worker, task, signal);
    if (answer.cause !== undefined) {
      throw new Error(`It could not be read (${answer.cause}).`);
    }
    return answer.result;
  } finally {
    await worker.terminate();
  }
}

/** What became of a task, and whether its thread can go on. */
interface ThreadAnswer<Result> {
  /** Undefined when nobody waits for it any more. */
  readonly result: Result | undefined;
  readonly isAlive: boolean;
  /** What the thread died of. */
  readonly cause?: string;
}

async function answerOf(
  worker: Worker,
  task: FileTask,
  signal: AbortSignal | undefined,
): Promise<ThreadAnswer<FileResult>> {
  const answer = await askThread<FileResult>(worker, task, signal);
  const { cause } = answer;
  return cause === undefined
    ? answer
    : {
        result: { kind: 'failed', error: 'unreadable', message: `It could not be read (${cause}).` },
        isAlive: false,
      };
}

function askThread<Result>(
  worker: Worker,
  task: object,
  signal: AbortSignal | undefined,
): Promise<ThreadAnswer<Result>> {
  return new Promise((resolve) => {
    const onMessage = (result: Result): void => {
      done({ result, isAlive: true });
    };
    const onError = (error: unknown): void => {
      fail(error instanceof Error ? error.message : String(error));
    };
    const onExit = (code: number): void => {
      fail(`the thread that read it ended with exit code ${code}`);
    };
    const onAbort = (): void => {
      done({ result: undefined, isAlive: false });
    };
    const fail = (cause: string): void => {
      done({ result: undefined, isAlive: false, cause });
    };
    const done = (answer: ThreadAnswer<Result>): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      resolve(answer);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort);
    worker.postMessage(task);
  });
}
