import { parseQuantity } from './units';
import { nearestPointers, resolvePointer } from './pointer';
import type { Answer, FileReading, Query, ReportedClaim } from './query';
import type { Measurement, ReportFormat, ReportSink, TestCase } from './report';
import { Samples } from './statistics';
import { nearestNames } from './nearestNames';
import { compileSelector, identityOf, nearestTests } from './testSelector';

/** How many tests, entries or defects are named. */
const MAX_NAMED = 5;
/** Names are kept for suggestions, up to this many. */
const MAX_NAMES = 2000;
const MAX_CLAIMS = 1000;

/** Finds the answer to one question while a report goes by. */
interface Seeker {
  test?(test: TestCase): void;
  measurement?(measurement: Measurement): void;
  columns?(names: readonly string[]): void;
  row?(cells: readonly string[]): void;
  document?(value: unknown): void;
  answer(): Answer;
}

/** Collects the answers to all questions about one report in one pass over it. */
export class AnswerSink implements ReportSink {
  readonly #seekers: readonly Seeker[];
  readonly #tests: readonly Seeker[];
  readonly #rows: readonly Seeker[];
  readonly #defects: string[] = [];
  readonly #notes: string[] = [];
  readonly #claims: ReportedClaim[] = [];
  #commit: string | undefined;
  #dirty = false;

  /** @param queries none of which asks for a quote, which is no matter of a report */
  constructor(queries: readonly Query[]) {
    this.#seekers = queries.map(seekerFor);
    this.#tests = this.#seekers.filter((seeker) => seeker.test !== undefined);
    this.#rows = this.#seekers.filter((seeker) => seeker.row !== undefined);
  }

  test(test: TestCase): void {
    for (const seeker of this.#tests) {
      seeker.test?.(test);
    }
    for (const decision of test.decisions) {
      if (this.#claims.length < MAX_CLAIMS) {
        this.#claims.push({ decision, test: identityOf(test) });
      }
    }
  }

  measurement(measurement: Measurement): void {
    this.#seekers.forEach((seeker) => seeker.measurement?.(measurement));
  }

  columns(names: readonly string[]): void {
    this.#seekers.forEach((seeker) => seeker.columns?.(names));
  }

  row(cells: readonly string[]): void {
    for (const seeker of this.#rows) {
      seeker.row?.(cells);
    }
  }

  document(value: unknown): void {
    this.#seekers.forEach((seeker) => seeker.document?.(value));
  }

  commit(id: string, dirty: boolean | undefined): void {
    this.#commit ??= id;
    this.#dirty ||= dirty === true;
  }

  defect(message: string, line?: number): void {
    if (this.#defects.length < MAX_NAMED) {
      this.#defects.push(line === undefined ? message : `line ${line}: ${message}`);
    }
  }

  note(message: string): void {
    if (this.#notes.length < MAX_NAMED) {
      this.#notes.push(message);
    }
  }

  /** Everything that was found, once the report has been read. */
  reading(format: ReportFormat): FileReading {
    return {
      format,
      defects: this.#defects,
      notes: this.#notes,
      commit: this.#commit,
      dirty: this.#dirty,
      claims: this.#claims,
      answers: this.#seekers.map((seeker) => seeker.answer()),
    };
  }
}

function seekerFor(query: Query): Seeker {
  switch (query.ask) {
    case 'tests':
      return seekTests(query.selectors);
    case 'metric':
      return seekMetric(query);
    case 'pointer':
      return seekPointer(query.pointer);
    case 'column':
      return seekColumn(query);
    case 'quote':
      return { answer: () => ({ kind: 'quote', found: false }) };
  }
}

/** @param wanted the name that is not there, and `nearest` what may have been meant by it */
function none(message: string, wanted?: string, nearest: readonly string[] = []): Answer {
  return { kind: 'none', message, wanted, nearest };
}

function seekTests(selectors: readonly string[]): Seeker {
  const compiled = selectors.map((selector) => ({ selector, matches: compileSelector(selector), count: 0 }));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let flaky = 0;
  let total = 0;
  const examples = { failed: [], skipped: [] } as Record<
    'failed' | 'skipped',
    { readonly test: string; readonly message: string | undefined }[]
  >;
  let passedExample: string | undefined;
  const identities = new Set<string>();
  return {
    test(test): void {
      total += 1;
      let isMatch = false;
      for (const entry of compiled) {
        if (entry.matches(test)) {
          entry.count += 1;
          isMatch = true;
        }
      }
      if (!isMatch) {
        if (identities.size < MAX_NAMES) {
          identities.add(identityOf(test));
        }
        return;
      }
      counts[test.outcome] += 1;
      flaky += test.flaky ? 1 : 0;
      if (test.outcome === 'passed') {
        passedExample ??= identityOf(test);
      } else if (examples[test.outcome].length < MAX_NAMED) {
        examples[test.outcome].push({ test: identityOf(test), message: test.message });
      }
    },
    answer(): Answer {
      const empty = compiled.find(({ count }) => count === 0);
      if (empty !== undefined) {
        return none(
          total === 0
            ? 'the report has no tests'
            : `no test matches ${empty.selector} (${total} ${total === 1 ? 'test' : 'tests'} in the report)`,
          empty.selector,
          nearestTests(empty.selector, [...identities], MAX_NAMED),
        );
      }
      const { passed, failed, skipped } = counts;
      return {
        kind: 'tests',
        matched: passed + failed + skipped,
        passed,
        failed,
        skipped,
        flaky,
        examples: failed > 0 ? examples.failed : examples.skipped,
        passedExample,
      };
    },
  };
}

/** What `select` may call the name of what was measured. */
const BENCH_KEYS: ReadonlySet<string> = new Set(['bench', 'benchmark', 'name', 'command', 'file', 'rule']);

function seekMetric({ metric, select }: Extract<Query, { ask: 'metric' }>): Seeker {
  const found: Measurement[] = [];
  const names = new Set<string>();
  const metrics = new Set<string>();
  let total = 0;
  return {
    measurement(measurement): void {
      total += 1;
      if (names.size < MAX_NAMES) {
        names.add(measurement.bench);
      }
      if (!isSelected(measurement, select)) {
        return;
      }
      metrics.add(measurement.metric);
      if (metric === undefined ? measurement.isDefault : measurement.metric === metric) {
        found.push(measurement);
      }
    },
    answer(): Answer {
      const [first, ...others] = found;
      const wanted = Object.entries(select)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ');
      if (first === undefined) {
        if (total === 0) {
          return none('the file has no measurements in a format that Grounds knows');
        }
        if (metrics.size > 0 && metric !== undefined) {
          return none(`there is no metric ${metric}`, metric, nearestNames(metric, [...metrics], MAX_NAMED));
        }
        const bench = Object.entries(select).find(([key]) => BENCH_KEYS.has(key))?.[1];
        return none(
          `nothing is measured for ${wanted === '' ? 'it' : wanted}`,
          bench,
          nearestNames(bench ?? '', [...names], MAX_NAMED),
        );
      }
      if (others.length > 0) {
        return none(
          `${found.length} measurements match${wanted === '' ? '' : ` ${wanted}`}; \`select\` has to say which one is meant`,
          undefined,
          [...new Set(found.map(({ bench }) => bench))].slice(0, MAX_NAMED),
        );
      }
      const { value, unit, better, low, high } = first;
      return { kind: 'value', value, unit, better, low, high, count: 1 };
    },
  };
}

function isSelected(measurement: Measurement, select: Readonly<Record<string, string>>): boolean {
  return Object.entries(select).every(([key, value]) =>
    Object.hasOwn(measurement.cells, key)
      ? measurement.cells[key] === value
      : BENCH_KEYS.has(key) && measurement.bench === value,
  );
}

function seekPointer(pointer: string): Seeker {
  let result: Answer = none('the file is not JSON, so it has nothing that a pointer leads to');
  return {
    document(document): void {
      const resolved = resolvePointer(document, pointer);
      if (!resolved.found) {
        result = none(`nothing stands at ${pointer}`, pointer, nearestPointers(document, pointer, MAX_NAMED));
        return;
      }
      const { value } = resolved;
      if (typeof value === 'number') {
        result = {
          kind: 'value',
          value,
          unit: undefined,
          better: undefined,
          low: undefined,
          high: undefined,
          count: 1,
        };
      } else if (typeof value === 'string' || typeof value === 'boolean') {
        const quantity = typeof value === 'string' ? parseQuantity(value) : undefined;
        result =
          quantity === undefined
            ? { kind: 'text', text: String(value).slice(0, 1000) }
            : {
                kind: 'value',
                ...quantity,
                better: undefined,
                low: undefined,
                high: undefined,
                count: 1,
              };
      } else {
        result = none(`what stands at ${pointer} is ${value === null ? 'null' : 'not a single value'}`);
      }
    },
    answer: () => result,
  };
}

function seekColumn({ column, where, stat }: Extract<Query, { ask: 'column' }>): Seeker {
  const samples = new Samples();
  const conditions = Object.entries(where);
  let names: readonly string[] | undefined;
  let at = -1;
  let filters: readonly { readonly index: number; readonly value: string }[] = [];
  let problem: Answer | undefined;
  let rows = 0;
  let matched = 0;
  let empty = 0;

  /** Where a column is; -1, and a problem, when it is not there exactly once. */
  function locate(name: string): number {
    const known = names ?? [];
    const index = known.indexOf(name);
    // A table without a heading is addressed by number, from 1.
    const number = index < 0 && /^[1-9]\d{0,4}$/.test(name) ? Number(name) - 1 : index;
    if (number < 0 || number >= known.length) {
      problem ??= none(`there is no column ${name}`, name, nearestNames(name, known, MAX_NAMED));
      return -1;
    }
    if (known.includes(name, number + 1)) {
      problem ??= none(`there are several columns ${name}`);
    }
    return number;
  }

  return {
    columns(given): void {
      names = given;
      at = locate(column);
      filters = conditions.map(([name, value]) => ({ index: locate(name), value }));
    },
    row(cells): void {
      rows += 1;
      if (
        problem !== undefined ||
        !filters.every(({ index, value }) => (cells[index] ?? '').trim() === value.trim())
      ) {
        return;
      }
      matched += 1;
      const cell = (cells[at] ?? '').trim();
      if (cell === '') {
        empty += 1;
        return;
      }
      const value = parseQuantity(cell)?.value;
      if (value === undefined || !samples.add(value)) {
        problem = none(
          `the column ${column} has ${JSON.stringify(cell.slice(0, 60))}, which is not a number`,
        );
      }
    },
    answer(): Answer {
      if (names === undefined) {
        return none('the file is not a table, so it has no columns');
      }
      if (problem !== undefined) {
        return problem;
      }
      if (matched === 0) {
        const wanted = conditions.map(([name, value]) => `${name} ${value}`).join(', ');
        return none(rows === 0 ? 'the table has no rows' : `no row has ${wanted}`);
      }
      if (stat === undefined && samples.count > 1) {
        return none(`${samples.count} rows match; \`stat\` has to say how they become one number`);
      }
      const value = samples.statistic(stat ?? 'mean');
      return value === undefined
        ? none(`the column ${column} has no numbers in the ${empty} rows that match`)
        : {
            kind: 'value',
            value,
            unit: undefined,
            better: undefined,
            low: undefined,
            high: undefined,
            count: samples.count,
          };
    },
  };
}

/** Whether words stand in a text, with every run of white space taken as one space. */
export function hasQuote(text: string, quote: string): boolean {
  return folded(text).includes(folded(quote));
}

function folded(text: string): string {
  // Marks of emphasis and quotation at line starts are how the words are set, not what they say.
  return text
    .normalize('NFC')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
