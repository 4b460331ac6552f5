import * as vscode from 'vscode';
import { dayFault, suggestedEnd, waiverFault } from '../../core/flows/waive';
import type { WaiverRequest } from '../../core/flows/waive';
import { userName } from '../commands/userName';
import { loadCore } from '../loadCore';
import type { Repository } from '../repository';
import { askSteps, askText, back } from '../util/steps';
import type { Step } from '../util/steps';
import { UserError } from '../util/userError';

/** What is said about a waiver besides its rule. */
export type WaiverAnswers = Omit<WaiverRequest, 'rule'>;

/** Asks why, until when and, where git does not say it, who. Undefined when the user gave up. */
export async function askWaiver(
  repository: Repository,
  title: string,
  subject: string,
): Promise<WaiverAnswers | undefined> {
  const { systemClock } = await loadCore();
  const today = systemClock.today();
  const known = await userName(repository);
  let answers: WaiverAnswers = { why: '', until: suggestedEnd(today), by: known ?? '' };
  const text =
    (field: keyof WaiverAnswers, prompt: string, validate: (text: string) => string | undefined): Step =>
    async (position) => {
      const answer = await askText({ title, ...position, value: answers[field], prompt, validate });
      if (typeof answer === 'string') {
        answers = { ...answers, [field]: answer.trim() };
        return true;
      }
      return answer === back ? back : undefined;
    };
  const steps = [
    text('why', vscode.l10n.t('Why is the decision right as it is? ({0})', subject), (why) =>
      why.trim() === '' ? vscode.l10n.t('Say why: it is what others will look for.') : undefined,
    ),
    text('until', vscode.l10n.t('Up to which day does that hold?'), (until) =>
      dayProblem(until.trim(), today),
    ),
    ...(known === undefined
      ? [
          text('by', vscode.l10n.t('Git does not know your name. Who says so?'), (by) =>
            by.trim() === '' ? vscode.l10n.t('Say who waives it.') : undefined,
          ),
        ]
      : []),
  ];
  return (await askSteps(steps)) ? answers : undefined;
}

function dayProblem(until: string, today: string): string | undefined {
  switch (dayFault(until, today)?.kind) {
    case undefined:
      return undefined;
    case 'past':
      return vscode.l10n.t('That day has passed.');
    default:
      return vscode.l10n.t('Write a day as 2026-03-14.');
  }
}

/** @throws UserError that says what is wrong with a waiver that another extension or a keybinding gave */
export async function requireSound(waiver: WaiverRequest): Promise<void> {
  const { systemClock } = await loadCore();
  const fault = waiverFault(waiver, systemClock.today());
  switch (fault?.kind) {
    case undefined:
      return;
    case 'unknown-rule':
      throw new UserError(
        fault.meant === undefined
          ? vscode.l10n.t('There is no rule {0}.', waiver.rule)
          : vscode.l10n.t('There is no rule {0}: did you mean {1}?', waiver.rule, fault.meant),
      );
    case 'not-waivable':
      throw new UserError(
        vscode.l10n.t('{0} cannot be waived: it says that something could not be checked.', waiver.rule),
      );
    case 'no-reason':
      throw new UserError(vscode.l10n.t('Say why: it is what others will look for.'));
    case 'no-date':
      throw new UserError(vscode.l10n.t('Write a day as 2026-03-14.'));
    case 'past':
      throw new UserError(vscode.l10n.t('That day has passed.'));
  }
}
