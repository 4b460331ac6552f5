import * as vscode from 'vscode';
import { isOpen } from '../../core/model/status';
import { loadSearching } from '../loadCore';
import type { Place } from '../repositories';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';
import type { SimilarNode } from './decisionNodes';

/** It is looked so long after the last change, in milliseconds: whoever types is not disturbed. */
const QUIET = 600;

/**
 * Shows in the Decisions view what is similar to the draft that is being written, as long as somebody sees the view. Search
 * is loaded for the first draft; a search that is overtaken by a change is given up.
 */
export class SimilarSection implements vscode.Disposable {
  readonly #services: Services;
  readonly #disposables = new Disposables();
  /** The draft that was active last. */
  #draft: vscode.Uri | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: vscode.CancellationTokenSource | undefined;
  /** What is shown, to redraw nothing without a need. */
  #shown = '';

  constructor(services: Services) {
    this.#services = services;
    const { repositories, view } = services;
    const look = (): void => {
      this.#lookSoon();
    };
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor(look));
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument(look));
    this.#disposables.add(repositories.onDidChange(look));
    this.#disposables.add(view.tree.onDidChangeVisibility(look));
    look();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#looking?.cancel();
    this.#disposables.dispose();
  }

  #lookSoon(): void {
    this.#looking?.cancel();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look().catch((error: unknown) => {
        this.#services.log.warn('Similar decisions could not be looked for.', error);
      });
    }, QUIET);
  }

  async #look(): Promise<void> {
    if (!this.#services.view.tree.visible) {
      return;
    }
    const looking = (this.#looking = new vscode.CancellationTokenSource());
    const draft = this.#follow();
    try {
      const node =
        draft === undefined ? undefined : await (await loadSearching()).similarNode(draft, looking.token);
      if (!looking.token.isCancellationRequested) {
        this.#show(node);
      }
    } catch (error) {
      if (!looking.token.isCancellationRequested) {
        throw error;
      }
    } finally {
      looking.dispose();
    }
  }

  /** The draft in the active editor, or the one that was there, for as long as it is open: similar ones are looked at meanwhile. */
  #follow(): Place | undefined {
    const active = vscode.window.activeTextEditor?.document.uri;
    if (active !== undefined && this.#placeOf(active) !== undefined) {
      this.#draft = active;
    }
    const kept = this.#draft?.toString();
    const isThere = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === kept);
    return this.#draft !== undefined && isThere ? this.#placeOf(this.#draft) : undefined;
  }

  #placeOf(uri: vscode.Uri): Place | undefined {
    const place = this.#services.repositories.recordAt(uri);
    const decision = place?.repository.workspace?.byPath(place.path);
    return decision !== undefined && isOpen(decision.status) ? place : undefined;
  }

  #show(node: SimilarNode | undefined): void {
    const shown = node === undefined ? '' : JSON.stringify(faceOf(node));
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#services.view.similar = node;
    }
  }
}

function faceOf({ item: { label, description, tooltip }, children }: SimilarNode): object {
  return [label, description, tooltip, children.map(faceOf)];
}
