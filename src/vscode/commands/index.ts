import * as vscode from 'vscode';
import { commandIds } from '../commandIds';
import type { CommandId } from '../commandIds';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import { UserError } from '../util/userError';
import { checkAllDecisions } from './checkAllDecisions';
import { copyDecisionId } from './copyDecisionId';
import { explainRule } from './explainRule';
import { clearFilter, filterDecisions } from './filterDecisions';
import { initialize } from './initialize';
import { linkDecisions } from './linkDecisions';
import { newDecision } from './newDecision';
import { openDecision } from './openDecision';
import { pinEvidence } from './pinEvidence';
import { reconfirmEvidence } from './reconfirmEvidence';
import { refreshDecisions } from './refreshDecisions';
import { showLog } from './showLog';
import { supersedeDecision } from './supersedeDecision';
import { verifyEvidence } from './verifyEvidence';

/** What a command does. Arguments come from anywhere, so each command looks at them before it uses them. */
type Command = (services: Services, ...args: readonly unknown[]) => Promise<unknown>;

const commands: Readonly<Record<CommandId, Command>> = {
  'grounds.initialize': initialize,
  'grounds.newDecision': newDecision,
  'grounds.supersedeDecision': supersedeDecision,
  'grounds.linkDecisions': linkDecisions,
  'grounds.checkAllDecisions': checkAllDecisions,
  'grounds.openDecision': openDecision,
  'grounds.explainRule': explainRule,
  'grounds.showLog': showLog,
  'grounds.refreshDecisions': refreshDecisions,
  'grounds.filterDecisions': filterDecisions,
  'grounds.clearFilter': clearFilter,
  'grounds.copyDecisionId': copyDecisionId,
  'grounds.verifyEvidence': verifyEvidence,
  'grounds.pinEvidence': pinEvidence,
  'grounds.reconfirmEvidence': reconfirmEvidence,
};

/** Registers every command. A failure is told to the user, who asked for something, and kept in the log. */
export function registerCommands(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  for (const id of commandIds) {
    const run = async (...args: readonly unknown[]): Promise<unknown> => {
      try {
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
  if (error instanceof UserError) {
    await vscode.window.showErrorMessage(message);
    return;
  }
  const showLog = vscode.l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) {
    log.show();
  }
}
