import * as vscode from 'vscode';
import type { WorkHooks } from '../core/service';
import { describeError } from './adapt/logger';
import type { Repositories } from './repositories';
import type { Repository, RepositoryChange } from './repository';
import { Disposables } from './util/disposables';
import { Queue } from './util/queue';

/** Evidence is checked so long after something changed, in milliseconds; what changes meanwhile is checked with it. */
const QUIET = 120;
/** Changes wait no longer than this, however many follow. */
const LONGEST_WAIT = 600;
/** Work that takes longer, in milliseconds, is shown in the status bar. */
const UNNOTICED = 500;

/** What is to be checked in one repository. */
interface Outstanding {
  readonly paths: Set<string>;
  timer: NodeJS.Timeout | undefined;
  readonly since: number;
}

/**
 * Checks the evidence of records in the background, whenever something that its state follows from has changed, and at
 * once when somebody asks. In each repository one run follows the other.
 */
export class Verification implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #busyChanged = this.#disposables.add(new vscode.EventEmitter<Repository>());
  /** Fires when checking begins and ends. */
  readonly onDidChangeBusy = this.#busyChanged.event;
  readonly #outstanding = new Map<Repository, Outstanding>();
  readonly #queues = new WeakMap<Repository, Queue>();
  /** How many runs are under way or wait for another. */
  readonly #running = new Map<Repository, number>();
  readonly #end = this.#disposables.add(new vscode.CancellationTokenSource());
  #today = new Date().toDateString();

  constructor(repositories: Repositories, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#disposables.add(
      repositories.onDidChange((change) => {
        this.#requestUnknown(change);
      }),
    );
    this.#disposables.add(
      repositories.onDidChangeList(() => {
        for (const [repository, { timer }] of this.#outstanding) {
          if (!repositories.all.includes(repository)) {
            clearTimeout(timer);
            this.#outstanding.delete(repository);
          }
        }
      }),
    );
    this.#disposables.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        const today = new Date().toDateString();
        if (focused && today !== this.#today) {
          // Evidence can be valid until a day.
          this.#today = today;
          repositories.all.forEach((repository) => {
            this.request(repository);
          });
        }
      }),
    );
  }

  /** Whether nothing is under way or waits to be. */
  get isIdle(): boolean {
    return this.#outstanding.size === 0 && this.#running.size === 0;
  }

  isBusy(repository: Repository): boolean {
    return this.#running.has(repository);
  }

  /** Has the evidence of records checked soon, by default of all. */
  request(repository: Repository, paths: readonly string[] = repository.pathsWithEvidence): void {
    if (!repository.isVerifiable || paths.length === 0) {
      return;
    }
    const now = Date.now();
    const outstanding = this.#outstanding.get(repository) ?? {
      paths: new Set(),
      timer: undefined,
      since: now,
    };
    this.#outstanding.set(repository, outstanding);
    paths.forEach((path) => outstanding.paths.add(path));
    if (outstanding.timer === undefined || now - outstanding.since < LONGEST_WAIT) {
      clearTimeout(outstanding.timer);
      outstanding.timer = setTimeout(() => {
        this.#outstanding.delete(repository);
        void this.#inBackground(repository, [...outstanding.paths]);
      }, QUIET);
    }
  }

  /**
   * Checks the evidence of records now, by default of all.
   * @throws CancelledError
   */
  async verify(
    repository: Repository,
    paths: readonly string[] = repository.pathsWithEvidence,
    hooks: WorkHooks = {},
  ): Promise<void> {
    const queue = this.#queues.get(repository) ?? new Queue();
    this.#queues.set(repository, queue);
    this.#count(repository, 1);
    try {
      await queue.run(() => repository.verify(paths, hooks));
    } finally {
      this.#count(repository, -1);
    }
  }

  dispose(): void {
    this.#outstanding.forEach(({ timer }) => {
      clearTimeout(timer);
    });
    this.#end.cancel();
    this.#disposables.dispose();
  }

  /** What has evidence of which nothing is known was read for the first time, or edited. */
  #requestUnknown({ repository, paths }: RepositoryChange): void {
    const { workspace } = repository;
    if (workspace !== undefined) {
      const unknown = (paths ?? repository.pathsWithEvidence).filter(
        (path) =>
          (workspace.byPath(path)?.evidence.length ?? 0) > 0 && workspace.verdictsOf(path) === undefined,
      );
      this.request(repository, unknown);
    }
  }

  async #inBackground(repository: Repository, paths: readonly string[]): Promise<void> {
    let report: ((done: number, total: number) => void) | undefined;
    const work = this.verify(repository, paths, {
      token: this.#end.token,
      onProgress: (done, total) => report?.(done, total),
    }).catch((error: unknown) => {
      if (!this.#end.token.isCancellationRequested) {
        this.#log.error(`Evidence could not be verified: ${describeError(error)}`);
      }
    });
    const timer = setTimeout(() => {
      const title = vscode.l10n.t('Verifying evidence');
      void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, (progress) => {
        report = (done, total) => {
          progress.report({ message: vscode.l10n.t('{0} of {1}', done, total) });
        };
        return work;
      });
    }, UNNOTICED);
    await work;
    clearTimeout(timer);
  }

  #count(repository: Repository, change: 1 | -1): void {
    const before = this.#running.get(repository) ?? 0;
    const count = before + change;
    if (count === 0) {
      this.#running.delete(repository);
    } else {
      this.#running.set(repository, count);
    }
    if ((before === 0 || count === 0) && !this.#end.token.isCancellationRequested) {
      this.#busyChanged.fire(repository);
    }
  }
}
