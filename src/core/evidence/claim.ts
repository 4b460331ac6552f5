import { readEvidence } from '../parse/evidence';
import { listField, textField, valueAt } from '../parse/fields';
import { readFrontMatter } from '../parse/frontMatter';
import type { FrontMatter, ParsedDecision, ParsedEvidence } from '../parse/parsedDecision';
import type { Range } from '../model/text';
import { LineIndex } from '../text/lineIndex';
import type { Direction } from './report';
import { statisticNames } from './statistics';
import type { StatisticName } from './statistics';

/** Values by name, as texts: the row of a table, the entry of a benchmark report. */
export type Cells = Readonly<Record<string, string>>;

/** What was recorded of an item when it was pinned. */
export interface Captured {
  /** One result, or one for each option. */
  readonly result: string | Cells | undefined;
  readonly commit: string | undefined;
  readonly digest: string | undefined;
  readonly tree: string | undefined;
}

/**
 * What one item of evidence claims, and where the data for it is: all that verifying it needs. Plain data, so that it is
 * kept with the analysis of its record.
 */
export interface EvidenceClaim {
  /** Its position in the `evidence` list. */
  readonly index: number;
  /** Its id; `#2` for the second item when it has none. */
  readonly id: string;
  readonly type: string | undefined;
  readonly finding: string | undefined;
  readonly supports: readonly string[];
  readonly refutes: readonly string[];
  readonly file: string | undefined;
  readonly url: string | undefined;
  /** The item of another record that it is taken from: `ADR-0003#E2`. */
  readonly from: string | undefined;
  readonly format: string | undefined;
  readonly tests: readonly string[];
  readonly count: number | undefined;
  readonly expect: 'passed' | 'failed';
  readonly metric: string | undefined;
  readonly select: Cells | undefined;
  readonly pointer: string | undefined;
  readonly column: string | undefined;
  readonly where: Cells | undefined;
  readonly stat: StatisticName | undefined;
  readonly unit: string | undefined;
  readonly better: Direction | undefined;
  readonly atMost: string | undefined;
  readonly atLeast: string | undefined;
  /** Where the same measurement stands for each option; undefined when options are not compared. */
  readonly options: readonly { readonly title: string; readonly cells: Cells }[] | undefined;
  readonly quote: string | undefined;
  readonly commit: string | undefined;
  /** ISO date of the last day on which it holds. */
  readonly validUntil: string | undefined;
  /** Globs of the code that it speaks about; undefined when it does not say, empty when it says that there is none. */
  readonly covers: readonly string[] | undefined;
  readonly captured: Captured | undefined;
  /** Digests of the covered code for which a person found that the data still holds. */
  readonly reconfirmed: readonly string[];
  readonly range: Range;
  /** Where the fields are that findings point at, by key. */
  readonly places: Readonly<Record<string, Range>>;
}

/** The fields whose places are kept: those of their values, or of the keys where the value is a block of several lines. */
const PLACED = [
  'id',
  'supports',
  'refutes',
  'file',
  'url',
  'from',
  'tests',
  'count',
  'metric',
  'select',
  'pointer',
  'column',
  'where',
  'unit',
  'at-most',
  'at-least',
  'options',
  'quote',
  'commit',
  'covers',
  'valid-until',
  'captured',
] as const;

/** The part of a record that claims are read from. */
type ClaimingRecord = Pick<ParsedDecision, 'frontMatter' | 'evidence' | 'rangeOf'>;

/** The same for the text of a record, of which nothing but the evidence is read. */
export function claimsIn(text: string): readonly EvidenceClaim[] {
  const { frontMatter } = readFrontMatter(text);
  const lines = new LineIndex(text);
  return claimsOf({
    frontMatter,
    evidence: readEvidence(frontMatter),
    rangeOf: (span) => lines.rangeOf(span),
  });
}

/** What the items of evidence of a record claim. */
export function claimsOf(record: ClaimingRecord): readonly EvidenceClaim[] {
  const { frontMatter } = record;
  return frontMatter === undefined ? [] : record.evidence.map((item) => claimOf(record, frontMatter, item));
}

function claimOf(record: ClaimingRecord, front: FrontMatter, item: ParsedEvidence): EvidenceClaim {
  const at = ['evidence', item.index];
  const fields = valueAt(front.data, at) as Readonly<Record<string, unknown>>;
  // Most items have few of the fields: those that are not there are not looked for any further.
  const data = (key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);
  const text = (key: string, ...below: readonly string[]): string | undefined =>
    Object.hasOwn(fields, key) ? textField(front, [...at, key, ...below])?.value : undefined;
  const list = (key: string): readonly string[] =>
    Object.hasOwn(fields, key) ? listField(front, [...at, key]).map(({ value }) => value) : [];
  const cells = (key: string, ...below: readonly string[]): Cells | undefined =>
    Object.hasOwn(fields, key) ? cellsAt(front, [...at, key, ...below]) : undefined;
  const better = text('better');
  const stat = text('stat');
  const covers = list('covers');
  const options = data('options');
  const reconfirmed = data('reconfirmed');
  return {
    index: item.index,
    id: item.id?.value ?? `#${item.index + 1}`,
    type: item.type?.value,
    finding: item.finding?.value,
    supports: item.supports.map(({ value }) => value),
    refutes: item.refutes.map(({ value }) => value),
    file: item.file?.value,
    url: text('url'),
    from: text('from'),
    format: text('format'),
    tests: list('tests'),
    count: numberOf(data('count')),
    expect: text('expect') === 'failed' ? 'failed' : 'passed',
    metric: text('metric'),
    select: cells('select'),
    pointer: Object.hasOwn(fields, 'pointer') ? front.textAt([...at, 'pointer']) : undefined,
    column: text('column'),
    where: cells('where'),
    stat: statisticNames.find((name) => name === stat),
    unit: text('unit'),
    better: better === 'lower' || better === 'higher' ? better : undefined,
    atMost: text('at-most'),
    atLeast: text('at-least'),
    options: isMapping(options)
      ? Object.keys(options).map((title) => ({ title, cells: cells('options', title) ?? {} }))
      : undefined,
    quote: text('quote'),
    commit: text('commit'),
    validUntil: text('valid-until'),
    covers: covers.length > 0 ? covers : Array.isArray(data('covers')) ? [] : undefined,
    captured: isMapping(data('captured'))
      ? {
          result: text('captured', 'result') ?? cells('captured', 'result'),
          commit: text('captured', 'commit'),
          digest: text('captured', 'digest'),
          tree: text('captured', 'tree'),
        }
      : undefined,
    reconfirmed: Array.isArray(reconfirmed)
      ? reconfirmed.flatMap(
          (_, index) => textField(front, [...at, 'reconfirmed', index, 'tree'])?.value ?? [],
        )
      : [],
    range: record.rangeOf(item.span),
    places: Object.fromEntries(
      PLACED.filter((key) => Object.hasOwn(fields, key)).flatMap((key) => {
        const span = isMapping(data(key)) ? front.keySpan([...at, key]) : front.valueSpan([...at, key]);
        return span === undefined ? [] : [[key, record.rangeOf(span)]];
      }),
    ),
  };
}

function cellsAt(front: FrontMatter, path: readonly (string | number)[]): Cells | undefined {
  const value = valueAt(front.data, path);
  if (!isMapping(value)) {
    return undefined;
  }
  return Object.fromEntries(
    Object.keys(value).flatMap((key) => {
      const text = front.textAt([...path, key]);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
