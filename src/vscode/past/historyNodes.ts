import * as vscode from 'vscode';
import type { DecisionEventKind } from '../../core/history/describe/event';
import type { Repository } from '../repository';
import { pastOf } from './repositoryPast';
import type { PastEntry } from './repositoryPast';
import { revisionUri } from './revisionAddress';

/** A line of the History view. */
export interface HistoryNode {
  readonly item: vscode.TreeItem;
  readonly children: readonly HistoryNode[];
}

const ICONS: Readonly<Partial<Record<DecisionEventKind | 'unread', string>>> = {
  created: 'new-file',
  deleted: 'trash',
  renamed: 'arrow-right',
  renumbered: 'arrow-right',
  'status-changed': 'milestone',
  'chosen-changed': 'check',
  'option-added': 'add',
  'option-removed': 'remove',
  'evidence-added': 'beaker',
  'evidence-removed': 'beaker-stop',
  'evidence-pinned': 'pinned',
  'relation-added': 'references',
  'person-added': 'person-add',
  unread: 'question',
};

/** The life of the decision at `path`, newest first. */
export async function historyNodes(
  repository: Repository,
  path: string,
  token?: vscode.CancellationToken,
): Promise<readonly HistoryNode[]> {
  const { entries, incomplete } = await pastOf(repository, path, token);
  return [
    ...incomplete.map((message): HistoryNode => {
      const item = new vscode.TreeItem(message);
      item.iconPath = new vscode.ThemeIcon('warning');
      item.tooltip = message;
      return { item, children: [] };
    }),
    ...entries.map((entry) => entryNode(repository, entry)),
  ];
}

function entryNode(repository: Repository, entry: PastEntry): HistoryNode {
  const { commit, events } = entry;
  const [first, ...others] = events;
  const label = first?.detail ?? commit.subject;
  const several = others.length > 0;
  const item = new vscode.TreeItem(
    label,
    several ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const day = commit.authored.slice(0, 10);
  const more = several ? [vscode.l10n.t('{0} more', others.length)] : [];
  item.id = commit.id;
  item.description = [...more, commit.author.name, day].join(' · ');
  item.iconPath = iconOf(first?.kind);
  item.tooltip = tooltipOf(entry);
  item.contextValue = 'pastEntry';
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      '{0}, by {1} on {2}',
      events.map(({ detail }) => detail).join('. '),
      commit.author.name,
      day,
    ),
  };
  const command = differenceCommand(repository, entry);
  item.command = command;
  return {
    item,
    children: others.map(({ kind, detail }): HistoryNode => {
      const child = new vscode.TreeItem(detail);
      child.iconPath = iconOf(kind);
      child.tooltip = detail;
      child.command = command;
      return { item: child, children: [] };
    }),
  };
}

function iconOf(kind: DecisionEventKind | 'unread' | undefined): vscode.ThemeIcon {
  return new vscode.ThemeIcon((kind && ICONS[kind]) ?? 'edit');
}

/** Plain text: what a commit says is nobody's markup. */
function tooltipOf({ commit, events }: PastEntry): string {
  const head = [commit.id.slice(0, 10), commit.author.name, commit.authored].join(' · ');
  return [head, commit.subject, '', ...events.map(({ detail }) => `• ${detail}`)].join('\n');
}

function differenceCommand(repository: Repository, { commit, change }: PastEntry): vscode.Command {
  const { path, from = path, before, after } = change;
  const title = `${path.slice(path.lastIndexOf('/') + 1)} (${commit.id.slice(0, 10)})`;
  return {
    title: vscode.l10n.t('Show the Difference'),
    command: 'vscode.diff',
    arguments: [
      revisionUri(repository, from, { object: before, at: commit.parents[0] }),
      revisionUri(repository, path, { object: after, at: commit.id }),
      title,
      { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
    ],
  };
}
