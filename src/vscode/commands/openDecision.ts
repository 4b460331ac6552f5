import * as vscode from 'vscode';
import { showDecision } from '../adapt/openDecision';
import type { Services } from '../services';
import { allChoices } from '../views/pickDecision';
import { targetOf } from './target';

/** Opens a decision; asks which one when none is given, by number, title, status or tag. */
export async function openDecision({ repositories }: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, repositories);
  const chosen =
    target ??
    (await vscode.window.showQuickPick(allChoices(repositories), {
      title: vscode.l10n.t('Open Decision'),
      placeHolder: vscode.l10n.t('Number, title, status or tag'),
      matchOnDescription: true,
      matchOnDetail: true,
    }));
  if (chosen !== undefined) {
    await showDecision(chosen.repository, chosen.decision, target?.evidence);
  }
}
