import * as vscode from 'vscode';
import { pageFile, ruleScheme } from '../adapt/rulePages';

/** Makes the pages of rules documents, so that a rule id in the Problems view can link to its page. */
export function registerRulePages(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    async provideTextDocumentContent(uri): Promise<string> {
      const file = pageFile(extension, uri);
      if (file === undefined) {
        throw new Error(vscode.l10n.t('There is no rule of that name.'));
      }
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    },
  });
}
