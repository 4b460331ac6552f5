import * as vscode from 'vscode';
import type { AttentionItem, AttentionKind, AttentionReason } from '../../core/attention/attention';
import { asMarkdown, decisionLabel } from '../adapt/decisionText';
import { toRange } from '../adapt/positions';
import type { Repository } from '../repository';
import type { AskedNode, ReasonNode } from './attentionView';

/** A shape for each kind, so that color alone says nothing. */
const icons: Readonly<Record<AttentionKind, readonly [icon: string, color: string]>> = {
  decide: ['clock', 'list.warningForeground'],
  failing: ['error', 'list.errorForeground'],
  review: ['checklist', 'list.warningForeground'],
  suspect: ['watch', 'list.warningForeground'],
  waiver: ['bell', 'list.warningForeground'],
};

function kindText(kind: AttentionKind): string {
  switch (kind) {
    case 'decide':
      return vscode.l10n.t('To be decided');
    case 'failing':
      return vscode.l10n.t('Evidence that fails');
    case 'review':
      return vscode.l10n.t('Outcomes to be measured');
    case 'suspect':
      return vscode.l10n.t('Evidence that is out of date');
    case 'waiver':
      return vscode.l10n.t('Waivers that end');
  }
}

/** The tree item of a kind. */
export function kindItem(kind: AttentionKind, count: number): vscode.TreeItem {
  const label = kindText(kind);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = kind;
  item.description = String(count);
  item.contextValue = 'kind';
  item.accessibilityInformation = {
    label:
      count === 1
        ? vscode.l10n.t('{0}: 1 decision', label)
        : vscode.l10n.t('{0}: {1} decisions', label, count),
  };
  return item;
}

/** The tree item of a decision that needs somebody; `showRepository` where there are several. */
export function askedItem(node: AskedNode, showRepository: boolean): vscode.TreeItem {
  const { repository, path, item: asked } = node;
  const label = decisionLabel(asked.decision);
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, asked.reasons.length > 1 ? Collapsed : None);
  const facts = factsOf(asked);
  item.id = `${asked.kind}#${repository.key}#${path}`;
  item.description = [...facts, ...(showRepository ? [nameOf(repository)] : [])].join(' · ');
  const [icon, color] = icons[asked.kind];
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.contextValue = 'decision';
  const [first] = asked.reasons;
  if (first !== undefined) {
    item.command = openingAt(node, first);
  }
  const who =
    asked.people.length === 0
      ? vscode.l10n.t('The record names nobody.')
      : vscode.l10n.t('Asked: {0}', asked.people.join(', '));
  const messages = asked.reasons.map(({ message }) => message);
  item.tooltip = new vscode.MarkdownString([...messages, who].map(asMarkdown).join('\n\n'));
  item.accessibilityInformation = { label: [label, ...facts, ...messages, who].join(', ') };
  return item;
}

/** The tree item of one of several reasons. */
export function reasonItem({ asked, reason }: ReasonNode): vscode.TreeItem {
  const item = new vscode.TreeItem(reason.message);
  item.description = reason.rule ?? '';
  item.tooltip = new vscode.MarkdownString(asMarkdown(reason.message));
  item.contextValue = 'reason';
  item.command = openingAt(asked, reason);
  return item;
}

function openingAt({ repository, path }: AskedNode, { range }: AttentionReason): vscode.Command {
  const { start } = toRange(range);
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [repository.uriOf(path), { selection: new vscode.Range(start, start) }],
  };
}

function factsOf({ kind, blocks, days, due }: AttentionItem): readonly string[] {
  const waiting =
    kind === 'decide' && blocks.length > 0 ? [vscode.l10n.t('blocks {0}', blocks.join(', '))] : [];
  return days === undefined || due === undefined ? waiting : [...waiting, dueText(days, due)];
}

function dueText(days: number, due: string): string {
  if (days > 0) {
    return days === 1 ? vscode.l10n.t('1 day overdue') : vscode.l10n.t('{0} days overdue', days);
  }
  return days === 0 ? vscode.l10n.t('today') : vscode.l10n.t('until {0}', due);
}

function nameOf({ root }: Repository): string {
  return root.path.slice(root.path.lastIndexOf('/') + 1);
}
