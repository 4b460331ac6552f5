import { ReportError } from '../../core/evidence/report';
import { FileReadError } from '../../core/ports';
import type { ReportOutline } from '../../core/assist/reportOutline';
import type { BuiltProgram } from '../builtProgram';
import { findReadingProgram } from '../builtProgram';
import { doOnThread } from '../threadTask';
import { fileState } from '../fileState';
import type { ReportResults, ReportTask, TaskFile, TaskOf, TaskOutcome } from './reportTasks';

/** So many reports are remembered: those of a record or two. */
const MAX_KEPT = 12;
/** A report that nobody waits for any more is read on for so long, in milliseconds: the next letter asks for it again. */
const LINGER = 2000;

/** A report that is being read, or was. */
interface Reading {
  readonly state: string;
  readonly outline: Promise<ReportOutline>;
  readonly controller: AbortController;
  waiting: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Reads reports on threads of their own, so that neither a large one nor a hostile one stops anything else. What is in
 * them is remembered for as long as their files stay as they are.
 */
export class ReportReader {
  readonly #program: Promise<BuiltProgram | undefined>;
  readonly #readings = new Map<string, Reading>();

  /** @param program without one reports are read on this thread */
  constructor(program: Promise<BuiltProgram | undefined> = findReadingProgram()) {
    this.#program = program;
  }

  /**
   * What is in a report.
   * @returns undefined when it was aborted
   * @throws FileReadError, ReportError
   */
  async outline(file: TaskFile, signal: AbortSignal): Promise<ReportOutline | undefined> {
    const key = JSON.stringify([file.root, file.file, file.format]);
    const state = await fileState(file.file);
    if (state === undefined || signal.aborted) {
      this.#forget(key);
      return signal.aborted ? undefined : this.do<'outline'>({ ...file, ask: 'outline' }, signal);
    }
    let reading = this.#readings.get(key);
    if (reading?.state !== state || reading.controller.signal.aborted) {
      this.#forget(key);
      reading = this.#start(key, state, file);
    }
    // The last one used is the last one to go.
    this.#readings.delete(key);
    this.#readings.set(key, reading);
    return this.#wait(key, reading, signal);
  }

  /**
   * Does something else with a report.
   * @returns undefined when it was aborted
   * @throws FileReadError, ReportError
   */
  async do<Ask extends ReportTask['ask']>(
    task: TaskOf<Ask>,
    signal: AbortSignal,
  ): Promise<ReportResults[Ask] | undefined> {
    const program = await this.#program;
    const outcome =
      program === undefined
        ? await (await import('./reportTasks.js')).runReportTask(task)
        : await doOnThread<TaskOutcome>(program.threads, task, signal);
    if (outcome === undefined || outcome.kind === 'done') {
      return outcome?.value as ReportResults[Ask] | undefined;
    }
    throw errorOf(outcome);
  }

  #start(key: string, state: string, file: TaskFile): Reading {
    const controller = new AbortController();
    const outline = this.do<'outline'>({ ...file, ask: 'outline' }, controller.signal).then((found) => {
      if (found === undefined) {
        throw new Error('Nobody waits for the report any more.');
      }
      return found;
    });
    outline.catch(() => {
      // What failed is tried again when it is asked for again.
      if (this.#readings.get(key)?.controller === controller) {
        this.#readings.delete(key);
      }
    });
    for (const [oldest] of [...this.#readings].slice(0, Math.max(0, this.#readings.size + 1 - MAX_KEPT))) {
      this.#forget(oldest);
    }
    return { state, outline, controller, waiting: 0, timer: undefined };
  }

  async #wait(key: string, reading: Reading, signal: AbortSignal): Promise<ReportOutline | undefined> {
    reading.waiting += 1;
    clearTimeout(reading.timer);
    let stop: (() => void) | undefined;
    const stopped = new Promise<undefined>((resolve) => {
      stop = () => {
        resolve(undefined);
      };
      signal.addEventListener('abort', stop);
    });
    let isRead = false;
    try {
      return await Promise.race([reading.outline.finally(() => (isRead = true)), stopped]);
    } finally {
      signal.removeEventListener('abort', stop!);
      reading.waiting -= 1;
      if (reading.waiting === 0 && !isRead) {
        reading.timer = setTimeout(() => {
          reading.controller.abort();
          if (this.#readings.get(key) === reading) {
            this.#readings.delete(key);
          }
        }, LINGER);
        reading.timer.unref();
      }
    }
  }

  #forget(key: string): void {
    const reading = this.#readings.get(key);
    if (reading !== undefined) {
      this.#readings.delete(key);
      if (reading.waiting === 0) {
        clearTimeout(reading.timer);
        reading.controller.abort();
      }
    }
  }
}

function errorOf({ error, message }: Extract<TaskOutcome, { kind: 'failed' }>): Error {
  if (error === undefined) {
    return new Error(message);
  }
  return error.of === 'file' ? new FileReadError(error.kind, message) : new ReportError(error.kind, message);
}
