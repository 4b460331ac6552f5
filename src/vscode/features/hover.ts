import * as vscode from 'vscode';
import type { FieldDescription } from '../../core/schema/vocabulary';
import { decisionCard } from '../adapt/decisionText';
import type { Repositories } from '../repositories';
import { openRecord } from './openRecord';
import { loadCore } from '../loadCore';

/** Hovers on the keys of front matter and on references to other decisions. */
export function registerHover(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'markdown' },
    {
      async provideHover(document, position, token): Promise<vscode.Hover | undefined> {
        const record = await openRecord(repositories, document);
        if (record === undefined || token.isCancellationRequested) {
          return undefined;
        }
        const { keyAt, referenceAt } = await loadCore();
        const { parsed, workspace } = record;
        const offset = document.offsetAt(position);
        const rangeOf = ({ start, end }: { start: number; end: number }): vscode.Range =>
          new vscode.Range(document.positionAt(start), document.positionAt(end));
        const key = keyAt(parsed.text, offset);
        if (key !== undefined) {
          return new vscode.Hover(fieldCard(key.field), rangeOf(key.span));
        }
        const reference = referenceAt(parsed, offset, workspace);
        return reference && new vscode.Hover(decisionCard(reference.decision), rangeOf(reference.span));
      },
    },
  );
}

/** What a field is for. The text is that of our own schema. */
function fieldCard({ name, description, type, enum: values }: FieldDescription): vscode.MarkdownString {
  const card = new vscode.MarkdownString(`\`${name}\``);
  if (description !== '') {
    card.appendMarkdown(`\n\n${description}`);
  }
  if (values.length === 0) {
    card.appendMarkdown(`\n\n_${vscode.l10n.t('Value')}_: ${type}`);
    return card;
  }
  const lines = values.map((value) =>
    value.description === undefined ? `- \`${value.value}\`` : `- \`${value.value}\`: ${value.description}`,
  );
  card.appendMarkdown(`\n\n${lines.join('\n')}`);
  return card;
}
