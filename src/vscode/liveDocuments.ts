import * as vscode from 'vscode';
import { describeError } from './adapt/logger';
import { readSettings } from './adapt/settings';
import type { Place, Repositories } from './repositories';
import { Disposables } from './util/disposables';

/** How long after the last keystroke a record is read, in milliseconds. */
const TYPING_PAUSE = 150;

/**
 * Brings the texts of open documents to their repositories: when they are opened, as they are edited, and back to what
 * is on disk when they are closed. Each document waits for itself.
 */
export class LiveDocuments implements vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions = new Disposables();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  #running = 0;
  #readings = 0;

  constructor(repositories: Repositories, log: vscode.LogOutputChannel) {
    this.#repositories = repositories;
    this.#log = log;
    const { workspace } = vscode;
    const listen = (item: vscode.Disposable): void => void this.#subscriptions.add(item);
    listen(workspace.onDidOpenTextDocument((document) => void this.read(document)));
    listen(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Also told when only the unsaved state changed.
        if (contentChanges.length > 0 && readSettings(document.uri).run === 'onType') {
          this.#readSoon(document);
        }
      }),
    );
    listen(workspace.onDidSaveTextDocument((document) => void this.read(document)));
    listen(
      workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
    );
  }

  /** How many times the text of a document was taken. */
  get readings(): number {
    return this.#readings;
  }

  /** Whether every document has been read as it is. */
  get isIdle(): boolean {
    return this.#timers.size === 0 && this.#running === 0;
  }

  /**
   * Makes sure that what is known of a record is about the text that its document has now.
   * @returns where the record belongs; undefined when the document is no record
   */
  async read(document: vscode.TextDocument): Promise<Place | undefined> {
    this.#cancel(document);
    const place = this.#repositories.placeOf(document.uri);
    if (place === undefined) {
      return undefined;
    }
    const { repository, path } = place;
    this.#running += 1;
    this.#readings += 1;
    try {
      const version = document.version;
      const live = { path, text: document.getText(), version };
      await repository.update(live, () => document.version === version && !document.isClosed);
      return this.#repositories.recordAt(document.uri);
    } catch (error) {
      this.#log.error(`${document.uri.toString(true)} could not be checked: ${describeError(error)}`);
      return undefined;
    } finally {
      this.#running -= 1;
    }
  }

  dispose(): void {
    this.#timers.forEach((timer) => {
      clearTimeout(timer);
    });
    this.#timers.clear();
    this.#subscriptions.dispose();
  }

  #readSoon(document: vscode.TextDocument): void {
    this.#cancel(document);
    if (this.#repositories.recordAt(document.uri) === undefined) {
      return;
    }
    const timer = setTimeout(() => void this.read(document), TYPING_PAUSE);
    this.#timers.set(document, timer);
  }

  #forget(document: vscode.TextDocument): void {
    this.#cancel(document);
    const place = this.#repositories.recordAt(document.uri);
    if (place !== undefined) {
      void place.repository.reload([place.path]);
    }
  }

  #cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }
}
