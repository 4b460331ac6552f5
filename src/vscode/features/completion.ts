import * as vscode from 'vscode';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { openRecord } from './openRecord';
import { loadOnDemand } from '../loadCore';

/** Where a value, a list item, a key of a flow mapping or the next part of a path or of a test's name may begin. */
const TRIGGERS = [' ', '"', "'", '[', '{', ',', '/', '#', '.', '*'];

/** Completion inside the front matter of records. */
export function registerCompletion(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(registerProvider(repositories));
  disposables.add(suggestAsTyped(repositories));
  return disposables;
}

/**
 * The editor suggests nothing in Markdown as it is typed, which is right for prose. In front matter the first letter of
 * a word asks for suggestions as it would in a YAML file, provided that there are any: the editor would offer the words
 * of the text otherwise.
 */
function suggestAsTyped(repositories: Repositories): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const [change, ...others] = contentChanges;
    const isLetter = change !== undefined && others.length === 0 && /^[a-z]$/i.test(change.text);
    if (!isLetter || document !== vscode.window.activeTextEditor?.document) {
      return;
    }
    const { start } = change.range;
    const before = document.lineAt(start.line).text.slice(0, start.character);
    const settings = vscode.workspace.getConfiguration('editor', document);
    if (/(?:^|[\s[{,"'])$/.test(before) && settings.get('suggestOnTriggerCharacters') === true) {
      void suggest(repositories, document, start.translate(0, 1));
    }
  });
}

async function suggest(
  repositories: Repositories,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<void> {
  const { version } = document;
  const source = new vscode.CancellationTokenSource();
  const listener = vscode.workspace.onDidChangeTextDocument((change) => {
    if (change.document === document) {
      source.cancel();
    }
  });
  const suggestions = await suggestionsAt(repositories, document, position, source.token);
  listener.dispose();
  source.dispose();
  if (suggestions !== undefined && suggestions.items.length > 0 && document.version === version) {
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }
}

function registerProvider(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      provideCompletionItems: (document, position, token) =>
        suggestionsAt(repositories, document, position, token),
    },
    ...TRIGGERS,
  );
}

async function suggestionsAt(
  repositories: Repositories,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.CompletionList | undefined> {
  const record = mayBeFrontMatter(document, position) ? await openRecord(repositories, document) : undefined;
  return record && (await loadOnDemand()).completionsIn(record, document, position, token);
}

/** Front matter is closed by its second fence; looking for it costs less than asking what the document is. */
function mayBeFrontMatter(document: vscode.TextDocument, position: vscode.Position): boolean {
  for (let line = 0; line < position.line; line += 1) {
    const isFence = document.lineAt(line).text.trimEnd() === '---';
    if (isFence !== (line === 0)) {
      return false;
    }
  }
  return position.line > 0;
}
