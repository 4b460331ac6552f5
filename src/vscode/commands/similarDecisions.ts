import * as vscode from 'vscode';
import { loadSearching } from '../loadCore';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { activeTarget, targetOf } from './target';

/** Shows decisions that are about much the same as the one that is given, or as that of the active editor. */
export async function similarDecisions(services: Services, argument: unknown): Promise<void> {
  const { repositories } = services;
  await repositories.start();
  const target = targetOf(argument, repositories) ?? activeTarget(repositories);
  if (target === undefined) {
    throw new UserError(vscode.l10n.t('Open a decision first: others like it are shown.'));
  }
  const { pickSimilar } = await loadSearching();
  await pickSimilar(services, target);
}
