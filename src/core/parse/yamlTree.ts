import { Composer, Lexer, Parser, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { CST, Document, ParsedNode, Scalar, YAMLError, YAMLMap } from 'yaml';
import { plainValue } from './scalars';

/** Deeper than any record needs; deeper nesting would exhaust the stack. */
export const MAX_DEPTH = 32;

/** What the library found wrong; a quote that is not closed is a code of our own. */
export interface YamlFault {
  readonly code: YAMLError['code'] | 'OPEN_QUOTE';
  readonly message: string;
  readonly pos: readonly [start: number, end: number];
}

/** The nodes of a YAML block, with what is wrong in it. */
export interface YamlTree {
  readonly contents: ParsedNode | null;
  readonly errors: readonly YamlFault[];
}

const OPTIONS = {
  // Every scalar stays the text that it is; what reads as a number or nothing is decided in one place, `plainValue`.
  schema: 'failsafe',
  // Text stays text also where a tag such as `!!timestamp` says that it is more.
  resolveKnownTags: false,
  // The library compares every key with every other one.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Each level of nesting is at most this many entries on the parser's stack (a collection and its items). */
const STACK_PER_LEVEL = 2;

/**
 * Reads YAML into nodes with positions. Aliases stay aliases: nothing is expanded.
 * @returns the offset at which it is nested too deeply, when it is
 */
export function readYaml(source: string): YamlTree | { readonly tooDeepAt: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  /** Where quoted text begins, by where it ends. */
  const quotes = new Map<number, number>();
  let open = 0;
  for (const lexeme of new Lexer().lex(source)) {
    const before = parser.offset;
    if (/^["']/.test(lexeme)) {
      quotes.set(before + lexeme.length, before);
    }
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
    }
    open = parser.stack.length;
    if (open > MAX_DEPTH * STACK_PER_LEVEL) {
      return { tooDeepAt: before };
    }
  }
  for (const token of parser.end()) {
    tokens.push(token);
  }
  let document: Document.Parsed | undefined;
  for (const each of new Composer(OPTIONS).compose(tokens, true, source.length)) {
    document ??= each;
  }
  const errors = document?.errors ?? [];
  return { contents: document?.contents ?? null, errors: errors.map((error) => atItsQuote(error, quotes)) };
}

/** The library points at the end of the block when a quote is open: the place to look at is where the text begins. */
function atItsQuote(error: YAMLError, quotes: ReadonlyMap<number, number>): YamlFault {
  const { code, message, pos } = error;
  const quote = code === 'MISSING_CHAR' && message.endsWith('quote') ? quotes.get(pos[0]) : undefined;
  return quote === undefined ? { code, message, pos } : { code: 'OPEN_QUOTE', message, pos: [quote, pos[0]] };
}

/** The text of a scalar, quotes and escapes resolved; undefined for an empty one and for other nodes. */
export function scalarText(node: unknown): string | undefined {
  if (!isScalar(node) || isEmpty(node)) {
    return undefined;
  }
  return typeof node.value === 'string' ? node.value : undefined;
}

/** An unquoted scalar without characters: a key without a value. */
export function isEmpty(node: Scalar): boolean {
  return node.type === 'PLAIN' && node.value === '';
}

/** A scalar as plain data. */
export function scalarValue(node: Scalar): unknown {
  const { value } = node;
  return node.type === 'PLAIN' && typeof value === 'string' ? plainValue(value) : value;
}

export { isAlias, isMap, isScalar, isSeq };
export type { ParsedNode, Scalar, YAMLMap };
