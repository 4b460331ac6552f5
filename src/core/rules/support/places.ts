import type { RawFinding } from '../../model/finding';
import type { Span } from '../../model/text';
import type { ParsedDecision, SyntaxProblem } from '../../parse/parsedDecision';

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

/** A finding on the evidence as a whole: at its key in the front matter. */
export function onEvidence(record: ParsedDecision, finding: Omit<RawFinding, 'range'>): RawFinding {
  const key = record.frontMatter?.keySpan(['evidence']);
  return key === undefined ? onWholeRecord(record, finding) : { ...finding, range: record.rangeOf(key) };
}

/** What spoils one value only; everything else may hide fields. */
const HARMLESS: ReadonlySet<SyntaxProblem['code']> = new Set<SyntaxProblem['code']>([
  'braces',
  'duplicate-key',
]);

/**
 * True when the syntax of the front matter hides what else is in it. Then nothing may be said about absent fields: the
 * syntax is reported instead.
 */
export function mayHideFields({ problems }: ParsedDecision): boolean {
  return problems.some(({ code }) => !HARMLESS.has(code));
}
