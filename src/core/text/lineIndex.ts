import type { Position, Range, Span } from '../model/text';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Where the lines of a text start, for turning offsets into positions and back. Lines end at `\n`, `\r\n` and `\r`;
 * a position never lies inside a line end.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  /** At least one: an empty text is one empty line. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets outside the text count as its start or end. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(0, offset), this.#text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: Math.min(at, this.#endOf(low)) - this.#starts[low]! };
  }

  /** The offset of a position; one behind the end of its line counts as that end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) {
      return 0;
    }
    const start = this.#starts[line];
    return start === undefined
      ? this.#text.length
      : Math.min(start + Math.max(0, character), this.#endOf(line));
  }

  rangeOf({ start, end }: Span): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The end of a line, before its line end. */
  #endOf(line: number): number {
    const start = this.#starts[line]!;
    let end = this.#starts[line + 1];
    if (end === undefined) {
      return this.#text.length;
    }
    if (this.#text.charCodeAt(end - 1) === LINE_FEED) {
      end -= 1;
    }
    return end > start && this.#text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
      starts.push(at + 1);
    }
  }
  return starts;
}
