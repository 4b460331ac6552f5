import * as vscode from 'vscode';
import type { EvidenceClaim } from '../../core/evidence/claim';
import type { DecisionState } from '../../core/model/decision';
import type { EvidenceVerdict } from '../../core/model/evidence';
import { isClosed, isOpen } from '../../core/model/status';
import type { Status } from '../../core/model/status';
import { decisionCard, decisionLabel, stateWords, statusText } from '../adapt/decisionText';
import { evidenceStateText, resultText, stateIcon } from '../adapt/evidenceText';
import type { Repository } from '../repository';
import type { ListedDecision } from './decisionList';
import type { DecisionNode, EvidenceNode } from './decisionNodes';

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

/** The icons of states that need somebody, and of the one that needs nobody any more; the others show the status. */
const stateIcons: Readonly<Partial<Record<DecisionState, readonly [icon: string, color: string]>>> = {
  failing: ['error', 'list.errorForeground'],
  contested: ['thumbsdown', 'list.errorForeground'],
  stale: ['watch', 'list.warningForeground'],
  supported: ['pass', 'testing.iconPassed'],
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
  { decision, isLacking, state }: ListedDecision,
  showFolder: boolean,
): vscode.TreeItem {
  const { path, status, date, folder, evidence } = decision;
  const label = decisionLabel(decision);
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, evidence.length > 0 ? Collapsed : None);
  const words = state === undefined || state === 'supported' ? undefined : stateWords(state);
  item.id = `${node.repository.key}#${path}`;
  item.description = [words, date, ...(showFolder ? [folder] : [])]
    .filter((part) => part !== undefined)
    .join(' · ');
  item.iconPath = decisionIcon(status, state, isLacking);
  item.contextValue = isClosed(status) ? 'decision+closed' : isOpen(status) ? 'decision+open' : 'decision';
  item.command = { command: 'grounds.openDecision', title: vscode.l10n.t('Open'), arguments: [node] };
  const spoken = [label, statusText(status), ...(date === undefined ? [] : [date])];
  if (isLacking) {
    spoken.push(vscode.l10n.t('without supporting data'));
  } else if (state !== undefined) {
    spoken.push(stateWords(state));
  }
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

function decisionIcon(
  status: Status,
  state: DecisionState | undefined,
  isLacking: boolean,
): vscode.ThemeIcon {
  const [icon, color] =
    (state === undefined ? undefined : stateIcons[state]) ??
    (isLacking ? ['warning', 'list.warningForeground'] : [statusIcons[status], undefined]);
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** The tree item of an item of evidence. */
export function evidenceItem(
  node: EvidenceNode,
  claim: EvidenceClaim,
  verdict: EvidenceVerdict | undefined,
): vscode.TreeItem {
  const { id, finding } = claim;
  const item = new vscode.TreeItem(finding ?? id);
  const state = verdict && evidenceStateText(verdict.state);
  const value = verdict?.result && resultText(verdict.result);
  item.id = `${node.repository.key}#${node.path}#${node.index}`;
  item.description = [...(finding === undefined ? [] : [id]), state, value]
    .filter((part) => part !== undefined)
    .join(' · ');
  item.iconPath = stateIcon(verdict?.state);
  item.contextValue = `evidence+${verdict?.state ?? 'unchecked'}`;
  item.command = { command: 'grounds.openDecision', title: vscode.l10n.t('Open'), arguments: [node] };
  const spoken = [finding ?? id, state ?? vscode.l10n.t('not checked yet'), value];
  item.accessibilityInformation = { label: spoken.filter((part) => part !== undefined).join(', ') };
  return item;
}

/** Made when the pointer rests on a decision, not for all of them. */
export function decisionTooltip({ decision, isLacking, state }: ListedDecision): vscode.MarkdownString {
  const card = decisionCard(decision, state);
  if (isLacking && state !== 'unsupported') {
    card.appendMarkdown(`\n\n$(warning) ${vscode.l10n.t('This decision has no supporting data.')}`);
  }
  return card;
}
