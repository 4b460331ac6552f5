import { amend } from '../core/flows/amend';
import { byImportance, editsOfRecord, isWaivable, wayOutOf } from '../core/flows/checklist';
import { settle } from '../core/flows/settle';
import type { SettledStatus, Settlement } from '../core/flows/settle';
import { waive } from '../core/flows/waive';
import type { Decision } from '../core/model/decision';
import type { Finding } from '../core/model/finding';
import type { ParsedDecision } from '../core/parse/parsedDecision';
import { printable } from '../core/report/printable';
import { count } from '../core/report/wording';
import type { Trial } from '../core/service';
import { bothSides } from '../core/workspace/supersede';
import { systemClock } from '../node/clock';
import { askerOf, numbersIn } from './attachQuestions';
import type { Asker } from './attachQuestions';
import { changeRecords } from './changes';
import { defineCommand } from './command';
import type { Command, CommandContext } from './command';
import { dayOf } from './day';
import { CliError } from './errors';
import type { OptionSpecs, OptionValues } from './options';
import { findDecision, openRecord } from './references';
import { findRepository, openWorkspace, requireDecisions } from './repository';
import { userName } from './userName';
import { askWaivers, waiversIn } from './waivers';
import type { GivenWaiver } from './waivers';

const settleOptions = {
  approver: { type: 'string', value: 'NAME', description: 'the technologist who approves the decision' },
  accountable: {
    type: 'string',
    value: 'NAME',
    description: 'the leader who takes responsibility for the implementation',
  },
  'decision-maker': {
    type: 'string',
    value: 'NAME',
    multiple: true,
    description: 'somebody who made the decision, beside those that the record names',
  },
  date: {
    type: 'string',
    value: 'YYYY-MM-DD',
    description: 'the day on which it was settled (default: today)',
  },
  waive: {
    type: 'string',
    value: 'RULE',
    multiple: true,
    description: 'a rule whose findings you live with',
  },
  why: { type: 'string', value: 'TEXT', multiple: true, description: 'why: once for all rules, or for each' },
  until: {
    type: 'string',
    value: 'YYYY-MM-DD',
    multiple: true,
    description: 'the last day on which the waiver holds: once for all rules, or for each',
  },
  by: { type: 'string', value: 'NAME', description: 'who waives (default: your name as git knows it)' },
  'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
} as const satisfies OptionSpecs;

type SettleOptions = OptionValues<typeof settleOptions>;

/** A command that settles a decision. */
export function settleCommand(
  status: SettledStatus,
  { name, summary, details, examples }: Pick<Command, 'name' | 'summary' | 'details' | 'examples'>,
): Command {
  return defineCommand({
    name,
    summary,
    details: [
      ...details,
      'First it says what the practice still misses of a decision with this status, what matters most first, each point with the command or the edit that answers it. Nothing of that stops you: a point stays a finding, or is waived with a reason and a last day.',
      'On a terminal it asks; in scripts the options say it.',
    ],
    positionals: [{ name: 'ID', ask: 'say which decision' }],
    options: settleOptions,
    examples,
    run: ({ options, positionals: [id = ''] }, context) => settleDecision(context, name, status, id, options),
  });
}

async function settleDecision(
  context: CommandContext,
  command: string,
  status: SettledStatus,
  id: string,
  options: SettleOptions,
): Promise<number> {
  const today = systemClock.today();
  const date = dayOf('--date', options.date) ?? today;
  const given = waiversIn(options, today, command);
  const repository = await findRepository(context);
  const workspace = await openWorkspace(context, repository);
  requireDecisions(repository, workspace);
  const { decision } = findDecision(context, repository, workspace, id);
  const record = await openRecord(workspace, decision);
  const asker = askerOf(context, 'Nothing was changed');
  const people = await peopleOf(asker, status, record.parsed, options);
  const settled = settle(record.parsed, { status, date, ...people }, workspace.config);
  if (settled === undefined) {
    throw new CliError(
      `${decision.path} cannot be changed: its front matter has errors, or what it says about its status is written in a way that cannot be changed safely; correct it first.`,
    );
  }
  await workspace.verify([decision.path], { token: context.token });
  const trial = await workspace.tryText(decision.path, settled.parsed.text);
  if (!('findings' in trial)) {
    throw new CliError(`${decision.path} would not be read as a decision any more: ${trial.reason}`);
  }
  const open = byImportance(trial.findings).filter(({ rule }) => given.every((own) => own.rule !== rule));
  await showOpen(context, decision, status, open, trial);
  if (asker === undefined && open.length > 0) {
    context.note('To live with one of them: --waive RULE --why TEXT --until DAY.');
  }
  const asked = asker === undefined ? [] : await askWhatToWaive(asker, open, today);
  const by = given.length + asked.length === 0 ? '' : (options.by ?? (await userName(repository, 'waives')));
  const steps = [...given, ...asked].map((waiver) => waive({ ...waiver, by }));
  const edits = amend(record.parsed.text, settled, steps, workspace.config)?.edits;
  const sides = bothSides([[decision, edits]]);
  const changed = await changeRecords(context, repository, [record], sides, options['dry-run']);
  context.note(
    changed
      ? options['dry-run']
        ? 'Nothing was written.'
        : `${decision.id} is ${status}.`
      : `${decision.id} is ${status} already; nothing to change.`,
  );
  return 0;
}

/** Who settles it, asked for where the record does not say it and there is somebody to ask. */
async function peopleOf(
  asker: Asker | undefined,
  status: SettledStatus,
  { people }: ParsedDecision,
  { approver, accountable, 'decision-maker': decisionMakers }: SettleOptions,
): Promise<Pick<Settlement, 'approver' | 'accountable' | 'decisionMakers'>> {
  const ask = async (role: 'approver' | 'accountable', question: string): Promise<string | undefined> =>
    asker === undefined || status !== 'accepted' || people.some((person) => person.role === role)
      ? undefined
      : asker.ask(`${question} (empty: leave it open)`, (answer) => ({
          answer: answer === '' ? undefined : answer,
        }));
  return {
    approver: approver ?? (await ask('approver', 'Which technologist approves it?')),
    accountable: accountable ?? (await ask('accountable', 'Which leader answers for the implementation?')),
    decisionMakers,
  };
}

/** More points than this are not read on the way to a decision; `check` lists them all. */
const MAX_SHOWN = 12;

async function showOpen(
  { note, paint }: CommandContext,
  { path, id }: Decision,
  status: SettledStatus,
  open: readonly Finding[],
  trial: Trial,
): Promise<void> {
  if (open.length === 0) {
    note(`Nothing that the practice asks of a decision that is ${status} is missing.`);
    return;
  }
  note(
    `${count(open.length, 'point')} ${open.length === 1 ? 'is' : 'are'} open on ${id} as ${status}, what matters most first:`,
  );
  for (const [index, finding] of open.slice(0, MAX_SHOWN).entries()) {
    const number = String(index + 1).padStart(3);
    note(
      `${number}  ${paint.bold(finding.rule)} (${finding.severity}): ${printable(finding.message.replace(/\s+/g, ' '))}`,
    );
    const own = (await trial.fixesFor(finding)).filter((fix) => editsOfRecord(fix, path) !== undefined);
    const wayOut = wayOutOf(finding, id) ?? (own[0] === undefined ? undefined : inEditor(own[0].title));
    if (wayOut !== undefined) {
      note(`     → ${printable(wayOut)}`);
    }
  }
  if (open.length > MAX_SHOWN) {
    note(`     … and ${count(open.length - MAX_SHOWN, 'other')}: \`grounds check ${path}\` lists them.`);
  }
}

function inEditor(title: string): string {
  return `${title} (a quick fix in the editor)`;
}

async function askWhatToWaive(
  asker: Asker,
  open: readonly Finding[],
  today: string,
): Promise<readonly GivenWaiver[]> {
  const shown = open.slice(0, MAX_SHOWN);
  if (shown.length === 0) {
    return [];
  }
  const waived = await asker.ask(
    'Which of them do you waive? Give numbers (empty: none, they stay findings):',
    (answer) => {
      const numbers = answer === '' ? [] : numbersIn(answer, shown.length);
      return numbers === undefined
        ? `Give numbers from 1 to ${shown.length}.`
        : { answer: numbers.flatMap((number) => shown[number - 1] ?? []).filter(isWaivable) };
    },
  );
  const rules = [...new Set(waived.map(({ rule }) => rule))];
  return rules.length === 0 ? [] : askWaivers(asker, rules, today);
}
