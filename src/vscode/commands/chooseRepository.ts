import * as vscode from 'vscode';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { UserError } from '../util/userError';

interface RepositoryChoice extends vscode.QuickPickItem {
  readonly repository: Repository;
}

/**
 * The repository of the active editor, the only one, or the one that is picked.
 * @returns undefined when the user gave up
 * @throws UserError when there is none
 */
export async function chooseRepository(
  { repositories }: Services,
  title: string,
): Promise<Repository | undefined> {
  await repositories.start();
  const { all } = repositories;
  const [first] = all;
  if (first === undefined) {
    throw new UserError(
      vscode.l10n.t('Open a folder first: decisions are kept in the repository that they are about.'),
    );
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const current = active && repositories.placeOf(active)?.repository;
  if (current !== undefined || all.length === 1) {
    return current ?? first;
  }
  const items = all.map((repository): RepositoryChoice => {
    const { path, fsPath } = repository.root;
    return { label: path.slice(path.lastIndexOf('/') + 1), description: fsPath, repository };
  });
  const placeHolder = vscode.l10n.t('In which repository?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder });
  return picked?.repository;
}
