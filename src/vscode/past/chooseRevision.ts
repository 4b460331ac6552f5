import * as vscode from 'vscode';
import { namedRevisions } from '../../node/git/refs';
import type { NamedRevision } from '../../node/git/refs';
import { requireGit } from '../adapt/mayAskGit';
import type { Repository } from '../repository';

interface RevisionChoice extends vscode.QuickPickItem {
  /** Undefined for the one that asks for another. */
  readonly revision: string | undefined;
}

/**
 * Has a branch, tag, commit or date chosen.
 * @returns undefined when nobody chose
 * @throws UserError when git may not be asked
 */
export async function chooseRevision(
  repository: Pick<Repository, 'root'>,
  title: string,
  placeHolder: string,
): Promise<string | undefined> {
  requireGit(repository);
  const other: RevisionChoice = {
    label: vscode.l10n.t('$(edit) Another Revision or a Date…'),
    alwaysShow: true,
    revision: undefined,
  };
  const head: RevisionChoice = {
    label: 'HEAD',
    description: vscode.l10n.t('what is checked out'),
    revision: 'HEAD',
  };
  const named = namedRevisions(repository.root.fsPath).then((found) => [other, head, ...found.map(choiceOf)]);
  const picked = await vscode.window.showQuickPick(named, { title, placeHolder, matchOnDescription: true });
  if (picked === undefined || picked.revision !== undefined) {
    return picked?.revision;
  }
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('A branch, a tag, a commit, or a date such as 2026-03-14'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Say which revision.') : undefined),
  });
}

const ICONS: Readonly<Record<NamedRevision['kind'], string>> = {
  branch: '$(git-branch)',
  'remote-branch': '$(cloud)',
  tag: '$(tag)',
};

function choiceOf({ kind, name, date }: NamedRevision): RevisionChoice {
  // A label can name icons by `$(name)`; a branch means none.
  return {
    label: `${ICONS[kind]} ${name.replaceAll('$(', '$ (')}`,
    description: date.slice(0, 10),
    revision: name,
  };
}
