import * as vscode from 'vscode';
import { UserError } from '../util/userError';

/** Stands for what takes files on a disk, threads or git. @throws UserError always */
export function onDiskOnly(): never {
  throw new UserError(
    vscode.l10n.t(
      'This takes git and files on a disk: open the repository in VS Code on the desktop or in a remote window.',
    ),
  );
}
