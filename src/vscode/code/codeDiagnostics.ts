import * as vscode from 'vscode';
import { checkCode } from '../../core/code/checkCode';
import { leftOutOfCode } from '../../core/code/scope';
import { toDiagnostic } from '../adapt/diagnostics';
import { readSettings, settingsSection } from '../adapt/settings';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { codeDocument, markersIn } from './codeDocument';

/** So long after the last key, in milliseconds, a document is looked at. */
const QUIET = 300;

/** Reports the markers of open documents that name unknown or superseded decisions. */
export function registerCodeDiagnostics(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  const collection = disposables.add(vscode.languages.createDiagnosticCollection('grounds-code'));
  const timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  const publish = (document: vscode.TextDocument): void => {
    collection.set(document.uri, document.isClosed ? [] : diagnosticsOf(document, repositories));
  };
  const publishAll = (): void => {
    vscode.workspace.textDocuments.forEach(publish);
  };
  const forget = (document: vscode.TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.delete(document);
  };
  disposables.add(repositories.onDidChange(publishAll));
  disposables.add(repositories.onDidChangeList(publishAll));
  disposables.add(vscode.workspace.onDidOpenTextDocument(publish));
  disposables.add(
    vscode.workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
  );
  disposables.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && readSettings(document.uri).run === 'onType') {
        forget(document);
        timers.set(
          document,
          setTimeout(() => {
            forget(document);
            publish(document);
          }, QUIET),
        );
      }
    }),
  );
  disposables.add(vscode.workspace.onDidSaveTextDocument(publish));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.diagnostics`)) {
        publishAll();
      }
    }),
  );
  disposables.add({
    dispose: () => {
      [...timers.keys()].forEach(forget);
    },
  });
  publishAll();
  return disposables;
}

function diagnosticsOf(document: vscode.TextDocument, repositories: Repositories): vscode.Diagnostic[] {
  const code = codeDocument(repositories, document.uri);
  if (code === undefined || readSettings(document.uri).run === 'off') {
    return [];
  }
  const { path, repository, workspace } = code;
  const markers = markersIn(document, workspace);
  if (markers.length === 0 || leftOutOfCode(workspace)(path)) {
    return [];
  }
  const { findings } = checkCode([{ path, markers }], workspace);
  return findings.map((finding) => toDiagnostic(finding, (other) => repository.uriOf(other)));
}
