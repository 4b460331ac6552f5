import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ThreadProgram } from '../analysisThreads';
import { askThread } from '../threadTask';
import type { ThreadAnswer } from '../threadTask';
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
