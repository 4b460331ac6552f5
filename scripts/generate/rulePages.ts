import { severityOf } from '../../src/core/check/grade';
import { defaultConfig } from '../../src/core/config/defaultConfig';
import type { KnownStatus } from '../../src/core/model/status';
import type { Rule } from '../../src/core/rules/rule';
import type { GeneratedFile } from './generatedFile';
import { readProjectFile } from './generatedFile';
import { replaceBlock, table } from './markdown';

/** Where the page of a rule stands. */
export function rulePage(rule: Rule): string {
  return `media/rules/${rule.id}.md`;
}

/** The default severity of a rule in a repository with `.grounds.yaml`, or in one without. */
export function defaultSeverity(rule: Rule, status: KnownStatus, configured: boolean): string {
  const config = { ...defaultConfig, source: configured ? '.grounds.yaml' : undefined };
  return severityOf(rule, { status, date: undefined }, config);
}

/**
 * The pages of all rules with their header brought up to date.
 *
 * @throws when a rule has no page
 */
export async function rulePages(
  rules: readonly Rule[],
  fixable: ReadonlySet<string>,
): Promise<readonly GeneratedFile[]> {
  const withoutPage = rules.map(rulePage).filter((page) => readProjectFile(page) === undefined);
  if (withoutPage.length > 0) {
    throw new Error(`Each rule needs a page, and these are missing: ${withoutPage.join(', ')}.`);
  }
  return Promise.all(
    rules.map(async (rule) => {
      const path = rulePage(rule);
      const header = await headerOf(rule, fixable.has(rule.id));
      return { path, text: replaceBlock(path, readProjectFile(path)!, 'generated', header) };
    }),
  );
}

async function headerOf(rule: Rule, fixable: boolean): Promise<string> {
  const severities = await table(
    ['', 'Draft', 'Proposed', 'Accepted', 'Rejected, deprecated or superseded'],
    [
      ['With `.grounds.yaml`', ...severitiesOf(rule, true)],
      ['Without it', ...severitiesOf(rule, false)],
    ],
  );
  return `# ${rule.id}

${rule.summary}

Group: ${rule.group}. Quick fix: ${fixable ? 'yes' : 'no'}.

${severities}`;
}

function severitiesOf(rule: Rule, configured: boolean): readonly string[] {
  const columns: readonly KnownStatus[] = ['draft', 'proposed', 'accepted', 'superseded'];
  return columns.map((status) => defaultSeverity(rule, status, configured));
}
