import type { FieldDescription } from '../../src/core/schema/vocabulary';
import { fieldsOf } from '../../src/core/schema/vocabulary';
import { configSchema, schemaAt } from '../../src/core/schema/jsonSchema';
import type { Rule, RuleGroup } from '../../src/core/rules/rule';
import type { GeneratedFile } from './generatedFile';
import { readProjectFile } from './generatedFile';
import { replaceBlock, table } from './markdown';
import { defaultSeverity, rulePage } from './rulePages';

const file = 'README.md';

const groups: Readonly<Record<RuleGroup, string>> = {
  record: 'Record',
  evidence: 'Evidence',
  people: 'People',
  time: 'Time',
  commits: 'Commits',
  code: 'Code',
};

/** The README with its tables of rules and settings brought up to date. */
export async function readme(
  rules: readonly Rule[],
  fixable: ReadonlySet<string>,
): Promise<readonly GeneratedFile[]> {
  const text = readProjectFile(file);
  if (text === undefined) {
    return [];
  }
  const withRules = replaceBlock(file, text, 'rules', await ruleTable(rules, fixable));
  return [{ path: file, text: replaceBlock(file, withRules, 'config', await settingTable()) }];
}

async function ruleTable(rules: readonly Rule[], fixable: ReadonlySet<string>): Promise<string> {
  const names = Object.keys(groups) as RuleGroup[];
  const rows = names.flatMap((group) =>
    rules
      .filter((rule) => rule.group === group)
      .map((rule, index) => [
        index === 0 ? `**${groups[group]}**` : '',
        `[\`${rule.id}\`](${rulePage(rule)})`,
        rule.summary,
        defaultSeverity(rule, 'accepted', true),
        fixable.has(rule.id) ? 'yes' : '',
      ]),
  );
  return table(['', 'Rule', 'Reports', 'On an accepted decision', 'Quick fix'], rows);
}

/** Blocks of fixed settings, which are listed; rules and statuses have their own tables. */
const BLOCKS: ReadonlySet<string> = new Set(['numbering', 'code']);

async function settingTable(): Promise<string> {
  const rows = fieldsOf([], 'config').flatMap((field) => [
    row(field.name, field),
    ...(BLOCKS.has(field.name)
      ? fieldsOf([field.name], 'config').map((inner) => row(`${field.name}.${inner.name}`, inner))
      : []),
  ]);
  return table(['Setting', 'Meaning', 'Default'], rows);
}

function row(name: string, field: FieldDescription): readonly string[] {
  const value = schemaAt(configSchema, name.split('.'))?.default;
  return [`\`${name}\``, field.description, value === undefined ? '' : `\`${inYaml(value)}\``];
}

/** A default as one would write it on one line of YAML. */
function inYaml(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(inYaml).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}: ${inYaml(item)}`)
      .join(', ')}}`;
  }
  const text = String(value);
  return /^[\w./-]+$/.test(text) ? text : `'${text}'`;
}
