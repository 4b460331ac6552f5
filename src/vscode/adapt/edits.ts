import * as vscode from 'vscode';
import type { FileEdit, Fix } from '../../core/model/finding';
import type { Repository } from '../repository';
import { toRange } from './positions';
import { loadCore } from '../loadCore';

/** Changes of a repository as the core gives them: edits on the texts that it holds, then renames. */
export type Changes = Partial<Pick<Fix, 'changes' | 'renames'>>;

/**
 * Changes as one edit of the editor, which one undo takes back. With renames the editor shows a preview first, since
 * they reach further than the eye.
 */
export async function toWorkspaceEdit(
  repository: Repository,
  { changes = [], renames = [] }: Changes,
  title: string,
): Promise<vscode.WorkspaceEdit> {
  const { LineIndex } = await loadCore();
  const edit = new vscode.WorkspaceEdit();
  const metadata = renames.length === 0 ? undefined : { label: title, needsConfirmation: true };
  for (const { path, edits } of changes) {
    const uri = repository.uriOf(path);
    const lines = new LineIndex(await textOf(repository, path));
    for (const { span, newText } of edits) {
      edit.replace(uri, toRange(lines.rangeOf(span)), newText, metadata);
    }
  }
  for (const { from, to } of renames) {
    edit.renameFile(repository.uriOf(from), repository.uriOf(to), { overwrite: false }, metadata);
  }
  return edit;
}

/** Applies changes of records; false when the editor refused. Files that were not open are saved. */
export async function applyChanges(
  repository: Repository,
  changes: readonly FileEdit[],
  title: string,
): Promise<boolean> {
  const edit = await toWorkspaceEdit(repository, { changes }, title);
  const closed = changes
    .map(({ path }) => repository.uriOf(path).toString())
    .filter((uri) => !vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri));
  const applied = await vscode.workspace.applyEdit(edit);
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && closed.includes(document.uri.toString())) {
      await document.save();
    }
  }
  return applied;
}

/** The text that the core's offsets are about. */
async function textOf(repository: Repository, path: string): Promise<string> {
  const record = await repository.workspace?.parse(path);
  return record?.text ?? (await vscode.workspace.openTextDocument(repository.uriOf(path))).getText();
}
