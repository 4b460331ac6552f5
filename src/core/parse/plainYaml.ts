import type { Span } from '../model/text';
import type { FieldPath } from './parsedDecision';
import { plainValue } from './scalars';
import type { YamlData } from './yamlData';

/** A value with its place in the block. */
interface PlainNode extends Span {
  readonly data: unknown;
  /** The text of a single value; undefined for lists and mappings. */
  readonly text: string | undefined;
  readonly fields: ReadonlyMap<string, PlainField> | undefined;
  readonly items: readonly PlainNode[] | undefined;
}

/** A field of a mapping: the place of its key, and its value unless nothing is written behind it. */
interface PlainField extends Span {
  readonly value: PlainNode | undefined;
}

/** A line that says something, from its first sign to its last. */
interface Line extends Span {
  readonly column: number;
}

/** Says that the block needs the complete reader. */
class NotPlain extends Error {}

/** More levels than this are left to the complete reader. */
const MAX_DEPTH = 12;
/** Longer keys need a sign of their own in YAML. */
const MAX_KEY = 500;
const KEY = /[A-Za-z_][\w .()/-]*(?=:(?:[ \r\n]|$))/y;
const FLOW_KEY = /[A-Za-z_][\w .()/-]*(?=: )/y;
/** What plain text begins with when it cannot be anything else. */
const PLAIN_START = /[\p{L}\p{N}./$(+<=~^_;\\]|-[\p{L}\p{N}]/uy;

/**
 * Reads a block that is written as nearly all front matter is: fields and list items on lines of their own, values in one
 * line, plain or in quotes without escapes, `[lists]` and `{mappings: of values}` within a line. This takes a tenth of
 * the time of the complete reader, which gives the same for every block that this one reads.
 * @returns undefined for a block with anything else in it, be it right or wrong
 */
export function readPlainYaml(block: string, offset: number): YamlData | undefined {
  // White space other than spaces and line ends means different things to YAML than to others.
  if (/[^\S \r\n]|\r(?!\n)/.test(block)) {
    return undefined;
  }
  try {
    const root = new PlainReader(block).read();
    return {
      data: root.data as Readonly<Record<string, unknown>>,
      problems: [],
      explained: [],
      keySpan: (path) => keySpan(root, path, offset),
      valueSpan: (path) => shifted(nodeAt(root, path), offset),
      textAt: (path) => nodeAt(root, path)?.text,
    };
  } catch (error) {
    if (error instanceof NotPlain) {
      return undefined;
    }
    throw error;
  }
}

function keySpan(root: PlainNode, path: FieldPath, offset: number): Span | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (parent?.fields !== undefined) {
    return shifted(last === undefined ? undefined : parent.fields.get(String(last)), offset);
  }
  return typeof last === 'number' ? shifted(parent?.items?.[last], offset) : undefined;
}

function nodeAt(root: PlainNode, path: FieldPath): PlainNode | undefined {
  let node: PlainNode | undefined = root;
  for (const step of path) {
    node =
      node?.fields?.get(String(step))?.value ?? (typeof step === 'number' ? node?.items?.[step] : undefined);
  }
  return node;
}

function shifted(span: Span | undefined, offset: number): Span | undefined {
  return span === undefined ? undefined : { start: span.start + offset, end: span.end + offset };
}

class PlainReader {
  readonly #lines: readonly Line[];
  #index = 0;
  #depth = 0;

  constructor(private readonly block: string) {
    this.#lines = linesOf(block);
  }

  read(): PlainNode {
    const first = this.#lines[0];
    if (first?.column !== 0) {
      throw new NotPlain();
    }
    const root = this.#mapping(first);
    if (this.#index < this.#lines.length) {
      throw new NotPlain();
    }
    return root;
  }

  /** The fields from `first` on. The line of the first may begin with the marker of a list item. */
  #mapping(first: Line): PlainNode {
    this.#enter();
    const data = Object.create(null) as Record<string, unknown>;
    const fields = new Map<string, PlainField>();
    let end = first.end;
    for (let line: Line | undefined = first; line?.column === first.column; line = this.#lines[this.#index]) {
      KEY.lastIndex = line.start;
      const key = KEY.exec(this.block)?.[0];
      if (key === undefined || key.endsWith(' ') || key.length > MAX_KEY || fields.has(key)) {
        throw new NotPlain();
      }
      const keyEnd = line.start + key.length;
      this.#index += 1;
      const value = this.#valueBehind(keyEnd + 1, line, true);
      data[key] = value === undefined ? null : value.data;
      fields.set(key, { start: line.start, end: keyEnd, value });
      end = value?.end ?? keyEnd;
    }
    this.#leave(first.column);
    return { start: first.start, end, data, text: undefined, fields, items: undefined };
  }

  #list(first: Line): PlainNode {
    this.#enter();
    const items: PlainNode[] = [];
    for (
      let line: Line | undefined = first;
      line?.column === first.column && this.#isItem(line);
      line = this.#lines[this.#index]
    ) {
      items.push(this.#item(line));
    }
    this.#leave(first.column);
    const data = items.map((item) => item.data);
    return { start: first.start, end: items.at(-1)!.end, data, text: undefined, fields: undefined, items };
  }

  #item(line: Line): PlainNode {
    const start = this.#skipSpaces(line.start + 1, line.end);
    KEY.lastIndex = start;
    if (start < line.end && KEY.test(this.block)) {
      return this.#mapping({ start, end: line.end, column: line.column + start - line.start });
    }
    this.#index += 1;
    const value = this.#valueBehind(line.start + 1, line, false);
    if (value === undefined) {
      throw new NotPlain();
    }
    return value;
  }

  /** The value behind a key or an item marker at `from`, on the same line or below it; undefined when there is none. */
  #valueBehind(from: number, line: Line, isField: boolean): PlainNode | undefined {
    const start = this.#skipSpaces(from, line.end);
    const next = this.#lines[this.#index];
    if (start < line.end && this.block[start] !== '#') {
      // What is indented below a value goes on with it.
      if (next !== undefined && next.column > line.column) {
        throw new NotPlain();
      }
      return this.#inline(start, line.end);
    }
    if (next === undefined || next.column < line.column) {
      return undefined;
    }
    if (next.column === line.column) {
      return isField && this.#isItem(next) ? this.#list(next) : undefined;
    }
    return this.#isItem(next) ? this.#list(next) : this.#mapping(next);
  }

  #isItem({ start, end }: Line): boolean {
    return this.block[start] === '-' && (start + 1 === end || this.block[start + 1] === ' ');
  }

  /** A value that fills the rest of a line, up to a comment. */
  #inline(start: number, end: number): PlainNode {
    const character = this.block[start];
    if (character === '"' || character === "'" || character === '[' || character === '{') {
      const node = this.#flow(start, end);
      const rest = this.#skipSpaces(node.end, end);
      if (rest < end && (rest === node.end || this.block[rest] !== '#')) {
        throw new NotPlain();
      }
      return node;
    }
    const line = this.block.slice(start, end);
    const comment = line.indexOf(' #');
    const text = comment < 0 ? line : line.slice(0, comment).trimEnd();
    PLAIN_START.lastIndex = start;
    if (!PLAIN_START.test(this.block) || text.includes(': ') || text.endsWith(':')) {
      throw new NotPlain();
    }
    return scalar(start, text, plainValue(text));
  }

  /** A value within a line: in quotes, in brackets, or plain up to what ends it there. */
  #flow(start: number, limit: number): PlainNode {
    switch (this.block[start]) {
      case '"':
        return this.#quoted(start, limit, '"');
      case "'":
        return this.#quoted(start, limit, "'");
      case '[':
        return this.#flowList(start, limit);
      case '{':
        return this.#flowMapping(start, limit);
      default:
        return this.#flowPlain(start, limit);
    }
  }

  #quoted(start: number, limit: number, quote: string): PlainNode {
    const close = this.block.indexOf(quote, start + 1);
    const text = this.block.slice(start + 1, close);
    const isEscaped = quote === '"' ? text.includes('\\') : this.block[close + 1] === quote;
    if (close < 0 || close >= limit || isEscaped) {
      throw new NotPlain();
    }
    return { start, end: close + 1, data: text, text, fields: undefined, items: undefined };
  }

  #flowPlain(start: number, limit: number): PlainNode {
    let end = start;
    while (end < limit && !',[]{}'.includes(this.block[end]!)) {
      end += 1;
    }
    const text = this.block.slice(start, end).trimEnd();
    PLAIN_START.lastIndex = start;
    if (!PLAIN_START.test(this.block) || /: |:$| #/.test(text) || '[{'.includes(this.block[end] ?? ' ')) {
      throw new NotPlain();
    }
    return scalar(start, text, plainValue(text));
  }

  #flowList(start: number, limit: number): PlainNode {
    this.#enter();
    const items: PlainNode[] = [];
    let at = this.#skipSpaces(start + 1, limit);
    while (this.block[at] !== ']') {
      const item = this.#flow(at, limit);
      items.push(item);
      at = this.#afterEntry(item.end, limit, ']');
    }
    this.#depth -= 1;
    const data = items.map((item) => item.data);
    return { start, end: at + 1, data, text: undefined, fields: undefined, items };
  }

  #flowMapping(start: number, limit: number): PlainNode {
    this.#enter();
    const data = Object.create(null) as Record<string, unknown>;
    const fields = new Map<string, PlainField>();
    let at = this.#skipSpaces(start + 1, limit);
    while (this.block[at] !== '}') {
      FLOW_KEY.lastIndex = at;
      const key = FLOW_KEY.exec(this.block)?.[0];
      if (key === undefined || key.endsWith(' ') || fields.has(key)) {
        throw new NotPlain();
      }
      const value = this.#flow(this.#skipSpaces(at + key.length + 1, limit), limit);
      data[key] = value.data;
      fields.set(key, { start: at, end: at + key.length, value });
      at = this.#afterEntry(value.end, limit, '}');
    }
    this.#depth -= 1;
    return { start, end: at + 1, data, text: undefined, fields, items: undefined };
  }

  /** Where the next entry of a list or mapping within a line begins, or where its closing bracket stands. */
  #afterEntry(from: number, limit: number, closing: string): number {
    const at = this.#skipSpaces(from, limit);
    if (at < limit && this.block[at] === closing) {
      return at;
    }
    const next = this.#skipSpaces(at + 1, limit);
    if (at >= limit || this.block[at] !== ',' || next >= limit || this.block[next] === closing) {
      throw new NotPlain();
    }
    return next;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new NotPlain();
    }
  }

  /** Leaves what began at `column`: nothing that is indented further may follow. */
  #leave(column: number): void {
    this.#depth -= 1;
    const next = this.#lines[this.#index];
    if (next !== undefined && next.column > column) {
      throw new NotPlain();
    }
  }

  #skipSpaces(from: number, limit: number): number {
    let at = from;
    while (at < limit && this.block[at] === ' ') {
      at += 1;
    }
    return at;
  }
}

function scalar(start: number, text: string, data: unknown): PlainNode {
  return { start, end: start + text.length, data, text, fields: undefined, items: undefined };
}

/** The lines of a block without empty ones and those that are nothing but a comment. */
function linesOf(block: string): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < block.length;) {
    const feed = block.indexOf('\n', at);
    const next = feed < 0 ? block.length : feed;
    let end = next;
    while (end > at && (block.charCodeAt(end - 1) === 32 || block.charCodeAt(end - 1) === 13)) {
      end -= 1;
    }
    let start = at;
    while (start < end && block.charCodeAt(start) === 32) {
      start += 1;
    }
    if (start < end && block[start] !== '#') {
      lines.push({ column: start - at, start, end });
    }
    at = next + 1;
  }
  return lines;
}
