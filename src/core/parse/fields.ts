import type { Located } from '../model/text';
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

/** As {@link listField}; a scalar may name several, separated by commas. */
export function commaListField(
  text: string,
  frontMatter: FrontMatter,
  path: FieldPath,
): readonly Located<string>[] {
  return listField(frontMatter, path).flatMap((item) => splitAtCommas(text, item));
}

/** The parts of a comma-separated text, each with its own place when the source shows it as it is. */
export function splitAtCommas(text: string, { value, span }: Located<string>): readonly Located<string>[] {
  const source = text.slice(span.start, span.end);
  const offset = source.indexOf(value);
  let at = 0;
  return value.split(',').flatMap((part) => {
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
