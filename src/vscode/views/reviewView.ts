import * as vscode from 'vscode';
import type { ReviewNode, ShownReview } from '../reviewing/reviewNodes';

/** The id of the view in the manifest. */
export const reviewViewId = 'grounds.views.review';

/** The `Review` view: what the last review found. It is there once there was one. */
export class ReviewView implements vscode.TreeDataProvider<ReviewNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = vscode.window.createTreeView<ReviewNode>(reviewViewId, {
    treeDataProvider: this,
    showCollapseAll: true,
  });
  readonly #shown = new vscode.EventEmitter<void>();
  /** Fires after a review was shown. */
  readonly onDidShow = this.#shown.event;
  #nodes: readonly ReviewNode[] = [];
  #hasReview = false;

  /** Whether there was a review. */
  get hasReview(): boolean {
    return this.#hasReview;
  }

  /** Shows a review in the place of the one before. */
  show({ description, message, nodes }: ShownReview): void {
    this.#nodes = nodes;
    this.#hasReview = true;
    this.#view.description = description;
    this.#view.message = message;
    this.#changed.fire(undefined);
    this.#shown.fire();
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    return [...(node?.children ?? this.#nodes)];
  }

  getTreeItem({ item }: ReviewNode): vscode.TreeItem {
    return item;
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
    this.#shown.dispose();
  }
}
