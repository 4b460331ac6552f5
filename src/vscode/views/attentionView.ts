import * as vscode from 'vscode';
import { attentionKinds, collectAttention } from '../../core/attention/attention';
import type { AttentionItem, AttentionKind, AttentionReason } from '../../core/attention/attention';
import { systemClock } from '../../node/clock';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { Disposables } from '../util/disposables';
import { Queue } from '../util/queue';
import { askedItem, kindItem, reasonItem } from './attentionItems';

/** The id of the view in the manifest. */
export const attentionViewId = 'grounds.views.attention';

/** It is looked so long after something changed, in milliseconds; what changes meanwhile is seen with it. */
const QUIET = 300;

/** All that is asked of one kind. */
export interface KindNode {
  readonly kind: 'kind';
  readonly of: AttentionKind;
}

/** One decision that needs somebody. */
export interface AskedNode {
  /** Commands on decisions know it by this word. */
  readonly kind: 'decision';
  readonly repository: Repository;
  /** The record. */
  readonly path: string;
  readonly item: AttentionItem;
}

/** One of several reasons. */
export interface ReasonNode {
  readonly kind: 'reason';
  readonly asked: AskedNode;
  readonly reason: AttentionReason;
}

/** What the tree is made of. */
export type AttentionNode = KindNode | AskedNode | ReasonNode;

/** The `Needs Attention` view: what `grounds status` tells, as far as evidence and history have been looked at. */
export class AttentionView implements vscode.TreeDataProvider<AttentionNode>, vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<AttentionNode>;
  readonly #queue = new Queue();
  #asked: readonly AskedNode[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(repositories: Repositories, log: vscode.LogOutputChannel) {
    this.#repositories = repositories;
    this.#log = log;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView<AttentionNode>(attentionViewId, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    const look = (): void => {
      this.#lookSoon();
    };
    this.#disposables.add(repositories.onDidChange(look));
    this.#disposables.add(repositories.onDidChangeList(look));
    // Another day may have begun.
    this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && look()));
    look();
  }

  /** Whether nothing is under way or waits to be. */
  get isIdle(): boolean {
    return this.#timer === undefined && this.#queue.isIdle;
  }

  /** What the badge says; undefined when there is none. */
  get badge(): vscode.ViewBadge | undefined {
    return this.#view.badge;
  }

  getChildren(node?: AttentionNode): AttentionNode[] {
    switch (node?.kind) {
      case undefined:
        return attentionKinds
          .filter((kind) => this.#asked.some(({ item }) => item.kind === kind))
          .map((of) => ({ kind: 'kind', of }));
      case 'kind':
        return this.#asked.filter(({ item }) => item.kind === node.of);
      case 'decision': {
        const { reasons } = node.item;
        return reasons.length === 1
          ? []
          : reasons.map((reason): ReasonNode => ({ kind: 'reason', asked: node, reason }));
      }
      case 'reason':
        return [];
    }
  }

  getTreeItem(node: AttentionNode): vscode.TreeItem {
    switch (node.kind) {
      case 'kind':
        return kindItem(node.of, this.#asked.filter(({ item }) => item.kind === node.of).length);
      case 'decision':
        return askedItem(node, this.#repositories.all.length > 1);
      case 'reason':
        return reasonItem(node);
    }
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#disposables.dispose();
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#queue
        .run(() => this.#look())
        .catch((error: unknown) => {
          this.#log.error('What needs attention could not be found out.', error);
        });
    }, QUIET);
  }

  async #look(): Promise<void> {
    const today = systemClock.today();
    const asked: AskedNode[] = [];
    for (const repository of this.#repositories.all) {
      const { workspace } = repository;
      const items = workspace === undefined ? [] : await collectAttention(workspace, today);
      asked.push(
        ...items.map((item): AskedNode => ({ kind: 'decision', repository, path: item.decision.path, item })),
      );
    }
    if (this.#isOver) {
      return;
    }
    this.#asked = asked;
    const count = new Set(asked.map(({ repository, path }) => `${repository.key}#${path}`)).size;
    const tooltip =
      count === 1
        ? vscode.l10n.t('1 decision needs attention')
        : vscode.l10n.t('{0} decisions need attention', count);
    this.#view.badge = count === 0 ? undefined : { value: count, tooltip };
    this.#changed.fire(undefined);
  }
}
