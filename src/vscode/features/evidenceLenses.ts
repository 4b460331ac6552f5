import * as vscode from 'vscode';
import { isPinOutstanding, verifiedText } from '../adapt/evidenceText';
import { readSettings, settingsSection } from '../adapt/settings';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import type { Verification } from '../verification';

/** A line above each record that has evidence: how much of it is verified, and what can be done about it. */
export function registerEvidenceLenses(
  repositories: Repositories,
  verification: Verification,
): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const refresh = (): void => {
    changed.fire();
  };
  disposables.add(repositories.onDidChange(refresh));
  disposables.add(verification.onDidChangeBusy(refresh));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.editor`)) {
        refresh();
      }
    }),
  );
  disposables.add(
    vscode.languages.registerCodeLensProvider(
      { language: 'markdown' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (document) => lensesOf(document, repositories, verification),
      },
    ),
  );
  return disposables;
}

function lensesOf(
  { uri }: vscode.TextDocument,
  repositories: Repositories,
  verification: Verification,
): vscode.CodeLens[] {
  const place = repositories.recordAt(uri);
  const workspace = place?.repository.workspace;
  if (place === undefined || workspace === undefined || !readSettings(uri).codeLens) {
    return [];
  }
  const { repository, path } = place;
  if (workspace.claimsOf(path).length === 0) {
    return [];
  }
  const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
    new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, tooltip, arguments: [uri] });
  if (!repository.isVerifiable) {
    const title = vscode.l10n.t('evidence is not verified in a virtual workspace');
    return [lens(title, '', vscode.l10n.t('Verifying reads files and asks git, which takes a local disk.'))];
  }
  const verdicts = workspace.verdictsOf(path);
  const summary =
    verdicts !== undefined
      ? verifiedText(verdicts)
      : verification.isBusy(repository)
        ? `$(sync~spin) ${vscode.l10n.t('verifying')}`
        : vscode.l10n.t('not verified yet');
  const lenses = [
    lens(
      summary,
      'workbench.actions.view.problems',
      vscode.l10n.t('Show what is wrong, in the Problems view'),
    ),
  ];
  if (verdicts?.some(isPinOutstanding) === true) {
    const tooltip = vscode.l10n.t('Record what the data says now, with commit and digests');
    lenses.push(lens(vscode.l10n.t('pin'), 'grounds.pinEvidence', tooltip));
  }
  const tooltip = vscode.l10n.t('Read the data again and compare it with the record');
  lenses.push(lens(vscode.l10n.t('verify'), 'grounds.verifyEvidence', tooltip));
  return lenses;
}
