import * as vscode from 'vscode';
import { isClosed } from '../../core/model/status';
import type { Status } from '../../core/model/status';
import { decisionCard, decisionLabel, statusText } from '../adapt/decisionText';
import type { Repository } from '../repository';
import type { ListedDecision } from './decisionList';
import type { DecisionNode } from './decisionNodes';

/** A shape for each status, so that color alone says nothing. */
const statusIcons: Readonly<Record<Status, string>> = {
  draft: 'edit',
  proposed: 'comment-discussion',
  accepted: 'check',
  unknown: 'question',
  deprecated: 'archive',
  superseded: 'history',
  rejected: 'circle-slash',
};

/** The tree item of a repository. */
export function repositoryItem(repository: Repository): vscode.TreeItem {
  const item = new vscode.TreeItem(repository.root, vscode.TreeItemCollapsibleState.Expanded);
  item.id = repository.key;
  item.iconPath = new vscode.ThemeIcon('repo');
  item.contextValue = 'repository';
  return item;
}

/** The tree item of a group. What is over and done with starts collapsed. */
export function groupItem(
  repository: Repository,
  status: Status,
  decisions: readonly ListedDecision[],
): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const count = decisions.length;
  const lacking = decisions.filter(({ isLacking }) => isLacking).length;
  const label = statusText(status);
  const item = new vscode.TreeItem(label, isClosed(status) ? Collapsed : Expanded);
  item.id = `${repository.key}#${status}`;
  item.description = lacking === 0 ? String(count) : vscode.l10n.t('{0} · {1} without data', count, lacking);
  item.contextValue = 'group';
  const counted =
    count === 1 ? vscode.l10n.t('{0}: 1 decision', label) : vscode.l10n.t('{0}: {1} decisions', label, count);
  item.tooltip =
    lacking === 0 ? counted : vscode.l10n.t('{0}, {1} without supporting data', counted, lacking);
  item.accessibilityInformation = { label: item.tooltip };
  return item;
}

/** The tree item of a decision; `showFolder` where several folders could be meant. */
export function decisionItem(
  node: DecisionNode,
  { decision, isLacking }: ListedDecision,
  showFolder: boolean,
): vscode.TreeItem {
  const { path, status, date, folder } = decision;
  const label = decisionLabel(decision);
  const item = new vscode.TreeItem(label);
  item.id = `${node.repository.key}#${path}`;
  item.description = [...(date === undefined ? [] : [date]), ...(showFolder ? [folder] : [])].join(' · ');
  item.iconPath = isLacking
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon(statusIcons[status]);
  item.contextValue = isClosed(status) ? 'decision+closed' : 'decision';
  item.command = { command: 'grounds.openDecision', title: vscode.l10n.t('Open'), arguments: [node] };
  const spoken = [label, statusText(status), ...(date === undefined ? [] : [date])];
  if (isLacking) {
    spoken.push(vscode.l10n.t('without supporting data'));
  }
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

/** Made when the pointer rests on a decision, not for all of them. */
export function decisionTooltip({ decision, isLacking }: ListedDecision): vscode.MarkdownString {
  const card = decisionCard(decision);
  if (isLacking && decision.state !== 'unsupported') {
    card.appendMarkdown(`\n\n$(warning) ${vscode.l10n.t('This decision has no supporting data.')}`);
  }
  return card;
}
