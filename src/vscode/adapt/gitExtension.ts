import * as vscode from 'vscode';

/** A repository as the editor's git extension tells it: what Grounds uses of version 1 of its interface. */
export interface ScmRepository {
  readonly rootUri: vscode.Uri;
  /** The message box of source control. What is set here is typed into it: one undo takes it away. */
  readonly inputBox: { value: string };
  readonly state: {
    readonly HEAD: { readonly name?: string } | undefined;
    readonly indexChanges: readonly { readonly uri: vscode.Uri }[];
    readonly workingTreeChanges: readonly { readonly uri: vscode.Uri }[];
  };
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { readonly repositories: readonly ScmRepository[] };
}

/** The repositories of source control; empty when the editor's git extension is not there or switched off. */
export async function scmRepositories(): Promise<readonly ScmRepository[]> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  return git?.enabled === true ? git.getAPI(1).repositories : [];
}
