import type { GroundsConfig } from '../model/config';
import type { Finding } from '../model/finding';
import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';
import { readBlock } from '../parse/frontMatter';
import { validateConfig } from '../schema/generated/validators';
import { configSchema } from '../schema/jsonSchema';
import { schemaProblems } from '../schema/schemaProblems';
import { LineIndex } from '../text/lineIndex';
import { configFrom } from './configFrom';

/** A configuration and what is wrong with the file it came from. */
export interface ParsedConfig {
  /** What the file says, with the defaults for whatever it does not say or says wrongly. */
  readonly config: GroundsConfig;
  readonly findings: readonly Finding[];
}

/**
 * Reads `.grounds.yaml`. Never throws: each problem is a `config-invalid` finding at its place, and does not keep the rest
 * from being read.
 */
export function parseConfig(path: string, text: string): ParsedConfig {
  const { data: yaml, problems: syntax, empty } = readBlock(text, { start: 0, end: text.length });
  const lines = new LineIndex(text);
  const finding = (span: Span, message: string, key?: string): Finding => ({
    rule: 'config-invalid',
    severity: 'error',
    path,
    range: lines.rangeOf(span),
    message,
    ...(key === undefined ? {} : { key }),
  });
  const findings = syntax.map(({ span, message }) => finding(span, message));
  if (yaml === undefined) {
    if (!empty && findings.length === 0) {
      const span = { start: 0, end: text.trimEnd().length };
      findings.push(finding(span, 'The configuration must be settings of the form `name: value`.'));
    }
    return { config: configFrom(path, {}), findings };
  }
  const problems = schemaProblems({ ...yaml, span: { start: 0, end: 0 } }, validateConfig, configSchema);
  findings.push(...problems.map(({ span, message, key }) => finding(span, message, key)));
  const sound = without(
    yaml.data,
    problems.map((problem) => problem.path),
  );
  return { config: configFrom(path, sound), findings };
}

/** A copy of the settings without those that are wrong: a single rule or status, else the whole setting. */
function without(data: object, wrong: readonly FieldPath[]): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...data };
  for (const [setting, part] of wrong) {
    const value = setting === undefined ? undefined : copy[setting];
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && typeof part === 'string') {
      copy[String(setting)] = Object.fromEntries(Object.entries(value).filter(([name]) => name !== part));
    } else {
      copy[String(setting)] = undefined;
    }
  }
  return copy;
}
