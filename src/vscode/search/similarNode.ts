import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import { similarDecisions } from '../../core/search/similar';
import type { CitableEvidence, SimilarDecision } from '../../core/search/similar';
import { decisionLabel, statusText } from '../adapt/decisionText';
import type { Place } from '../repositories';
import type { SimilarNode } from '../views/decisionNodes';
import { searchOf } from './searches';

/** Few enough to be looked through in passing; the command shows more. */
const LIMIT = 5;

/**
 * What the Decisions view shows of the decisions that are about much the same as one that is being written: undefined
 * where there are none.
 * @throws CancelledError
 */
export async function similarNode(
  { repository, path }: Place,
  token: vscode.CancellationToken,
): Promise<SimilarNode | undefined> {
  const { workspace } = repository;
  const decision = workspace?.byPath(path);
  const parsed = await workspace?.parse(path);
  if (workspace === undefined || decision === undefined || parsed === undefined) {
    return undefined;
  }
  const found = await similarDecisions(parsed, searchOf(repository, workspace), {
    limit: LIMIT,
    textOf: (record) => workspace.textOf(record),
    token,
  });
  if (found.length === 0) {
    return undefined;
  }
  const { Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(vscode.l10n.t('Similar to {0}', decision.id), Collapsed);
  item.id = `${repository.key}#similar`;
  item.description = String(found.length);
  item.iconPath = new vscode.ThemeIcon('references');
  item.contextValue = 'similar';
  item.tooltip = vscode.l10n.t('Decisions about much the same as {0}', decisionLabel(decision));
  item.accessibilityInformation = { label: `${item.tooltip}, ${found.length}` };
  return {
    kind: 'similar',
    repository,
    item,
    children: found.map((similar) => decisionNode(similar, { repository, path })),
  };
}

function decisionNode({ decision, shared, evidence }: SimilarDecision, { repository }: Place): SimilarNode {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const label = decisionLabel(decision);
  const status = statusText(decision.status);
  const item = new vscode.TreeItem(label, evidence.length > 0 ? Collapsed : None);
  const why = vscode.l10n.t('Both have {0}', shared.join(', '));
  item.id = `${repository.key}#similar#${decision.path}`;
  item.description = status;
  item.iconPath = new vscode.ThemeIcon('law');
  item.contextValue = 'similar';
  item.tooltip = `${label}\n${why}`;
  item.accessibilityInformation = { label: [label, status, why].join(', ') };
  item.command = opening({ kind: 'decision', repository, path: decision.path });
  return {
    kind: 'similar',
    repository,
    item,
    children: evidence.map((citable) => evidenceNode(citable, decision, repository)),
  };
}

function evidenceNode(
  { index, reference, finding, options }: CitableEvidence,
  { path }: Decision,
  repository: Place['repository'],
): SimilarNode {
  const item = new vscode.TreeItem(finding ?? reference);
  const how = vscode.l10n.t(
    'Could be cited with `from: {0}`: it is about {1}.',
    reference,
    options.join(', '),
  );
  item.id = `${repository.key}#similar#${path}#${index}`;
  item.description = reference;
  item.iconPath = new vscode.ThemeIcon('beaker');
  item.contextValue = 'similar';
  item.tooltip = `${finding ?? reference}\n${how}`;
  item.accessibilityInformation = { label: [reference, finding ?? '', how].join(', ') };
  item.command = opening({ kind: 'evidence', repository, path, index });
  return { kind: 'similar', repository, item, children: [] };
}

/** @param node what the command is called on */
function opening(node: object): vscode.Command {
  return { command: 'grounds.openDecision', title: vscode.l10n.t('Open'), arguments: [node] };
}
