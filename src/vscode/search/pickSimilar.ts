import * as vscode from 'vscode';
import { similarDecisions } from '../../core/search/similar';
import type { SimilarDecision } from '../../core/search/similar';
import { decisionLabel, statusText } from '../adapt/decisionText';
import { showDecision } from '../adapt/openDecision';
import type { Target } from '../commands/target';
import type { Services } from '../services';
import { readTyped, searchOf } from './searches';

interface SimilarItem extends vscode.QuickPickItem {
  readonly similar: SimilarDecision;
  /** The item of evidence that is opened; undefined for the decision. */
  readonly evidence?: number;
}

const LIMIT = 8;

/** Shows the decisions that are about much the same as one, with their evidence that could be cited, and opens one. */
export async function pickSimilar(services: Services, { repository, decision }: Target): Promise<void> {
  await readTyped(services);
  const workspace = await repository.whenRead();
  const parsed = await workspace?.parse(decision.path);
  const found =
    workspace === undefined || parsed === undefined
      ? []
      : await similarDecisions(parsed, searchOf(repository, workspace), {
          limit: LIMIT,
          textOf: (path) => workspace.textOf(path),
        });
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No other decision is about much the same.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(found.flatMap(itemsOf), {
    title: vscode.l10n.t('Decisions Similar to {0}', decisionLabel(decision)),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen !== undefined) {
    await showDecision(repository, chosen.similar.decision, chosen.evidence);
  }
}

function itemsOf(similar: SimilarDecision): readonly SimilarItem[] {
  const { decision, shared, evidence } = similar;
  return [
    {
      similar,
      label: decisionLabel(decision),
      description: statusText(decision.status),
      detail: vscode.l10n.t('Both have {0}', shared.join(', ')),
    },
    ...evidence.map(({ reference, finding = '', index }) => ({
      similar,
      evidence: index,
      label: `$(beaker) ${reference}`,
      description: vscode.l10n.t('could be cited'),
      detail: finding,
    })),
  ];
}
