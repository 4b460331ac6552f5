import * as vscode from 'vscode';
import type { DecisionReference } from '../../core/assist/references';
import { resolvePath } from '../../core/graph/paths';
import { toRange } from '../adapt/positions';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { openRecord } from './openRecord';
import type { OpenRecord } from './openRecord';
import { loadCore, loadOnDemand } from '../loadCore';

const selector: vscode.DocumentSelector = { language: 'markdown' };

/** Go to definition, and links, on references to other decisions; links from evidence to its files. */
export function registerReferences(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position, token): Promise<vscode.LocationLink[] | undefined> {
        const record = await openRecord(repositories, document);
        if (record === undefined) {
          return undefined;
        }
        const { referenceAt } = await loadCore();
        const reference = referenceAt(record.parsed, document.offsetAt(position), record.workspace);
        if (reference !== undefined) {
          return [locationOf(record, reference, document)];
        }
        return namesTests(record)
          ? (await loadOnDemand()).testDefinitions(record, document, position, token)
          : undefined;
      },
    }),
  );
  disposables.add(
    vscode.languages.registerDocumentLinkProvider(selector, {
      async provideDocumentLinks(document, token): Promise<vscode.DocumentLink[]> {
        const record = await openRecord(repositories, document);
        if (record === undefined) {
          return [];
        }
        const { referencesIn } = await loadCore();
        const references = referencesIn(record.parsed, record.workspace)
          .filter(({ inLink }) => !inLink)
          .map((reference) => linkTo(record, reference, document));
        const tests = namesTests(record)
          ? await (await loadOnDemand()).testLinks(record, document, token)
          : [];
        return [...references, ...fileLinks(record, document), ...tests];
      },
    }),
  );
  return disposables;
}

/** Whether some evidence of a record has a report of tests. */
function namesTests({ parsed }: OpenRecord): boolean {
  return parsed.evidence.some(({ file, type }) => file !== undefined && type?.value === 'test');
}

function fileLinks({ repository, parsed }: OpenRecord, document: vscode.TextDocument): vscode.DocumentLink[] {
  return parsed.evidence.flatMap(({ file }) => {
    const path = file === undefined ? undefined : resolvePath('', file.value);
    if (file === undefined || path === undefined) {
      return [];
    }
    const { start, end } = file.span;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const link = new vscode.DocumentLink(range, repository.uriOf(path));
    link.tooltip = vscode.l10n.t('Open {0}', path);
    return [link];
  });
}

function locationOf(
  { repository }: OpenRecord,
  { span, decision }: DecisionReference,
  document: vscode.TextDocument,
): vscode.LocationLink {
  const title = toRange(decision.titleRange);
  return {
    originSelectionRange: new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
    targetUri: repository.uriOf(decision.path),
    targetRange: title,
    targetSelectionRange: title,
  };
}

function linkTo(
  { repository }: OpenRecord,
  { span, decision }: DecisionReference,
  document: vscode.TextDocument,
): vscode.DocumentLink {
  const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  const link = new vscode.DocumentLink(range, repository.uriOf(decision.path));
  link.tooltip = vscode.l10n.t('Open {0}', decision.id);
  return link;
}
