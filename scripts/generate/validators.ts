import type { AnySchemaObject } from 'ajv';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { build, transform } from 'esbuild';
import type { GeneratedFile } from './generatedFile';
import { projectRoot } from './generatedFile';

const banner = '// Generated from schemas/ by `npm run generate`. Do not edit.\n';

/** Annotations that do not take part in validation. */
const annotations = new Set(['$schema', 'title', 'description', 'examples', 'default', 'enumDescriptions']);

/**
 * Compiles schemas to functions that stand alone: nothing of ajv is loaded at run time.
 *
 * @param schemas by the name that its function gets
 */
export async function validators(
  schemas: Readonly<Record<string, unknown>>,
): Promise<readonly GeneratedFile[]> {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    // Small code counts more than the last microsecond.
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  const names = Object.keys(schemas);
  for (const name of names) {
    ajv.addSchema(withoutAnnotations(schemas[name]) as AnySchemaObject, name);
  }
  const code = compact(
    await tidy(standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, name])))),
  );
  const bundle = await build({
    stdin: { contents: code, resolveDir: projectRoot },
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    write: false,
  });
  return [
    { path: 'src/core/schema/generated/validators.js', text: banner + bundle.outputFiles[0]!.text },
    { path: 'src/core/schema/generated/validators.d.ts', text: banner + declarations(names) },
  ];
}

/** One layout for all code, so that {@link compact} finds what it looks for. */
async function tidy(code: string): Promise<string> {
  return (await transform(code, { charset: 'utf8' })).code;
}

/**
 * ajv writes each error out in full. We keep what the messages need (`schemaPath` only inside `anyOf`) and share the
 * rest, which halves the code.
 */
function compact(code: string): string {
  const errorSites =
    /const (err\d+) = \{ instancePath(?:: ([^;]*?))?, schemaPath: ("[^"]*"), keyword: ("[^"]*"), params: (\{[^;]*?\}) \};\s*if \(vErrors === null\) \{\s*vErrors = \[\1\];\s*\} else \{\s*vErrors\.push\(\1\);\s*\}/g;
  const callArguments = /, parentData(?:: \w+)?, parentDataProperty(?:: [^,]+)?, rootData \}/g;
  const parameters = /, parentData, parentDataProperty, rootData = data \}/g;
  const mapping = /(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)/g;
  const integer = /typeof (\w+) == "number" && \(!\(\1 % 1\) && !isNaN\(\1\)\) && isFinite\(\1\)/g;
  const number = /typeof (\w+) == "number" && isFinite\(\1\)/g;
  const concatenation = /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g;
  const compacted = code
    .replace(
      errorSites,
      (_site, _name, instancePath = 'instancePath', schemaPath: string, keyword: string, params: string) => {
        const detail = /(?:missingProperty|additionalProperty): (.*) \}$/.exec(params)?.[1];
        const branch = schemaPath.includes('/anyOf') ? schemaPath : undefined;
        const rest = branch === undefined ? [detail] : [detail ?? 'void 0', branch];
        const values = ['vErrors', instancePath, keyword, ...rest].filter((value) => value !== undefined);
        return `vErrors = fail(${values.join(', ')});`;
      },
    )
    .replace(callArguments, ' }')
    .replace(parameters, ' }')
    .replace(concatenation, 'vErrors = join(vErrors, $1.errors);')
    .replace(mapping, 'isMapping($1)')
    .replace(integer, 'Number.isInteger($1)')
    .replace(number, 'Number.isFinite($1)');
  // Conditions keep their errors, which are empty and soon dropped.
  if (/const err\d+ = \{ |\.concat\(|\brootData\b/.test(compacted)) {
    throw new Error(
      'ajv writes its errors differently now: adapt compact() in scripts/generate/validators.ts.',
    );
  }
  return `${compacted}
function fail(errors, instancePath, keyword, detail, schemaPath) {
  return join(errors, [{ instancePath, keyword, detail, schemaPath }]);
}
function isMapping(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function join(errors, more) {
  if (errors === null) {
    return more;
  }
  for (const error of more) {
    errors.push(error);
  }
  return errors;
}
`;
}

/** The names of functions are the only part that differs between schemas. */
function declarations(names: readonly string[]): string {
  return `
/** One thing that a schema does not allow. */
export interface ValidationError {
  /** A JSON Pointer to the value. */
  readonly instancePath: string;
  /** The keyword of the schema that failed. */
  readonly keyword: string;
  /** The property that is missing or unknown. */
  readonly detail: string | undefined;
  /** Where the keyword stands in its schema; only inside \`anyOf\`. */
  readonly schemaPath: string | undefined;
}

/** True when \`data\` is as the schema wants it; otherwise \`errors\` says why until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

${names.map((name) => `export const ${name}: Validator;\n`).join('')}`;
}

/** A schema without what only people and editors read. */
function withoutAnnotations(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const kept = Object.entries(schema).filter(([key]) => !annotations.has(key) && !key.startsWith('x-'));
  const stripped = Object.fromEntries(
    kept.map(([key, value]: [string, unknown]) => {
      switch (key) {
        case 'properties':
        case '$defs':
          return [key, mapValues(value as object, withoutAnnotations)];
        case 'allOf':
        case 'anyOf':
          return [key, (value as unknown[]).map(withoutAnnotations)];
        case 'items':
        case 'additionalProperties':
        case 'if':
        case 'then':
          return [key, withoutAnnotations(value)];
        default:
          return [key, value];
      }
    }),
  );
  return groupEqualProperties(stripped);
}

/** Properties that are all alike share one piece of code. */
function groupEqualProperties(schema: Record<string, unknown>): object {
  const { properties, ...rest } = schema;
  const alike = new Set(Object.values(properties ?? {}).map((property) => JSON.stringify(property)));
  const names = Object.keys(properties ?? {});
  if (alike.size !== 1 || names.length < 3) {
    return schema;
  }
  return {
    ...rest,
    patternProperties: { [`^(?:${names.join('|')})$`]: Object.values(properties!)[0] as unknown },
  };
}

function mapValues(record: object, map: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
