import * as vscode from 'vscode';
import { loadPage } from '../loadCore';
import type { Services } from '../services';
import { allChoices } from '../views/pickDecision';
import { activeTarget, targetOf } from './target';

/** Shows the page of a decision: of the one that it is called on, of the active record, or of one that is picked. */
export async function openDecisionPage(services: Services, argument: unknown): Promise<void> {
  const { repositories } = services;
  await repositories.start();
  const chosen =
    targetOf(argument, repositories) ??
    activeTarget(repositories) ??
    (await vscode.window.showQuickPick(allChoices(repositories), {
      title: vscode.l10n.t('Open Decision Page'),
      placeHolder: vscode.l10n.t('Number, title, status or tag'),
      matchOnDescription: true,
      matchOnDetail: true,
    }));
  if (chosen !== undefined) {
    const { openPage } = await loadPage();
    openPage(services, chosen.repository.uriOf(chosen.decision.path));
  }
}
