import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { collectTables } from '../../core/export/collectTables';
import { repositoryName } from '../../core/export/repositoryName';
import { tableNames } from '../../core/export/tables';
import type { TableName } from '../../core/export/tables';
import { writeExportCsv, writeExportJson, writeExportLines } from '../../core/report/exportData';
import { diagramOf, writeDot, writeMermaid } from '../../core/report/exportDiagram';
import { printable } from '../../core/report/printable';
import { count } from '../../core/report/wording';
import { dateFault } from '../../core/rules/support/dates';
import { systemClock } from '../../node/clock';
import { remoteAddress } from '../../node/git/remotes';
import { writeAtomic } from '../../node/writeFile';
import type { CommandContext } from '../command';
import { defineCommand } from '../command';
import { CliError, UsageError } from '../errors';
import { dayOfHead, gitOptions, sayingWhatGitSaid } from '../history';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import type { Repository } from '../repository';

const FORMATS = ['json', 'ndjson', 'csv', 'mermaid', 'dot'] as const;
type Format = (typeof FORMATS)[number];
/** Mermaid refuses to draw more unless a page configures it. */
const MERMAID_ARROWS = 500;
const MAX_NAME = 200;

/** `grounds export` */
export const exportFacts = defineCommand({
  name: 'export',
  summary: 'writes decisions, evidence, relations, commits and findings as rows for other tools',
  details: [
    `Tables: ${tableNames.join(', ')}. Each row is one fact, with the repository and a key that stays the same; docs/export.md describes them. JSON and NDJSON go to the standard output; so does CSV with one \`--table\`, and with \`--output\` it becomes a file for each table. \`mermaid\` and \`dot\` draw the decisions with their relations.`,
    'Evidence is checked and commits are looked up. What is due is judged as of the day of the commit that is checked out, so that the same commit always gives the same bytes; `--day` names another one.',
  ],
  positionals: [],
  options: {
    format: { type: 'string', choices: FORMATS, description: 'how it is written (default: json)' },
    table: {
      type: 'string',
      choices: tableNames,
      multiple: true,
      value: 'TABLE',
      description: 'only this table; can be given several times',
    },
    output: {
      type: 'string',
      value: 'FOLDER',
      description: 'with csv: write TABLE.csv for each table into this folder',
    },
    repository: {
      type: 'string',
      value: 'NAME',
      description: 'what the repository is called (default: host and path of its remote)',
    },
    day: {
      type: 'string',
      value: 'DAY',
      description: 'the day as of which is judged what is due: a date or `today`',
    },
  },
  examples: [
    'grounds export --format ndjson > decisions.ndjson',
    'grounds export --format csv --output build/decisions',
    'grounds export --format csv --table evidence',
    'grounds export --format mermaid',
  ],

  async run({ options }, context) {
    const { format = 'json', table, output } = options;
    requireTarget(format, table, output);
    const repository = await findRepository(context);
    if (format === 'mermaid' || format === 'dot') {
      await drawDiagram(context, repository, format);
      return 0;
    }
    const name = checkName(options.repository) ?? (await nameOf(context, repository));
    const day = checkDay(options.day) ?? (await dayOf(context, repository));
    const workspace = await openWorkspace(context, repository, { clock: { today: () => day } });
    requireDecisions(repository, workspace);
    await workspace.verify(undefined, { token: context.token });
    await workspace.readCommits({ token: context.token }, { always: true });
    const tables = await collectTables(workspace, { repository: name, day }, context.token);
    const chosen = table.length === 0 ? tableNames : tableNames.filter((each) => table.includes(each));
    if (format !== 'csv') {
      const write = format === 'json' ? writeExportJson : writeExportLines;
      context.io.stdout.write(write(tables, chosen));
    } else if (output === undefined) {
      chosen.forEach((each) => context.io.stdout.write(writeExportCsv(tables, each)));
    } else {
      const folder = resolve(context.cwd, output);
      await mkdir(folder, { recursive: true });
      for (const each of chosen) {
        await writeAtomic(join(folder, `${each}.csv`), writeExportCsv(tables, each));
      }
      context.note(`Wrote ${count(chosen.length, 'table')} into ${output}.`);
    }
    return 0;
  },
});

/** @throws UsageError when the options leave open what is to be written where */
function requireTarget(format: Format, table: readonly TableName[], output: string | undefined): void {
  if (format !== 'csv' && output !== undefined) {
    throw new UsageError(`--output is for csv: redirect the output of ${format} instead.`, 'export');
  }
  if (format === 'csv' && output === undefined && table.length !== 1) {
    throw new UsageError(
      'A file of CSV holds one table: choose it with --table, or give a folder for all of them with --output.',
      'export',
    );
  }
  if ((format === 'mermaid' || format === 'dot') && table.length > 0) {
    throw new UsageError(`--table is not for ${format}, which draws decisions and relations.`, 'export');
  }
}

/** @throws UsageError for a name that could not be part of a key */
function checkName(given: string | undefined): string | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (!/^[^\s#\p{C}]+$/u.test(given) || given.length > MAX_NAME) {
    throw new UsageError(
      `--repository takes a name of up to ${MAX_NAME} characters without spaces and \`#\`, such as example.com/group/project.`,
      'export',
    );
  }
  return given;
}

/** @throws UsageError for what is no day */
function checkDay(given: string | undefined): string | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (given === 'today') {
    return systemClock.today();
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || dateFault(given) !== undefined) {
    throw new UsageError('--day takes a date such as 2026-03-14, or `today`.', 'export');
  }
  return given;
}

/** @throws CliError when no remote says it, for two repositories must not share a name by chance */
async function nameOf(context: CommandContext, repository: Repository): Promise<string> {
  const address = repository.isVersioned
    ? await sayingWhatGitSaid(repository, () => remoteAddress(repository.root, gitOptions(context)))
    : undefined;
  const name = address === undefined ? undefined : repositoryName(address);
  if (name === undefined) {
    throw new CliError(
      `No remote says what ${repository.root} is called everywhere: name it with --repository, such as example.com/group/project.`,
    );
  }
  return printable(name);
}

/** The day of the commit that is checked out; today where there is none, which is said. */
async function dayOf(context: CommandContext, repository: Repository): Promise<string> {
  const day = await dayOfHead(context, repository);
  if (day === undefined) {
    context.note('There is no commit, so that what is due is judged as of today.');
  }
  return day ?? systemClock.today();
}

async function drawDiagram(
  context: CommandContext,
  repository: Repository,
  format: 'mermaid' | 'dot',
): Promise<void> {
  const workspace = await openWorkspace(context, repository);
  requireDecisions(repository, workspace);
  const diagram = diagramOf(workspace);
  context.io.stdout.write(format === 'mermaid' ? writeMermaid(diagram) : writeDot(diagram));
  if (format === 'mermaid' && diagram.arrows.length > MERMAID_ARROWS) {
    context.note(
      `There are ${diagram.arrows.length} relations, and Mermaid draws ${MERMAID_ARROWS} unless \`maxEdges\` is set higher.`,
    );
  }
}
