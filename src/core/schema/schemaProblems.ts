import type { FindingData } from '../model/finding';
import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';
import { boundedCopy } from './boundedCopy';
import type { ValidationError, Validator } from './generated/validators';
import type { JsonSchema } from './jsonSchema';
import { schemaAt, typesOf } from './jsonSchema';
import { empty, idOf, missing, unexpected, unknownKey, unknownValue } from './sentences';

/** How many problems of one file are told. */
export const maxProblems = 50;

/** How many problems are looked at to find those that come first; finding places in a hostile file takes time. */
const maxPlaced = 500;

/** Something that a schema does not allow, in words and with its place. */
export interface SchemaProblem {
  /** The field that is wrong, or the one that lacks something. */
  readonly path: FieldPath;
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
  /** Tells the problems of one file apart without their positions: `evidence.E1.suports`. */
  readonly key: string;
  /**
   * For a fix. `problem` is `unknown-key`, `unknown-value`, `unexpected`, `missing`, `empty` or `too-many`. With a
   * `suggestion`, the text of the span is `misspelt` and should be the suggestion; `missing` names absent fields.
   */
  readonly data: FindingData;
}

/** YAML as plain data, with a place for everything in it. */
export interface LocatedData {
  /** What contains everything; problems without a better place stand at its start. */
  readonly span: Span;
  readonly data: unknown;
  keySpan(path: FieldPath): Span | undefined;
  valueSpan(path: FieldPath): Span | undefined;
}

/** Follows a JSON Pointer that the validator made, in the data that it validated. */
function locate(pointer: string, data: unknown): { path: FieldPath; value: unknown } {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const segment = Array.isArray(value) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(segment);
    value = (value as Record<string | number, unknown> | null | undefined)?.[segment];
  }
  return { path, value };
}

/** Names a path without positions where an item of a list has a name: `evidence.E1.stat`. */
function keyOf(path: FieldPath, data: unknown): string {
  let value = data;
  let key = '';
  for (const segment of path) {
    value = (value as Record<string | number, unknown> | null | undefined)?.[segment];
    const name = typeof segment === 'number' ? idOf(value) : segment;
    key += name === undefined ? `[${segment}]` : `${key === '' ? '' : '.'}${name}`;
  }
  return key;
}

/** The first error of a field tells the rest: what is not text is not one of the possible texts either. */
const telling = ['type', 'enum', 'pattern'];

/** Groups errors so that each group becomes one sentence. */
function grouped(errors: readonly ValidationError[]): ReadonlyMap<string, readonly ValidationError[]> {
  const groups = new Map<string, ValidationError[]>();
  for (const error of errors) {
    if (error.keyword === 'if' || error.keyword === 'anyOf') {
      continue;
    }
    const kind =
      error.keyword === 'required'
        ? error.schemaPath === undefined
          ? 'all'
          : 'one'
        : error.keyword === 'additionalProperties'
          ? `key ${error.detail}`
          : 'value';
    const name = `${error.instancePath}\n${kind}`;
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, [error]);
    } else {
      group.push(error);
    }
  }
  return groups;
}

/**
 * Validates data and tells what is wrong, ordered by position, at most fifty problems. A key without a value counts as
 * absent.
 */
export function schemaProblems(
  located: LocatedData,
  validate: Validator,
  schema: JsonSchema,
): SchemaProblem[] {
  const { data, complete } = boundedCopy(located.data);
  const problems: SchemaProblem[] = [];
  if (!validate(data)) {
    for (const group of [...grouped(validate.errors ?? []).values()].slice(0, maxPlaced)) {
      const problem = problemOf(group, data, located, schema);
      if (problem !== undefined) {
        problems.push(problem);
      }
    }
  }
  if (!complete) {
    problems.push({
      path: [],
      span: { start: located.span.start, end: located.span.start },
      message: 'There are too many values here; not all of them were checked.',
      key: 'too-many',
      data: { problem: 'too-many' },
    });
  }
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return problems.slice(0, maxProblems);
}

function problemOf(
  group: readonly ValidationError[],
  data: unknown,
  located: LocatedData,
  root: JsonSchema,
): SchemaProblem | undefined {
  const first = group[0]!;
  const { path, value } = locate(first.instancePath, data);
  const schema = schemaAt(root, path) ?? {};
  const inside = (span: Span | undefined): Span =>
    span !== undefined && span.start >= located.span.start && span.end <= located.span.end
      ? span
      : { start: located.span.start, end: located.span.start };

  if (first.keyword === 'additionalProperties') {
    const misspelt = first.detail ?? '';
    const field = [...path, misspelt];
    const { message, suggestion } = unknownKey(path, misspelt, schema);
    return {
      path: field,
      span: inside(located.keySpan(field)),
      message,
      key: keyOf(field, data),
      data: { problem: 'unknown-key', misspelt, ...(suggestion !== undefined && { suggestion }) },
    };
  }
  if (first.keyword === 'required') {
    const names = group.map((error) => error.detail ?? '');
    return {
      path,
      span: inside(anchorOf(path, value, located)),
      message: missing(path, value, names, first.schemaPath === undefined ? 'and' : 'or'),
      key: keyOf([...path, names.join('|')], data),
      data: { problem: 'missing', missing: names },
    };
  }
  const place = { path, span: inside(spanOfValue(path, value, located)), key: keyOf(path, data) };
  if (value === undefined || value === null) {
    const isEmptyItem = value === null && typesOf(schema).every((type) => type === 'object');
    return isEmptyItem ? { ...place, message: empty(path), data: { problem: 'empty' } } : undefined;
  }
  const keyword = telling.find((word) => group.some((error) => error.keyword === word));
  if (keyword === 'enum' && typeof value === 'string') {
    const { message, suggestion } = unknownValue(path, value, schema, root);
    return {
      ...place,
      message,
      data: {
        problem: 'unknown-value',
        misspelt: value,
        ...(suggestion !== undefined && { suggestion }),
      },
    };
  }
  return { ...place, message: unexpected(path, value, schema), data: { problem: 'unexpected' } };
}

/** A short place that stands for a mapping: its key, or the first line that an item of a list has. */
function anchorOf(path: FieldPath, value: unknown, located: LocatedData): Span | undefined {
  if (typeof path.at(-1) === 'string') {
    return located.keySpan(path);
  }
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const first = keys.includes('id') ? 'id' : keys[0];
  return (first === undefined ? undefined : located.keySpan([...path, first])) ?? located.valueSpan(path);
}

/** Where a value stands; its key when the value is a block that would underline half the file. */
function spanOfValue(path: FieldPath, value: unknown, located: LocatedData): Span | undefined {
  const isBlock = typeof value === 'object' && value !== null;
  const [first, second] = isBlock
    ? [anchorOf(path, value, located), located.valueSpan(path)]
    : [located.valueSpan(path), located.keySpan(path)];
  return first ?? second;
}
