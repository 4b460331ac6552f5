import * as vscode from 'vscode';
import type { Finding } from '../../core/model/finding';
import { affectedWords, governedWords, reviewSummary, standing } from '../../core/report/reviewWording';
import { decisionName } from '../../core/report/wording';
import type { Review, ReviewedDecision } from '../../core/review/review';
import { toRange } from '../adapt/positions';
import { revisionUri } from '../past/revisionAddress';
import type { Repository } from '../repository';

/** A line of the Review view. */
export interface ReviewNode {
  readonly item: vscode.TreeItem;
  readonly children: readonly ReviewNode[];
}

/** A review as the view shows it. */
export interface ShownReview {
  /** `feature → main`, in few words. */
  readonly description: string;
  /** Everything in one line. */
  readonly message: string;
  readonly nodes: readonly ReviewNode[];
}

/** What a branch does to decisions, the weightiest first. */
export function showReview(repository: Repository, review: Review, description: string): ShownReview {
  const { decisions, affected, deletedData, governed, findings, incomplete } = review;
  const nodes = [
    ...incomplete.map(({ message }) => leaf(message, 'warning')),
    ...group(
      vscode.l10n.t('Decisions'),
      decisions.map((decision) => decisionNode(repository, review, decision)),
      true,
    ),
    ...group(
      vscode.l10n.t('Evidence that holds less than before'),
      affected.map((item) =>
        parent(
          leaf(
            decisionName(item.decision),
            'beaker',
            affectedWords(item),
            openRecord(repository, item.decision.path),
          ),
          [
            ...item.reasons.map((reason) => leaf(reason, 'info')),
            ...item.paths.map((path) => fileNode(repository, review, path)),
          ],
        ),
      ),
      true,
    ),
    ...group(
      vscode.l10n.t('Data that was deleted'),
      deletedData.map(({ path, decisions: users }) =>
        leaf(path, 'trash', users.map(({ id }) => id).join(', ')),
      ),
      true,
    ),
    ...group(
      vscode.l10n.t('Decisions that govern changed code'),
      governed.map((change) =>
        parent(
          leaf(
            decisionName(change.decision),
            'law',
            governedWords(change),
            openRecord(repository, change.decision.path),
          ),
          change.paths.map((path) => fileNode(repository, review, path)),
        ),
      ),
    ),
    ...group(
      vscode.l10n.t('New findings'),
      findings.added.map((finding) => findingNode(repository, finding)),
      true,
    ),
    ...group(
      vscode.l10n.t('Findings that are resolved'),
      findings.resolved.map(({ message, path }) => leaf(message, 'pass', path)),
    ),
  ];
  const message = reviewSummary(review) || vscode.l10n.t('Nothing in this branch concerns a decision.');
  return { description, message, nodes };
}

function leaf(label: string, icon: string, description = '', command?: vscode.Command): ReviewNode {
  const item = new vscode.TreeItem(label);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = description;
  item.tooltip = [label, description].filter((part) => part !== '').join('\n');
  if (command !== undefined) {
    item.command = command;
  }
  return { item, children: [] };
}

function parent({ item }: ReviewNode, children: readonly ReviewNode[], isOpen = false): ReviewNode {
  if (children.length > 0) {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    item.collapsibleState = isOpen ? Expanded : Collapsed;
  }
  return { item, children };
}

/** Nothing for an empty group. */
function group(label: string, children: readonly ReviewNode[], isOpen = false): readonly ReviewNode[] {
  if (children.length === 0) {
    return [];
  }
  const item = new vscode.TreeItem(label);
  item.description = String(children.length);
  return [parent({ item, children }, children, isOpen)];
}

function decisionNode(repository: Repository, review: Review, decision: ReviewedDecision): ReviewNode {
  const icon = decision.change === 'added' ? 'new-file' : decision.change === 'deleted' ? 'trash' : 'edit';
  const { path, from = path, events, evidence } = decision;
  return parent(
    leaf(decisionName(decision), icon, standing(decision), difference(repository, review, from, path)),
    [
      ...events.map(({ detail }) => leaf(detail, 'dash')),
      ...evidence.map(({ id, finding, before, after }) =>
        leaf(`${id}  ${finding ?? ''}`.trim(), 'beaker', after ?? before ?? ''),
      ),
    ],
  );
}

function fileNode(repository: Repository, review: Review, path: string): ReviewNode {
  return leaf(path, 'file-code', '', difference(repository, review, path, path));
}

/** One side is empty where its commit has no such file. */
function difference(
  repository: Repository,
  { base, head }: Review,
  from: string,
  path: string,
): vscode.Command {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    title: vscode.l10n.t('Show the Difference'),
    command: 'vscode.diff',
    arguments: [
      revisionUri(repository, from, { commit: base.id }),
      revisionUri(repository, path, { commit: head.id }),
      `${name} (${base.id.slice(0, 10)} → ${head.id.slice(0, 10)})`,
      { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    ],
  };
}

function openRecord(repository: Repository, path: string): vscode.Command {
  return {
    title: vscode.l10n.t('Open'),
    command: 'vscode.open',
    arguments: [repository.uriOf(path), { preview: true, preserveFocus: true }],
  };
}

const ICONS: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'lightbulb',
};

function findingNode(repository: Repository, { message, severity, path, range, rule }: Finding): ReviewNode {
  const selection = toRange(range);
  return leaf(message, ICONS[severity], `${path} · ${rule}`, {
    title: vscode.l10n.t('Open'),
    command: 'vscode.open',
    arguments: [repository.uriOf(path), { preview: true, preserveFocus: true, selection }],
  });
}
