import type { FieldPath } from '../parse/parsedDecision';
import { nearest } from '../text/nearest';
import type { JsonSchema } from './jsonSchema';
import { expectedBy, valuesOf } from './vocabulary';

/** Lists of values longer than this are not read out. */
const maxListed = 8;

/** Values are shown up to this many characters. */
const maxShown = 40;

/** A scalar as code, on one line and short. */
export function quoted(value: unknown, most = maxShown): string {
  const plain = String(value)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .replaceAll('`', "'");
  return `\`${plain.length > most ? `${plain.slice(0, most - 1)}…` : plain}\``;
}

/** `a`, `b` and `c`. */
function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const quotedWords = words.map((word) => `\`${word}\``);
  const last = quotedWords.pop() ?? '';
  return quotedWords.length === 0 ? last : `${quotedWords.join(', ')} ${conjunction} ${last}`;
}

/** Reads a field of data that may be anything. */
function fieldOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string, unknown>)[name]
    : undefined;
}

/** The name that an item of a list gives itself. */
export function idOf(item: unknown): string | undefined {
  const id = fieldOf(item, 'id');
  return typeof id === 'string' && /^[\w-]{1,40}$/.test(id) ? id : undefined;
}

/** What a sentence calls the value at `path`: `` `stat` ``, ``Item 2 of `waivers` ``, ``Evidence `E1` ``. */
function subject(path: FieldPath, value: unknown): string {
  const last = path.at(-1);
  if (last === undefined) {
    return 'The file';
  }
  if (typeof last === 'string') {
    return quoted(last);
  }
  const list = path.findLast((segment) => typeof segment === 'string');
  const id = idOf(value);
  return list === 'evidence' && id !== undefined
    ? `Evidence \`${id}\``
    : `Item ${last + 1} of ${quoted(list ?? '')}`;
}

/** What a value is instead of what it should be, to follow "not". */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'a mapping' : quoted(value);
}

/** A sentence, and the word that is right if one word is misspelt. */
export interface Sentence {
  readonly message: string;
  readonly suggestion: string | undefined;
}

/** For a key that the mapping at `path` does not have. */
export function unknownKey(path: FieldPath, key: string, mapping: JsonSchema): Sentence {
  const block = path.findLast((segment) => typeof segment === 'string');
  const noun = mapping['x-noun'] ?? (block === undefined ? 'a field' : `a field of ${block}`);
  const known = Object.keys(mapping.properties ?? {});
  return isNot(key, noun, known, `use ${listed(known, 'or')}`);
}

/** For a value that is not one of those that are possible. */
export function unknownValue(path: FieldPath, value: string, schema: JsonSchema, root: JsonSchema): Sentence {
  const known = valuesOf(schema, root).map((possible) => possible.value);
  const noun = schema['x-noun'] ?? `a value of ${subject(path, value)}`;
  return isNot(value, noun, known, `use ${listed(known, 'or')}`);
}

function isNot(word: string, noun: string, known: readonly string[], wayOut: string): Sentence {
  const suggestion = nearest(word, known);
  const rest =
    suggestion !== undefined
      ? `; did you mean \`${suggestion}\`?`
      : known.length > 0 && known.length <= maxListed
        ? `; ${wayOut}.`
        : '.';
  return { message: `${quoted(word)} is not ${noun}${rest}`, suggestion };
}

/** For a value of the wrong type or form. */
export function unexpected(path: FieldPath, value: unknown, schema: JsonSchema): string {
  const expected = expectedBy(schema);
  const isLiteral = typeof value === 'number' || typeof value === 'boolean';
  if (isLiteral && expected === 'text') {
    return `${subject(path, value)} should be text: put ${quoted(value)} in quotes.`;
  }
  return `${subject(path, value)} should be ${expected}, not ${kindOf(value)}.`;
}

/** For fields that have to be there: all of them, or one of them. */
export function missing(
  path: FieldPath,
  value: unknown,
  names: readonly string[],
  conjunction: 'and' | 'or',
): string {
  const type = path.length === 2 && path[0] === 'evidence' ? fieldOf(value, 'type') : undefined;
  const isA =
    typeof type === 'string' ? `is ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type} and needs` : 'needs';
  return `${subject(path, value)} ${isA} ${listed(names, conjunction)}.`;
}

/** For an item of a list that says nothing. */
export function empty(path: FieldPath): string {
  return `${subject(path, undefined)} is empty.`;
}
