import * as vscode from 'vscode';
import type { EvidenceClaim } from '../../core/evidence/claim';
import { dirname, isWithin } from '../../core/graph/paths';
import type { FolderWatch } from '../../node/watchFolders';
import type { GitState } from '../gitState';
import { loadCore } from '../loadCore';
import type { Core } from '../loadCore';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { Disposables } from '../util/disposables';
import { sameJson } from '../util/sameJson';
import type { Verification } from '../verification';

/**
 * Has evidence checked again when what it rests on changes: its data files, the code that it covers, and what git has
 * checked out. One watcher for each repository takes part in those that the editor has anyway; the folders of data files
 * are watched one by one as well, so that nothing of them is missed.
 */
export function registerEvidenceWatching(
  repositories: Repositories,
  verification: Verification,
  git: GitState,
): vscode.Disposable {
  const watched = new Map<Repository, WatchedEvidence>();
  const refresh = (): void => {
    for (const [repository, watcher] of watched) {
      if (!repositories.all.includes(repository)) {
        watcher.dispose();
        watched.delete(repository);
      }
    }
  };
  const disposables = new Disposables();
  disposables.add(repositories.onDidChangeList(refresh));
  disposables.add(
    repositories.onDidChange(({ repository, paths }) => {
      if (!repository.isVerifiable) {
        return;
      }
      let watcher = watched.get(repository);
      if (watcher === undefined) {
        watcher = new WatchedEvidence(repository, verification);
        watched.set(repository, watcher);
      }
      void watcher.refresh(paths === undefined);
    }),
  );
  disposables.add(
    git.onDidChange(({ repository, change }) => {
      if (change !== 'branches') {
        verification.request(repository);
      }
    }),
  );
  disposables.add(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const place = repositories.placeOf(uri);
      if (place !== undefined) {
        watched.get(place.repository)?.changed(place.path);
      }
    }),
  );
  return {
    dispose(): void {
      disposables.dispose();
      watched.forEach((watcher) => {
        watcher.dispose();
      });
    },
  };
}

/** What the evidence of one record rests on. */
interface Ground {
  readonly path: string;
  readonly files: readonly string[];
  /** For each item that says so, the globs of the code that it covers. */
  readonly covers: readonly (readonly string[])[];
}

class WatchedEvidence implements vscode.Disposable {
  readonly #repository: Repository;
  readonly #verification: Verification;
  #tree: vscode.Disposable | undefined;
  #folders: FolderWatch | undefined;
  #grounds: readonly Ground[] = [];
  /** Whether a change of a path touches what a record rests on, in the order of the grounds. */
  #tests: readonly ((path: string) => boolean)[] = [];
  #isDisposed = false;

  constructor(repository: Repository, verification: Verification) {
    this.#repository = repository;
    this.#verification = verification;
  }

  /** Takes over what the records claim now. @param isNew whether everything was read anew */
  async refresh(isNew: boolean): Promise<void> {
    const { workspace } = this.#repository;
    const grounds = this.#repository.pathsWithEvidence
      .map((path) => groundOf(path, workspace?.claimsOf(path) ?? []))
      .filter(({ files, covers }) => files.length + covers.length > 0);
    if (!isNew && sameJson(grounds, this.#grounds)) {
      return;
    }
    this.#grounds = grounds;
    const core = await loadCore();
    if (this.#isDisposed || this.#grounds !== grounds) {
      return;
    }
    this.#tests = grounds.map((ground) => touches(ground, core));
    this.#watch(core);
  }

  /** Has the evidence that rests on a file or folder checked. */
  changed(path: string): void {
    const records = this.#grounds.filter((_, index) => this.#tests[index]?.(path) === true);
    this.#verification.request(
      this.#repository,
      records.map((record) => record.path),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#tree?.dispose();
    this.#folders?.close();
  }

  #watch(core: Core): void {
    const { root } = this.#repository;
    if (this.#grounds.length === 0) {
      this.#tree?.dispose();
      this.#tree = undefined;
    } else if (vscode.workspace.getWorkspaceFolder(root) !== undefined) {
      // Outside of the window's folders the editor would have to begin to watch the whole tree.
      this.#tree ??= watchTree(root, (uri) => {
        const path = this.#repository.pathOf(uri);
        if (path !== undefined && !isWithin(path, '.git')) {
          this.changed(path);
        }
      });
    }
    this.#folders ??= core.watchFolders((path) => {
      this.#changedIn(path);
    });
    const folders = this.#grounds.flatMap((ground) => foldersOf(ground, core));
    this.#folders.set(folders.map((folder) => this.#repository.uriOf(folder).fsPath));
  }

  /** @param file an absolute path */
  #changedIn(file: string): void {
    const path = this.#repository.pathOf(vscode.Uri.file(file));
    if (path !== undefined) {
      this.changed(path);
    }
  }
}

function watchTree(root: vscode.Uri, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**'));
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

/** The folders that the data of a record is in, and the outermost ones of the code that it covers. */
function foldersOf({ files, covers }: Ground, { literalBase }: Core): readonly string[] {
  const globs = covers.flat().filter((glob) => !glob.startsWith('!'));
  return [
    ...files.map((file) => dirname(file)),
    ...globs.flatMap((glob) => {
      const { base, literal } = literalBase(glob);
      return literal ? [base, dirname(base)] : [base];
    }),
  ].filter((folder) => !leavesRoot(folder));
}

function groundOf(path: string, claims: readonly EvidenceClaim[]): Ground {
  return {
    path,
    files: [...new Set(claims.flatMap(({ file }) => file ?? []))].filter((file) => !leavesRoot(file)),
    covers: claims.flatMap(({ covers }) => (covers === undefined || covers.length === 0 ? [] : [covers])),
  };
}

/** A folder that comes or goes is told as one event, so a path also touches what is below it. */
function touches({ files, covers }: Ground, { globMatcher, literalBase }: Core): (path: string) => boolean {
  const included = covers.flat().filter((glob) => !glob.startsWith('!'));
  const matches = globMatcher(included);
  const below = [...files, ...included.map((glob) => literalBase(glob).base)];
  return (path) => below.some((other) => isWithin(other, path)) || matches(path);
}

/** Such a file is not read, whatever becomes of it. */
function leavesRoot(file: string): boolean {
  return file.split('/').includes('..');
}
