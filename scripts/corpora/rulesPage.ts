import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { severities } from '../../src/core/model/severity';
import { rules } from '../../src/core/rules/index';
import { formatted, requireProjectFile } from '../generate/generatedFile';
import type { GeneratedFile } from '../generate/generatedFile';
import { replaceBlock, table } from '../generate/markdown';
import { countFindings } from './ruleCounts';
import type { CorpusCount, RuleCount } from './ruleCounts';

/** The page that says what each rule reports on records of others. */
export const RULES_PAGE = 'docs/rules.md';

/**
 * The page with its tables brought up to date.
 * @param folder absolute: the corpora, each a folder `owner-project` with the records of a public project
 */
export async function rulesPage(folder: string): Promise<GeneratedFile> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  let text = requireProjectFile(RULES_PAGE);
  for (const [block, isConfigured] of [
    ['without', false],
    ['with', true],
  ] as const) {
    const counts: CorpusCount[] = [];
    for (const name of names) {
      counts.push(await countFindings(join(folder, name), isConfigured));
    }
    text = replaceBlock(RULES_PAGE, text, block, await countTable(names.map(projectOf), counts));
  }
  return formatted(RULES_PAGE, text);
}

function projectOf(name: string): string {
  return name.slice(name.indexOf('-') + 1);
}

async function countTable(projects: readonly string[], counts: readonly CorpusCount[]): Promise<string> {
  const firing = rules.filter(({ id }) => counts.some((corpus) => corpus.rules.has(id)));
  const silent = rules.filter((rule) => !firing.includes(rule)).map(({ id }) => `\`${id}\``);
  const rows = firing.map(({ id }) => [
    `[\`${id}\`](../media/rules/${id}.md)`,
    ...counts.map((corpus) => cell(corpus.rules.get(id))),
  ]);
  const written = await table(
    ['', ...projects],
    [['records', ...counts.map(({ records }) => String(records))], ...rows],
  );
  return `${written}\nSilent on all of them: ${silent.join(', ')}.`;
}

/** `2 warning, 3 hint`, and on how many records where that is another number. */
function cell(count: RuleCount | undefined): string {
  if (count === undefined) {
    return '';
  }
  const parts = severities.toReversed().flatMap((severity) => {
    const number = count.findings[severity];
    return number === undefined ? [] : [{ number, severity }];
  });
  const total = parts.reduce((sum, { number }) => sum + number, 0);
  const shown = parts.map(({ number, severity }) => `${number} ${severity}`).join(', ');
  return total === count.records ? shown : `${shown} (on ${count.records})`;
}
