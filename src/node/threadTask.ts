import { Worker } from 'node:worker_threads';
import type { ThreadProgram } from './analysisThreads';

/** What became of a task, and whether its thread can go on. */
export interface ThreadAnswer<Result> {
  /** Undefined when nobody waits for it any more. */
  readonly result: Result | undefined;
  readonly isAlive: boolean;
  /** What the thread died of. */
  readonly cause?: string;
}

/**
 * Does one task on a thread of its own.
 * @returns undefined when it was aborted
 * @throws Error when the thread died
 */
export async function doOnThread<Result>(
  program: ThreadProgram,
  task: object,
  signal: AbortSignal | undefined,
): Promise<Result | undefined> {
  if (signal?.aborted === true) {
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

/** Gives a thread that does nothing else a task, and waits for its answer. Never rejects. */
export function askThread<Result>(
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
