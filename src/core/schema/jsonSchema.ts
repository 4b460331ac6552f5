import config from '../../../schemas/config.schema.json';
import decision from '../../../schemas/decision.schema.json';
import type { FieldPath } from '../parse/parsedDecision';

/** The names of JSON types that our schemas use. */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** The part of JSON Schema that our schemas use, with three annotations of our own. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly unknown[];
  /** One sentence for each value of `enum`, in its order. */
  readonly enumDescriptions?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  /** What holds when the value is text, beside the rest. */
  readonly then?: JsonSchema;
  /** What a value should be, to follow "should be": `a date such as 2026-03-14`. */
  readonly 'x-expected'?: string;
  /** What a key (of a mapping) or a value (of an enumeration) is, to follow "is not": `a rule`. */
  readonly 'x-noun'?: string;
}

/** The schema of the front matter of a record. */
export const decisionSchema = decision as JsonSchema;

/** The schema of `.grounds.yaml`. */
export const configSchema = config as JsonSchema;

/**
 * A schema with its `$ref` followed. What stands beside the `$ref` wins: our schemas put only annotations there.
 */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) {
    return schema;
  }
  const name = schema.$ref.slice('#/$defs/'.length);
  const target = root.$defs?.[name];
  return target === undefined ? schema : { ...resolve(target, root), ...schema };
}

/** The types that a schema accepts; empty when it does not say. */
export function typesOf(schema: JsonSchema): readonly JsonType[] {
  if (schema.type === undefined) {
    return [];
  }
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function childOf(schema: JsonSchema, segment: string | number): JsonSchema | undefined {
  if (typeof segment === 'number') {
    return schema.items;
  }
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, segment)) {
    return schema.properties[segment];
  }
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

/** The schema that rules the value at `path`, resolved; undefined when there is none. */
export function schemaAt(root: JsonSchema, path: FieldPath): JsonSchema | undefined {
  let current = resolve(root, root);
  for (const segment of path) {
    const child = childOf(current, segment);
    if (child === undefined) {
      return undefined;
    }
    current = resolve(child, root);
  }
  return current;
}
