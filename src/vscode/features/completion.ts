import * as vscode from 'vscode';
import type { Suggestion } from '../../core/assist/completion';
import type { Repositories } from '../repositories';
import { openRecord } from './openRecord';

/** Where a value, a list item or a key of a flow mapping may begin. */
const TRIGGERS = [' ', '"', "'", '[', '{', ','];

const kinds: Readonly<Record<Suggestion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  word: vscode.CompletionItemKind.EnumMember,
  person: vscode.CompletionItemKind.User,
  decision: vscode.CompletionItemKind.Reference,
  option: vscode.CompletionItemKind.Constant,
  rule: vscode.CompletionItemKind.Constant,
  evidence: vscode.CompletionItemKind.Reference,
  date: vscode.CompletionItemKind.Value,
};

/** Completion inside the front matter of records. */
export function registerCompletion(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      async provideCompletionItems(document, position, token): Promise<vscode.CompletionList | undefined> {
        if (document.lineAt(0).text.trimEnd() !== '---') {
          return undefined;
        }
        const record = await openRecord(repositories, document);
        if (record === undefined || token.isCancellationRequested) {
          return undefined;
        }
        const [{ completionsAt }, { systemClock }] = await Promise.all([
          import('../../core/assist/completion.js'),
          import('../../node/clock.js'),
        ]);
        const { parsed, workspace } = record;
        const { items, incomplete } = completionsAt(parsed.text, document.offsetAt(position), {
          path: parsed.path,
          view: workspace,
          config: workspace.config,
          options: parsed.options.map(({ value }) => value),
          today: systemClock.today(),
          eol: parsed.eol,
        });
        return new vscode.CompletionList(
          items.map((item, index) => toItem(item, index, document, position)),
          incomplete,
        );
      },
    },
    ...TRIGGERS,
  );
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
