import * as vscode from 'vscode';
import { evidenceText, stateWords, statusText } from '../adapt/decisionText';
import { verifiedText } from '../adapt/evidenceText';
import type { Repositories } from '../repositories';
import type { Verification } from '../verification';
import { lacksData } from '../views/decisionNodes';

/** The language status item that tells how the decision in the active editor stands. */
export interface DecisionStatus extends vscode.Disposable {
  /** What it says now; undefined while it is hidden. */
  readonly text: string | undefined;
}

/** Shows the state of the open decision beside the language of the editor. */
export function registerStatusItem(repositories: Repositories, verification: Verification): DecisionStatus {
  // A selector without filters matches nothing, which hides the item.
  const item = vscode.languages.createLanguageStatusItem('grounds.decision', []);
  item.name = vscode.l10n.t('Decision');
  let text: string | undefined;
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const place = document && repositories.recordAt(document.uri);
    const decision = place?.repository.workspace?.byPath(place.path);
    if (document === undefined || place === undefined || decision === undefined) {
      text = undefined;
      item.selector = [];
      return;
    }
    const { repository, path } = place;
    const { workspace } = repository;
    const findings = workspace?.findingsFor(path) ?? [];
    const lacking = lacksData(repository, decision);
    const state = workspace?.stateOf(decision);
    const verdicts = workspace?.verdictsOf(path) ?? [];
    const evidence = verdicts.length === 0 ? evidenceText(decision.evidence.length) : verifiedText(verdicts);
    text = `${statusText(decision.status)} · ${evidence}`;
    item.text = lacking ? `$(warning) ${text}` : text;
    item.detail =
      decision.evidence.length > 0 && !repository.isVerifiable
        ? vscode.l10n.t('evidence is not verified in a virtual workspace')
        : state === undefined
          ? ''
          : stateWords(state);
    item.busy = verification.isBusy(repository);
    item.severity = findings.some(({ severity }) => severity === 'error')
      ? vscode.LanguageStatusSeverity.Error
      : lacking || findings.some(({ severity }) => severity === 'warning')
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    item.command =
      findings.length > 0
        ? { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') }
        : { command: 'grounds.views.decisions.focus', title: vscode.l10n.t('Show Decisions') };
    item.accessibilityInformation = { label: [text, item.detail].join('. ') };
    item.selector = {
      scheme: document.uri.scheme,
      language: document.languageId,
      pattern: patternOf(document),
    };
  };
  const subscriptions = [
    repositories.onDidChange(update),
    repositories.onDidChangeList(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    verification.onDidChangeBusy(update),
  ];
  update();
  return {
    get text(): string | undefined {
      return text;
    },
    dispose(): void {
      [...subscriptions, item].forEach((part) => {
        part.dispose();
      });
    },
  };
}

function patternOf({ uri }: vscode.TextDocument): vscode.RelativePattern {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const folder = vscode.Uri.joinPath(uri, '..');
  return new vscode.RelativePattern(
    folder,
    name.replace(/[*?[\]{}]/g, (character) => `[${character}]`),
  );
}
