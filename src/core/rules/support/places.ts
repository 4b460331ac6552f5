import type { RawFinding } from '../../model/finding';
import type { Span } from '../../model/text';
import type { ParsedDecision } from '../../parse/parsedDecision';

/**
 * Where a finding on a record as a whole is shown: its title, or the first line with text below the front matter when
 * it has none. Empty at the start of an empty record.
 */
export function wholeRecord(record: ParsedDecision): Span {
  return record.title !== undefined && record.title.value !== '' ? record.title.span : firstBodyLine(record);
}

/** The first line with text below the front matter, without the spaces around it. */
export function firstBodyLine({ text, frontMatter }: ParsedDecision): Span {
  const start = frontMatter?.span.end ?? 0;
  const match = /\S[^\r\n]*/.exec(text.slice(start, start + MAX_SEARCHED));
  if (match === null) {
    return { start, end: start };
  }
  const line = match[0].trimEnd();
  return { start: start + match.index, end: start + match.index + line.length };
}

/** More blank space than this at the top of a record is not searched. */
const MAX_SEARCHED = 10_000;

/** The first line of a span that may have several: long underlines hide what they mean. */
export function firstLine(text: string, { start, end }: Span): Span {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))?.[0].trimEnd() ?? '';
  return { start, end: start + line.length };
}

/** A finding on a record as a whole. */
export function onWholeRecord(record: ParsedDecision, finding: Omit<RawFinding, 'range'>): RawFinding {
  return { ...finding, range: record.rangeOf(wholeRecord(record)) };
}

/**
 * True when the front matter is there but nothing of it could be read. Then it is not known which fields the record
 * has, so nothing may be said about absent ones: the syntax is reported instead.
 */
export function isFrontMatterUnreadable({ frontMatter, problems }: ParsedDecision): boolean {
  return problems.length > 0 && Object.keys(frontMatter?.data ?? {}).length === 0;
}
