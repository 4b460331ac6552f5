import * as vscode from 'vscode';
import { completionsAt, needsFiles } from '../../core/assist/completion';
import type { Suggestion } from '../../core/assist/completion';
import { reportPlaceAt } from '../../core/assist/reportPlace';
import type { OpenRecord } from '../features/openRecord';
import { filesOf } from '../fileLists';
import { loadCore } from '../loadCore';
import { reportValuesAt } from '../reports';

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

const signs: Readonly<Record<NonNullable<Suggestion['outcome']>, string>> = {
  passed: '✓',
  failed: '✗',
  skipped: '○',
};

/** What can be typed at a position of a record. */
export async function completionsIn(
  { repository, parsed, workspace }: OpenRecord,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.CompletionList> {
  const { rules, systemClock } = await loadCore();
  const offset = document.offsetAt(position);
  const place = reportPlaceAt(parsed.text, offset);
  const { items, incomplete } = completionsAt(parsed.text, offset, {
    files: needsFiles(parsed.text, offset) ? await filesOf(repository) : [],
    fromReport: place && (await reportValuesAt(repository, place, token)),
    rules,
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
}

function toItem(
  suggestion: Suggestion,
  index: number,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionItem {
  const { label, kind, detail, outcome, documentation, newText, filterText, replace, continues } = suggestion;
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
      // Beside a long name only the sign has room.
      const description = outcome === undefined ? detail : `${signs[outcome]} ${detail}`;
      item.label = { label, description };
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
