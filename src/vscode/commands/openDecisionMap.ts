import * as vscode from 'vscode';
import { loadMap } from '../loadCore';
import type { Services } from '../services';
import { chooseRepository } from './chooseRepository';

/** Shows all decisions of a repository and how they relate. */
export async function openDecisionMap(services: Services): Promise<void> {
  const repository = await chooseRepository(services, vscode.l10n.t('Open Decision Map'));
  if (repository !== undefined) {
    const { openMap } = await loadMap();
    openMap(services, repository.root);
  }
}
