import * as vscode from 'vscode';
import { governingDecisions } from '../../core/code/governs';
import { decisionLabel, statusText } from '../adapt/decisionText';
import { settingsSection } from '../adapt/settings';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import { codeDocument } from './codeDocument';

const SETTING = 'editor.governingDecisions';

/** One quiet line above a file that decisions govern, with the way to them. */
export function registerGovernedLens(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const refresh = (): void => {
    changed.fire();
  };
  disposables.add(repositories.onDidChange(refresh));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.${SETTING}`)) {
        refresh();
      }
    }),
  );
  disposables.add(
    vscode.languages.registerCodeLensProvider('*', {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => lensesOf(uri, repositories),
    }),
  );
  return disposables;
}

function lensesOf(uri: vscode.Uri, repositories: Repositories): vscode.CodeLens[] {
  const code = codeDocument(repositories, uri);
  if (code === undefined || !vscode.workspace.getConfiguration(settingsSection, uri).get(SETTING, true)) {
    return [];
  }
  const governing = governingDecisions(code.workspace)(code.path);
  const [first, ...others] = governing;
  if (first === undefined) {
    return [];
  }
  const { decision, glob } = first;
  const lens = (title: string, tooltip: string, command: string, target: vscode.Uri): vscode.CodeLens =>
    new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, tooltip, command, arguments: [target] });
  return others.length === 0
    ? [
        lens(
          vscode.l10n.t('Governed by {0} ({1})', plain(decisionLabel(decision)), statusText(decision.status)),
          vscode.l10n.t('Open the decision: its `governs` has {0}', glob),
          'grounds.openDecision',
          code.repository.uriOf(decision.path),
        ),
      ]
    : [
        lens(
          vscode.l10n.t('Governed by {0}', plain(governing.map((each) => each.decision.id).join(', '))),
          governing.map((each) => decisionLabel(each.decision)).join('\n'),
          'grounds.showDecisionsForFile',
          uri,
        ),
      ];
}

/** Titles come from anybody's files; in a lens `$(name)` would be an icon. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('$(', '$\u200B(');
}
