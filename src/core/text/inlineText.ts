import type { Span } from '../model/text';

/** The text of a leaf block as one string, its lines joined by `\n`, with the way back to the source. */
export interface InlineText {
  readonly text: string;
  /** Where a character of `text` stands in the source. */
  toSource(offset: number): number;
  /** A stretch of `text` in the source, with what stands before its lines when there are several. */
  spanOf(start: number, end: number): Span;
}

/** Joins the lines of a leaf block. */
export function inlineText(source: string, lines: readonly Span[]): InlineText {
  const first = lines[0]!;
  if (lines.length === 1) {
    return {
      text: source.slice(first.start, first.end),
      toSource: (offset) => first.start + offset,
      spanOf: (start, end) => ({ start: first.start + start, end: first.start + end }),
    };
  }
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { start, end } of lines) {
    starts.push(length);
    parts.push(source.slice(start, end));
    length += end - start + 1;
  }
  const toSource = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return lines[low]!.start + offset - starts[low]!;
  };
  return {
    text: parts.join('\n'),
    toSource,
    spanOf: (start, end) => ({
      start: toSource(start),
      end: end > start ? toSource(end - 1) + 1 : toSource(start),
    }),
  };
}
