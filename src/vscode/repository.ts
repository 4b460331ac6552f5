import * as vscode from 'vscode';
import type { FileSystem } from '../core/ports';
import type { DecisionService, DecisionWorkspace, WorkHooks } from '../core/service';
import { sameJson } from './util/sameJson';
import { pathWithin, uriWithin } from './adapt/locations';
import { Queue } from './util/queue';

/** What one pass over a repository changed. */
export interface RepositoryChange {
  readonly repository: Repository;
  /** The records whose findings may differ now; undefined: all of them. */
  readonly paths: readonly string[] | undefined;
}

/** Text of an open document, with the version that tells whether it is still current. */
export interface LiveText {
  readonly path: string;
  readonly text: string;
  readonly version: number;
  /** Whether there are changes that are not saved. */
  readonly isDirty: boolean;
}

/** How a repository reaches what it is about; made by the registry of repositories. */
export interface RepositoryOptions {
  readonly root: vscode.Uri;
  /** Whether it is in a git repository. */
  readonly isVersioned: () => Promise<boolean>;
  readonly createService: () => Promise<DecisionService>;
  /** Read access to its files. */
  readonly createFiles: () => Promise<FileSystem>;
  /** The texts of all open documents inside. */
  readonly liveTexts: (repository: Repository) => readonly LiveText[];
  readonly log: vscode.LogOutputChannel;
}

/** More changed files than this at once are read in one pass over everything. */
const REOPEN_ABOVE = 50;

/**
 * The decisions of one repository, kept current. Every change goes through one queue, so that none is lost while
 * everything is being read anew, and each pass is told once.
 */
export class Repository implements vscode.Disposable {
  readonly root: vscode.Uri;
  /** The root as text: tells repositories apart. */
  readonly key: string;

  readonly #options: RepositoryOptions;
  readonly #queue = new Queue();
  readonly #changed = new vscode.EventEmitter<RepositoryChange>();
  /** Fires once for each pass, after it. */
  readonly onDidChange = this.#changed.event;

  #workspace: DecisionWorkspace | undefined;
  #isVersioned = false;
  #failure: unknown;
  #service: Promise<DecisionService> | undefined;
  #waiting: Promise<void> | undefined;
  /** The versions of open documents that the findings are about. */
  readonly #versions = new Map<string, number>();
  #isDisposed = false;

  constructor(options: RepositoryOptions) {
    this.#options = options;
    this.root = options.root;
    this.key = options.root.toString();
  }

  /** What is known; undefined until it was read for the first time, or when that failed. */
  get workspace(): DecisionWorkspace | undefined {
    return this.#workspace;
  }

  /** Whether it is in a git repository, as far as is known. */
  get isVersioned(): boolean {
    return this.#isVersioned;
  }

  /** Whether evidence can be checked: that takes files on a disk. */
  get isVerifiable(): boolean {
    return this.root.scheme === 'file';
  }

  /** The records that have evidence. */
  get pathsWithEvidence(): readonly string[] {
    const decisions = this.#workspace?.all() ?? [];
    return decisions.filter(({ evidence }) => evidence.length > 0).map(({ path }) => path);
  }

  /** Why the decisions could not be read; undefined when they could, or when that is still to be seen. */
  get failure(): unknown {
    return this.#failure;
  }

  get isIdle(): boolean {
    return this.#queue.isIdle;
  }

  pathOf(uri: vscode.Uri): string | undefined {
    return pathWithin(this.root, uri);
  }

  uriOf(path: string): vscode.Uri {
    return uriWithin(this.root, path);
  }

  /** Read access to the files of the repository. */
  files(): Promise<FileSystem> {
    return this.#options.createFiles();
  }

  /** The version of the document at `path` that its findings are about; undefined when it is not open. */
  versionOf(path: string): number | undefined {
    return this.#versions.get(path);
  }

  /** What is known once everything asked for before is done; undefined when the decisions cannot be read. */
  async whenRead(): Promise<DecisionWorkspace | undefined> {
    await this.hold(() => Promise.resolve());
    return this.#workspace;
  }

  /** Does something while everything else waits, as it does while the decisions are being read. */
  hold<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run(work);
  }

  /**
   * Reads everything anew: at the start, when the configuration changed, and when very many files did.
   * A failure is kept in {@link failure}; it rejects only when cancelled.
   */
  open(hooks?: WorkHooks): Promise<void> {
    if (hooks !== undefined) {
      return this.#queue.run(() => this.#open(hooks));
    }
    // Whoever asks while another one still waits is served by that.
    this.#waiting ??= this.#queue.run(() => {
      this.#waiting = undefined;
      return this.#open();
    });
    return this.#waiting;
  }

  /** Takes the text of an open document, unless it is known already or there is a later one by then. */
  update({ path, text, version }: Omit<LiveText, 'isDirty'>, isCurrent: () => boolean): Promise<void> {
    return this.#queue.run(async () => {
      const workspace = this.#workspace;
      const isKnown = this.#versions.get(path) === version;
      if (workspace === undefined || isKnown || !isCurrent() || workspace.folderOf(path) === undefined) {
        return;
      }
      const paths = await workspace.update(path, text);
      this.#versions.set(path, version);
      this.#tell(paths);
    });
  }

  /** Reads files again after they changed on disk, or after their document was closed. */
  reload(changed: readonly string[]): Promise<void> {
    if (changed.length > REOPEN_ABOVE) {
      return this.open();
    }
    return this.#queue.run(async () => {
      const workspace = this.#workspace;
      if (workspace === undefined || changed.length === 0) {
        return;
      }
      const affected = new Set<string>();
      for (const path of changed) {
        this.#versions.delete(path);
        (await workspace.reload(path)).forEach((other) => affected.add(other));
      }
      this.#tell([...affected]);
    });
  }

  /**
   * Checks the evidence of records, while everything else goes on, and tells of the records for which it gave something
   * new. Where evidence cannot be checked it does nothing.
   * @throws CancelledError
   */
  async verify(paths: readonly string[], hooks: WorkHooks): Promise<void> {
    const workspace = this.#workspace;
    if (workspace === undefined || !this.isVerifiable) {
      return;
    }
    // Others can cite evidence of these.
    const before = new Map(workspace.all().map(({ path }) => [path, workspace.verdictsOf(path)]));
    await workspace.verify(paths, hooks);
    const changed = [...before].flatMap(([path, verdicts]) => {
      const now = workspace.verdictsOf(path);
      return verdicts === now || sameJson(verdicts, now) ? [] : path;
    });
    if (workspace === this.#workspace && changed.length > 0) {
      this.#tell(changed);
    }
  }

  /**
   * Asks git about the commits of the decisions, and tells of the records for which it gave something new. Where there is
   * no git it does nothing.
   * @throws CancelledError
   */
  async readCommits(hooks: WorkHooks): Promise<void> {
    const workspace = this.#workspace;
    if (workspace === undefined || !this.isVerifiable) {
      return;
    }
    const paths = workspace.all().map(({ path }) => path);
    const before = new Map(paths.map((path) => [path, workspace.findingsFor(path)]));
    await workspace.readCommits(hooks);
    const changed = paths.filter((path) => !sameJson(before.get(path), workspace.findingsFor(path)));
    if (workspace === this.#workspace && changed.length > 0) {
      this.#tell(changed);
    }
  }

  /** Reads everything anew with other permissions. */
  renew(): Promise<void> {
    this.#service = undefined;
    return this.open();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#changed.dispose();
  }

  async #open(hooks?: WorkHooks): Promise<void> {
    if (this.#isDisposed) {
      return;
    }
    const { isVersioned, createService, liveTexts, log } = this.#options;
    try {
      this.#isVersioned = await isVersioned();
      this.#service ??= createService();
      const workspace = await (await this.#service).open(hooks);
      // The editor keeps documents for a while after their editors are closed and their files deleted.
      const live = liveTexts(this).filter(
        ({ path, isDirty }) =>
          workspace.folderOf(path) !== undefined && (isDirty || workspace.fileExists(path)),
      );
      for (const { path, text } of live) {
        await workspace.update(path, text);
      }
      this.#versions.clear();
      live.forEach(({ path, version }) => this.#versions.set(path, version));
      this.#workspace = workspace;
      this.#failure = undefined;
    } catch (error) {
      if (hooks?.token?.isCancellationRequested === true) {
        throw error;
      }
      log.error(`The decisions in ${this.root.toString(true)} could not be read.`, error);
      this.#failure = error;
    }
    this.#tell(undefined);
  }

  #tell(paths: readonly string[] | undefined): void {
    if (!this.#isDisposed) {
      this.#changed.fire({ repository: this, paths });
    }
  }
}
