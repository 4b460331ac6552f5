import type { Located, Span } from '../model/text';
import type { Outline } from '../text/outline';
import { plainText } from '../text/plainText';

/** One metadata line of the body: `* Status: accepted`, `**Date:** 2026-03-14`, `Date: 2026-03-14`. */
export interface MetadataLine {
  /** The name in lower case. */
  readonly name: string;
  /** The text behind the colon, as written. */
  readonly span: Span;
  readonly isBullet: boolean;
}

/** The text with fenced code and comments blanked out, so that what they show is not read as the record's own. */
export function withoutCode(text: string, { fences, comments }: Outline): string {
  const hidden = [...fences, ...comments].sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end } of hidden) {
    if (start < at) {
      continue;
    }
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

const namedValue =
  /^([ \t]{0,3}(?:[-*+][ \t]+)?)(?:\*\*|__)?([\p{L}][\p{L} _-]{0,30}?)(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*(.*)$/u;

/** The metadata lines of a stretch of the body, in their order. */
export function metadataLines(text: string, span: Span): readonly MetadataLine[] {
  return linesOf(text, span).flatMap(({ value: line, span: { start } }) => {
    const match = namedValue.exec(line);
    if (match === null) {
      return [];
    }
    const value = (match[3] ?? '').trimEnd();
    const from = start + line.length - (match[3] ?? '').length;
    return [
      {
        name: (match[2] ?? '').trim().toLowerCase(),
        span: { start: from, end: from + value.length },
        isBullet: /[-*+]/.test(match[1] ?? ''),
      },
    ];
  });
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
