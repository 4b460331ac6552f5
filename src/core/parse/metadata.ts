import type { GroundsConfig } from '../model/config';
import type { Located, Span } from '../model/text';
import type { Heading, Outline } from '../text/outline';
import { plainText } from '../text/plainText';
import { firstFrom } from '../text/startingWithin';
import { inForce, linesOf } from './body';
import { fieldNamed } from './fieldNames';
import type { MetadataField } from './fieldNames';
import { listField, namedFields, splitAtCommas, wordsField } from './fields';
import type { FrontMatter, ParsedPerson, StatusStatement } from './parsedDecision';
import { peopleIn } from './people';
import { isChoice, readStatus } from './status';
import { readStatusSection } from './statusSection';

/** What a record says about itself, wherever it says it. */
export interface Metadata {
  readonly statuses: readonly StatusStatement[];
  readonly dates: readonly Located<string>[];
  readonly people: readonly ParsedPerson[];
  readonly tags: readonly Located<string>[];
  readonly category: Located<string> | undefined;
}

/** A field that a line states: `* Status: accepted`, `**Date:** 2020-01-01`, `| Status | accepted |`. */
export interface MetadataLine {
  readonly field: MetadataField;
  /** The visible text, and where it stands with its markup. */
  readonly value: Located<string>;
}

/**
 * Status, dates, people, tags and category from the front matter, the lines under the title and the status section, in
 * this order: what comes first is authoritative.
 * @param body the text with code and comments blanked out
 */
export function readMetadata(
  body: string,
  frontMatter: FrontMatter | undefined,
  outline: Outline,
  bodyStart: number,
  words: GroundsConfig['statuses'],
): Metadata {
  const named = namedFields(frontMatter);
  const lines = metadataLines(body, bodyStart, outline);
  const inFront = (field: MetadataField): readonly Located<string>[] =>
    named.flatMap(([name, key]) => (name === field ? listField(frontMatter!, [key]) : []));
  const inLines = (field: MetadataField): readonly Located<string>[] =>
    lines.flatMap((line) => (line.field === field ? line.value : []));
  const statements = [
    ...inFront('status').map((value) => statement(value, 'front-matter', words)),
    ...inLines('status').map((value) => statement(value, 'bullet', words)),
  ];
  return {
    statuses: [...statements.filter(({ raw }) => !isChoice(raw)), ...readStatusSection(body, outline, words)],
    dates: [...inFront('date'), ...inLines('date')],
    people: peopleIn(body, frontMatter, named, lines),
    tags: [
      ...named.flatMap(([field, key]) => (field === 'tags' ? wordsField(body, frontMatter!, [key]) : [])),
      ...inLines('tags').flatMap((tags) => splitAtCommas(body, tags)),
    ],
    category: [...inFront('category'), ...inLines('category')][0],
  };
}

function statement(
  { value, span }: Located<string>,
  source: StatusStatement['source'],
  words: GroundsConfig['statuses'],
): StatusStatement {
  const raw = source === 'front-matter' ? plainText(value) : value;
  return { raw, span, source, status: readStatus(raw, words) };
}

const LABEL = "[\\p{L}][\\p{L} '’_-]{0,40}?";
const LINE = new RegExp(
  `^(\\s{0,8}(?:>\\s?)?(?:[-*+]\\s+|\\d{1,3}[.)]\\s+)?([*_]{0,3}))(${LABEL})(\\s?[*_]{0,3}\\s?[:：])([*_]{0,3})(\\s*)(.*)$`,
  'u',
);
const ROW = new RegExp(`^(\\s{0,3}\\|\\s*[*_]{0,3})(${LABEL})([*_:：]{0,5}\\s*\\|)([^|]*)\\|?\\s*$`, 'u');
const META_SECTION =
  /^(?:meta ?data|meta|document info(?:rmation)?|adr info(?:rmation)?|metadaten|métadonnées|元数据)$/i;
/** `[list everyone involved]`, `{…}`, `<name>`: what a template asks for. */
const PLACEHOLDER = /^(?:\[[^\]]*\]|\{[^}]*\}|<[^>]*>)$/;
/** A record has a few such lines; what has more is no record. */
const MAX_FOUND = 500;
/** So many values may be listed below a label. */
const MAX_NESTED = 100;
/** Longer lines are prose. */
const MAX_LINE = 2000;

/** The lines above the first section, and in a section of metadata, that state a field. */
function metadataLines(body: string, bodyStart: number, outline: Outline): readonly MetadataLine[] {
  const [title, second] = outline.headings;
  const first = title === undefined || isAboveSections(title, second) ? second : title;
  const regions: Span[] = [{ start: bodyStart, end: first?.span.start ?? body.length }];
  const section = outline.headings.find(({ text }) => META_SECTION.test(text));
  if (section !== undefined && section.content.start >= regions[0]!.end) {
    regions.push(section.content);
  }
  const found: MetadataLine[] = [];
  for (const { value, span } of regions.flatMap((region) => linesOf(body, region))) {
    found.push(...metadataOf(body, value, span.start, outline));
    if (found.length > MAX_FOUND) {
      break;
    }
  }
  return found;
}

/** Whether the first heading is the record's title: lines below it are then about the whole record. */
function isAboveSections(first: Heading, second: Heading | undefined): boolean {
  return first.level === 1 || (second !== undefined && first.level < second.level);
}

function metadataOf(body: string, line: string, start: number, outline: Outline): readonly MetadataLine[] {
  if (!/[:：|]/.test(line) || line.length > MAX_LINE) {
    return [];
  }
  const match = LINE.exec(line);
  const field = match === null ? undefined : fieldNamed(match[3]!);
  if (match !== null && field !== undefined) {
    const [, before = '', opening = '', label = '', colon = '', closing = '', space = '', rest = ''] = match;
    // `**Status: accepted**` and `**Status:** accepted` differ in where the emphasis ends.
    const isClosed = opening === '' || closing.startsWith(opening) || /[*_]/.test(colon);
    const from = start + before.length + label.length + colon.length + closing.length + space.length;
    const written = withoutEnd(rest, isClosed ? '' : opening);
    return written.trim() === ''
      ? nestedValues(body, field, start, start + line.length, outline)
      : stated(body, field, from, written);
  }
  const row = ROW.exec(line);
  const column = row === null ? undefined : fieldNamed(row[2]!);
  return row === null || column === undefined
    ? []
    : stated(body, column, start + row[1]!.length + row[2]!.length + row[3]!.length, row[4]!);
}

function stated(body: string, field: MetadataField, start: number, written: string): readonly MetadataLine[] {
  const value = inForce(body, trimmed(body, start, start + written.length));
  const isFree = field === 'status' || field === 'date';
  if (value === undefined || (!isFree && PLACEHOLDER.test(value.value))) {
    return [];
  }
  // In some languages the word for a date is one that means something else in others.
  return field === 'date' && !/\p{N}/u.test(value.value) ? [] : [{ field, value }];
}

/** The values of a field that are listed below its label: `* Deciders:` and a nested list. */
function nestedValues(
  body: string,
  field: MetadataField,
  start: number,
  end: number,
  { items }: Outline,
): readonly MetadataLine[] {
  const first = firstFrom(items, start);
  const parent = items[first];
  const values: MetadataLine[] = [];
  if (parent === undefined || parent.span.start >= end) {
    return values;
  }
  for (const { depth, textSpan } of items.slice(first + 1, first + 1 + MAX_NESTED)) {
    if (depth <= parent.depth) {
      break;
    }
    // `Sync team: a, b` names a and b.
    const label = /^[^:]{1,60}:\s+/.exec(body.slice(textSpan.start, textSpan.end))?.[0].length ?? 0;
    values.push(
      ...stated(body, field, textSpan.start + label, body.slice(textSpan.start + label, textSpan.end)),
    );
  }
  return values;
}

function trimmed(body: string, start: number, end: number): Span {
  const written = body.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: from, end: Math.max(from, start + written.trimEnd().length) };
}

/** A value without the line break behind it and the end of an emphasis that began before its label. */
function withoutEnd(value: string, open: string): string {
  const plain = value.replace(/(?:\s*<br\s*\/?>|\s+\\)\s*$/i, '').trimEnd();
  return open !== '' && plain.endsWith(open) ? plain.slice(0, -open.length) : plain;
}
