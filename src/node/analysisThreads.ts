import { Worker } from 'node:worker_threads';
import type { Answer, Batch, FileToAnalyse, ThreadSetup } from './workerMessages';

/** The program that analysis threads run. */
export interface ThreadProgram {
  /** Absolute path of the script. */
  readonly file: string;
  /** Options of Node that the script needs. */
  readonly execArgv: readonly string[];
}

/** Files handed to a thread at once: some tens of milliseconds of work. */
const BATCH = 32;
/** Batches that a thread has before it: one to work on, one to go on with. */
const AHEAD = 2;

/**
 * Analyses files on `count` threads, which end with the call, however it ends.
 * @param onAnswer is given each batch with its answer; the call rejects with what it throws
 * @throws Error when a thread fails; batches that were answered stay answered
 */
export async function analyseOnThreads(
  program: ThreadProgram,
  count: number,
  setup: ThreadSetup,
  files: readonly FileToAnalyse[],
  onAnswer: (batch: Batch, answer: Answer) => void,
): Promise<void> {
  const batches = batchesOf(files);
  const threads = Array.from(
    { length: Math.min(count, batches.length) },
    () => new Worker(program.file, { workerData: setup, execArgv: [...program.execArgv] }),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      let next = 0;
      let answered = 0;

      function handOut(thread: Worker): void {
        const batch = batches[next];
        if (batch !== undefined) {
          next += 1;
          thread.postMessage(batch);
        }
      }

      for (const thread of threads) {
        thread.on('error', reject);
        thread.on('messageerror', reject);
        thread.on('exit', (code) => {
          reject(new Error(`An analysis thread ended with exit code ${code}.`));
        });
        thread.on('message', (answer: Answer) => {
          handOut(thread);
          try {
            const batch = batches[answer.id];
            if (batch !== undefined) {
              onAnswer(batch, answer);
            }
            answered += 1;
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          if (answered === batches.length) {
            resolve();
          }
        });
        for (let ahead = 0; ahead < AHEAD; ahead += 1) {
          handOut(thread);
        }
      }
      if (batches.length === 0) {
        resolve();
      }
    });
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function batchesOf(files: readonly FileToAnalyse[]): readonly Batch[] {
  const batches: Batch[] = [];
  for (let at = 0; at < files.length; at += BATCH) {
    batches.push({ id: batches.length, files: files.slice(at, at + BATCH) });
  }
  return batches;
}
