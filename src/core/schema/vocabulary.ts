import type { FieldPath } from '../parse/parsedDecision';
import type { JsonSchema } from './jsonSchema';
import { configSchema, decisionSchema, resolve, schemaAt, typesOf } from './jsonSchema';

/** A value that a field can have. */
export interface FieldValue {
  readonly value: string;
  /** One sentence; undefined when the word says it all. */
  readonly description: string | undefined;
}

/** What completion and hover know about a field. */
export interface FieldDescription {
  readonly name: string;
  /** One or two sentences of Markdown; empty when the name says it all. */
  readonly description: string;
  /** What its value should be, in words: `a date such as 2026-03-14`, `text`, `a mapping`. */
  readonly type: string;
  /** Its only possible values; empty when there are others. */
  readonly enum: readonly FieldValue[];
  /** Values worth offering for a field whose values are free. */
  readonly examples: readonly string[];
  /** Whether several values can be given, as a list. */
  readonly list: boolean;
  readonly required: boolean;
}

/** Which file a path is of: the front matter of a record, or `.grounds.yaml`. */
export type VocabularyOf = 'decision' | 'config';

function rootOf(of: VocabularyOf): JsonSchema {
  return of === 'decision' ? decisionSchema : configSchema;
}

const typeNames = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
} as const;

/** What a value should be, in words that follow "should be". */
export function expectedBy(schema: JsonSchema): string {
  return (
    schema['x-expected'] ??
    typesOf(schema)
      .map((type) => typeNames[type])
      .join(' or ')
  );
}

/** The only strings that a schema accepts, with their descriptions; empty when others are accepted too. */
export function valuesOf(schema: JsonSchema, root: JsonSchema): readonly FieldValue[] {
  const { enum: values = [], enumDescriptions = [] } = resolve(schema.then ?? schema, root);
  return values.flatMap((value, index) =>
    typeof value === 'string' ? [{ value, description: enumDescriptions[index] }] : [],
  );
}

function describe(name: string, schema: JsonSchema, root: JsonSchema, required: boolean): FieldDescription {
  const item = schema.items === undefined ? undefined : resolve(schema.items, root);
  const values = valuesOf(schema, root);
  return {
    name,
    description: schema.description ?? '',
    type: expectedBy(schema),
    enum: values.length > 0 || item === undefined ? values : valuesOf(item, root),
    examples: (schema.examples ?? []).filter((example) => typeof example === 'string'),
    list: typesOf(schema).includes('array'),
    required,
  };
}

/**
 * The fields that the mapping at `path` can have, in the order that the documentation gives them; empty when there is
 * no mapping or its keys are free. `[]` is the whole front matter, `['evidence', 0]` an item of evidence.
 */
export function fieldsOf(path: FieldPath, of: VocabularyOf = 'decision'): FieldDescription[] {
  const root = rootOf(of);
  const { properties = {}, required = [] } = schemaAt(root, path) ?? {};
  return Object.entries(properties).map(([name, field]) =>
    describe(name, resolve(field, root), root, required.includes(name)),
  );
}

/** The field at `path`; undefined when it is not ours, is a free key, or is an item of a list. */
export function fieldAt(path: FieldPath, of: VocabularyOf = 'decision'): FieldDescription | undefined {
  const name = path.at(-1);
  return fieldsOf(path.slice(0, -1), of).find((field) => field.name === name);
}
