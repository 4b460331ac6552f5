import * as vscode from 'vscode';
import type { FolderWatch } from '../node/watchFolders';
import { pathWithin } from './adapt/locations';
import { mayAskGit } from './adapt/mayAskGit';
import { loadCore } from './loadCore';
import type { Repositories } from './repositories';
import type { Repository } from './repository';
import { Disposables } from './util/disposables';

/** What git wrote: which commit is checked out; what is staged, which commits change too; or where branches are. */
export type GitChange = 'head' | 'index' | 'branches';

/** By the files in git's folder. */
const CHANGES: Readonly<Record<string, GitChange>> = {
  HEAD: 'head',
  'logs/HEAD': 'head',
  index: 'index',
  FETCH_HEAD: 'branches',
  'packed-refs': 'branches',
};

/** Tells when git has changed something in a repository, whoever ran it. Folders that are not trusted are not watched. */
export class GitState implements vscode.Disposable {
  readonly #repositories: Repositories;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(
    new vscode.EventEmitter<{ readonly repository: Repository; readonly change: GitChange }>(),
  );
  readonly onDidChange = this.#changed.event;
  readonly #watched = new Map<Repository, FolderWatch | undefined>();
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
    const { findGitDirectory, watchFolders } = await loadCore();
    const folder = await findGitDirectory(repository.root.fsPath);
    if (folder === undefined || this.#isDisposed || !this.#repositories.all.includes(repository)) {
      // There may be a repository the next time that something changes.
      this.#watched.delete(repository);
      return;
    }
    const git = vscode.Uri.file(folder);
    const watch = watchFolders((file) => {
      const change = CHANGES[pathWithin(git, vscode.Uri.file(file)) ?? ''];
      if (change !== undefined) {
        this.#changed.fire({ repository, change });
      }
    });
    watch.set([git.fsPath, vscode.Uri.joinPath(git, 'logs').fsPath]);
    this.#watched.set(repository, watch);
  }
}
