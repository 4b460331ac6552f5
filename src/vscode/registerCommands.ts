import * as vscode from 'vscode';
import { commandIds } from './commandIds';
import { loadOnDemand } from './loadCore';
import type { Services } from './services';
import { Disposables } from './util/disposables';
import { isUserError } from './util/userError';

/** Registers every command. A failure is told to the user, who asked for something, and kept in the log. */
export function registerCommands(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  for (const id of commandIds) {
    const run = async (...args: readonly unknown[]): Promise<unknown> => {
      try {
        const { commands } = await loadOnDemand();
        return await commands[id](services, ...args);
      } catch (error) {
        services.log.error(id, error);
        void tell(services, error);
        return undefined;
      }
    };
    disposables.add(vscode.commands.registerCommand(id, run));
  }
  return disposables;
}

async function tell({ log }: Services, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  if (isUserError(error)) {
    await vscode.window.showErrorMessage(message);
    return;
  }
  const showLog = vscode.l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) {
    log.show();
  }
}
