import type { Rule } from '../../src/core/rules/rule';
import type { GeneratedFile } from './generatedFile';
import { formatted, requireProjectFile } from './generatedFile';

/** A schema file as plain data that can be changed. */
interface EditableSchema {
  enum?: string[];
  properties: Record<string, EditableSchema>;
  $defs: Record<string, EditableSchema>;
}

/** The schemas with the rules written into them: what a configuration can set and what a waiver can name. */
export async function schemasWithRules(rules: readonly Rule[]): Promise<readonly GeneratedFile[]> {
  const config = readSchema('schemas/config.schema.json');
  config.properties['rules']!.properties = Object.fromEntries(
    rules.map((rule) => [rule.id, { description: rule.summary, $ref: '#/$defs/ruleSetting' }]),
  ) as unknown as Record<string, EditableSchema>;

  const decision = readSchema('schemas/decision.schema.json');
  // What is found in code is found in no record that could waive it.
  const waivable = rules.filter(({ scope }) => scope !== 'code');
  if (waivable.length > 0) {
    decision.$defs['ruleId']!.enum = waivable.map((rule) => rule.id);
  }

  return Promise.all([
    formatted('schemas/config.schema.json', JSON.stringify(config, null, 2)),
    formatted('schemas/decision.schema.json', JSON.stringify(decision, null, 2)),
  ]);
}

function readSchema(file: string): EditableSchema {
  return JSON.parse(requireProjectFile(file)) as EditableSchema;
}
