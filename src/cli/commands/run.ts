import { resolve } from 'node:path';
import { editCaptured } from '../../core/fix/capturedEdits';
import { commandText } from '../../core/evidence/commandText';
import { planPin } from '../../core/evidence/pin';
import { printable } from '../../core/report/printable';
import { count } from '../../core/report/wording';
import { CancelledError } from '../../core/service';
import type { DecisionWorkspace } from '../../core/service';
import type { Decision } from '../../core/model/decision';
import { dirname, isWithin, relativePath } from '../../core/graph/paths';
import { evidenceFolderFor } from '../../core/workspace/evidenceFolder';
import { reportsSince, snapshotReports } from '../../node/changedReports';
import { fileState } from '../../node/fileState';
import type { Snapshot, WrittenReports } from '../../node/changedReports';
import { systemClock } from '../../node/clock';
import { createGit } from '../../node/git/git';
import { CommandNotStartedError, runCommand } from '../../node/runCommand';
import type { CommandResult } from '../../node/runCommand';
import { attachOptions } from '../attachOptions';
import type { AttachOptions } from '../attachOptions';
import { attachReport } from '../attachReport';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, UsageError } from '../errors';
import { findDecision, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import type { Repository } from '../repository';

/** `grounds run` */
export const run = defineCommand({
  name: 'run',
  summary: 'runs a command of yours and makes evidence of the report that it writes',
  details: [
    'The command is everything behind `--`. It is run as it is, without a shell, and its output is seen as always. The report is the one that it wrote below the repository; where it wrote several, name one with --report. Commit, exit code and duration are recorded with it.',
    'The exit code is that of the command; 2 when it cannot be run or nothing can be attached. When it is interrupted nothing is attached.',
    'What looks like a secret in the command (`--password`, `TOKEN=…`, a URL with a login, the value of such a variable of the environment) is recorded as ***. What looks like none is recorded: pass secrets by the environment.',
  ],
  positionals: [
    { name: 'ID', ask: 'say which decision the command measures for' },
    { name: '-- COMMAND', ask: 'say behind `--` which command to run', repeated: true },
  ],
  options: {
    option: {
      type: 'string',
      value: 'TITLE',
      description: 'the option that is measured: supported when the command succeeds, else refuted',
    },
    report: { type: 'string', value: 'FILE', description: 'the report that the command writes' },
    ...attachOptions,
  },
  examples: [
    'grounds run 7 -- npm test',
    'grounds run 7 --option SQLite --finding "Reads back what was stored." -- npx vitest run --reporter junit --outputFile build/junit.xml',
    'grounds run 7 --report bench.json --select "bench=search fts5" --finding "It answers in 12 ms." -- hyperfine --export-json bench.json "search fts5"',
  ],

  async run({ options, positionals }, context) {
    const [id = '', ...command] = positionals;
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, id);
    if (context.io.ask === undefined && options.finding === undefined) {
      throw new UsageError('Say with --finding, in one sentence, what the data shows.', 'run');
    }
    const state = await stateBefore(context, repository, workspace, decision);
    const before = await snapshotReports(repository.root);
    const reportBefore = await stateOf(context, options.report);
    const result = await execute(context, command);
    const { text, hidesSecrets } = commandText(command, repository.root, context.io.env);
    context.note(
      `${context.paint.dim('ran')}  exit code ${result.code}, ${duration(result.seconds)}: ${printable(text)}`,
    );
    if (hidesSecrets) {
      context.note('What looks like a secret in the command is recorded as ***.');
    }
    const { report, coverage } = await reportOf(repository, before, options.report);
    if (options.report !== undefined && (await stateOf(context, options.report)) === reportBefore) {
      throw new CliError(
        `The command did not write ${options.report}: what is in it was made before. Check --report.`,
      );
    }
    const attached = await attachReport(context, {
      command: 'run',
      ...{ repository, workspace, decision, coverage },
      file: report,
      ...withOption(options, options.option, result),
      captured: { date: systemClock.today(), run: runText(text, result, state) },
    });
    if (options['dry-run']) {
      context.note('Nothing was written.');
    } else {
      context.note(`${decision.id} has evidence ${attached.id} now.`);
      await record(context, repository, workspace, decision, attached.id, state);
    }
    return result.code;
  },
});

/** What was checked out when the command began. */
interface StateBefore {
  readonly commit: string | undefined;
  /** Tracked files with changes, without records and their data. */
  readonly modified: readonly string[];
}

async function stateBefore(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  decision: Decision,
): Promise<StateBefore> {
  if (!repository.isVersioned) {
    context.note('There is no git repository here, so no commit can be recorded.');
    return { commit: undefined, modified: [] };
  }
  const git = createGit(repository.root);
  const commit = await git.head();
  // Records and their data are not what is measured; the entry before this one may not be committed yet.
  const apart = [...workspace.folders, dirname(evidenceFolderFor(decision, workspace.config))];
  const modified = (commit === undefined ? [] : await git.modified()).filter(
    (path) => !apart.some((folder) => isWithin(path, folder)),
  );
  if (commit === undefined) {
    context.note('There is no commit yet, so none can be recorded.');
  } else if (modified.length > 0) {
    const names = modified.slice(0, 3).map(printable).join(', ');
    const more = modified.length > 3 ? `, … (${count(modified.length, 'file')})` : '';
    context.note(
      `${context.paint.yellow('not clean')}  What is measured is not commit ${commit.slice(0, 7)}: there are uncommitted changes in ${names}${more}.`,
    );
  }
  return { commit, modified };
}

async function execute(context: CommandContext, command: readonly string[]): Promise<CommandResult> {
  let result;
  try {
    result = await runCommand(command, context.cwd, context.io.signal);
  } catch (error) {
    if (error instanceof CommandNotStartedError) {
      throw new CliError(`${command[0] ?? ''} could not be run: ${error.message}.`);
    }
    throw error;
  }
  if (result.isStopped) {
    throw new CancelledError();
  }
  return result;
}

/** What tells whether a file was written; undefined when none is named or there. */
async function stateOf({ cwd }: CommandContext, file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : fileState(resolve(cwd, file));
}

/** The report that was written, as a path from where the user is. @throws CliError when there is none, or a choice */
async function reportOf(
  repository: Repository,
  before: Snapshot,
  given: string | undefined,
): Promise<{ readonly report: string; readonly coverage: readonly string[] }> {
  const { reports, coverage } = await reportsSince(repository.root, before);
  const fromHere = ({ path }: WrittenReports['reports'][number]): string =>
    relativePath(repository.folder, path);
  const ran = coverage.map(fromHere);
  if (given !== undefined) {
    return { report: given, coverage: ran };
  }
  const [first, ...others] = reports;
  if (first === undefined) {
    throw new CliError(
      'The command wrote no report below the repository: make it write one (JUnit XML, CSV, JSON), or name it with --report.',
    );
  }
  if (others.length === 0) {
    return { report: fromHere(first), coverage: ran };
  }
  const names = reports.map(fromHere);
  const listed = names.slice(0, 10).map((name) => `  ${printable(name)}`);
  const rest = names.length > 10 ? [`  … and ${names.length - 10} more`] : [];
  throw new CliError(
    `The command wrote ${names.length} reports; name one with --report:\n${[...listed, ...rest].join('\n')}`,
  );
}

/** An option that is measured is supported by success and refuted by failure, unless the user says otherwise. */
function withOption(
  options: AttachOptions,
  option: string | undefined,
  { code }: CommandResult,
): { readonly options: AttachOptions; readonly showsFailure: boolean } {
  if (option === undefined || options.supports.length + options.refutes.length > 0) {
    return { options, showsFailure: false };
  }
  return code === 0
    ? { options: { ...options, supports: [option] }, showsFailure: false }
    : { options: { ...options, refutes: [option] }, showsFailure: true };
}

function runText(text: string, { code, seconds }: CommandResult, { modified }: StateBefore): string {
  const dirty = modified.length > 0 ? ', with uncommitted changes' : '';
  return `${text} (exit code ${code}, ${duration(seconds)}${dirty})`;
}

/** `80 ms`, `1.8 s`, `12 s`, `2 min 5 s` */
function duration(seconds: number): string {
  if (seconds < 0.95) {
    return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  }
  if (seconds < 59.5) {
    return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Records what the data says: it was made just now, from what is checked out. */
async function record(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  decision: Decision,
  id: string,
  { commit }: StateBefore,
): Promise<void> {
  const claim = workspace.claimsOf(decision.path).find((candidate) => candidate.id === id);
  const verdict = workspace.verdictsOf(decision.path)?.find(({ index }) => index === claim?.index);
  if (claim === undefined || verdict === undefined) {
    return;
  }
  if (commit !== undefined && verdict.now.commit !== commit) {
    context.note('It is not pinned: another commit was checked out meanwhile.');
    return;
  }
  const plan = planPin(claim, verdict);
  if (plan.kind === 'refused') {
    context.note(`It is not pinned: ${printable(plan.why)}; ${printable(plan.wayOut)}.`);
    return;
  }
  if (plan.kind === 'pin') {
    const open = await openRecord(workspace, decision);
    const edits = editCaptured(open.parsed, [{ index: claim.index, captured: plan.captured }]);
    if (edits !== undefined) {
      const changes = [{ path: decision.path, edits }];
      const quiet = { ...context, print: () => undefined };
      await changeRecords(quiet, repository, [open], { kind: 'edits', changes }, false);
      context.note(`It is pinned to commit ${plan.captured.commit?.slice(0, 7) ?? ''}.`);
    }
  }
}
