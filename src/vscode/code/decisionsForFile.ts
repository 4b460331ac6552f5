import * as vscode from 'vscode';
import { decisionsFor } from '../../core/code/decisionsFor';
import type { Reason, RelevantDecision } from '../../core/code/decisionsFor';
import { decisionLabel, stateWords, statusText } from '../adapt/decisionText';
import { showDecision } from '../adapt/openDecision';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { codeDocument, markersIn } from './codeDocument';
import type { CodeDocument } from './codeDocument';

/** More reasons than these are not listed. */
const MAX_REASONS = 4;

/** Lets the user pick one of the decisions that are about a file, and opens it. */
export async function decisionsForFile({ repositories }: Services, argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    throw new UserError(vscode.l10n.t('Open a file first: its decisions are shown.'));
  }
  const place = repositories.placeOf(uri);
  await place?.repository.whenRead();
  const code = codeDocument(repositories, uri);
  if (code === undefined) {
    throw new UserError(
      vscode.l10n.t(
        'Decisions are shown for files of a repository with decisions, other than the decisions.',
      ),
    );
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const markers = markersIn(document, code.workspace);
  const { decisions } = decisionsFor([code.path], [{ path: code.path, markers }], code.workspace);
  if (decisions.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No decision governs {0}, and it names none.', code.path),
    );
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    decisions.map((relevant) => choiceOf(relevant, code)),
    { title: vscode.l10n.t('Decisions for {0}', code.path), matchOnDescription: true, matchOnDetail: true },
  );
  if (chosen !== undefined) {
    await showDecision(code.repository, chosen.decision);
  }
}

function choiceOf(
  { decision, reasons }: RelevantDecision,
  { workspace }: CodeDocument,
): vscode.QuickPickItem & Pick<RelevantDecision, 'decision'> {
  const state = workspace.stateOf(decision);
  const shown = [...new Set(reasons.map(reasonText))];
  const rest = shown.length - MAX_REASONS;
  return {
    decision,
    label: decisionLabel(decision),
    description: [statusText(decision.status), ...(state === undefined ? [] : [stateWords(state)])].join(
      ' · ',
    ),
    detail: [...shown.slice(0, MAX_REASONS), ...(rest > 0 ? [vscode.l10n.t('and {0} more', rest)] : [])].join(
      ' · ',
    ),
  };
}

function reasonText(reason: Reason): string {
  return reason.kind === 'glob'
    ? vscode.l10n.t('governs {0}', reason.glob)
    : vscode.l10n.t('named in line {0}', reason.marker.range.start.line + 1);
}
