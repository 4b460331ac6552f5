import type { Direction } from '../model/evidence';

/** The report formats that Grounds reads, by the names that `format:` takes. */
export const reportFormats = [
  'junit',
  'trx',
  'nunit',
  'xunit',
  'tap',
  'go-test',
  'ctrf',
  'csv',
  'tsv',
  'json',
  'hyperfine',
  'google-benchmark',
  'jmh',
  'pytest-benchmark',
  'benchmarkdotnet',
  'k6',
  'lcov',
  'cobertura',
  'jacoco',
  'istanbul',
  'sarif',
  'text',
] as const;

/** A report format. `json` and `text` are what nothing more exact is known of. */
export type ReportFormat = (typeof reportFormats)[number];

/** How a test ended. Where a report says several things, failed wins over skipped, and skipped over passed. */
export type Outcome = 'passed' | 'failed' | 'skipped';

/** One test of a report. Nothing about it is unique: reports repeat class and name. */
export interface TestCase {
  /** The titles of the suites around it, outermost first. */
  readonly suites: readonly string[];
  /** The class, module or file that the report names as its owner; undefined when it names none. */
  readonly className: string | undefined;
  readonly name: string;
  /** Its source file: relative to the repository's root with `/` where the report's path is in there, else as written. */
  readonly file: string | undefined;
  /** 1-based line in `file`. */
  readonly line: number | undefined;
  readonly outcome: Outcome;
  /** Passed, but only after it had failed. */
  readonly flaky: boolean;
  /** How long it took, in seconds; undefined when the report does not say or not in a way that can be read. */
  readonly seconds: number | undefined;
  /** Why it failed or was skipped, at most 4,000 characters. */
  readonly message: string | undefined;
  /** The decisions that the test says it speaks about (`<property name="decision" value="0012"/>`), as written. */
  readonly decisions: readonly string[];
}

export type { Direction };

/** One measured value of a report. */
export interface Measurement {
  /** What was measured: the benchmark's whole name, the command, the covered file, the k6 metric. */
  readonly bench: string;
  /** Which number of it: `mean`, `real_time`, `score`, `p(95)`, `lines`. */
  readonly metric: string;
  /** Whether this is the number that is meant when none is named. */
  readonly isDefault: boolean;
  readonly value: number;
  /** As in the report or as its format defines; undefined when neither says. */
  readonly unit: string | undefined;
  /** Undefined unless the format or the unit proves it. */
  readonly better: Direction | undefined;
  /** The interval that the true value is taken to lie in, where the report carries spread. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** What tells measurements of the same name apart: parameters, mode, threads, aggregate. */
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Takes what a report says, in its order. A reader calls what fits its format: tests, measurements, the rows of a table,
 * or a whole JSON document.
 */
export interface ReportSink {
  test(test: TestCase): void;
  measurement(measurement: Measurement): void;
  /** The names of a table's columns; called once, before the first row. */
  columns(names: readonly string[]): void;
  /** One row of a table, as many cells as there are columns. */
  row(cells: readonly string[]): void;
  /** The whole of a JSON report, without prototypes that it could have set. */
  document(value: unknown): void;
  /** The commit that the report says it was made from; `dirty` when the working tree had changes, as far as it says. */
  commit(id: string, dirty: boolean | undefined): void;
  /**
   * Something is wrong with the report: it may still prove that a test failed, never that one passed.
   * @param line 1-based
   */
  defect(message: string, line?: number): void;
  /** Something was repaired or left out that changes no verdict: an unreadable duration, an encoding that had to be guessed. */
  note(message: string): void;
}

/** What a reader needs to know about the repository. */
export interface ReadContext {
  /** A path of a report relative to the repository's root with `/` where it is in there, else as it was. */
  normalisePath(path: string): string;
}

/** Reads one text format. */
export type TextReader = (
  text: AsyncIterable<string>,
  sink: ReportSink,
  context: ReadContext,
) => Promise<void>;

/** Reads one JSON format, from the parsed document. */
export type DocumentReader = (document: unknown, sink: ReportSink, context: ReadContext) => void;

/** A report that cannot be read at all; `message` is one sentence without the path. */
export class ReportError extends Error {
  constructor(
    readonly kind: 'too-large' | 'too-deep' | 'not-text' | 'empty' | 'not-recognised' | 'damaged',
    message: string,
  ) {
    super(message);
    this.name = 'ReportError';
  }
}
