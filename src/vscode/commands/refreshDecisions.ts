import * as vscode from 'vscode';
import type { Services } from '../services';
import { decisionsViewId } from '../views/decisionsView';

/** Reads everything anew. */
export async function refreshDecisions({ repositories }: Services): Promise<void> {
  await repositories.start();
  await vscode.window.withProgress({ location: { viewId: decisionsViewId } }, () =>
    Promise.all(repositories.all.map((repository) => repository.open())),
  );
}
