import * as vscode from 'vscode';
import type { EvidenceClaim } from '../../core/evidence/claim';
import type { EvidenceVerdict } from '../../core/model/evidence';
import type { Status } from '../../core/model/status';
import { loadOnDemand } from '../loadCore';
import type { Repositories } from '../repositories';
import type { Repository, RepositoryChange } from '../repository';
import { Disposables } from '../util/disposables';
import { decisionItem, decisionTooltip, evidenceItem, groupItem, repositoryItem } from './decisionItems';
import { DecisionList } from './decisionList';
import type { ListedDecision } from './decisionList';
import { groupOrder, matches } from './decisionNodes';
import type { DecisionNode, EvidenceNode, SimilarNode, TreeNode } from './decisionNodes';

/** The id of the view in the manifest. */
export const decisionsViewId = 'grounds.views.decisions';

/** The `Decisions` view: the decisions of the window's repositories by status. */
export class DecisionsView implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly #filtered = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeFilter = this.#filtered.event;
  readonly tree: vscode.TreeView<TreeNode>;
  readonly #lists = new WeakMap<Repository, DecisionList>();
  /** The editor knows a node by its identity, so each decision keeps its own. */
  readonly #nodes = new WeakMap<Repository, Map<string, DecisionNode>>();
  readonly #evidence = new WeakMap<DecisionNode, EvidenceNode[]>();
  #filter = '';
  #similar: SimilarNode | undefined;

  constructor(repositories: Repositories) {
    this.#repositories = repositories;
    this.tree = this.#disposables.add(
      vscode.window.createTreeView<TreeNode>(decisionsViewId, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.#disposables.add(
      repositories.onDidChangeList(() => {
        this.#drawAll();
      }),
    );
    this.#disposables.add(
      repositories.onDidChange((change) => {
        this.#take(change);
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
    this.#drawAll();
  }

  /** What is similar to the draft that is being written, above everything else while nothing is filtered. */
  set similar(similar: SimilarNode | undefined) {
    this.#similar = similar;
    this.#changed.fire(undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    switch (node?.kind) {
      case undefined:
        return this.#similar === undefined || this.#filter !== ''
          ? this.#roots()
          : [this.#similar, ...this.#roots()];
      case 'repository':
        return this.#groups(node.repository);
      case 'group':
        return this.#inGroup(node.repository, node.status).map(({ decision }) =>
          this.#nodeOf(node.repository, decision.path),
        );
      case 'decision':
        return this.#evidenceOf(node);
      case 'evidence':
        return [];
      case 'similar':
        return [...node.children];
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { repository } = node;
    switch (node.kind) {
      case 'repository':
        return repositoryItem(repository);
      case 'group':
        return groupItem(repository, node.status, this.#inGroup(repository, node.status));
      case 'decision': {
        const listed = this.#listOf(repository).at(node.path);
        return listed === undefined
          ? new vscode.TreeItem(node.path)
          : decisionItem(node, listed, hasSeveralFolders(repository));
      }
      case 'evidence': {
        const { claim, verdict } = knownOf(node);
        return claim === undefined ? new vscode.TreeItem('') : evidenceItem(node, claim, verdict);
      }
      case 'similar':
        return node.item;
    }
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (node.kind === 'evidence') {
      const { claim, verdict } = knownOf(node);
      if (claim !== undefined) {
        const { evidenceCard } = await loadOnDemand();
        item.tooltip = evidenceCard(claim, verdict, undefined);
      }
      return item;
    }
    const listed = node.kind === 'decision' ? this.#listOf(node.repository).at(node.path) : undefined;
    if (listed !== undefined) {
      item.tooltip = decisionTooltip(listed);
    }
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #take({ repository, paths }: RepositoryChange): void {
    const redraw = this.#listOf(repository).update(paths);
    if (redraw === 'nothing') {
      return;
    }
    if (redraw === 'everything' || this.#filter !== '') {
      this.#drawAll();
      return;
    }
    for (const path of redraw.items) {
      this.#changed.fire(this.#nodeOf(repository, path));
    }
  }

  #drawAll(): void {
    this.#describe();
    this.#changed.fire(undefined);
  }

  #roots(): TreeNode[] {
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

  #groups(repository: Repository): TreeNode[] {
    const present = new Set(this.#shown(repository).map(({ decision }) => decision.status));
    return groupOrder
      .filter((status) => present.has(status))
      .map((status) => ({ kind: 'group', repository, status }));
  }

  #inGroup(repository: Repository, status: Status): readonly ListedDecision[] {
    return this.#shown(repository).filter(({ decision }) => decision.status === status);
  }

  #shown(repository: Repository): readonly ListedDecision[] {
    const { all } = this.#listOf(repository);
    return this.#filter === '' ? all : all.filter(({ decision }) => matches(decision, this.#filter));
  }

  #listOf(repository: Repository): DecisionList {
    let list = this.#lists.get(repository);
    if (list === undefined) {
      list = new DecisionList(repository);
      this.#lists.set(repository, list);
    }
    return list;
  }

  #nodeOf(repository: Repository, path: string): DecisionNode {
    const nodes = this.#nodes.get(repository) ?? new Map<string, DecisionNode>();
    this.#nodes.set(repository, nodes);
    const node = nodes.get(path) ?? { kind: 'decision', repository, path };
    nodes.set(path, node);
    return node;
  }

  #evidenceOf(decision: DecisionNode): EvidenceNode[] {
    const { repository, path } = decision;
    const nodes = this.#evidence.get(decision) ?? [];
    const claims = repository.workspace?.claimsOf(path) ?? [];
    const current = claims.map(
      ({ index }, at): EvidenceNode => nodes[at] ?? { kind: 'evidence', repository, path, index },
    );
    this.#evidence.set(decision, current);
    return current;
  }

  /** Says above the tree how much the filter leaves. */
  #describe(): void {
    if (this.#filter === '') {
      this.tree.message = '';
      return;
    }
    const { all } = this.#repositories;
    const total = all.reduce((count, repository) => count + this.#listOf(repository).all.length, 0);
    const shown = all.reduce((count, repository) => count + this.#shown(repository).length, 0);
    this.tree.message = vscode.l10n.t('{0} of {1} decisions match “{2}”.', shown, total, this.#filter);
  }
}

/** What is known of an item of evidence. */
function knownOf({ repository: { workspace }, path, index }: EvidenceNode): {
  readonly claim: EvidenceClaim | undefined;
  readonly verdict: EvidenceVerdict | undefined;
} {
  return {
    claim: workspace?.claimsOf(path).find((claim) => claim.index === index),
    verdict: workspace?.verdictsOf(path)?.find((verdict) => verdict.index === index),
  };
}

function hasSeveralFolders({ workspace }: Repository): boolean {
  const [first, ...others] = workspace?.folders ?? [];
  return others.some((folder) => first !== undefined && !folder.startsWith(`${first}/`));
}
