import * as vscode from 'vscode';
import type { GitChange } from '../node/watchGit';
import { mayAskGit } from './adapt/mayAskGit';
import { loadCore } from './loadCore';
import type { Repositories } from './repositories';
import type { Repository } from './repository';
import { Disposables } from './util/disposables';

/** Tells when git has changed something in a repository, whoever ran it. Folders that are not trusted are not watched. */
export class GitState implements vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(
    new vscode.EventEmitter<{ readonly repository: Repository; readonly change: GitChange }>(),
  );
  readonly onDidChange = this.#changed.event;
  readonly #watched = new Map<Repository, { close: () => void } | undefined>();
  #isDisposed = false;

  constructor(repositories: Repositories) {
    this.#repositories = repositories;
    this.#disposables.add(
      repositories.onDidChange(({ repository }) => {
        void this.#watch(repository);
      }),
    );
    this.#disposables.add(
      repositories.onDidChangeList(() => {
        for (const [repository, watch] of this.#watched) {
          if (!repositories.all.includes(repository)) {
            watch?.close();
            this.#watched.delete(repository);
          }
        }
      }),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#watched.forEach((watch) => watch?.close());
    this.#disposables.dispose();
  }

  async #watch(repository: Repository): Promise<void> {
    if (this.#watched.has(repository) || !mayAskGit(repository)) {
      return;
    }
    this.#watched.set(repository, undefined);
    const { watchGit } = await loadCore();
    const watch = await watchGit(repository.root.fsPath, (change) => {
      this.#changed.fire({ repository, change });
    });
    if (watch === undefined || this.#isDisposed || !this.#repositories.all.includes(repository)) {
      // There may be a repository the next time that something changes.
      watch?.close();
      this.#watched.delete(repository);
      return;
    }
    this.#watched.set(repository, watch);
  }
}
