import * as vscode from 'vscode';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { UserError } from '../util/userError';
import type { Services } from '../services';
import type { Target } from './target';

/** Two records with the texts that they have now, unsaved changes included. */
export async function bothRecords(
  services: Services,
  first: Target,
  second: Target,
): Promise<{ readonly first: OpenRecord; readonly second: OpenRecord }> {
  if (first.repository !== second.repository) {
    throw new UserError(
      vscode.l10n.t('The decisions are in different repositories: a reference cannot reach across.'),
    );
  }
  return { first: await recordOf(services, first), second: await recordOf(services, second) };
}

/** A record with the text that it has now. */
export async function recordOf(
  { documents }: Services,
  { repository, decision }: Target,
): Promise<OpenRecord> {
  const uri = repository.uriOf(decision.path).toString();
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  if (document !== undefined) {
    await documents.read(document);
  }
  const workspace = await repository.whenRead();
  const current = workspace?.byPath(decision.path);
  const parsed = await workspace?.parse(decision.path);
  if (current === undefined || parsed === undefined) {
    throw new UserError(vscode.l10n.t('{0} cannot be read any more.', decision.path));
  }
  return { parsed, decision: current };
}
