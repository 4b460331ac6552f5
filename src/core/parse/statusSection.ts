import type { GroundsConfig } from '../model/config';
import type { Located } from '../model/text';
import type { Heading, Outline } from '../text/outline';
import { inForce, linesOf, visible } from './body';
import { fieldNamed } from './fieldNames';
import type { StatusStatement } from './parsedDecision';
import { isChoice, readStatus } from './status';

/** A status is stated in a few words at the beginning of its section; further down is prose. */
const MAX_LINES = 60;
const MAX_LINE = 2000;
/** A heading that states the status stands near the top. */
const MAX_HEADINGS = 4;
/** A line that says how a decision ended is short; prose may begin with the same word. */
const MAX_ENDING = 300;

const MARKER = /^\s*(?:>\s?)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+)?/;
const LABEL = /^[*_]{0,3}([\p{L}][\p{L} ]{1,30}?)[*_]{0,3}\s?[:：][*_]{0,3}\s*/u;
const RULE_OR_TAG = /^\s*(?:[-*_=|: ]{3,}|<\/?[a-z][^>]{0,200}>)\s*$/i;
const DATE = /(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/;
/** What stands before the words of a dated entry. */
const DATE_BEFORE = /^[\s[(]*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s:,.)\]–—-]*/;

/** A line of a status section. */
interface StatusLine {
  readonly statement: StatusStatement;
  /** Year, month and day as one number; undefined without a date. */
  readonly day: number | undefined;
  readonly isItem: boolean;
  /** Whether its box is ticked; undefined without a box. */
  readonly isTicked: boolean | undefined;
}

/**
 * What the status section (`## Status`, `## Statut`, `## 状态`) says, the statement that counts first: of a dated log the
 * latest one, else the first line, unless a later one says that the decision was superseded or given up.
 * @param body the text with code and comments blanked out
 */
export function readStatusSection(
  body: string,
  outline: Outline,
  words: GroundsConfig['statuses'],
): readonly StatusStatement[] {
  const section = outline.headings.find(
    ({ level, text }, index) => (level > 1 || index > 0) && isStatus(text),
  );
  if (section === undefined) {
    return outline.headings
      .slice(0, MAX_HEADINGS)
      .flatMap((heading) => inHeading(body, heading, words) ?? []);
  }
  const lines = statusLines(body, section, words);
  const counts = lineThatCounts(lines);
  if (counts === undefined) {
    return [];
  }
  const others = lines.filter(
    (line) => line !== counts && line.statement.status !== 'unknown' && line.isTicked !== false,
  );
  return [counts, ...others].map(({ statement }) => statement);
}

/** `## Status: Accepted` states it in the heading itself. */
function inHeading(
  body: string,
  { level, textSpan }: Heading,
  words: GroundsConfig['statuses'],
): StatusStatement | undefined {
  const label = level === 1 ? null : LABEL.exec(body.slice(textSpan.start, textSpan.end));
  if (label === null || fieldNamed(label[1]!) !== 'status') {
    return undefined;
  }
  const found = visible(body, { start: textSpan.start + label[0].length, end: textSpan.end });
  return found === undefined || isChoice(found.value)
    ? undefined
    : { raw: found.value, span: found.span, source: 'section', status: readStatus(found.value, words) };
}

function isStatus(heading: string): boolean {
  return (
    fieldNamed(heading.replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+/, '').replace(/\s*[:：]$/, '')) === 'status'
  );
}

function statusLines(
  body: string,
  { content }: Heading,
  words: GroundsConfig['statuses'],
): readonly StatusLine[] {
  const lines: StatusLine[] = [];
  for (const { value: line, span } of linesOf(body, content)) {
    if (line.length > MAX_LINE || line.trim() === '' || RULE_OR_TAG.test(line)) {
      continue;
    }
    if (lines.length === MAX_LINES) {
      break;
    }
    const marker = MARKER.exec(line)?.[0] ?? '';
    const label = LABEL.exec(line.slice(marker.length));
    const skipped = label !== null && fieldNamed(label[1]!) === 'status' ? label[0].length : 0;
    const start = span.start + marker.length + skipped;
    const found = inForce(body, { start, end: span.start + line.trimEnd().length });
    if (found !== undefined) {
      lines.push(statusLine(found, marker, words));
    }
  }
  return lines;
}

function statusLine(
  { value: raw, span }: Located<string>,
  marker: string,
  words: GroundsConfig['statuses'],
): StatusLine {
  const date = DATE.exec(raw);
  const before = DATE_BEFORE.exec(raw)?.[0] ?? '';
  const entry = raw.slice(before.length);
  return {
    statement: {
      raw: entry === '' ? raw : entry,
      span,
      source: 'section',
      status: readStatus(raw, words),
    },
    day: date === null ? undefined : Number(date[1]) * 10_000 + Number(date[2]) * 100 + Number(date[3]),
    isItem: /[-*+\d]/.test(marker),
    isTicked: marker.includes('[') ? /\[[xX]\]/.test(marker) : undefined,
  };
}

function lineThatCounts(lines: readonly StatusLine[]): StatusLine | undefined {
  if (lines.filter(({ isTicked }) => isTicked !== undefined).length > 1) {
    return lines.find(({ isTicked }) => isTicked);
  }
  const known = lines.filter(({ statement }) => statement.status !== 'unknown');
  const dated = known.filter(({ day }) => day !== undefined);
  if (dated.length > 1 && dated.length === known.length) {
    return dated.reduce((latest, line) => (line.day! >= latest.day! ? line : latest));
  }
  const [first] = lines;
  if (first === undefined || isChoice(first.statement.raw)) {
    return known[0];
  }
  const ended = known.findLast(
    ({ statement: { status, raw } }) =>
      (status === 'superseded' || status === 'deprecated') && raw.length < MAX_ENDING,
  );
  if (ended !== undefined) {
    return ended;
  }
  return first.statement.status === 'unknown' ? (known.find(({ isItem }) => isItem) ?? first) : first;
}
