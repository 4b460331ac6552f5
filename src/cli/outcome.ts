import { measuredEvidence, outcomeOf, outcomeVerdicts, reviewOutcome } from '../core/flows/outcome';
import type { OutcomeVerdict } from '../core/flows/outcome';
import { refutedProblem } from '../core/flows/problem';
import type { Decision } from '../core/model/decision';
import type { ParsedDecision } from '../core/parse/parsedDecision';
import { printable } from '../core/report/printable';
import { enumerate } from '../core/report/wording';
import type { DecisionWorkspace } from '../core/service';
import { bothSides } from '../core/workspace/supersede';
import { systemClock } from '../node/clock';
import type { AttachOptions } from './attachOptions';
import { askerOf } from './attachQuestions';
import type { Asker } from './attachQuestions';
import { attachReport } from './attachReport';
import { changeRecords } from './changes';
import type { CommandContext } from './command';
import { dayOf } from './day';
import { CliError, UsageError } from './errors';
import { findEvidence } from './evidence';
import { announce } from './commands/new';
import { findDecision, nameOf, openRecord } from './references';
import { findRepository, openWorkspace, requireDecisions } from './repository';
import type { Repository } from './repository';
import { prepareRecord, writeRecord } from './writeNew';
import type { RecordOptions } from './writeNew';

/** What was said about an outcome. */
export interface OutcomeOptions extends AttachOptions {
  readonly verdict: OutcomeVerdict | undefined;
  readonly measured: string | undefined;
  readonly evidence: readonly string[];
  readonly date: string | undefined;
  readonly title: string | undefined;
  readonly attach: string | undefined;
}

/** What a review comes to once everything was asked. */
interface Answers extends Pick<OutcomeOptions, 'measured' | 'evidence' | 'title'> {
  readonly verdict: OutcomeVerdict;
}

/** Shows what a decision brought beside what it should, and writes down what that comes to. */
export async function reviewDecision(
  context: CommandContext,
  id: string,
  options: OutcomeOptions,
): Promise<number> {
  const reviewed = dayOf('--date', options.date) ?? systemClock.today();
  requireVerdict(options);
  const repository = await findRepository(context);
  const workspace = await openWorkspace(context, repository);
  requireDecisions(repository, workspace);
  const { decision } = findDecision(context, repository, workspace, id);
  const asker = askerOf(context, 'Nothing was changed');
  await workspace.verify([decision.path], { token: context.token });
  show(context, workspace, decision, (await openRecord(workspace, decision)).parsed);
  const attached = await attachFirst(context, repository, workspace, decision, options, asker);
  const verdict = options.verdict ?? (asker && (await askVerdict(asker)));
  if (verdict === undefined) {
    context.note(
      `To write down what it came to: --verdict ${enumerate(outcomeVerdicts, 'or')}, --measured TEXT, --evidence ID; --attach FILE makes evidence of a report first.`,
    );
    return 0;
  }
  const named = options.evidence.map((given) =>
    given === attached ? given : findEvidence(decision, workspace.claimsOf(decision.path), given).id,
  );
  const evidence = [...new Set([...named, ...(attached === undefined ? [] : [attached])])];
  const measured = options.measured ?? (asker && (await askMeasured(asker)));
  const title =
    options.title ?? (verdict === 'refuted' && asker ? await askTitle(asker, decision) : undefined);
  const answers: Answers = { verdict, measured, evidence, title };
  await write(context, repository, workspace, decision, { ...answers, reviewed, dryRun: options['dry-run'] });
  return 0;
}

/** @throws UsageError when something is said of a review that comes to nothing */
function requireVerdict({ verdict, measured, evidence, title, attach }: OutcomeOptions): void {
  const given = [
    ['--measured', measured !== undefined],
    ['--evidence', evidence.length > 0],
    ['--title', title !== undefined],
    ['--attach', attach !== undefined],
  ] as const;
  const first = given.find(([, isGiven]) => isGiven)?.[0];
  if (verdict === undefined && first !== undefined) {
    throw new UsageError(
      `${first} belongs to a review: say with --verdict what it came to, ${enumerate(outcomeVerdicts, 'or')}.`,
      'outcome',
    );
  }
  if (title !== undefined && verdict !== 'refuted') {
    throw new UsageError(
      '--title begins the decision that takes the place of one that was refuted: leave it out, or say --verdict refuted.',
      'outcome',
    );
  }
}

/** What was expected beside what was measured, and the evidence for it. */
function show(
  { print, paint }: CommandContext,
  workspace: DecisionWorkspace,
  decision: Decision,
  parsed: ParsedDecision,
): void {
  const stated = outcomeOf(parsed);
  const { expected, reviewBy, measured, verdict, reviewed } = stated;
  print(paint.bold(nameOf(decision)));
  const due = reviewBy === undefined ? '' : ` (to be looked at by ${reviewBy})`;
  print(`expected  ${expected === undefined ? 'nothing was stated' : printable(expected)}${due}`);
  const when = reviewed === undefined ? '' : ` on ${reviewed}`;
  const so = verdict === undefined ? '' : ` (${verdict}${when})`;
  print(`measured  ${measured === undefined ? 'nothing yet' : printable(measured)}${printable(so)}`);
  const verdicts = workspace.verdictsOf(decision.path) ?? [];
  for (const item of measuredEvidence(stated, workspace.claimsOf(decision.path), verdicts)) {
    const result = item.result === undefined ? '' : `${item.result}: `;
    const state = item.state === undefined ? '' : ` (${item.state})`;
    print(printable(`${item.id.padEnd(8)}  ${result}${item.finding ?? 'no finding'}${state}`));
  }
}

/** Makes evidence of a report where one is named. @returns the id of the new item */
async function attachFirst(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  decision: Decision,
  options: OutcomeOptions,
  asker: Asker | undefined,
): Promise<string | undefined> {
  const isAsked = asker !== undefined && options.verdict === undefined && options.evidence.length === 0;
  const file =
    options.attach ??
    (isAsked
      ? await asker.ask('Which report or table shows what it brought? (empty: none)', (answer) => ({
          answer: answer === '' ? undefined : answer,
        }))
      : undefined);
  if (file === undefined) {
    return undefined;
  }
  const { id } = await attachReport(context, {
    command: 'outcome',
    ...{ repository, workspace, decision, file, options },
  });
  if (!options['dry-run']) {
    await workspace.reload(decision.path);
  }
  return id;
}

function askVerdict(asker: Asker): Promise<OutcomeVerdict | undefined> {
  return asker.ask(
    `Did the expectation hold? ${enumerate(outcomeVerdicts, 'or')} (empty: not said yet)`,
    (answer) => {
      const verdict = outcomeVerdicts.find((word) => word === answer.toLowerCase());
      return answer === '' || verdict !== undefined
        ? { answer: verdict }
        : `It is one of ${enumerate(outcomeVerdicts, 'or')}.`;
    },
  );
}

function askMeasured(asker: Asker): Promise<string | undefined> {
  return asker.ask('What was measured? (empty: leave it as it is)', (answer) => ({
    answer: answer === '' ? undefined : answer,
  }));
}

function askTitle(asker: Asker, { id }: Decision): Promise<string | undefined> {
  return asker.ask(
    `What is decided in the place of ${id}? Its title begins a draft (empty: later)`,
    (answer) => ({
      answer: answer === '' ? undefined : answer,
    }),
  );
}

async function write(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  decision: Decision,
  { dryRun, title, ...review }: Answers & { readonly reviewed: string; readonly dryRun: boolean },
): Promise<void> {
  const record = await openRecord(workspace, decision);
  const amended = reviewOutcome(record.parsed, review, workspace.config);
  const sides = bothSides([[decision, amended?.edits]]);
  const changed = await changeRecords(context, repository, [record], sides, dryRun);
  const said = `The outcome of ${decision.id} is ${review.verdict}`;
  context.note(
    changed ? (dryRun ? 'Nothing was written.' : `${said}.`) : `${said} already; nothing to change.`,
  );
  if (review.verdict !== 'refuted' || amended === undefined) {
    return;
  }
  if (title === undefined || dryRun) {
    context.note(
      `Next: decide again. \`grounds supersede ${decision.id} --title TITLE\` begins it, or --title here with what was found as its problem.`,
    );
    return;
  }
  await workspace.reload(decision.path);
  await startAgain(context, repository, workspace, decision, amended.parsed, title);
}

/** A new record of which only the title and the problem are known. */
const NOTHING_SAID: RecordOptions = {
  ...{ status: undefined, category: undefined, date: undefined, template: undefined, folder: undefined },
  ...{ problem: undefined, 'shown-by': undefined, shows: undefined, option: [] },
};

/** Writes the decision that takes the place of a refuted one, which says what was expected and what was found. */
async function startAgain(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  decision: Decision,
  parsed: ParsedDecision,
  title: string,
): Promise<void> {
  const current = workspace.byPath(decision.path);
  if (current === undefined) {
    throw new CliError(`${decision.path} cannot be read any more: run the command again.`);
  }
  const problem = refutedProblem(current, parsed);
  const order = await prepareRecord(
    context,
    repository,
    workspace,
    title,
    NOTHING_SAID,
    decision.path,
    problem,
  );
  announce(context, repository, await writeRecord(context, repository, order));
}
