import * as vscode from 'vscode';
import { toRepositoryPath } from '../../node/repositoryPath';

/**
 * Where `uri` is within the repository at `root`, with `/`; undefined when it is not inside or belongs to another file
 * system. Both are compared by their spelling.
 */
export function pathWithin(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== root.scheme || uri.authority !== root.authority) {
    return undefined;
  }
  if (root.scheme === 'file') {
    return toRepositoryPath(root.fsPath, uri.fsPath);
  }
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return uri.path.startsWith(base) ? uri.path.slice(base.length) : undefined;
}

/** The address of a repository path; `''` is the root itself. */
export function uriWithin(root: vscode.Uri, path: string): vscode.Uri {
  return path === '' ? root : vscode.Uri.joinPath(root, path);
}
