import * as vscode from 'vscode';
import type { Suggestion, Suggestions } from '../../core/assist/completion';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { filesOf } from '../fileLists';
import { openRecord } from './openRecord';
import { loadCore, loadOnDemand } from '../loadCore';

/** Where a value, a list item, a key of a flow mapping or the next part of a path or of a test's name may begin. */
const TRIGGERS = [' ', '"', "'", '[', '{', ',', '/', '#', '.', '*'];

const kinds: Readonly<Record<Suggestion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  word: vscode.CompletionItemKind.EnumMember,
  person: vscode.CompletionItemKind.User,
  decision: vscode.CompletionItemKind.Reference,
  option: vscode.CompletionItemKind.Constant,
  rule: vscode.CompletionItemKind.Constant,
  evidence: vscode.CompletionItemKind.Reference,
  date: vscode.CompletionItemKind.Value,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  test: vscode.CompletionItemKind.Method,
  column: vscode.CompletionItemKind.Field,
  measurement: vscode.CompletionItemKind.Value,
  value: vscode.CompletionItemKind.Value,
};

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
      async provideCompletionItems(document, position, token): Promise<vscode.CompletionList | undefined> {
        const suggestions = await suggestionsAt(repositories, document, position, token);
        return (
          suggestions &&
          new vscode.CompletionList(
            suggestions.items.map((item, index) => toItem(item, index, document, position)),
            suggestions.incomplete,
          )
        );
      },
    },
    ...TRIGGERS,
  );
}

async function suggestionsAt(
  repositories: Repositories,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<Suggestions | undefined> {
  if (!mayBeFrontMatter(document, position)) {
    return undefined;
  }
  const record = await openRecord(repositories, document);
  if (record === undefined) {
    return undefined;
  }
  const { completionsAt, needsFiles, reportPlaceAt, systemClock } = await loadCore();
  const { repository, parsed, workspace } = record;
  const offset = document.offsetAt(position);
  const place = reportPlaceAt(parsed.text, offset);
  const fromReport =
    place && (await loadOnDemand().then(({ reportValuesAt }) => reportValuesAt(repository, place, token)));
  const files = needsFiles(parsed.text, offset) ? await filesOf(repository) : [];
  return completionsAt(parsed.text, offset, {
    files,
    fromReport,
    path: parsed.path,
    view: workspace,
    config: workspace.config,
    options: parsed.options.map(({ value }) => value),
    today: systemClock.today(),
    eol: parsed.eol,
  });
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

function toItem(
  suggestion: Suggestion,
  index: number,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionItem {
  const { label, kind, detail, documentation, newText, filterText, replace, continues } = suggestion;
  const item = new vscode.CompletionItem(label, kinds[kind]);
  const start = document.positionAt(replace.start);
  item.range = {
    inserting: new vscode.Range(start, position),
    replacing: new vscode.Range(start, document.positionAt(replace.end)),
  };
  item.insertText = newText;
  item.filterText = filterText;
  item.sortText = String(index).padStart(5, '0');
  // Lines that are inserted are indented as they should be already.
  item.keepWhitespace = true;
  if (detail !== undefined) {
    if (kind === 'key') {
      item.detail = detail;
    } else {
      item.label = { label, description: detail };
    }
  }
  if (documentation !== undefined) {
    item.documentation = new vscode.MarkdownString(documentation);
  }
  if (continues) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}
