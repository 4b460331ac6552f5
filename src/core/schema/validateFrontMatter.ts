import type { FrontMatter } from '../parse/parsedDecision';
import { validateDecision } from './generated/validators';
import { decisionSchema } from './jsonSchema';
import type { SchemaProblem } from './schemaProblems';
import { schemaProblems } from './schemaProblems';

/** Our own keys; everything else at the top level belongs to other tools. */
const ownKeys = Object.keys(decisionSchema.properties ?? {});

/**
 * What the schema of the front matter does not allow: unknown keys inside our own blocks, wrong values and missing
 * fields, ordered by position, at most fifty. Never throws.
 */
export function validateFrontMatter(frontMatter: FrontMatter): SchemaProblem[] {
  const own = Object.create(null) as Record<string, unknown>;
  for (const key of ownKeys) {
    if (Object.hasOwn(frontMatter.data, key)) {
      own[key] = frontMatter.data[key];
    }
  }
  return schemaProblems(
    {
      span: frontMatter.span,
      data: own,
      keySpan: (path) => frontMatter.keySpan(path),
      valueSpan: (path) => frontMatter.valueSpan(path),
    },
    validateDecision,
    decisionSchema,
  );
}
