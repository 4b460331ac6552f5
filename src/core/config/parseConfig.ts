import type { GroundsConfig } from '../model/config';
import type { Finding, FindingData } from '../model/finding';
import type { Span } from '../model/text';
import { readBlock } from '../parse/frontMatter';
import type { FieldPath, SyntaxProblem } from '../parse/parsedDecision';
import { validateConfig } from '../schema/generated/validators';
import { configSchema } from '../schema/jsonSchema';
import type { SchemaProblem } from '../schema/schemaProblems';
import { maxProblems, schemaProblems } from '../schema/schemaProblems';
import { LineIndex } from '../text/lineIndex';
import { configFrom } from './configFrom';

/** The id under which mistakes in a configuration are reported. It is not a rule: nothing can switch it off. */
const CONFIG_INVALID = 'config-invalid';

/** A configuration and what is wrong with the file it came from. */
export interface ParsedConfig {
  /** What the file says, with the defaults for whatever it does not say or says wrongly. */
  readonly config: GroundsConfig;
  /** Ordered by position. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the text of `.grounds.yaml`. Never throws: each mistake is a finding at its place and does not keep the rest
 * from being read.
 *
 * @param path of the file, relative to the root
 */
export function parseConfig(path: string, text: string): ParsedConfig {
  const span = { start: 0, end: text.length };
  const { data: yaml, problems: syntax, empty } = readBlock(text, span);
  const invalid = yaml === undefined ? [] : schemaProblems({ ...yaml, span }, validateConfig, configSchema);
  const lines = new LineIndex(text);
  const findings = [
    ...(yaml === undefined && !empty && syntax.length === 0 ? [notSettings(text)] : []),
    ...syntax.map(fromSyntax),
    ...invalid.filter((problem) => !overlaps(problem, syntax)),
  ]
    .sort((a, b) => a.span.start - b.span.start)
    .map((problem): Finding => ({
      rule: CONFIG_INVALID,
      severity: 'error',
      path,
      range: lines.rangeOf(problem.span),
      message: problem.message,
      key: problem.key,
      data: problem.data,
    }));
  // With so many mistakes not all of them are known, and nothing in the file can be relied on.
  const sound = invalid.length < maxProblems ? withoutInvalid(yaml?.data, invalid) : undefined;
  return { config: configFrom(path, sound), findings };
}

/** A mistake with its place. */
interface Mistake {
  readonly span: Span;
  readonly message: string;
  readonly key: string;
  readonly data: FindingData;
}

function notSettings(text: string): Mistake {
  return {
    span: { start: 0, end: text.trimEnd().length },
    message: 'The configuration must be settings of the form `name: value`.',
    key: 'not-a-mapping',
    data: { code: 'not-a-mapping' },
  };
}

function fromSyntax({ code, message, span }: SyntaxProblem): Mistake {
  return { span, message, key: code, data: { code } };
}

/** What cannot be read has no right form either: one finding is enough. */
function overlaps({ span }: SchemaProblem, syntax: readonly SyntaxProblem[]): boolean {
  return syntax.some((problem) => problem.span.start < span.end && span.start < problem.span.end);
}

/** The data without the values that problems are about; a list keeps its other items, a mapping its other fields. */
function withoutInvalid(data: unknown, problems: readonly SchemaProblem[]): unknown {
  const invalid = new Set(problems.map((problem) => JSON.stringify(problem.path)));

  function copy(value: unknown, path: FieldPath): unknown {
    if (invalid.has(JSON.stringify(path))) {
      return undefined;
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => copy(item, [...path, index])).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, copy(field, [...path, key])]),
    );
  }

  return copy(data, []);
}
