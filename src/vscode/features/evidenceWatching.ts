import * as vscode from 'vscode';
import type { EvidenceClaim } from '../../core/evidence/claim';
import { isWithin } from '../../core/graph/paths';
import { loadCore } from '../loadCore';
import type { Core } from '../loadCore';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { Disposables } from '../util/disposables';
import { sameJson } from '../util/sameJson';
import type { Verification } from '../verification';

/** What git writes when another commit is checked out, a commit is made, or files are staged. */
const GIT_STATE = '{HEAD,index,logs/HEAD}';
/** So many folders are watched one by one, where a repository reaches beyond the folder of the window. */
const MAX_FOLDERS = 100;

/**
 * Has evidence checked again when what it rests on changes: its data files, the code that it covers, and what git has
 * checked out. One watcher for each repository of the window takes part in those that the editor has anyway.
 */
export function registerEvidenceWatching(
  repositories: Repositories,
  verification: Verification,
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
      void watcher.refresh();
      if (paths === undefined) {
        void watcher.watchGit();
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
  readonly #watchers = new Disposables();
  #git: vscode.Disposable | undefined;
  #grounds: readonly Ground[] = [];
  /** Whether a change of a path touches what a record rests on, in the order of the grounds. */
  #tests: readonly ((path: string) => boolean)[] = [];
  #isDisposed = false;

  constructor(repository: Repository, verification: Verification) {
    this.#repository = repository;
    this.#verification = verification;
  }

  /** Takes over what the records claim now. */
  async refresh(): Promise<void> {
    const { workspace } = this.#repository;
    const grounds = this.#repository.pathsWithEvidence
      .map((path) => groundOf(path, workspace?.claimsOf(path) ?? []))
      .filter(({ files, covers }) => files.length + covers.length > 0);
    if (sameJson(grounds, this.#grounds)) {
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

  dispose(): void {
    this.#isDisposed = true;
    this.#watchers.dispose();
    this.#git?.dispose();
  }

  #watch({ literalBase }: Core): void {
    this.#watchers.dispose();
    if (this.#grounds.length === 0) {
      return;
    }
    const { root } = this.#repository;
    if (vscode.workspace.getWorkspaceFolder(root) !== undefined) {
      this.#add(root, '**');
      return;
    }
    // Outside of the window's folders every watcher is one of the operating system.
    const folders = new Set<string>();
    for (const { files, covers } of this.#grounds) {
      files.forEach((file) => folders.add(`${folderOf(file)}\n*`));
      for (const glob of covers.flat().filter((pattern) => !pattern.startsWith('!'))) {
        const { base, literal } = literalBase(glob);
        folders.add(literal ? `${folderOf(base)}\n*` : `${base}\n**`);
      }
    }
    for (const entry of [...folders].slice(0, MAX_FOLDERS)) {
      const [folder = '', pattern = '*'] = entry.split('\n');
      this.#add(this.#repository.uriOf(folder), pattern);
    }
  }

  #add(base: vscode.Uri, pattern: string): void {
    const changed = (uri: vscode.Uri): void => {
      const path = this.#repository.pathOf(uri);
      if (path !== undefined && !isWithin(path, '.git')) {
        this.#changed(path);
      }
    };
    this.#watchers.add(watch(base, pattern, changed));
  }

  /** Watches what git has checked out, in the folder that it keeps that in now. */
  async watchGit(): Promise<void> {
    const { findGitDirectory } = await loadCore();
    const folder = vscode.workspace.isTrusted
      ? await findGitDirectory(this.#repository.root.fsPath)
      : undefined;
    this.#git?.dispose();
    this.#git =
      folder === undefined || this.#isDisposed
        ? undefined
        : watch(vscode.Uri.file(folder), GIT_STATE, () => {
            this.#verification.request(this.#repository);
          });
  }

  #changed(path: string): void {
    const records = this.#grounds.filter((_, index) => this.#tests[index]?.(path) === true);
    this.#verification.request(
      this.#repository,
      records.map((record) => record.path),
    );
  }
}

function watch(base: vscode.Uri, pattern: string, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, pattern));
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
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

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
