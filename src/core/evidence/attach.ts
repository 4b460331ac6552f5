import { yamlScalar } from '../fix/yamlText';
import { optionFinder, optionKey } from '../rules/support/options';
import { nearest } from '../text/nearest';
import type { Cells } from './claim';
import { isCoverage } from './contents';
import type { ReportContents } from './contents';
import type { Direction, Measurement } from './report';
import type { StatisticName } from './statistics';

/** The kinds of evidence that have a report. */
export const attachedTypes = ['test', 'benchmark', 'dataset', 'study', 'incident'] as const;

/** A kind of evidence that has a report. */
export type AttachedType = (typeof attachedTypes)[number];

/** What is read from a report: one of tests, a measurement, a value of a JSON document, a statistic of a column. */
export interface Selection {
  readonly tests?: readonly string[];
  readonly expect?: 'failed' | undefined;
  readonly metric?: string | undefined;
  readonly select?: Cells | undefined;
  readonly pointer?: string | undefined;
  readonly column?: string | undefined;
  readonly where?: Cells | undefined;
  readonly stat?: StatisticName | undefined;
}

/** A new item of evidence. What is undefined or empty is not written. */
export interface EntryDraft extends Selection {
  readonly id: string;
  readonly type: AttachedType;
  readonly finding: string;
  readonly supports?: readonly string[];
  readonly refutes?: readonly string[];
  /** Whether it shows that the problem itself is real. */
  readonly about?: 'problem' | undefined;
  /** Path relative to the root of the repository, with `/`. */
  readonly file: string;
  readonly format?: string | undefined;
  readonly unit?: string | undefined;
  readonly better?: Direction | undefined;
  readonly atMost?: string | undefined;
  readonly atLeast?: string | undefined;
  /** Where the measurement of each option stands. */
  readonly options?: readonly { readonly title: string; readonly cells: Cells }[];
  readonly covers?: readonly string[];
  /** When and by what the data was made. */
  readonly captured?: { readonly date: string; readonly run: string } | undefined;
}

/** The next id of the form E1, E2, … that is not in use; numbers are not used again below the highest. */
export function nextEvidenceId(used: readonly (string | undefined)[]): string {
  const numbers = used.map((id) => Number(/^E(\d{1,6})$/i.exec(id ?? '')?.[1] ?? 0));
  return `E${Math.max(0, ...numbers) + 1}`;
}

/** Longer lists are written on lines of their own. */
const MAX_LINE = 100;

/** The lines of an item in YAML, in the order that records are written in, without the dash of the list. */
export function entryLines(draft: EntryDraft): readonly string[] {
  const { captured, options = [] } = draft;
  return [
    ...field('id', draft.id),
    ...field('type', draft.type),
    ...field('finding', draft.finding),
    ...list('supports', draft.supports),
    ...list('refutes', draft.refutes),
    ...field('about', draft.about),
    ...dataLines(draft),
    ...field('expect', draft.expect),
    ...field('metric', draft.metric),
    ...cells('select', draft.select),
    ...field('pointer', draft.pointer),
    ...field('column', draft.column),
    ...cells('where', draft.where),
    ...field('stat', draft.stat),
    ...field('unit', draft.unit),
    ...field('better', draft.better),
    ...field('at-most', draft.atMost),
    ...field('at-least', draft.atLeast),
    ...(options.length === 0
      ? []
      : [
          'options:',
          ...options.map((option) => `  ${yamlScalar(option.title)}: ${flowMapping(option.cells)}`),
        ]),
    ...list('covers', draft.covers, true),
    ...(captured === undefined
      ? []
      : [
          'captured: # written by the tool',
          `  date: ${yamlScalar(captured.date)}`,
          `  run: ${yamlScalar(captured.run)}`,
        ]),
  ];
}

/** The lines of an item in YAML that say where its data is. */
export function dataLines(draft: Pick<EntryDraft, 'file' | 'format' | 'tests'>): readonly string[] {
  return [...field('file', draft.file), ...field('format', draft.format), ...list('tests', draft.tests)];
}

function field(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${name}: ${yamlScalar(value)}`];
}

/** @param isAlwaysList whether a single value is written as a list too */
function list(name: string, values: readonly string[] = [], isAlwaysList = false): readonly string[] {
  const written = values.map(yamlScalar);
  if (values.length === 0 || (values.length === 1 && !isAlwaysList)) {
    return written.map((value) => `${name}: ${value}`);
  }
  const line = `${name}: [${written.join(', ')}]`;
  return line.length <= MAX_LINE ? [line] : [`${name}:`, ...written.map((value) => `  - ${value}`)];
}

function cells(name: string, values: Cells | undefined): readonly string[] {
  return values === undefined || Object.keys(values).length === 0 ? [] : [`${name}: ${flowMapping(values)}`];
}

function flowMapping(values: Cells): string {
  const entries = Object.entries(values).map(([key, value]) => `${yamlScalar(key)}: ${yamlScalar(value)}`);
  return `{ ${entries.join(', ')} }`;
}

/** The kind of evidence that a selection from a report makes. */
export function proposeType(contents: ReportContents, selection: Selection): AttachedType {
  if (selection.tests !== undefined && selection.tests.length > 0) {
    return 'test';
  }
  const isMeasured = selection.metric !== undefined || selection.select !== undefined;
  return isMeasured && !isCoverage(contents) && contents.format !== 'sarif' ? 'benchmark' : 'dataset';
}

/** What is taken from a report of which nobody said what is meant, or why that cannot be told. */
export type DefaultSelection =
  | { readonly kind: 'selected'; readonly selection: Selection }
  /** There are several of these, or nothing that could be a result. */
  | { readonly kind: 'ask'; readonly choices: 'measurements' | 'columns' | 'pointers' | 'nothing' };

/** How many tests are named one by one. */
const MAX_NAMED = 20;

/** The tests that failed, as what shows a failure; undefined when there are none, or too many to be named. */
export function selectFailed({ listedTests, tests }: ReportContents): Selection | undefined {
  const failed = new Set(listedTests.filter(({ outcome }) => outcome === 'failed').map(({ test }) => test));
  if (failed.size === 0 || tests.passed + tests.skipped === 0) {
    return failed.size === 0 ? undefined : { tests: ['*'], expect: 'failed' };
  }
  // A name that passed as well shows nothing.
  const others = listedTests.filter(({ outcome }) => outcome !== 'failed');
  others.forEach(({ test }) => failed.delete(test));
  return failed.size === 0 || failed.size > MAX_NAMED ? undefined : { tests: [...failed], expect: 'failed' };
}

/**
 * The tests of a report that claim a decision; undefined when none does, or so many that nobody names them one by one.
 * @param isMeant whether a decision as a report writes it is the one
 */
export function selectClaiming(
  { listedTests }: ReportContents,
  isMeant: (decision: string) => boolean,
): Selection | undefined {
  const tests = [
    ...new Set(listedTests.flatMap(({ test, decisions }) => (decisions.some(isMeant) ? [test] : []))),
  ];
  return tests.length === 0 || tests.length > MAX_NAMED ? undefined : { tests };
}

/** What is meant by a report where there is no choice: all its tests, its only measurement, its only column of numbers. */
export function selectOnly(contents: ReportContents): DefaultSelection {
  const { tests, measurements, table, pointers } = contents;
  if (tests.passed + tests.failed + tests.skipped > 0) {
    return { kind: 'selected', selection: { tests: ['*'] } };
  }
  const meant = measurements.filter(({ isDefault }) => isDefault);
  const [only] = meant;
  if (only !== undefined && meant.length === 1 && contents.measurementCount <= measurements.length) {
    return { kind: 'selected', selection: selectionOf(only, measurements) };
  }
  if (measurements.length > 0) {
    return { kind: 'ask', choices: 'measurements' };
  }
  if (table !== undefined) {
    const numeric = table.columns.filter(({ isNumeric }) => isNumeric);
    const [column] = numeric;
    return column !== undefined && numeric.length === 1 && table.rowCount === 1
      ? { kind: 'selected', selection: { column: column.name } }
      : { kind: 'ask', choices: 'columns' };
  }
  return { kind: 'ask', choices: pointers.length > 0 ? 'pointers' : 'nothing' };
}

/** What names a measurement and no other of the report: its name, and what tells it apart from others of that name. */
export function selectionOf(wanted: Measurement, all: readonly Measurement[]): Selection {
  const rivals = all.filter(
    (other) => other !== wanted && other.metric === wanted.metric && other.bench === wanted.bench,
  );
  const apart = Object.entries(wanted.cells).filter(([key, value]) =>
    rivals.some((rival) => !Object.hasOwn(rival.cells, key) || rival.cells[key] !== value),
  );
  const name = Object.hasOwn(wanted.cells, 'bench') ? 'name' : 'bench';
  return { metric: wanted.metric, select: Object.fromEntries([[name, wanted.bench], ...apart]) };
}

/** Options of a decision as it titles them, or the first name that is none of them. */
export type TitledOptions =
  | { readonly kind: 'titled'; readonly titles: readonly string[] }
  | { readonly kind: 'unknown'; readonly name: string; readonly meant: string | undefined };

/** The titles that names of options mean. A decision without options takes every name. */
export function titlesOf(names: readonly string[], titles: readonly string[]): TitledOptions {
  const keyOf = optionFinder(titles);
  const found: string[] = [];
  for (const name of names) {
    const title = titles.find((candidate) => optionKey(candidate) === keyOf(name));
    if (title === undefined && titles.length > 0) {
      return { kind: 'unknown', name, meant: nearest(name, titles) };
    }
    found.push(title ?? name);
  }
  return { kind: 'titled', titles: [...new Set(found)] };
}
