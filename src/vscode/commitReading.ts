import * as vscode from 'vscode';
import { isCommitId } from '../core/commits/commitId';
import { mayAskGit } from './adapt/mayAskGit';
import type { GitState } from './gitState';
import type { Repositories } from './repositories';
import type { Repository } from './repository';
import { Disposables } from './util/disposables';

/** Git is asked so long after something changed, in milliseconds: one command of git writes several files. */
const QUIET = 500;

/** The reading of the commits of one repository. */
interface Reading {
  timer: NodeJS.Timeout | undefined;
  running: vscode.CancellationTokenSource | undefined;
}

/**
 * Keeps what rules say about commits current, in the background: git is asked again when another commit is checked out,
 * when branches move, and when records list other commits. Folders that are not trusted are left alone.
 */
export class CommitReading implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #readings = new Map<Repository, Reading>();

  constructor(repositories: Repositories, git: GitState, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#disposables.add(
      git.onDidChange(({ repository, change }) => {
        if (change !== 'index') {
          this.#request(repository);
        }
      }),
    );
    this.#disposables.add(
      repositories.onDidChange(({ repository, paths }) => {
        // What was read anew knows nothing of commits.
        if (paths === undefined || paths.some((path) => listsUnknown(repository, path))) {
          this.#request(repository);
        }
      }),
    );
    this.#disposables.add(
      repositories.onDidChangeList(() => {
        for (const [repository, reading] of this.#readings) {
          if (!repositories.all.includes(repository)) {
            end(reading);
            this.#readings.delete(repository);
          }
        }
      }),
    );
  }

  /** Whether nothing is under way or waits to be. */
  get isIdle(): boolean {
    return [...this.#readings.values()].every(
      ({ timer, running }) => timer === undefined && running === undefined,
    );
  }

  dispose(): void {
    this.#readings.forEach(end);
    this.#disposables.dispose();
  }

  #request(repository: Repository): void {
    if (!mayAskGit(repository)) {
      return;
    }
    const reading = this.#readings.get(repository) ?? { timer: undefined, running: undefined };
    this.#readings.set(repository, reading);
    clearTimeout(reading.timer);
    reading.timer = setTimeout(() => {
      reading.timer = undefined;
      void this.#read(repository, reading);
    }, QUIET);
  }

  async #read(repository: Repository, reading: Reading): Promise<void> {
    // What is read already may be of another commit.
    reading.running?.cancel();
    const running = (reading.running = new vscode.CancellationTokenSource());
    try {
      await repository.readCommits({ token: running.token });
    } catch (error) {
      if (!running.token.isCancellationRequested) {
        this.#log.warn('The commits of the decisions could not be read.', error);
      }
    } finally {
      running.dispose();
      if (reading.running === running) {
        reading.running = undefined;
      }
    }
  }
}

/** Whether a record lists a commit that git was not asked about. */
function listsUnknown({ workspace }: Repository, path: string): boolean {
  const listed = workspace?.byPath(path)?.commits ?? [];
  return listed.some(
    ({ id }) => isCommitId(id) && workspace?.commitFacts?.listed.has(id.toLowerCase()) !== true,
  );
}

function end({ timer, running }: Reading): void {
  clearTimeout(timer);
  running?.cancel();
}
