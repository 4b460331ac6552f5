import type { Span } from '../../model/text';
import type { ParsedDecision } from '../../parse/parsedDecision';

/** A line of a record's body. Code and comments are blanked, so every character keeps its place. */
export interface ProseLine {
  /** Offset of its first character. */
  readonly start: number;
  readonly text: string;
}

/** Longer lines are data that somebody pasted; nothing is looked for in them. */
const MAX_LINE = 5000;

/** The lines of a record's body that hold prose: no fenced code, and code spans and HTML comments blanked. */
export function* proseLines(record: ParsedDecision): Iterable<ProseLine> {
  const { text, frontMatter, outline } = record;
  const hidden = [...outline.fences, ...outline.comments].sort((a, b) => a.start - b.start);
  const lines = /[^\r\n]+/g;
  lines.lastIndex = frontMatter?.span.end ?? 0;
  let next = 0;
  for (let match = lines.exec(text); match !== null; match = lines.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    let line = match[0];
    while (next < hidden.length && hidden[next]!.end <= start) {
      next += 1;
    }
    for (let at = next; at < hidden.length && hidden[at]!.start < end; at += 1) {
      line = blank(line, hidden[at]!, start);
    }
    if (line.length <= MAX_LINE && line.trim() !== '') {
      yield { start, text: withoutCode(line) };
    }
  }
}

/** Replaces what `hidden` covers of a line that starts at `offset` by spaces. */
function blank(line: string, hidden: Span, offset: number): string {
  const from = Math.max(0, hidden.start - offset);
  const to = Math.min(line.length, hidden.end - offset);
  return line.slice(0, from) + ' '.repeat(to - from) + line.slice(to);
}

/** Blanks code spans: a run of backticks up to the next run of the same length. */
function withoutCode(line: string): string {
  let result = '';
  let copied = 0;
  let open = line.indexOf('`');
  while (open >= 0) {
    const length = runLength(line, open);
    let close = line.indexOf('`', open + length);
    while (close >= 0 && runLength(line, close) !== length) {
      close = line.indexOf('`', close + runLength(line, close));
    }
    if (close >= 0) {
      result += line.slice(copied, open) + ' '.repeat(close + length - open);
      copied = close + length;
    }
    open = line.indexOf('`', close >= 0 ? copied : open + length);
  }
  return copied === 0 ? line : result + line.slice(copied);
}

function runLength(line: string, start: number): number {
  let end = start + 1;
  while (line[end] === '`') {
    end += 1;
  }
  return end - start;
}
