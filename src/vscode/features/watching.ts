import * as vscode from 'vscode';
import { isWithin } from '../../core/graph/paths';
import type { LiveDocuments } from '../liveDocuments';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { Disposables } from '../util/disposables';

/** What at the root decides where decisions are and how they are checked, and whether there is a repository at all. */
const CONFIGURATION = '{.grounds.yaml,.grounds-baseline.json,.adr-dir,.log4brains.yml,.git}';

/** Where decisions may appear that nobody knew of: with another branch, or when a project begins with them. */
const NEW_FOLDERS = '**/{adr,adrs,decisions,*-decisions,*-records}/**/*.md';

type EventKind = 'created' | 'changed' | 'deleted';

/**
 * Changes this close together, in milliseconds, are taken in one pass; a checkout of a branch is one. The editor tells
 * very many changes in portions that are 200 milliseconds apart.
 */
const QUIET = 300;
/** Changes wait no longer than this, however many follow. */
const LONGEST_WAIT = 3000;

/** What the watchers wait to pass on; for tests to wait for. */
export interface Watching extends vscode.Disposable {
  readonly isIdle: boolean;
}

/** Picks up what changes outside of the editor: one watcher for each decision folder and one for the configuration. */
export function registerWatching(repositories: Repositories, documents: LiveDocuments): Watching {
  const watched = new Map<Repository, WatchedRepository>();
  const refresh = (): void => {
    for (const [repository, watcher] of watched) {
      if (!repositories.all.includes(repository)) {
        watcher.dispose();
        watched.delete(repository);
      }
    }
    for (const repository of repositories.all) {
      const watcher = watched.get(repository) ?? new WatchedRepository(repository, documents);
      watched.set(repository, watcher);
      watcher.watchFolders(repository.workspace?.folders ?? []);
    }
  };
  const subscriptions = [
    repositories.onDidChangeList(refresh),
    repositories.onDidChange(({ paths }) => {
      if (paths === undefined) {
        refresh();
      }
    }),
  ];
  return {
    get isIdle(): boolean {
      return [...watched.values()].every(({ isIdle }) => isIdle);
    },
    dispose(): void {
      [...subscriptions, ...watched.values()].forEach((item) => {
        item.dispose();
      });
    },
  };
}

class WatchedRepository implements vscode.Disposable {
  readonly #repository: Repository;
  readonly #documents: LiveDocuments;
  readonly #configuration: vscode.Disposable;
  #folders: readonly string[] | undefined;
  readonly #folderWatchers = new Disposables();
  readonly #changed = new Set<string>();
  #reopen = false;
  #timer: NodeJS.Timeout | undefined;
  #since = 0;

  constructor(repository: Repository, documents: LiveDocuments) {
    this.#repository = repository;
    this.#documents = documents;
    this.#configuration = this.#watch(repository.root, CONFIGURATION, (path, kind) => {
      // The folder of git changes all the time; what counts is whether it is there.
      this.#reopen ||= path !== '.git' || kind !== 'changed';
    });
  }

  get isIdle(): boolean {
    return this.#timer === undefined;
  }

  watchFolders(folders: readonly string[]): void {
    const outermost = folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
    if (outermost.join('\n') === this.#folders?.join('\n')) {
      return;
    }
    this.#folders = outermost;
    this.#folderWatchers.dispose();
    const { root } = this.#repository;
    // Outside of the window's folders every watcher with `**` is one of the operating system.
    const isInWindow = vscode.workspace.getWorkspaceFolder(root) !== undefined;
    for (const folder of outermost) {
      const { base, pattern } = isInWindow
        ? { base: root, pattern: folderPattern(folder) }
        : { base: this.#repository.uriOf(folder), pattern: '**' };
      this.#folderWatchers.add(
        this.#watch(base, pattern, (path, kind) => {
          this.#note(folder, path, kind);
        }),
      );
    }
    if (isInWindow) {
      this.#folderWatchers.add(
        this.#watch(root, NEW_FOLDERS, (path, kind) => {
          this.#reopen ||= kind === 'created' && !outermost.some((folder) => isWithin(path, folder));
        }),
      );
    }
  }

  #note(folder: string, path: string, kind: EventKind): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (isWithin(folder, path) || (kind === 'created' && !name.includes('.'))) {
      // A folder came or went with all that is in it.
      this.#reopen = true;
    } else {
      this.#changed.add(path);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#configuration.dispose();
    this.#folderWatchers.dispose();
  }

  #watch(
    base: vscode.Uri,
    pattern: string,
    note: (path: string, kind: EventKind) => void,
  ): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, pattern));
    const on =
      (kind: EventKind) =>
      (uri: vscode.Uri): void => {
        const path = this.#repository.pathOf(uri);
        if (path !== undefined) {
          note(path, kind);
          this.#passSoon();
        }
      };
    watcher.onDidCreate(on('created'));
    watcher.onDidChange(on('changed'));
    watcher.onDidDelete(on('deleted'));
    return watcher;
  }

  #passSoon(): void {
    const now = Date.now();
    if (this.#timer === undefined) {
      this.#since = now;
    } else if (now - this.#since > LONGEST_WAIT) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#pass(), QUIET);
  }

  async #pass(): Promise<void> {
    const paths = [...this.#changed];
    const reopen = this.#reopen;
    this.#changed.clear();
    this.#reopen = false;
    this.#timer = undefined;
    if (reopen) {
      await this.#repository.open();
    } else if (paths.length > 0) {
      const live = await this.#liveDocuments(paths);
      await this.#repository.reload(paths.filter((path) => !live.has(path)));
      await Promise.all([...live.values()].map((document) => this.#documents.read(document)));
    }
  }

  /** The open documents among `paths` whose files are there: what counts is their text, which is told as it changes. */
  async #liveDocuments(paths: readonly string[]): Promise<ReadonlyMap<string, vscode.TextDocument>> {
    const live = new Map<string, vscode.TextDocument>();
    for (const document of vscode.workspace.textDocuments) {
      const path = this.#repository.pathOf(document.uri);
      if (path !== undefined && paths.includes(path) && (await exists(document.uri))) {
        live.set(path, document);
      }
    }
    return live;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Everything in a folder, the folder itself and those above it: a whole folder that goes is told as one event. */
function folderPattern(folder: string): string {
  const segments = folder.replace(/[*?[\]{},]/g, (character) => `[${character}]`).split('/');
  const above = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
  return `{${[...above, `${segments.join('/')}/**`].join(',')}}`;
}
