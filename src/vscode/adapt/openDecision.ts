import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { Repository } from '../repository';
import { toRange } from './positions';

/** Opens a record with its title in view, or one of its items of evidence. @param evidence its position */
export async function showDecision(
  repository: Repository,
  decision: Decision,
  evidence?: number,
): Promise<void> {
  const claims = repository.workspace?.claimsOf(decision.path) ?? [];
  const claim = evidence === undefined ? undefined : claims.find(({ index }) => index === evidence);
  const { start } = toRange(claim === undefined ? decision.titleRange : (claim.places['id'] ?? claim.range));
  await vscode.window.showTextDocument(repository.uriOf(decision.path), {
    selection: new vscode.Range(start, start),
  });
}
