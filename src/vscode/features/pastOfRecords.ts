import * as vscode from 'vscode';
import { mayAskGit } from '../adapt/mayAskGit';
import { readSettings } from '../adapt/settings';
import type { GitState } from '../gitState';
import { loadPast } from '../loadCore';
import type { Place, Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { historyViewId } from '../views/historyView';

/** An id of a commit, or the beginning of one. */
const COMMIT_ID = /\b[0-9a-f]{7,64}\b/;

/** A line above each record that says when it changed last, and hovers on the ids of commits. */
export function registerPastOfRecords(repositories: Repositories, git: GitState): vscode.Disposable {
  const disposables = new Disposables();
  const moved = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(
    git.onDidChange(({ change }) => {
      if (change === 'head') {
        moved.fire();
      }
    }),
  );
  disposables.add(
    vscode.languages.registerHoverProvider(
      { language: 'markdown', scheme: 'file' },
      {
        async provideHover(document, position, token): Promise<vscode.Hover | undefined> {
          const range = document.getWordRangeAtPosition(position, COMMIT_ID);
          const place = range && gitPlace(repositories, document.uri);
          if (range === undefined || place === undefined || isOfDigest(document, range)) {
            return undefined;
          }
          const id = document.getText(range);
          // A word such as `defaced`.
          if (!/\d/.test(id)) {
            return undefined;
          }
          const { commitCard } = await loadPast();
          const card = await commitCard(place.repository, id, token);
          return card && new vscode.Hover(card, range);
        },
      },
    ),
  );
  disposables.add(
    vscode.languages.registerCodeLensProvider(
      { language: 'markdown', scheme: 'file' },
      {
        onDidChangeCodeLenses: moved.event,
        provideCodeLenses({ uri }): vscode.CodeLens[] {
          return gitPlace(repositories, uri) === undefined || !readSettings(uri).codeLens
            ? []
            : [new PastLens(uri)];
        },
        async resolveCodeLens(lens: vscode.CodeLens, token): Promise<vscode.CodeLens> {
          const place = lens instanceof PastLens ? gitPlace(repositories, lens.uri) : undefined;
          if (place !== undefined) {
            const { lastChange } = await loadPast();
            const title = await lastChange(place.repository, place.path, token);
            lens.command = {
              title: title ?? vscode.l10n.t('not committed yet'),
              command: title === undefined ? '' : `${historyViewId}.focus`,
              tooltip: vscode.l10n.t('Show the history of this decision'),
            };
          }
          return lens;
        },
      },
    ),
  );
  return disposables;
}

/** The line above one record. */
class PastLens extends vscode.CodeLens {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    super(new vscode.Range(0, 0, 0, 0));
    this.uri = uri;
  }
}

/** A record of which git may be asked. */
function gitPlace(repositories: Repositories, uri: vscode.Uri): Place | undefined {
  const place = repositories.recordAt(uri);
  return place?.repository.isVersioned === true && mayAskGit(place.repository) ? place : undefined;
}

/** Digests of other things are as long and look alike. */
function isOfDigest(document: vscode.TextDocument, { start }: vscode.Range): boolean {
  return document.lineAt(start).text.slice(0, start.character).endsWith('sha256:');
}
