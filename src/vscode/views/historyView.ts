import * as vscode from 'vscode';
import type { GitState } from '../gitState';
import { loadPast } from '../loadCore';
import type { HistoryNode } from '../past/historyNodes';
import type { Place, Repositories } from '../repositories';
import { Disposables } from '../util/disposables';

/** The id of the view in the manifest. */
export const historyViewId = 'grounds.views.history';

/** The `History` view: the life of the decision in the active editor. Nothing is read while nobody sees it. */
export class HistoryView implements vscode.TreeDataProvider<HistoryNode>, vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<HistoryNode>;
  #place: Place | undefined;
  #reading: vscode.CancellationTokenSource | undefined;

  constructor(repositories: Repositories, git: GitState, log: vscode.LogOutputChannel) {
    this.#repositories = repositories;
    this.#log = log;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView<HistoryNode>(historyViewId, { treeDataProvider: this }),
    );
    const follow = (): void => {
      this.#follow(vscode.window.activeTextEditor?.document.uri);
    };
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor(follow));
    this.#disposables.add(
      repositories.onDidChange(({ repository }) => {
        if (this.#place === undefined || repository === this.#place.repository) {
          follow();
        }
      }),
    );
    this.#disposables.add(
      git.onDidChange(({ repository, change }) => {
        if (change === 'head' && repository === this.#place?.repository) {
          this.refresh();
        }
      }),
    );
  }

  /** Reads the history again. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** The history of the decision that is followed; for tests too, who cannot see the view. */
  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    if (node !== undefined) {
      return [...node.children];
    }
    this.#reading?.cancel();
    const place = (this.#place ??= placeOf(this.#repositories));
    if (place === undefined) {
      return [];
    }
    const reading = (this.#reading = new vscode.CancellationTokenSource());
    try {
      const { historyNodes } = await loadPast();
      const nodes = await historyNodes(place.repository, place.path, reading.token);
      this.#view.message =
        nodes.length > 0
          ? ''
          : vscode.l10n.t('This decision is not committed yet, so there is nothing to tell.');
      return [...nodes];
    } catch (error) {
      if (!reading.token.isCancellationRequested) {
        this.#log.warn('The history of a decision could not be read.', error);
        this.#view.message = error instanceof Error ? error.message : String(error);
      }
      return [];
    }
  }

  getTreeItem({ item }: HistoryNode): vscode.TreeItem {
    return item;
  }

  dispose(): void {
    this.#reading?.cancel();
    this.#disposables.dispose();
  }

  /** Stays with a record while something else is looked at, such as one of its differences. */
  #follow(uri: vscode.Uri | undefined): void {
    const place = uri && this.#repositories.recordAt(uri);
    if (place === undefined) {
      return;
    }
    const isOther = place.path !== this.#place?.path || place.repository !== this.#place.repository;
    this.#place = place;
    if (isOther) {
      const decision = place.repository.workspace?.byPath(place.path);
      this.#view.description = decision?.id ?? '';
    }
    this.refresh();
  }
}

function placeOf(repositories: Repositories): Place | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && repositories.recordAt(uri);
}
