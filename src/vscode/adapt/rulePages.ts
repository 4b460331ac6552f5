import * as vscode from 'vscode';

/**
 * The scheme of the pages that explain rules. A diagnostic may link to nothing but a document, so each page is one;
 * `configurationDefaults` in the manifest makes the editor show documents of this scheme rendered.
 */
export const ruleScheme = 'grounds-rule';

/** The page that explains a rule. */
export function ruleUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
}

/** Where the text of a page is; undefined when the name is not that of a rule. */
export function pageFile(extension: vscode.Uri, page: vscode.Uri): vscode.Uri | undefined {
  const name = /^\/([a-z][a-z-]*)\.md$/.exec(page.path)?.[1];
  return name === undefined ? undefined : vscode.Uri.joinPath(extension, 'media', 'rules', `${name}.md`);
}
