import * as vscode from 'vscode';
import type { Services } from '../services';
import { targetOf } from './target';

/** Copies the id of a decision, as commit messages and other records name it. */
export async function copyDecisionId({ repositories }: Services, argument: unknown): Promise<void> {
  const target = targetOf(argument, repositories);
  if (target !== undefined) {
    await vscode.env.clipboard.writeText(target.decision.id);
  }
}
