import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { Repository } from '../repository';
import { toRange } from './positions';

/** Opens a record with its title in view. */
export async function showDecision(repository: Repository, decision: Decision): Promise<void> {
  const { start } = toRange(decision.titleRange);
  await vscode.window.showTextDocument(repository.uriOf(decision.path), {
    selection: new vscode.Range(start, start),
  });
}
