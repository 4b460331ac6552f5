import * as vscode from 'vscode';
import type { Position, Range } from '../../core/model/text';
import type { FieldDescription } from '../../core/schema/vocabulary';
import { decisionCard } from '../adapt/decisionText';
import { toRange } from '../adapt/positions';
import { loadCore, loadOnDemand } from '../loadCore';
import type { Repositories } from '../repositories';
import { openRecord } from './openRecord';
import type { OpenRecord } from './openRecord';

/** Hovers on the keys of front matter, on items of evidence and on references to other decisions. */
export function registerHover(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'markdown' },
    {
      async provideHover(document, position, token): Promise<vscode.Hover | undefined> {
        const record = await openRecord(repositories, document);
        if (record === undefined || token.isCancellationRequested) {
          return undefined;
        }
        const { referenceAt } = await loadCore();
        const { keyAt } = await loadOnDemand();
        const { parsed, workspace } = record;
        const offset = document.offsetAt(position);
        const rangeOf = ({ start, end }: { start: number; end: number }): vscode.Range =>
          new vscode.Range(document.positionAt(start), document.positionAt(end));
        const item = await evidenceAt(record, document, position, token);
        const key = keyAt(parsed.text, offset);
        if (key !== undefined) {
          const cards = [fieldCard(key.field), ...(item === undefined ? [] : [item.card])];
          return new vscode.Hover(cards, rangeOf(key.span));
        }
        if (item !== undefined) {
          return new vscode.Hover(item.card, item.range);
        }
        const reference = referenceAt(parsed, offset, workspace);
        if (reference === undefined) {
          return undefined;
        }
        const { decision, span } = reference;
        return new vscode.Hover(decisionCard(decision, workspace.stateOf(decision)), rangeOf(span));
      },
    },
  );
}

/** The fields of an item of evidence on which a hover tells what is known of it. */
const TELLING = ['id', 'file', 'captured'];

/** What is known of the item of evidence that one of its telling fields is at `position`; nothing while it is edited. */
async function evidenceAt(
  { repository, workspace, parsed: { path } }: OpenRecord,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<{ readonly card: vscode.MarkdownString; readonly range: vscode.Range } | undefined> {
  const version = repository.versionOf(path);
  if (version !== undefined && version !== document.version) {
    return undefined;
  }
  for (const claim of workspace.claimsOf(path)) {
    for (const field of TELLING) {
      const place = claim.places[field];
      // The line of the field's name belongs to it.
      if (place !== undefined && holds(field === 'captured' ? place : wholeLine(place), position)) {
        const verdict = workspace.verdictsOf(path)?.find(({ index }) => index === claim.index);
        const range = toRange(place);
        const { evidenceCard, testsOf } = await loadOnDemand();
        const tests = await testsOf(repository, claim, token);
        return {
          card: evidenceCard(claim, verdict, document.uri, tests),
          range: document.validateRange(range),
        };
      }
    }
  }
  return undefined;
}

function wholeLine({ start, end }: Range): Range {
  return { start: { line: start.line, character: 0 }, end };
}

function holds({ start, end }: Range, { line, character }: Position): boolean {
  const isAfter = line > start.line || (line === start.line && character >= start.character);
  return isAfter && (line < end.line || (line === end.line && character <= end.character));
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
