import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';

/** A key of the front matter, with the place of its name (quotes included). */
export interface YamlKey {
  readonly path: FieldPath;
  readonly name: string;
  readonly span: Span;
}

/** What can be typed at a place of a YAML block. */
export type YamlPlace =
  | {
      readonly kind: 'key';
      /** The mapping that the key is of. */
      readonly parent: FieldPath;
      /** What stands there already; empty when nothing does. */
      readonly span: Span;
      /** Whether a colon follows, so that only the name is to be written. */
      readonly hasColon: boolean;
      /** Where the key starts in its line, in characters. */
      readonly column: number;
      readonly flow: boolean;
      /** Whether it is the first thing after a dash. */
      readonly afterDash: boolean;
    }
  | {
      readonly kind: 'value';
      readonly path: FieldPath;
      /** What stands there already, quotes included; empty when nothing does. */
      readonly span: Span;
      readonly flow: boolean;
      /** True right after the colon of a key: a space has to come first. */
      readonly needsSpace: boolean;
    };

/** What a scan tells about a block: all its keys, and what can be typed at the place that was asked for. */
export interface YamlScan {
  readonly keys: readonly YamlKey[];
  /** Empty where nothing can be completed; a key and a value where either can stand. */
  readonly places: readonly YamlPlace[];
}

/** A key name and what follows it. */
export interface KeyToken {
  readonly name: string;
  readonly span: Span;
  /** Where the colon stands. */
  readonly colon: number;
}

/** Reads `name:` at `from`; undefined when what stands there is not a key. */
export function readKey(text: string, from: number, end: number): KeyToken | undefined {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, from, end);
    if (close === undefined) {
      return undefined;
    }
    const colon = skipSpaces(text, close + 1, end);
    return isColon(text, colon, end)
      ? { name: text.slice(from + 1, close), span: { start: from, end: close + 1 }, colon }
      : undefined;
  }
  for (let at = from; at < end; at += 1) {
    if (isColon(text, at, end)) {
      const name = text.slice(from, at).trimEnd();
      return name === '' ? undefined : { name, span: { start: from, end: from + name.length }, colon: at };
    }
    if (isCommentStart(text, at, from)) {
      return undefined;
    }
  }
  return undefined;
}

/** Where the quoted text that starts at `from` ends, as the offset of its last quote; undefined when it is open. */
export function closingQuote(text: string, from: number, end: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < end; at += 1) {
    if (quote === '"' && text[at] === '\\') {
      at += 1;
    } else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") {
        at += 1;
      } else {
        return at;
      }
    }
  }
  return undefined;
}

/** The first offset from `from` that is no space or tab; `end` when there is none. */
export function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) {
    at += 1;
  }
  return at;
}

/** Whether a `#` at `at` starts a comment: at the start of what is read, or after a space. */
export function isCommentStart(text: string, at: number, from: number): boolean {
  return text[at] === '#' && (at === from || text[at - 1] === ' ' || text[at - 1] === '\t');
}

function isColon(text: string, at: number, end: number): boolean {
  return text[at] === ':' && at < end && (at + 1 >= end || text[at + 1] === ' ' || text[at + 1] === '\t');
}

/**
 * What of `segment` stands already at the cursor: the trimmed token, stretched to a cursor that stands in the spaces
 * after it.
 * @returns undefined when the cursor is before the token
 */
export function tokenAt(text: string, segment: Span, cursor: number): Span | undefined {
  const start = skipSpaces(text, segment.start, segment.end);
  let end = segment.end;
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) {
    end -= 1;
  }
  if (start === end || start === segment.end) {
    return { start: cursor, end: cursor };
  }
  return cursor < start ? undefined : { start, end: Math.max(end, cursor) };
}
