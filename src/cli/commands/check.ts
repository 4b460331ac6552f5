import { resolve } from 'node:path';
import { isWithin } from '../../core/graph/paths';
import { writeGithub } from '../../core/report/github';
import { writeJson } from '../../core/report/json';
import { writeJunit } from '../../core/report/junit';
import { makeReport } from '../../core/report/makeReport';
import type { CheckReport } from '../../core/report/makeReport';
import { writeSarif } from '../../core/report/sarif';
import { summaryLine, writeText } from '../../core/report/text';
import type { TextOptions } from '../../core/report/text';
import { checkCodeOf } from '../code';
import { checkTemplatesOf } from '../templates';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError } from '../errors';
import { exitCodeFor, failOnChoices } from '../failOn';
import type { FailOn } from '../failOn';
import { formatOf, jsonOption } from '../options';
import { writeOutput } from '../output';
import { findRepository, openWorkspace, pathInRepository, requireDecisions } from '../repository';
import { version } from '../version';

const formats = ['text', 'json', 'github', 'sarif', 'junit'] as const;
type Format = (typeof formats)[number];

/** `grounds check` */
export const check = defineCommand({
  name: 'check',
  summary: 'validates the decisions and warns about those without supporting data',
  details: [
    'Checks every decision of the repository, or only those at or below the given paths; references are resolved over the whole repository all the same. A path may be in another repository.',
    'In a git repository the code is checked too: whether the decisions that it names, as in `ADR-0007`, exist and were not superseded.',
    'Without a `.grounds.yaml` nothing is louder than a warning, and what the rules on evidence, people and code find is summed up in one line each.',
  ],
  positionals: [{ name: 'PATH', ask: 'say what to check', optional: true, repeated: true }],
  options: {
    format: { type: 'string', choices: formats, description: 'how the report is written (default: text)' },
    json: jsonOption,
    'fail-on': {
      type: 'string',
      choices: failOnChoices,
      description:
        'the severity from which the exit code is 1 (default: `fail-on` of the configuration, or error)',
    },
    verbose: { type: 'boolean', short: 'v', description: 'list everything that is summed up otherwise' },
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      description: 'write the report to FILE, and the summary to the terminal',
    },
    'no-verify': {
      type: 'boolean',
      description: 'check the records only: read no data of their evidence, and ask git nothing',
    },
    templates: {
      type: 'boolean',
      description:
        'check the templates for new decisions instead: their variables, and what a record made from each would break',
    },
    'no-cache': { type: 'boolean', description: 'neither use nor keep results of an earlier run' },
  },
  examples: [
    'grounds check',
    'grounds check docs/decisions/0007-use-sqlite.md',
    'grounds check --format github --fail-on warning',
    'grounds check --format sarif --output grounds.sarif',
  ],

  async run({ options, positionals }, context) {
    const format = formatOf(options, 'check');
    const [first] = positionals;
    const from = first === undefined ? undefined : resolve(context.cwd, first);
    const repository = await findRepository(context, from);
    const scope = positionals.map((path) => pathInRepository(context, repository, path));
    const workspace = await openWorkspace(context, repository, { cache: !options['no-cache'] });
    if (options.templates) {
      return checkTemplatesOf(context, repository, workspace, options['fail-on'] ?? workspace.config.failOn);
    }
    requireDecisions(repository, workspace);
    const inScope = workspace
      .all()
      .filter(({ path }) => scope.length === 0 || scope.some((at) => isWithin(path, at)));
    if (!options['no-verify']) {
      await workspace.verify(
        inScope.map(({ path }) => path),
        { token: context.token },
      );
      await workspace.readCommits({ token: context.token });
    }
    const parts = scope.length === 0 ? undefined : scope;
    const code = options['no-verify'] ? undefined : await checkCodeOf(context, repository, workspace, parts);
    const report = makeReport(workspace, parts, code);
    requireInScope(report, positionals, scope);
    const failOn = options['fail-on'] ?? workspace.config.failOn;
    const toFile = options.output !== undefined;
    const written = write(report, format, failOn, {
      paint: toFile ? undefined : context.paint,
      verbose: options.verbose,
    });
    if (options.output === undefined) {
      context.io.stdout.write(written);
      suggestInit(format, report, context);
    } else {
      await writeOutput(context, options.output, written);
      context.print(summaryLine(report, context.paint));
    }
    return exitCodeFor(report.findings, failOn);
  },
});

/** A path that no decision is at is a mistake, not a success. */
function requireInScope(
  { decisions, notRead }: CheckReport,
  given: readonly string[],
  scope: readonly string[],
): void {
  scope.forEach((path, index) => {
    if (decisions.some((decision) => isWithin(decision.path, path))) {
      return;
    }
    const name = given[index] ?? path;
    const unread = notRead.find((file) => file.path === path);
    throw new CliError(
      unread === undefined
        ? `There is no decision at ${name}; \`grounds list\` shows where the decisions are.`
        : `${name} was not read as a decision: ${unread.reason}`,
    );
  });
}

function write(
  report: CheckReport,
  format: Format,
  failOn: FailOn,
  { paint, verbose }: { paint: TextOptions['paint'] | undefined; verbose: boolean },
): string {
  switch (format) {
    case 'text':
      return writeText(report, { verbose, ...(paint === undefined ? {} : { paint }) });
    case 'json':
      return writeJson(report);
    case 'github':
      return writeGithub(report);
    case 'sarif':
      return writeSarif(report, { version: version() });
    case 'junit':
      return writeJunit(report, { failOn });
  }
}

function suggestInit(
  format: Format,
  { isConfigured }: CheckReport,
  { io, paint, note }: CommandContext,
): void {
  if (format === 'text' && !isConfigured && io.isTerminal) {
    note(
      paint.dim('Run `grounds init` to choose your own rules and to start without the findings of today.'),
    );
  }
}
