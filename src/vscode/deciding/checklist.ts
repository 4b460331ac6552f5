import * as vscode from 'vscode';
import { amend } from '../../core/flows/amend';
import type { Amended, Step } from '../../core/flows/amend';
import { byImportance, editsOfRecord, isWaivable } from '../../core/flows/checklist';
import { expectOutcome } from '../../core/flows/outcome';
import { setPerson } from '../../core/flows/people';
import { suggestedEnd, waive } from '../../core/flows/waive';
import type { Finding } from '../../core/model/finding';
import type { Trial } from '../../core/service';
import { showDecision } from '../adapt/openDecision';
import { loadCore } from '../loadCore';
import { askOne, askSteps, askText, back } from '../util/steps';
import { UserError } from '../util/userError';
import type { Subject } from './decision';
import { findingIcon } from './findingIcon';
import { askPerson } from './person';
import type { AskedRole } from './person';
import { askWaiver } from './waiverSteps';

/** What somebody does about a point: changes of the record, nothing after all, or no more of any of this. */
type Answer = readonly Step[] | typeof back | 'given up';

/** A choice that answers with something to do. */
interface Choice extends vscode.QuickPickItem {
  readonly act: () => Promise<Answer | 'go'> | Answer | 'go';
}

const alone = { step: 1, total: 1 };

/**
 * Shows what the practice still misses of a record as it would be. Each point can be resolved or waived, and none has to
 * be: what is chosen adds to the changes, until the user goes on.
 * @param go the label of going on
 */
export async function goThroughChecklist(
  subject: Subject,
  settled: Amended,
  title: string,
  go: string,
): Promise<Amended | 'given up' | undefined> {
  const { record, workspace } = subject;
  let amended = settled;
  for (;;) {
    const trial = await workspace.tryText(record.decision.path, amended.parsed.text);
    if (!('findings' in trial)) {
      throw new UserError(trial.reason);
    }
    const open = byImportance(trial.findings);
    const items = choicesIn(subject, amended, trial, open, { title, go });
    const placeholder =
      open.length === 0
        ? vscode.l10n.t('Nothing that the practice asks for is missing.')
        : vscode.l10n.t('Pick a point to resolve it, or go on: nothing has to be resolved now.');
    const picked = await askOne<Choice | vscode.QuickPickItem>({ title, ...alone, placeholder, items });
    const answer =
      picked === undefined || picked === back || !('act' in picked) ? 'given up' : await picked.act();
    if (answer === 'go' || answer === 'given up') {
      return answer === 'go' ? amended : answer;
    }
    if (answer !== back) {
      const next = amend(record.parsed.text, amended, answer, workspace.config);
      if (next === undefined) {
        return undefined;
      }
      amended = next;
    }
  }
}

function choicesIn(
  subject: Subject,
  amended: Amended,
  trial: Trial,
  open: readonly Finding[],
  { title, go }: { readonly title: string; readonly go: string },
): readonly (Choice | vscode.QuickPickItem)[] {
  const stays =
    open.length === 0
      ? ''
      : open.length === 1
        ? vscode.l10n.t('1 point stays open')
        : vscode.l10n.t('{0} points stay open', open.length);
  if (open.length === 0) {
    return [{ label: go, description: stays, act: () => 'go' }];
  }
  return [
    { label: go, description: stays, act: () => 'go' },
    {
      label: vscode.l10n.t('$(shield) Waive what is open…'),
      description: vscode.l10n.t('with a reason and a last day'),
      act: () => waiveAll(subject, open, title),
    },
    { label: vscode.l10n.t('Still missing'), kind: vscode.QuickPickItemKind.Separator },
    ...open.map((finding): Choice => ({
      label: `${findingIcon(finding)} ${finding.rule}`,
      detail: finding.message.replace(/\s+/g, ' '),
      act: () => resolve(subject, amended, trial, finding, title),
    })),
  ];
}

async function waiveAll(
  { target: { repository } }: Subject,
  findings: readonly Finding[],
  title: string,
): Promise<Answer> {
  const rules = [...new Set(findings.filter(isWaivable).map(({ rule }) => rule))];
  const answers = await askWaiver(repository, title, rules.join(', '));
  return answers === undefined ? back : rules.map((rule) => waive({ rule, ...answers }));
}

/** What can be done about one point. */
async function resolve(
  subject: Subject,
  amended: Amended,
  trial: Trial,
  finding: Finding,
  title: string,
): Promise<Answer> {
  const { repository, decision } = subject.target;
  const items: readonly Choice[] = [
    ...(await resolutions(subject, amended, trial, finding, title)),
    ...(isWaivable(finding)
      ? [
          {
            label: vscode.l10n.t('$(shield) Waive…'),
            description: vscode.l10n.t('with a reason and a last day'),
            act: () => waiveAll(subject, [finding], title),
          },
        ]
      : []),
    {
      label: vscode.l10n.t('$(go-to-file) Look at the record first'),
      description: vscode.l10n.t('nothing is changed'),
      act: async (): Promise<Answer> => {
        await showDecision(repository, decision);
        return 'given up';
      },
    },
  ];
  const placeholder = finding.message.replace(/\s+/g, ' ');
  const picked = await askOne<Choice>({ title, ...alone, canGoBack: true, placeholder, items });
  if (picked === undefined || picked === back) {
    return picked === back ? back : 'given up';
  }
  const answer = await picked.act();
  return answer === 'go' ? back : answer;
}

const ROLES: ReadonlyMap<string, AskedRole> = new Map([
  ['approver-missing', 'approver'],
  ['accountable-missing', 'accountable'],
]);

async function resolutions(
  { target, workspace }: Subject,
  amended: Amended,
  trial: Trial,
  finding: Finding,
  title: string,
): Promise<readonly Choice[]> {
  const role = ROLES.get(finding.rule);
  if (role !== undefined) {
    const label = vscode.l10n.t('$(person) Say who…');
    return [{ label, act: () => namePerson(amended, workspace.config.technologists, role, title) }];
  }
  if (finding.rule === 'outcome-missing') {
    return [{ label: vscode.l10n.t('$(graph) Say what it should bring…'), act: () => expect(title) }];
  }
  const fixes = await trial.fixesFor(finding);
  return fixes.flatMap((fix): readonly Choice[] => {
    const edits = editsOfRecord(fix, target.decision.path);
    return edits === undefined ? [] : [{ label: `$(wand) ${fix.title}`, act: () => [() => edits] }];
  });
}

async function namePerson(
  { parsed }: Amended,
  technologists: readonly string[],
  role: AskedRole,
  title: string,
): Promise<Answer> {
  const others = parsed.people
    .filter((person) => person.role === (role === 'approver' ? 'accountable' : 'approver'))
    .map(({ name }) => name.value);
  const position = { step: 1, total: 1 };
  const name = await askPerson(title, position, role, parsed, technologists, others);
  return typeof name === 'string' && name !== '' ? [setPerson(role, name)] : back;
}

/** How long after a decision one looks at its outcome, where nobody says otherwise: twice as long as a waiver holds. */
async function expect(title: string): Promise<Answer> {
  const { systemClock } = await loadCore();
  let expected = '';
  let reviewBy = suggestedEnd(suggestedEnd(systemClock.today()));
  const isAnswered = await askSteps([
    async (position) => {
      const answer = await askText({
        ...{ title, ...position, value: expected },
        prompt: vscode.l10n.t('What should it bring, as something that can be measured?'),
        placeholder: vscode.l10n.t('p95 under 200 ms'),
        validate: (text) =>
          text.trim() === '' ? vscode.l10n.t('Say what can be measured later.') : undefined,
      });
      expected = typeof answer === 'string' ? answer.trim() : expected;
      return typeof answer === 'string' ? true : answer;
    },
    async (position) => {
      const answer = await askText({
        ...{ title, ...position, value: reviewBy },
        prompt: vscode.l10n.t('By which day is it to be looked at?'),
        validate: (text) =>
          /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? undefined : vscode.l10n.t('Write a day as 2026-03-14.'),
      });
      reviewBy = typeof answer === 'string' ? answer.trim() : reviewBy;
      return typeof answer === 'string' ? true : answer;
    },
  ]);
  return isAnswered ? [expectOutcome(expected, reviewBy)] : back;
}
