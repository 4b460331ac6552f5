import * as vscode from 'vscode';
import { applyChanges } from '../adapt/edits';
import { decisionLabel } from '../adapt/decisionText';
import { showDecision } from '../adapt/openDecision';
import { UserError } from '../util/userError';
import type { Services } from '../services';
import { askOne, askSteps, back } from '../util/steps';
import type { Step } from '../util/steps';
import { choicesOf, isInForce } from '../views/pickDecision';
import type { DecisionChoice } from '../views/pickDecision';
import { newDecision } from './newDecision';
import { bothRecords } from './records';
import { targetOf } from './target';
import type { Target } from './target';
import { loadWriting } from '../loadCore';

/** A choice beside the decisions: one that is still to be written. */
interface NewChoice extends vscode.QuickPickItem {
  readonly isNew: true;
}

/**
 * Has one decision take the place of another, stated in both. Called with the older and the newer one, it asks nothing.
 */
export async function supersedeDecision(services: Services, older: unknown, newer: unknown): Promise<void> {
  const { repositories } = services;
  let oldTarget = targetOf(older, repositories);
  let newTarget: Target | NewChoice | undefined = targetOf(newer, repositories);
  const steps: Step[] = [];
  const title = vscode.l10n.t('Supersede Decision');
  if (oldTarget === undefined) {
    steps.push(async (position) => {
      const items = repositories.all.flatMap((repository) => choicesOf(repository, isInForce));
      const placeholder = vscode.l10n.t('Which decision no longer holds?');
      const answer = await askOne<DecisionChoice>({ title, ...position, placeholder, items });
      oldTarget = answer === back ? oldTarget : answer;
      return answer === back ? back : answer && true;
    });
  }
  if (newTarget === undefined) {
    steps.push(async (position) => {
      const { repository, decision } = oldTarget ?? {};
      const items: (DecisionChoice | NewChoice)[] = [
        { label: vscode.l10n.t('$(add) A new decision…'), alwaysShow: true, isNew: true },
        ...(repository === undefined ? [] : choicesOf(repository, ({ path }) => path !== decision?.path)),
      ];
      const placeholder = vscode.l10n.t(
        'Which decision takes the place of {0}?',
        decision === undefined ? '' : decisionLabel(decision),
      );
      const answer = await askOne<DecisionChoice | NewChoice>({ title, ...position, placeholder, items });
      newTarget = answer === back ? undefined : answer;
      return answer === back ? back : answer && true;
    });
  }
  if (!(await askSteps(steps)) || oldTarget === undefined || newTarget === undefined) {
    return;
  }
  if ('isNew' in newTarget) {
    await newDecision(services, { supersedes: oldTarget.decision.path, repository: oldTarget.repository });
    return;
  }
  await supersedeWith(services, oldTarget, newTarget);
}

async function supersedeWith(services: Services, older: Target, newer: Target): Promise<void> {
  const { repository } = older;
  const records = await bothRecords(services, newer, older);
  const { supersede } = await loadWriting();
  const result = supersede(records.first, records.second);
  if (result.kind === 'impossible') {
    throw new UserError(vscode.l10n.t('{0} cannot be edited. {1}', result.path, result.reason));
  }
  const title = vscode.l10n.t('Supersede Decision');
  if (await applyChanges(repository, result.changes, title)) {
    await showDecision(repository, newer.decision);
  }
}
