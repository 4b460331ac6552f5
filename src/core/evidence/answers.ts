import { printable } from '../report/printable';
import { ClaimCollector } from './claimCollector';
import type { Answer, FileReading, Query } from './query';
import type { Measurement, ReportFormat, ReportSink, TestCase } from './report';
import { seekColumn } from './seekers/column';
import { seekMetric } from './seekers/metric';
import { seekPointer } from './seekers/pointer';
import { MAX_NAMED } from './seekers/seeker';
import type { Seeker } from './seekers/seeker';
import { seekTests } from './seekers/tests';
import { shortened } from './texts';

/** Longer messages say no more; in characters. */
const MAX_MESSAGE = 500;

/** Collects the answers to all questions about one report in one pass over it. */
export class AnswerSink implements ReportSink {
  readonly #seekers: readonly Seeker[];
  readonly #tests: readonly Seeker[];
  readonly #rows: readonly Seeker[];
  readonly #defects: string[] = [];
  readonly #notes: string[] = [];
  readonly #claims = new ClaimCollector();
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
    if (test.decisions.length > 0) {
      this.#claims.take(test);
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
      const shown = shortened(printable(message), MAX_MESSAGE);
      this.#defects.push(line === undefined ? shown : `line ${line}: ${shown}`);
    }
  }

  note(message: string): void {
    if (this.#notes.length < MAX_NAMED) {
      this.#notes.push(shortened(printable(message), MAX_MESSAGE));
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
      claims: this.#claims.claims(),
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
      return { answer: (): Answer => ({ kind: 'quote', found: false }) };
  }
}

/**
 * Tells whether words stand in a text, with every run of white space taken as one space, and without the marks of
 * quotation at the starts of lines. A quotation without any word is nowhere.
 */
export function quoteFinder(text: string): (quote: string) => boolean {
  const known = folded(text);
  return (quote) => {
    const words = folded(quote);
    return words !== '' && known.includes(words);
  };
}

function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
