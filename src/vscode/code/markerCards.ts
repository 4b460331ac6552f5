import * as vscode from 'vscode';
import { decisionCard } from '../adapt/decisionText';
import { toRange } from '../adapt/positions';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { codeDocument, markerAt } from './codeDocument';

/** More decisions that a marker may mean are not told. */
const MAX_CARDS = 3;

/** Hover and go to definition on the markers of code. */
export function registerMarkerCards(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(
    vscode.languages.registerHoverProvider('*', {
      provideHover(document, position): vscode.Hover | undefined {
        const code = codeDocument(repositories, document.uri);
        const resolved = code && markerAt(document, position, code);
        if (code === undefined || resolved === undefined || resolved.candidates.length === 0) {
          return undefined;
        }
        const cards = resolved.candidates
          .slice(0, MAX_CARDS)
          .map((decision) => decisionCard(decision, code.workspace.stateOf(decision)));
        return new vscode.Hover(cards, toRange(resolved.marker.range));
      },
    }),
  );
  disposables.add(
    vscode.languages.registerDefinitionProvider('*', {
      provideDefinition(document, position): vscode.LocationLink[] | undefined {
        const code = codeDocument(repositories, document.uri);
        const resolved = code && markerAt(document, position, code);
        if (code === undefined || resolved === undefined) {
          return undefined;
        }
        return resolved.candidates.map(({ path, titleRange }) => ({
          originSelectionRange: toRange(resolved.marker.range),
          targetUri: code.repository.uriOf(path),
          targetRange: toRange(titleRange),
          targetSelectionRange: toRange(titleRange),
        }));
      },
    }),
  );
  return disposables;
}
