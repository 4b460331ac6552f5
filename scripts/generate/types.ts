import { compile } from 'json-schema-to-typescript';
import type { GeneratedFile } from './generatedFile';
import { formatted } from './generatedFile';

type Schema = Readonly<Record<string, unknown>>;

const banner = '// Generated from schemas/ by `npm run generate`. Do not edit.';

/** Writes the TypeScript type of the data that a schema describes. */
export async function typesOf(file: string, schema: unknown): Promise<GeneratedFile> {
  const root = schema as Schema;
  const inlined = inlineSimpleReferences(root, root) as Schema;
  const code = await compile({ ...inlined, $defs: objectDefinitions(root) }, 'Root', {
    bannerComment: banner,
    additionalProperties: true,
    unreachableDefinitions: false,
    format: false,
  });
  return formatted(file, code);
}

/** The definitions that become types with a name of their own. */
function objectDefinitions(root: Schema): Schema {
  const definitions = Object.entries(root['$defs'] as Record<string, Schema>);
  return Object.fromEntries(
    definitions
      .filter(([, definition]) => definition['type'] === 'object')
      .map(([name, definition]) => [name, inlineSimpleReferences(definition, root)]),
  );
}

/**
 * Puts definitions of scalars and lists, and those that are described anew where they are used, in the place of their
 * references: each would become a type of its own, numbered and with the wrong comment.
 */
function inlineSimpleReferences(node: unknown, root: Schema): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => inlineSimpleReferences(item, root));
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const { $ref, ...rest } = node as Schema;
  const fields = Object.fromEntries(
    Object.entries(rest)
      // Conditions restrict values, not types.
      .filter(([key]) => key !== 'allOf')
      .map(([key, value]) => [key, inlineSimpleReferences(value, root)]),
  );
  if (typeof $ref !== 'string') {
    return fields;
  }
  const definition = (root['$defs'] as Record<string, Schema>)[$ref.slice('#/$defs/'.length)]!;
  return definition['type'] === 'object' && Object.keys(fields).length === 0
    ? { $ref }
    : { ...(inlineSimpleReferences(definition, root) as Schema), ...fields };
}
