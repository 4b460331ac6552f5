import * as vscode from 'vscode';
import { amend, unchanged } from '../../core/flows/amend';
import { byImportance, isWaivable } from '../../core/flows/checklist';
import { waive } from '../../core/flows/waive';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { apply, chooseSubject } from './decision';
import type { Subject } from './decision';
import { findingIcon } from './findingIcon';
import { givenIn } from './given';
import { userName } from '../commands/userName';
import { askWaiver, requireSound } from './waiverSteps';

/** Writes down why a finding is lived with and until when. Called with the rule and an object of answers, it asks nothing. */
export async function waiveFinding(
  services: Services,
  argument: unknown,
  givenRule: unknown,
  givenAnswers: unknown,
): Promise<void> {
  const title = vscode.l10n.t('Waive Finding');
  const hasFindings = vscode.l10n.t('No decision has a finding that could be waived.');
  const subject = await chooseSubject(
    services,
    title,
    argument,
    ({ path }) =>
      services.repositories.all.some(({ workspace }) => hasWaivable(workspace?.findingsFor(path))),
    hasFindings,
  );
  if (subject === undefined) {
    return;
  }
  const { repository } = subject.target;
  const rule = typeof givenRule === 'string' ? givenRule : await pickRule(subject, title);
  if (rule === undefined) {
    return;
  }
  const given = givenIn(givenAnswers);
  const answers =
    given === undefined
      ? await askWaiver(repository, title, rule)
      : {
          why: given.text('why') ?? '',
          until: given.text('until') ?? '',
          by: given.text('by') ?? (await userName(repository)) ?? '',
        };
  if (answers === undefined) {
    return;
  }
  const waiver = { rule, ...answers };
  await requireSound(waiver);
  const { parsed } = subject.record;
  const amended = amend(parsed.text, unchanged(parsed), [waive(waiver)], subject.workspace.config);
  await apply(services, subject, amended, title);
}

function hasWaivable(findings: Parameters<typeof byImportance>[0] = []): boolean {
  return findings.some(isWaivable);
}

/** One of the rules that find something on a decision. @throws UserError when there is none */
async function pickRule(
  { target: { decision }, workspace }: Subject,
  title: string,
): Promise<string | undefined> {
  const findings = byImportance(workspace.findingsFor(decision.path)).filter(isWaivable);
  const items = findings
    .filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index)
    .map((finding) => ({
      label: `${findingIcon(finding)} ${finding.rule}`,
      detail: finding.message,
      rule: finding.rule,
    }));
  if (items.length === 0) {
    throw new UserError(vscode.l10n.t('There is nothing to waive on {0}.', decision.id));
  }
  const placeHolder = vscode.l10n.t('Which findings do you live with?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true }))?.rule;
}
