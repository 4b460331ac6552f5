import { listPointers } from './pointer';
import type { PointerLeaf } from './pointer';
import type { Measurement, Outcome, ReportFormat, ReportSink, TestCase } from './report';
import { identityOf } from './testSelector';
import type { NamedTest } from './testSelector';
import { parseQuantity } from './units';

/** A test as a selector names it, with how it ended. */
export interface ListedTest {
  readonly test: string;
  readonly outcome: Outcome;
  /** By what selectors match it. */
  readonly named: NamedTest;
  /** The decisions that it claims, as written. */
  readonly decisions: readonly string[];
}

/** A column of a table. */
export interface ListedColumn {
  readonly name: string;
  /** Whether every cell that is not empty is a number, and there is one. */
  readonly isNumeric: boolean;
  /** Its different values in the order of the rows; undefined when there are more than 20. */
  readonly values: readonly string[] | undefined;
}

/** What there is in a report that evidence can be made of. Lists are bounded; the numbers beside them are not. */
export interface ReportContents {
  readonly format: ReportFormat;
  readonly tests: { readonly passed: number; readonly failed: number; readonly skipped: number };
  /** The first 2,000 tests; several can have the same name. */
  readonly listedTests: readonly ListedTest[];
  readonly measurementCount: number;
  /** The first 2,000 measurements. */
  readonly measurements: readonly Measurement[];
  /** Undefined when it is no table. */
  readonly table: { readonly columns: readonly ListedColumn[]; readonly rowCount: number } | undefined;
  /** The first 500 numbers and texts of a JSON document. */
  readonly pointers: readonly PointerLeaf[];
  /** The commit that it says it was made from. */
  readonly commit: string | undefined;
  /** What is wrong with it, the first few. */
  readonly defects: readonly string[];
  readonly notes: readonly string[];
}

const MAX_TESTS = 2000;
const MAX_MEASUREMENTS = 2000;
const MAX_POINTERS = 500;
const MAX_COLUMNS = 200;
const MAX_VALUES = 20;
const MAX_CELL = 200;
const MAX_SAID = 5;

/** What is found out about a column while the rows go by. */
class ColumnWatch {
  readonly #name: string;
  readonly #values = new Set<string>();
  #numbers = 0;
  #isNumeric = true;
  #hasFew = true;

  constructor(name: string) {
    this.#name = name;
  }

  take(cell: string): void {
    const value = cell.trim();
    if (value === '') {
      return;
    }
    if (this.#isNumeric) {
      this.#isNumeric = parseQuantity(value) !== undefined;
      this.#numbers += 1;
    }
    if (this.#hasFew && !this.#values.has(value)) {
      this.#hasFew = this.#values.size < MAX_VALUES && value.length <= MAX_CELL;
      this.#values.add(value);
    }
  }

  listed(): ListedColumn {
    return {
      name: this.#name,
      isNumeric: this.#isNumeric && this.#numbers > 0,
      values: this.#hasFew ? [...this.#values] : undefined,
    };
  }
}

/** Lists what is in a report in one pass over it. */
export class ContentsSink implements ReportSink {
  readonly #counts = { passed: 0, failed: 0, skipped: 0 };
  readonly #tests: ListedTest[] = [];
  readonly #measurements: Measurement[] = [];
  readonly #defects: string[] = [];
  readonly #notes: string[] = [];
  #measurementCount = 0;
  #columns: readonly ColumnWatch[] | undefined;
  #rowCount = 0;
  #pointers: readonly PointerLeaf[] = [];
  #commit: string | undefined;

  test(test: TestCase): void {
    this.#counts[test.outcome] += 1;
    if (this.#tests.length < MAX_TESTS) {
      const { suites, className, name, file, outcome, decisions } = test;
      const named = { suites, className, name, file };
      this.#tests.push({ test: identityOf(test), outcome, named, decisions });
    }
  }

  measurement(measurement: Measurement): void {
    this.#measurementCount += 1;
    if (this.#measurements.length < MAX_MEASUREMENTS) {
      this.#measurements.push(measurement);
    }
  }

  columns(names: readonly string[]): void {
    this.#columns = names.slice(0, MAX_COLUMNS).map((name) => new ColumnWatch(name));
  }

  row(cells: readonly string[]): void {
    this.#rowCount += 1;
    this.#columns?.forEach((column, index) => {
      column.take(cells[index] ?? '');
    });
  }

  document(value: unknown): void {
    this.#pointers = listPointers(value, MAX_POINTERS);
  }

  commit(id: string): void {
    this.#commit ??= id;
  }

  defect(message: string, line?: number): void {
    if (this.#defects.length < MAX_SAID) {
      this.#defects.push(line === undefined ? message : `line ${line}: ${message}`);
    }
  }

  note(message: string): void {
    if (this.#notes.length < MAX_SAID) {
      this.#notes.push(message);
    }
  }

  /** Everything that was found, once the report has been read. */
  contents(format: ReportFormat): ReportContents {
    return {
      format,
      tests: this.#counts,
      listedTests: this.#tests,
      measurementCount: this.#measurementCount,
      measurements: this.#measurements,
      table:
        this.#columns === undefined
          ? undefined
          : { columns: this.#columns.map((column) => column.listed()), rowCount: this.#rowCount },
      pointers: this.#pointers,
      commit: this.#commit,
      defects: this.#defects,
      notes: this.#notes,
    };
  }
}

/** The formats that say how much of each file ran. */
const COVERAGE: ReadonlySet<ReportFormat> = new Set<ReportFormat>([
  'lcov',
  'cobertura',
  'jacoco',
  'istanbul',
]);

/** Whether a report says which code ran. */
export function isCoverage({ format }: Pick<ReportContents, 'format'>): boolean {
  return COVERAGE.has(format);
}

/** The files of which a coverage report says that some of it ran; none for other reports. */
export function coveredFiles(contents: ReportContents): readonly string[] {
  return isCoverage(contents)
    ? contents.measurements
        .filter(({ bench, isDefault, value }) => isDefault && value > 0 && bench !== 'total')
        .map(({ bench }) => bench)
    : [];
}
