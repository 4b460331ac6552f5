import * as vscode from 'vscode';
import type { FileSystem } from '../core/ports';
import type { DecisionService } from '../core/service';
import { createLogger } from './adapt/logger';
import { createWorkspaceFileSystem } from './adapt/workspaceFileSystem';
import { Repository } from './repository';
import type { LiveText, RepositoryChange } from './repository';
import { loadCore } from './loadCore';

/** Why there is nothing to show, or that there is something. The `when` clauses of the manifest use these words. */
export type Situation = 'noFolder' | 'reading' | 'failed' | 'noRepository' | 'noDecisions' | 'ready';

/** Where a document belongs. */
export interface Place {
  readonly repository: Repository;
  /** Relative to its root. */
  readonly path: string;
}

/** The repositories that the folders of the window are in, each once, however many folders it has in the window. */
export class Repositories implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #byRoot = new Map<string, Repository>();
  readonly #changed = new vscode.EventEmitter<RepositoryChange>();
  readonly #listed = new vscode.EventEmitter<void>();
  /** Fires after each pass over any repository. */
  readonly onDidChange = this.#changed.event;
  /** Fires when a repository came or went. */
  readonly onDidChangeList = this.#listed.event;
  #finding: Promise<void> | undefined;
  #isFinding = true;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#finding = (this.#finding ?? Promise.resolve()).then(() => this.#find());
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.all.forEach((repository) => void repository.renew());
      }),
    );
  }

  get all(): readonly Repository[] {
    return [...this.#byRoot.values()];
  }

  get situation(): Situation {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
      return 'noFolder';
    }
    const { all } = this;
    const read = all.flatMap(({ workspace }) => workspace ?? []);
    if (read.some((workspace) => workspace.all().length > 0)) {
      return 'ready';
    }
    if (this.#isFinding || all.some(({ workspace, failure }) => (workspace ?? failure) === undefined)) {
      return 'reading';
    }
    if (all.some(({ failure }) => failure !== undefined)) {
      return 'failed';
    }
    return all.some(({ isVersioned }) => isVersioned) ? 'noDecisions' : 'noRepository';
  }

  /** Finds the repositories and begins to read them. Later calls wait for the first. */
  start(): Promise<void> {
    this.#finding ??= this.#find();
    return this.#finding;
  }

  /** Where a document belongs; undefined when it is in no repository of the window. */
  placeOf(uri: vscode.Uri): Place | undefined {
    let best: Place | undefined;
    for (const repository of this.#byRoot.values()) {
      const path = repository.pathOf(uri);
      if (path !== undefined && (best === undefined || path.length < best.path.length)) {
        best = { repository, path };
      }
    }
    return best;
  }

  /** As {@link placeOf}, for documents that are records. */
  recordAt(uri: vscode.Uri): Place | undefined {
    const place = this.placeOf(uri);
    const isRecord = place?.repository.workspace?.folderOf(place.path) !== undefined;
    return isRecord ? place : undefined;
  }

  dispose(): void {
    this.#subscriptions.forEach((item) => {
      item.dispose();
    });
    this.#byRoot.forEach((repository) => {
      repository.dispose();
    });
    this.#byRoot.clear();
    this.#changed.dispose();
    this.#listed.dispose();
  }

  async #find(): Promise<void> {
    this.#isFinding = true;
    const roots = new Map<string, vscode.Uri>();
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const root = (await repositoryRoot(folder.uri)) ?? folder.uri;
      roots.set(root.toString(), root);
    }
    for (const [key, repository] of this.#byRoot) {
      if (!roots.has(key)) {
        this.#byRoot.delete(key);
        repository.dispose();
      }
    }
    for (const [key, root] of roots) {
      if (!this.#byRoot.has(key)) {
        this.#byRoot.set(key, this.#create(root));
      }
    }
    this.#isFinding = false;
    this.#listed.fire();
  }

  #create(root: vscode.Uri): Repository {
    const log = this.#log;
    const repository = new Repository({
      root,
      isVersioned: async () => (await repositoryRoot(root)) !== undefined,
      createService: () => createService(root, log),
      createFiles: () => createFiles(root),
      liveTexts,
      log,
    });
    repository.onDidChange((change) => {
      this.#changed.fire(change);
    });
    void repository.open();
    return repository;
  }
}

function liveTexts(repository: Repository): readonly LiveText[] {
  return vscode.workspace.textDocuments.flatMap((document) => {
    const path = repository.pathOf(document.uri);
    const { version, isDirty } = document;
    return path === undefined ? [] : [{ path, text: document.getText(), version, isDirty }];
  });
}

/** The repository that a folder is in; undefined when there is none. */
async function repositoryRoot(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (folder.scheme !== 'file') {
    // In the file system of a forge every folder is a repository.
    return folder;
  }
  const { findRepositoryRoot } = await loadCore();
  const root = await findRepositoryRoot(folder.fsPath);
  return root === undefined ? undefined : vscode.Uri.file(root);
}

async function createService(root: vscode.Uri, channel: vscode.LogOutputChannel): Promise<DecisionService> {
  const logger = createLogger(channel);
  if (root.scheme === 'file') {
    const { createNodeService } = await loadCore();
    // In a folder that nobody vouches for nothing is written, and git is not run: its configuration can name programs.
    const { isTrusted } = vscode.workspace;
    return createNodeService(root.fsPath, { logger, cache: isTrusted, mayRunGit: isTrusted });
  }
  const { createDecisionService, systemClock } = await loadCore();
  const files = await createFiles(root);
  return createDecisionService({ files, clock: systemClock, logger });
}

async function createFiles(root: vscode.Uri): Promise<FileSystem> {
  if (root.scheme !== 'file') {
    return createWorkspaceFileSystem(root);
  }
  const { createNodeFileSystem } = await loadCore();
  return createNodeFileSystem(root.fsPath);
}
