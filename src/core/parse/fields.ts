import type { Located } from '../model/text';
import { fieldNamed } from './fieldNames';
import type { MetadataField } from './fieldNames';
import type { FieldPath, FrontMatter } from './parsedDecision';

/** The text of a scalar field; numbers as they are written. Undefined for an empty field and for anything else. */
export function textField(frontMatter: FrontMatter, path: FieldPath): Located<string> | undefined {
  const value = frontMatter.textAt(path)?.trim();
  const span = frontMatter.valueSpan(path);
  return value === undefined || value === '' || span === undefined ? undefined : { value, span };
}

/** The texts of a list of scalars; a scalar is a list of one. */
export function listField(frontMatter: FrontMatter, path: FieldPath): readonly Located<string>[] {
  const value = valueAt(frontMatter.data, path);
  const paths = Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
  return paths.flatMap((item) => textField(frontMatter, item) ?? []);
}

/**
 * The texts of a list of names or words. A single value may name several, separated by commas; an item of a list may be
 * a mapping with a `name`.
 */
export function wordsField(
  text: string,
  frontMatter: FrontMatter,
  path: FieldPath,
): readonly Located<string>[] {
  const value = valueAt(frontMatter.data, path);
  if (!Array.isArray(value)) {
    const single = textField(frontMatter, path);
    return single === undefined ? [] : splitAtCommas(text, single);
  }
  return value.flatMap(
    (_, index) =>
      textField(frontMatter, [...path, index]) ?? textField(frontMatter, [...path, index, 'name']) ?? [],
  );
}

/** The parts of a text separated by commas, each with its own place when the source shows it as it is. */
export function splitAtCommas(text: string, { value, span }: Located<string>): readonly Located<string>[] {
  const source = text.slice(span.start, span.end);
  const offset = source.indexOf(value);
  let at = 0;
  return value.split(/[,;，、；]/).flatMap((part) => {
    const start = at + part.length - part.trimStart().length;
    at += part.length + 1;
    const word = part.trim();
    if (word === '') {
      return [];
    }
    const from = span.start + offset + start;
    return [{ value: word, span: offset === -1 ? span : { start: from, end: from + word.length } }];
  });
}

/** The keys of the front matter that name a known field, whatever their spelling, in their order. */
export function namedFields(
  frontMatter: FrontMatter | undefined,
): readonly (readonly [MetadataField, string])[] {
  return Object.keys(frontMatter?.data ?? {}).flatMap((key) => {
    const field = fieldNamed(key);
    return field === undefined ? [] : [[field, key] as const];
  });
}

/** The value of a field of plain data; undefined where the path leads nowhere. */
export function valueAt(data: unknown, path: FieldPath): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) {
      return undefined;
    }
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}
