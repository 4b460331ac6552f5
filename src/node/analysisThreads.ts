import { Worker } from 'node:worker_threads';
import type { Answer, Batch, FileToAnalyse, ThreadSetup } from './workerMessages';

/** The program that analysis threads run. */
export interface ThreadProgram {
  /** Absolute path of the script. */
  readonly file: string;
  /** Options of Node that the script needs. */
  readonly execArgv: readonly string[];
}

/**
 * Finding that a record is unchanged takes about this part of the time of analysing it. More would be nearer to the
 * truth, and would make a batch of unchanged files in which all changed too long.
 */
export const CHECKING_COST = 1 / 16;
/** How much is handed to a thread at once, in files to analyse: some tens of milliseconds of work. */
const BATCH = 32;
/** A batch of unchanged files has at most as many, so that it does not take long either when all of them did change. */
const BATCH_FILES = 128;
/** How much a thread has before it at most, in files to analyse: so much that it never waits for more. */
const AHEAD = 64;
/** Starting a thread takes about as long as analysing this many files; for so many that changed, one more is started. */
const START_COST = 64;

/** A thread with what it was given and did not answer yet. */
interface Hand {
  readonly worker: Worker;
  load: number;
}

/** Threads that analyse files. The first starts with the object, while others find out what there is to do. To be ended. */
export class AnalysisThreads {
  readonly #program: ThreadProgram;
  readonly #setup: ThreadSetup;
  readonly #maxThreads: number;
  readonly #hands: Hand[] = [];
  #batches: readonly Batch[] = [];
  #next = 0;
  #onMessage: (hand: Hand, answer: Answer) => void = () => undefined;
  #settle: () => void = () => undefined;
  /** Rejects with the first failure of a thread. */
  readonly #failure: Promise<never>;
  #fail: (error: unknown) => void = () => undefined;

  /** One thread starts at once; more, up to `maxThreads`, are started for files that have to be analysed. */
  constructor(program: ThreadProgram, setup: ThreadSetup, maxThreads: number) {
    this.#program = program;
    this.#setup = setup;
    this.#maxThreads = maxThreads;
    this.#failure = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    // Nobody may be waiting yet, and no thread may fail unheard.
    this.#failure.catch(() => undefined);
    this.#start();
  }

  /**
   * Analyses files. To be called once.
   * @param onAnswer is given each batch with its answer; the call rejects with what it throws
   * @throws Error when a thread fails; batches that were answered stay answered
   */
  async analyse(
    files: readonly FileToAnalyse[],
    onAnswer: (batch: Batch, answer: Answer) => void,
  ): Promise<void> {
    this.#batches = batchesOf(files);
    const answered = new Promise<void>((resolve, reject) => {
      let left = this.#batches.length;
      let changed = 0;
      if (left === 0) {
        resolve();
      }
      this.#settle = (): void => {
        left -= 1;
        if (left === 0) {
          resolve();
        }
      };
      this.#onMessage = (hand, answer) => {
        try {
          const batch = this.#batches[answer.id];
          if (batch === undefined) {
            throw new Error('An analysis thread answered what nobody asked.');
          }
          hand.load -= costOf(batch);
          changed += answer.outcomes.filter((outcome) => outcome !== 'unchanged').length;
          this.#handOut(hand);
          if (this.#next < this.#batches.length) {
            this.#startFor(changed);
          }
          onAnswer(batch, answer);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
        this.#settle();
      };
    });
    const unknown = files.filter(({ digest }) => digest === undefined).length;
    this.#startFor(unknown);
    for (const hand of this.#hands) {
      this.#handOut(hand);
    }
    await Promise.race([answered, this.#failure]);
  }

  /**
   * Takes the next batch away from the threads if probably nothing in it changed, for a caller who has time to look at it
   * and says with `settle` that it did.
   */
  take(): Batch | undefined {
    const batch = this.#batches[this.#next];
    if (batch === undefined || batch.files.some(({ digest }) => digest === undefined)) {
      return undefined;
    }
    this.#next += 1;
    return batch;
  }

  /** Says that a batch which was taken away has its results. */
  settle(): void {
    this.#settle();
  }

  /** Ends all threads, whatever they are doing. May be called again, to wait for the end. */
  async end(): Promise<void> {
    this.#onMessage = () => undefined;
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  /** Starts as many threads as so many files to analyse are worth. One is enough to find that nothing changed. */
  #startFor(changed: number): void {
    const worth = Math.min(Math.ceil(changed / START_COST), this.#maxThreads);
    while (this.#hands.length < Math.max(worth, 1) && this.#start()) {
      // The next one.
    }
  }

  /** @returns false when there is no room for another thread, which is a failure like any other */
  #start(): boolean {
    const { file, execArgv } = this.#program;
    let worker: Worker;
    try {
      worker = new Worker(file, { workerData: this.#setup, execArgv: [...execArgv] });
    } catch (error) {
      this.#fail(error);
      return false;
    }
    const hand: Hand = { worker, load: 0 };
    worker.on('error', this.#fail);
    worker.on('messageerror', this.#fail);
    worker.on('exit', (code) => {
      this.#fail(new Error(`An analysis thread ended with exit code ${code}.`));
    });
    worker.on('message', (answer: Answer) => {
      this.#onMessage(hand, answer);
    });
    this.#hands.push(hand);
    this.#handOut(hand);
    return true;
  }

  #handOut(hand: Hand): void {
    for (
      let batch = this.#batches[this.#next];
      batch !== undefined && hand.load < AHEAD;
      batch = this.#batches[this.#next]
    ) {
      this.#next += 1;
      hand.load += costOf(batch);
      hand.worker.postMessage(batch);
    }
  }
}

/** How long files take if those that are known did not change, in files to analyse. */
export function costOfFiles(files: readonly Pick<FileToAnalyse, 'digest'>[]): number {
  return files.reduce((cost, { digest }) => cost + (digest === undefined ? 1 : CHECKING_COST), 0);
}

function costOf({ files }: Batch): number {
  return costOfFiles(files);
}

function batchesOf(files: readonly FileToAnalyse[]): readonly Batch[] {
  const batches: Batch[] = [];
  let batch: FileToAnalyse[] = [];
  let cost = 0;
  for (const file of files) {
    batch.push(file);
    cost += file.digest === undefined ? 1 : CHECKING_COST;
    if (cost >= BATCH || batch.length >= BATCH_FILES) {
      batches.push({ id: batches.length, files: batch });
      batch = [];
      cost = 0;
    }
  }
  return batch.length === 0 ? batches : [...batches, { id: batches.length, files: batch }];
}
