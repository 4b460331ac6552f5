import * as vscode from 'vscode';
import { loadPage } from '../loadCore';
import type { Services } from '../services';
import { chooseRepository } from './chooseRepository';

/** Shows how the decisions of a repository stand, all together. */
export async function openDecisionBoard(services: Services): Promise<void> {
  const repository = await chooseRepository(services, vscode.l10n.t('Open Decision Board'));
  if (repository !== undefined) {
    const { openBoard } = await loadPage();
    openBoard(services, repository.root);
  }
}
