import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { Disposables } from '../util/disposables';
import { decisionItem, decisionTooltip, groupItem, repositoryItem } from './decisionItems';
import { groupOrder, lacksData, matches } from './decisionNodes';
import type { DecisionNode, TreeNode } from './decisionNodes';

/** The id of the view in the manifest. */
export const decisionsViewId = 'grounds.views.decisions';

/** The `Decisions` view: the decisions of the window's repositories by status. */
export class DecisionsView implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  readonly #filtered = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeFilter = this.#filtered.event;
  readonly #view: vscode.TreeView<TreeNode>;
  #filter = '';

  constructor(repositories: Repositories) {
    this.#repositories = repositories;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView<TreeNode>(decisionsViewId, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    const refresh = (): void => {
      this.refresh();
    };
    this.#disposables.add(repositories.onDidChangeList(refresh));
    this.#disposables.add(
      repositories.onDidChange(({ isListed }) => {
        if (isListed) {
          refresh();
        }
      }),
    );
  }

  /** The words that decisions are filtered by; empty for all. */
  get filter(): string {
    return this.#filter;
  }

  set filter(filter: string) {
    this.#filter = filter.trim();
    this.#filtered.fire();
    this.refresh();
  }

  refresh(): void {
    this.#describe();
    this.#changed.fire(undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    switch (node?.kind) {
      case undefined: {
        const [first, ...others] = this.#repositories.all.filter(
          (repository) => this.#shown(repository).length > 0,
        );
        if (first === undefined) {
          return [];
        }
        return others.length === 0
          ? this.#groups(first)
          : [first, ...others].map((repository) => ({ kind: 'repository', repository }));
      }
      case 'repository':
        return this.#groups(node.repository);
      case 'group':
        return this.#shown(node.repository)
          .filter(({ status }) => status === node.status)
          .map(({ path }): DecisionNode => ({ kind: 'decision', repository: node.repository, path }));
      case 'decision':
        return [];
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { repository } = node;
    switch (node.kind) {
      case 'repository':
        return repositoryItem(repository);
      case 'group': {
        const decisions = this.#shown(repository).filter(({ status }) => status === node.status);
        const lacking = decisions.filter((decision) => lacksData(repository, decision));
        return groupItem(repository, node.status, decisions.length, lacking.length);
      }
      case 'decision': {
        const decision = decisionOf(node);
        return decision === undefined
          ? new vscode.TreeItem(node.path)
          : decisionItem(
              repository,
              decision,
              lacksData(repository, decision),
              hasSeveralFolders(repository),
            );
      }
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const decision = node.kind === 'decision' ? decisionOf(node) : undefined;
    if (decision !== undefined) {
      item.tooltip = decisionTooltip(decision, lacksData(node.repository, decision));
    }
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    const { repository } = node;
    if (node.kind === 'decision') {
      return { kind: 'group', repository, status: decisionOf(node)?.status ?? 'unknown' };
    }
    const isAlone = this.#repositories.all.length === 1;
    return node.kind === 'repository' || isAlone ? undefined : { kind: 'repository', repository };
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #groups(repository: Repository): TreeNode[] {
    const present = new Set(this.#shown(repository).map(({ status }) => status));
    return groupOrder
      .filter((status) => present.has(status))
      .map((status) => ({ kind: 'group', repository, status }));
  }

  #shown(repository: Repository): readonly Decision[] {
    const all = repository.workspace?.all() ?? [];
    return this.#filter === '' ? all : all.filter((decision) => matches(decision, this.#filter));
  }

  /** Says above the tree how much the filter leaves. */
  #describe(): void {
    const repositories = this.#repositories.all;
    if (this.#filter === '') {
      this.#view.message = '';
      return;
    }
    const all = repositories.flatMap(({ workspace }) => workspace?.all() ?? []);
    const shown = repositories.reduce((count, repository) => count + this.#shown(repository).length, 0);
    this.#view.message = vscode.l10n.t('{0} of {1} decisions match “{2}”.', shown, all.length, this.#filter);
  }
}

function decisionOf({ repository, path }: DecisionNode): Decision | undefined {
  return repository.workspace?.byPath(path);
}

function hasSeveralFolders({ workspace }: Repository): boolean {
  const [first, ...others] = workspace?.folders ?? [];
  return others.some((folder) => first !== undefined && !folder.startsWith(`${first}/`));
}
