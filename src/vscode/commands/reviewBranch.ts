import * as vscode from 'vscode';
import { loadReviewing } from '../loadCore';
import type { Services } from '../services';
import { reviewViewId } from '../views/reviewView';
import { chooseRepository } from './chooseRepository';

/** Shows what the branch that is checked out does to decisions. Called with a base, it asks for none. */
export async function reviewBranch(services: Services, base: unknown): Promise<void> {
  const repository = await chooseRepository(services, vscode.l10n.t('Review Branch'));
  if (repository === undefined) {
    return;
  }
  const reviewing = await loadReviewing();
  const shown = await reviewing.reviewBranch(repository, base, services.log);
  if (shown !== undefined) {
    services.review.show(shown);
    await vscode.commands.executeCommand(`${reviewViewId}.focus`);
  }
}
