import * as vscode from 'vscode';
import { loadPast } from '../loadCore';
import type { Services } from '../services';
import { chooseRepository } from './chooseRepository';

/** Compares the decisions of two revisions. Called with both, it asks for none. */
export async function compareDecisionLog(services: Services, from: unknown, to: unknown): Promise<void> {
  const repository = await chooseRepository(services, vscode.l10n.t('Compare Decision Log'));
  if (repository !== undefined) {
    const past = await loadPast();
    await past.compareDecisionLog(repository, from, to);
  }
}

/** Lists the decisions of a revision, and opens them as they were. Called with one, it asks for none. */
export async function openDecisionLogAsOf(services: Services, revision: unknown): Promise<void> {
  const repository = await chooseRepository(services, vscode.l10n.t('Open Decision Log As Of'));
  if (repository !== undefined) {
    const past = await loadPast();
    await past.openDecisionLogAsOf(repository, revision);
  }
}

/** Reads the history of the decision that is shown again. */
export function refreshHistory({ history }: Services): Promise<void> {
  history.refresh();
  return Promise.resolve();
}
