import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';
import { scanFlow } from './scanFlow';
import { closingQuote, isCommentStart, readKey, skipSpaces, tokenAt } from './yamlPlace';
import type { YamlKey, YamlPlace, YamlScan } from './yamlPlace';

/** A key or a list item that deeper lines belong to. */
interface Frame {
  readonly kind: 'key' | 'item';
  readonly column: number;
  readonly path: FieldPath;
  /** Has its whole value on its own line: deeper lines only continue that. */
  scalar: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a block of YAML by its lines and their indentation, so that it works while the block is half typed and no
 * parser can read it.
 * @param cursor the offset to tell about; outside of `block` for the keys alone
 */
export function scanYaml(text: string, block: Span, cursor: number): YamlScan {
  return new Scanner(text, block, cursor).scan();
}

class Scanner {
  readonly #text: string;
  readonly #block: Span;
  readonly #cursor: number;
  readonly #frames: Frame[] = [];
  readonly #keys: YamlKey[] = [];
  #places: readonly YamlPlace[] = [];
  /** Lines that begin before this belong to a value that was read already. */
  #readUpTo: number;
  /** The column of the key whose block scalar (`|`, `>`) goes on. */
  #blockScalar: number | undefined;

  constructor(text: string, block: Span, cursor: number) {
    this.#text = text;
    this.#block = block;
    this.#cursor = cursor;
    this.#readUpTo = block.start;
  }

  scan(): YamlScan {
    for (let start = this.#block.start; start <= this.#block.end;) {
      const feed = this.#text.indexOf('\n', start);
      const next = feed < 0 || feed >= this.#block.end ? this.#block.end : feed;
      const end = this.#text[next - 1] === '\r' && next > start ? next - 1 : next;
      if (start >= this.#readUpTo && (start < this.#block.end || start === this.#block.start)) {
        this.#readLine({ start, end });
      }
      start = next + 1;
    }
    return { keys: this.#keys, places: this.#places };
  }

  #readLine(line: Line): void {
    const at = skipSpaces(this.#text, line.start, line.end);
    const column = at - line.start;
    if (at === line.end) {
      this.#readEmpty(line);
      return;
    }
    if (this.#blockScalar !== undefined) {
      if (column > this.#blockScalar) {
        return;
      }
      this.#blockScalar = undefined;
    }
    const top = this.#frames.at(-1);
    if (this.#text[at] === '#' || (top?.scalar === true && column > top.column)) {
      return;
    }
    this.#readContent(line, at, undefined);
  }

  #readEmpty(line: Line): void {
    if (!this.#holds(line.start, line.end)) {
      return;
    }
    const column = this.#cursor - line.start;
    if (this.#blockScalar === undefined || column <= this.#blockScalar) {
      this.#placeKey({ start: this.#cursor, end: this.#cursor }, column, false);
    }
  }

  /** @param dash where the dash of the item stands that this is the content of */
  #readContent(line: Line, from: number, dash: number | undefined): void {
    const column = from - line.start;
    if (from < line.end && isDash(this.#text, from, line.end)) {
      this.#readItem(line, from);
      return;
    }
    const key = readKey(this.#text, from, line.end);
    if (key === undefined) {
      this.#readLoose(line, from, dash);
      return;
    }
    if (this.#holds(key.span.start, key.span.end)) {
      this.#placeKey(key.span, column, true, dash !== undefined);
    }
    this.#popFrom(column);
    const path = [...(this.#frames.at(-1)?.path ?? []), key.name];
    this.#keys.push({ path, name: key.name, span: key.span });
    const frame: Frame = { kind: 'key', column, path, scalar: false };
    this.#frames.push(frame);
    this.#readValue(line, key.colon + 1, frame);
  }

  #readItem(line: Line, dash: number): void {
    const column = dash - line.start;
    let index = 0;
    for (let top = this.#frames.at(-1); top !== undefined; top = this.#frames.at(-1)) {
      const sibling = top.kind === 'item' && top.column === column;
      if (top.column < column || (top.column === column && !sibling)) {
        break;
      }
      index = sibling ? Number(top.path.at(-1)) + 1 : index;
      this.#frames.pop();
    }
    const path = [...(this.#frames.at(-1)?.path ?? []), index];
    this.#frames.push({ kind: 'item', column, path, scalar: false });
    this.#readContent(line, skipSpaces(this.#text, dash + 1, line.end), dash);
  }

  /** Text that is no key: the scalar of an item, or a key that is being typed. */
  #readLoose(line: Line, from: number, dash: number | undefined): void {
    const frame = this.#frames.at(-1);
    if (dash === undefined || frame === undefined) {
      const end = endOfPlain(this.#text, from, line.end);
      if (this.#holds(from, end)) {
        this.#placeKey({ start: from, end }, from - line.start, false);
      }
      return;
    }
    const before = this.#places;
    this.#readValue(line, dash + 1, frame);
    const [place] = this.#places;
    if (
      this.#places !== before &&
      place?.kind === 'value' &&
      !place.flow &&
      !/^["']/.test(this.#text.slice(from, line.end))
    ) {
      const { span } = place;
      const column = span.start - line.start;
      const key = {
        hasColon: false,
        flow: false,
        afterDash: true,
        column,
        parent: frame.path,
        span,
      } as const;
      this.#places = [{ kind: 'key', ...key }, place];
    }
  }

  /** Reads the value that follows the colon or dash before `after`. */
  #readValue(line: Line, after: number, frame: Frame): void {
    const text = this.#text;
    const from = skipSpaces(text, after, line.end);
    const first = text[from];
    if (from === line.end || isCommentStart(text, from, after)) {
      if (this.#holds(after, from)) {
        this.#placeValue(frame.path, { start: this.#cursor, end: this.#cursor });
      }
      return;
    }
    if (first === '|' || first === '>') {
      this.#blockScalar = frame.column;
      return;
    }
    frame.scalar = true;
    if (first === '[' || first === '{') {
      const limit = this.#endOfDeeper(line, frame.column);
      const flow = scanFlow(text, from, limit, frame.path, this.#cursor, line.start);
      this.#keys.push(...flow.keys);
      this.#places = flow.place === undefined ? this.#places : [flow.place];
      this.#readUpTo = flow.end;
      return;
    }
    if (first === '&' || first === '!') {
      return;
    }
    const quoted = first === '"' || first === "'";
    const end = quoted
      ? (closingQuote(text, from, line.end) ?? line.end - 1) + 1
      : endOfPlain(text, from, line.end);
    if (this.#holds(from, end)) {
      const span = quoted ? { start: from, end } : tokenAt(text, { start: from, end }, this.#cursor);
      if (span !== undefined) {
        this.#placeValue(frame.path, span);
      }
    }
  }

  #placeValue(path: FieldPath, span: Span): void {
    const needsSpace = /[:-]/.test(this.#text[span.start - 1] ?? '');
    this.#places = [{ kind: 'value', path, span, flow: false, needsSpace }];
  }

  #placeKey(span: Span, column: number, hasColon: boolean, afterDash = false): void {
    const above = this.#frames.findLast(
      (frame) => frame.column < column || (afterDash && frame.kind === 'item'),
    );
    if (above?.scalar !== true) {
      const parent = above?.path ?? [];
      this.#places = [{ kind: 'key', parent, span, hasColon, column, flow: false, afterDash }];
    }
  }

  /** The end of the line, or of the lines after it that are indented deeper than `column`. */
  #endOfDeeper(line: Line, column: number): number {
    let end = line.end;
    for (
      let feed = this.#text.indexOf('\n', line.end);
      feed >= 0;
      feed = this.#text.indexOf('\n', feed + 1)
    ) {
      const next = feed + 1;
      const content = skipSpaces(this.#text, next, this.#block.end);
      if (next >= this.#block.end || content - next <= column) {
        break;
      }
      const after = this.#text.indexOf('\n', next);
      end = Math.min(after < 0 ? this.#block.end : after, this.#block.end);
    }
    return end;
  }

  #popFrom(column: number): void {
    while ((this.#frames.at(-1)?.column ?? -1) >= column) {
      this.#frames.pop();
    }
  }

  #holds(start: number, end: number): boolean {
    return this.#cursor >= start && this.#cursor <= end;
  }
}

function isDash(text: string, at: number, end: number): boolean {
  return text[at] === '-' && (at + 1 === end || text[at + 1] === ' ' || text[at + 1] === '\t');
}

/** Where a plain scalar ends: before a comment, or at the end of the line, spaces included. */
function endOfPlain(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    if (isCommentStart(text, at, from)) {
      return at - 1;
    }
  }
  return end;
}
