import { join } from 'node:path';
import { BASELINE_PATH } from '../../core/check/baseline';
import { isWithin } from '../../core/graph/paths';
import type { RecordFormat } from '../../core/model/decision';
import { printable } from '../../core/report/printable';
import { count, enumerate } from '../../core/report/wording';
import { createDecisionService } from '../../core/service';
import { planSetup } from '../../core/setup/planSetup';
import type { SetupFile, SetupPlan, SetupPorts } from '../../core/setup/planSetup';
import { CONFIG_PATH } from '../../core/workspace/readStandard';
import { systemClock } from '../../node/clock';
import { createExclusive } from '../../node/writeFile';
import { checkCodeOf } from '../code';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, causeOf } from '../errors';
import { findRepository, loggerFor, pathInRepository } from '../repository';
import type { Repository } from '../repository';

/** `grounds init` */
export const init = defineCommand({
  name: 'init',
  summary: 'sets up a repository, with or without decisions in it',
  details: [
    `Writes \`${CONFIG_PATH}\`. A repository without decisions gets its first one. One that has decisions keeps them as they are: rules on evidence and people count from today on, and \`${BASELINE_PATH}\` holds what else is found today, so that only new findings are shown.`,
  ],
  positionals: [],
  options: {
    folder: {
      type: 'string',
      value: 'DIR',
      description: 'the decision folder (default: those that are found, else docs/decisions)',
    },
    'dry-run': { type: 'boolean', description: 'show what would be written and write nothing' },
    yes: { type: 'boolean', short: 'y', description: 'do not ask' },
  },
  examples: ['grounds init', 'grounds init --folder docs/adr --dry-run'],

  async run({ options }, context) {
    const repository = await findRepository(context);
    const folder =
      options.folder === undefined ? undefined : pathInRepository(context, repository, options.folder);
    if (folder === '') {
      throw new CliError('Decisions are not kept at the root of a repository: name a folder in it.');
    }
    const ports: SetupPorts = {
      files: repository.files,
      clock: systemClock,
      logger: loggerFor(context),
      createService: createDecisionService,
      findElsewhere: async (workspace) => (await checkCodeOf(context, repository, workspace)).findings,
    };
    const plan = await planSetup(ports, folder, { token: context.token });
    if (plan.kind === 'configured') {
      throw new CliError(
        `${join(repository.root, CONFIG_PATH)} is there already: edit it, or delete it to start again.`,
      );
    }
    describe(plan, context);
    if (options['dry-run']) {
      plan.files.forEach((file) => preview(file, context));
      context.note('Nothing was written.');
      return 0;
    }
    if (!options.yes && !(await isConfirmed(plan.files, context))) {
      context.note('Nothing was written.');
      return 0;
    }
    await writeFiles(repository, plan.files);
    plan.files.forEach(({ path }) => context.print(`${context.paint.green('wrote')} ${printable(path)}`));
    context.note(nextStep(plan));
    return 0;
  },
});

const FORMATS: Readonly<Record<RecordFormat, string>> = {
  madr: 'MADR',
  'madr-legacy': 'MADR 1 or 2',
  nygard: 'Nygard',
  log4brains: 'log4brains',
  'front-matter': 'front matter of another tool',
  plain: 'plain Markdown',
};

function describe(plan: Exclude<SetupPlan, { kind: 'configured' }>, { print }: CommandContext): void {
  if (plan.kind === 'start') {
    print(`No decisions were found; the first one goes to ${printable(plan.folder)}.`);
    return;
  }
  const decisions = plan.workspace.all();
  const formats = new Map<RecordFormat, number>();
  for (const { format } of decisions) {
    formats.set(format, (formats.get(format) ?? 0) + 1);
  }
  const written = [...formats].map(([format, number]) => `${number} in ${FORMATS[format]}`);
  print(`${count(decisions.length, 'decision')} found: ${enumerate(written)}.`);
  for (const folder of plan.folders) {
    const inside = decisions.filter(({ path }) => isWithin(path, folder)).length;
    print(`  ${printable(folder)}: ${count(inside, 'decision')}`);
  }
  print(`Rules on evidence and people will count for decisions dated ${plan.since} or later.`);
  const { baseline } = plan;
  print(
    baseline.length === 0
      ? 'There are no other findings, so no baseline is needed.'
      : `${count(baseline.length, 'other finding')} of today will be left out by the baseline.`,
  );
}

function preview({ path, text }: SetupFile, { print, paint }: CommandContext): void {
  const lines = text.trimEnd().split('\n');
  const shown = path === BASELINE_PATH ? lines.slice(0, 6) : lines;
  print('');
  print(paint.bold(printable(path)));
  shown.forEach((line) => print(`  ${printable(line)}`));
  if (shown.length < lines.length) {
    print(paint.dim(`  and ${count(lines.length - shown.length, 'more line')}`));
  }
}

/** Asks where there is somebody to ask. What is written can be deleted again, so silence is consent. */
async function isConfirmed(files: readonly SetupFile[], { io }: CommandContext): Promise<boolean> {
  if (io.ask === undefined) {
    return true;
  }
  const answer = await io.ask(`Write ${enumerate(files.map(({ path }) => path))}? [Y/n] `);
  return /^(?:y|yes|)$/i.test(answer.trim());
}

async function writeFiles({ root }: Repository, files: readonly SetupFile[]): Promise<void> {
  const written: string[] = [];
  for (const { path, text } of files) {
    let cause: string | undefined;
    try {
      cause = (await createExclusive(join(root, path), text)) ? undefined : 'there is a file in its place';
    } catch (error) {
      cause = causeOf(error) ?? String(error);
    }
    if (cause !== undefined) {
      const before = written.length === 0 ? 'nothing was' : `only ${enumerate(written)} was`;
      throw new CliError(`${path} could not be written, so ${before}: ${cause}.`);
    }
    written.push(path);
  }
}

function nextStep(plan: Exclude<SetupPlan, { kind: 'configured' }>): string {
  return plan.kind === 'start'
    ? 'Next: `grounds check`, then `grounds new "Title"` for your own decision.'
    : 'Next: commit these files; `grounds check` shows what is new from now on.';
}
