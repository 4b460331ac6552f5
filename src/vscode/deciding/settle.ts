import * as vscode from 'vscode';
import { amend } from '../../core/flows/amend';
import type { Amended } from '../../core/flows/amend';
import { settle } from '../../core/flows/settle';
import type { Settlement, SettledStatus } from '../../core/flows/settle';
import { waive } from '../../core/flows/waive';
import { isClosed, isOpen } from '../../core/model/status';
import type { Decision } from '../../core/model/decision';
import { statusText } from '../adapt/decisionText';
import { showDecision } from '../adapt/openDecision';
import { loadCore } from '../loadCore';
import { userName } from '../commands/userName';
import type { Services } from '../services';
import { askSteps, back } from '../util/steps';
import type { Step } from '../util/steps';
import { goThroughChecklist } from './checklist';
import { apply, chooseSubject, verifyFirst } from './decision';
import type { Subject } from './decision';
import { givenIn } from './given';
import type { Given } from './given';
import { askPerson } from './person';
import type { AskedRole } from './person';
import { requireSound } from './waiverSteps';

/** How long it is said in the status bar what was done, in milliseconds. */
const SHOWN = 10_000;

/** Who settles a decision. */
type People = Pick<Settlement, 'approver' | 'accountable' | 'decisionMakers'>;

/**
 * Settles a decision: asks who, shows what the practice still misses of it with its fixes and waivers, and writes all of it
 * as one edit. Called with an object of answers (`approver`, `accountable`, `decisionMakers`, `date`, `waive`), it asks nothing.
 */
export async function settleDecision(
  services: Services,
  status: SettledStatus,
  argument: unknown,
  givenAnswers: unknown,
): Promise<void> {
  const title = titleOf(status);
  const subject = await chooseSubject(services, title, argument, canBecome(status), noneCan(status));
  if (subject === undefined) {
    return;
  }
  const { systemClock } = await loadCore();
  const today = systemClock.today();
  const given = givenIn(givenAnswers);
  const people = given === undefined ? await askPeople(subject, status, title) : peopleIn(given);
  if (people === undefined) {
    return;
  }
  const date = given?.text('date') ?? today;
  const settled = settle(subject.record.parsed, { status, date, ...people }, subject.workspace.config);
  if (settled === undefined) {
    await apply(services, subject, settled, title);
    return;
  }
  await verifyFirst(services, subject);
  const amended =
    given === undefined
      ? await goThroughChecklist(subject, settled, title, goLabel(status, subject.target.decision.id))
      : await waiveGiven(subject, settled, given);
  if (amended === 'given up') {
    return;
  }
  await apply(services, subject, amended, title);
  const { repository, decision } = subject.target;
  await showDecision(repository, decision);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0}: {1}', decision.id, statusText(status)), SHOWN);
}

/** Whether people mean to give a decision a status: what was never accepted is not deprecated. */
function canBecome(status: SettledStatus): (decision: Decision) => boolean {
  return status === 'deprecated'
    ? (decision) => !isOpen(decision.status) && !isClosed(decision.status)
    : (decision) => isOpen(decision.status) || decision.status === 'unknown';
}

function peopleIn(given: Given): People {
  return {
    approver: given.text('approver'),
    accountable: given.text('accountable'),
    decisionMakers: given.texts('decisionMakers'),
  };
}

/** Who approves and who answers for it, where the record does not say it yet. Undefined when the user gave up. */
async function askPeople(
  { record: { parsed }, workspace }: Subject,
  status: SettledStatus,
  title: string,
): Promise<People | undefined> {
  const named = (role: AskedRole): string | undefined =>
    parsed.people.find((person) => person.role === role)?.name.value;
  let people: People = { approver: undefined, accountable: undefined, decisionMakers: [] };
  const ask =
    (role: AskedRole, other: AskedRole): Step =>
    async (position) => {
      const { technologists } = workspace.config;
      const others = [named(other), people[other]];
      const answer = await askPerson(title, position, role, parsed, technologists, others);
      if (typeof answer === 'string') {
        people = { ...people, [role]: answer === '' ? undefined : answer };
        return true;
      }
      return answer === back ? back : undefined;
    };
  const steps = [
    ...(named('approver') === undefined ? [ask('approver', 'accountable')] : []),
    ...(named('accountable') === undefined ? [ask('accountable', 'approver')] : []),
  ];
  return status !== 'accepted' || (await askSteps(steps)) ? people : undefined;
}

async function waiveGiven(
  { target: { repository }, record, workspace }: Subject,
  settled: Amended,
  given: Given,
): Promise<Amended | undefined> {
  const by = given.text('by') ?? (await userName(repository)) ?? '';
  const waivers = given.objects('waive').map((waiver) => ({
    rule: waiver.text('rule') ?? '',
    why: waiver.text('why') ?? '',
    until: waiver.text('until') ?? '',
    by: waiver.text('by') ?? by,
  }));
  for (const waiver of waivers) {
    await requireSound(waiver);
  }
  return amend(record.parsed.text, settled, waivers.map(waive), workspace.config);
}

function titleOf(status: SettledStatus): string {
  switch (status) {
    case 'accepted':
      return vscode.l10n.t('Accept Decision');
    case 'rejected':
      return vscode.l10n.t('Reject Decision');
    case 'deprecated':
      return vscode.l10n.t('Deprecate Decision');
  }
}

function goLabel(status: SettledStatus, id: string): string {
  switch (status) {
    case 'accepted':
      return vscode.l10n.t('$(check) Accept {0}', id);
    case 'rejected':
      return vscode.l10n.t('$(check) Reject {0}', id);
    case 'deprecated':
      return vscode.l10n.t('$(check) Deprecate {0}', id);
  }
}

function noneCan(status: SettledStatus): string {
  return status === 'deprecated'
    ? vscode.l10n.t('No decision is in force that could be deprecated.')
    : vscode.l10n.t('No decision is open: write one first.');
}
