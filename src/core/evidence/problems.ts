import type { ReportSink } from './report';

/** After so many defects nobody learns from one more. */
const maxDefects = 100;
const maxNotes = 100;
/** What readers keep of one report until its end, in bytes: more than any report needs. */
const maxKept = 256 * 1024 * 1024;

/**
 * Passes on what is wrong with a report, but not without end: after a hundred defects one more says that reading stopped,
 * and further ones are dropped.
 */
export class Problems {
  readonly #sink: ReportSink;
  #defects = 0;
  #notes = 0;
  #kept = 0;

  constructor(sink: ReportSink) {
    this.#sink = sink;
  }

  /** Whether there were so many defects, or is so much to keep, that the reader should stop. */
  get isFull(): boolean {
    return this.#defects >= maxDefects;
  }

  /**
   * Counts what a reader has to keep until later. Too much of it is a defect behind which reading stops: a thread that
   * runs out of memory may take the whole process with it.
   * @param bytes about what it takes in memory; negative for what is kept no longer
   */
  keep(bytes: number): void {
    this.#kept += bytes;
    if (this.#kept > maxKept && !this.isFull) {
      this.#defects = maxDefects;
      this.#sink.defect('The report takes too much memory to read; the rest of it was not read.');
    }
  }

  /** The entries of a report, up to the one whose defects were too many. */
  *untilFull<T>(entries: Iterable<T>): Generator<T> {
    for (const entry of entries) {
      if (this.isFull) {
        return;
      }
      yield entry;
    }
  }

  /** See {@link ReportSink.defect}. */
  defect(message: string, line?: number): void {
    if (this.isFull) {
      return;
    }
    this.#defects += 1;
    this.#sink.defect(message, line);
    if (this.isFull) {
      this.#sink.defect(`The report has ${maxDefects} defects or more; the rest of it was not read.`);
    }
  }

  /** See {@link ReportSink.note}. */
  note(message: string): void {
    this.#notes += 1;
    if (this.#notes <= maxNotes) {
      this.#sink.note(message);
    }
  }
}
