import type { Located, Span } from '../model/text';
import type { Outline } from '../text/outline';
import { plainText } from '../text/plainText';

/** The text with fenced code and comments blanked out, so that what they show is not read as the record's own. */
export function withoutCode(text: string, { fences, comments }: Outline): string {
  const hidden = [...fences, ...comments].sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end } of hidden) {
    if (start < at) {
      continue;
    }
    result += text.slice(at, start) + blank(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

const DELETED = /~~[^~]{1,200}~~/g;

/** The text with everything that is struck through blanked out. */
export function withoutDeleted(text: string): string {
  return text.includes('~~') ? text.replace(DELETED, blank) : text;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** The lines of a stretch of text, without their line ends. */
export function linesOf(text: string, { start, end }: Span): readonly Located<string>[] {
  const lines: Located<string>[] = [];
  const lineEnd = /\r\n|\n|\r/g;
  let at = start;
  lineEnd.lastIndex = start;
  while (at <= end) {
    const match = lineEnd.exec(text);
    const stop = match === null || match.index > end ? end : match.index;
    lines.push({ value: text.slice(at, stop), span: { start: at, end: stop } });
    if (match === null || match.index >= end) {
      break;
    }
    at = match.index + match[0].length;
  }
  return lines;
}

/** A stretch of Markdown as its visible text. Undefined when nothing is visible. */
export function visible(text: string, span: Span): Located<string> | undefined {
  const value = plainText(text.slice(span.start, span.end));
  return value === '' ? undefined : { value, span };
}

/** Like `visible`, without what is struck through: `~~Proposed~~ Accepted` says that it is accepted. */
export function inForce(text: string, span: Span): Located<string> | undefined {
  const written = text.slice(span.start, span.end);
  const kept = written.includes('~~') ? plainText(written.replace(DELETED, ' ')) : '';
  return kept === '' ? visible(text, span) : { value: kept, span };
}
