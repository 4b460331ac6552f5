import * as vscode from 'vscode';
import type { Repository } from '../repository';
import { UserError } from '../util/userError';

/**
 * Whether git may be asked about a repository. Its configuration can name programs, so that somebody has to vouch for the
 * folder; and it takes a local disk.
 */
export function mayAskGit({ root }: Pick<Repository, 'root'>): boolean {
  return root.scheme === 'file' && vscode.workspace.isTrusted;
}

/** @throws UserError when git may not be asked */
export function requireGit(repository: Pick<Repository, 'root'>): void {
  if (!mayAskGit(repository)) {
    throw new UserError(vscode.l10n.t('Commits are read in trusted folders on a local disk only.'));
  }
}
