import type { Cells, EvidenceClaim } from './claim';
import type { Distribution } from '../model/evidence';
import type { Direction, ReportFormat } from './report';
import type { StatisticName } from './statistics';
import type { NamedTest } from './testSelector';

/** One question to a data file. Plain data: it crosses threads, and answers are kept by it. */
export type Query =
  /** Which tests match one of the selectors, and how they ended. */
  | { readonly ask: 'tests'; readonly selectors: readonly string[] }
  /** A number of a benchmark, coverage or load report. */
  | { readonly ask: 'metric'; readonly metric: string | undefined; readonly select: Cells }
  /** A value of a JSON document. */
  | { readonly ask: 'pointer'; readonly pointer: string }
  /** A statistic of a column of a table, over the rows with certain values. */
  | {
      readonly ask: 'column';
      readonly column: string;
      readonly where: Cells;
      readonly stat: StatisticName | undefined;
      /** The unit of the cells that do not say theirs; the answer is in it where the others can be converted. */
      readonly unit: string | undefined;
    }
  /** Whether words stand in a text; line breaks and repeated spaces do not matter. */
  | { readonly ask: 'quote'; readonly quote: string };

/** What a data file says to a question. Plain data. */
export type Answer =
  | TestsAnswer
  | ValueAnswer
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly found: boolean }
  /**
   * There is nothing to answer with: a sentence part such as `no test matches`, the name that was looked for in vain, and
   * what may have been meant by it.
   */
  | {
      readonly kind: 'none';
      readonly message: string;
      readonly wanted: string | undefined;
      readonly nearest: readonly string[];
    };

/** How the tests that a question is about ended. */
export interface TestsAnswer {
  readonly kind: 'tests';
  readonly matched: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many of those that passed did so only after they had failed. */
  readonly flaky: number;
  /** The first of those that did not end like most of them: failed ones, or when none failed, skipped ones. */
  readonly examples: readonly { readonly test: string; readonly message: string | undefined }[];
  /** The first that passed, for evidence that expects a failure. */
  readonly passedExample: string | undefined;
}

/** A number that was read. */
export interface ValueAnswer {
  readonly kind: 'value';
  readonly value: number;
  readonly unit: string | undefined;
  readonly better: Direction | undefined;
  /** The interval that the true value is taken to lie in; undefined where the data carries no spread. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** How many values it was made from. */
  readonly count: number;
  /** How these values are spread, where they are all in the file. */
  readonly distribution?: Distribution | undefined;
}

/** A test of a report that says which decision it speaks about. */
export interface ReportedClaim {
  /** The decision as the report writes it: `0012`, `ADR-12`. */
  readonly decision: string;
  /** The test as `class#name`. */
  readonly test: string;
  /** By what selectors match it. */
  readonly named: NamedTest;
}

/** What was found in one data file. Plain data: it crosses threads and is kept for the next run. */
export interface FileReading {
  readonly format: ReportFormat;
  /** What is wrong with the file, the first few; with any, nothing in it proves that a test passed. */
  readonly defects: readonly string[];
  readonly notes: readonly string[];
  /** The commit that the report says it was made from. */
  readonly commit: string | undefined;
  readonly dirty: boolean;
  /** What its tests say about decisions, each once; of many the first. */
  readonly claims: readonly ReportedClaim[];
  /** In the order of the questions. */
  readonly answers: readonly Answer[];
}

/** What an item of evidence asks its file: one question, or one for each option that it compares. */
export interface ClaimQueries {
  readonly main: Query | undefined;
  readonly byOption: readonly { readonly option: string; readonly query: Query }[];
}

/** The questions of an item to its file. An item without any only says which file it means. */
export function queriesOf(claim: EvidenceClaim): ClaimQueries {
  if (claim.options !== undefined && claim.options.length > 0) {
    return {
      main: undefined,
      byOption: claim.options.map(({ title, cells }) => ({ option: title, query: valueQuery(claim, cells) })),
    };
  }
  const main =
    claim.quote !== undefined
      ? { ask: 'quote' as const, quote: claim.quote }
      : claim.tests.length > 0
        ? { ask: 'tests' as const, selectors: claim.tests }
        : asksForValue(claim)
          ? valueQuery(claim, {})
          : claim.type === 'test'
            ? { ask: 'tests' as const, selectors: ['*'] }
            : undefined;
  return { main, byOption: [] };
}

function asksForValue({ pointer, column, metric, select }: EvidenceClaim): boolean {
  return [pointer, column, metric, select].some((field) => field !== undefined);
}

/** @param cells what an option adds to the question */
function valueQuery(claim: EvidenceClaim, cells: Cells): Query {
  const pointer = cells['pointer'] ?? claim.pointer;
  if (pointer !== undefined && claim.column === undefined) {
    return { ask: 'pointer', pointer };
  }
  if (claim.column !== undefined) {
    const { column, stat, unit } = claim;
    return { ask: 'column', column, where: { ...claim.where, ...cells }, stat, unit };
  }
  const { metric = claim.metric, ...others } = cells;
  return { ask: 'metric', metric, select: { ...claim.select, ...others } };
}
