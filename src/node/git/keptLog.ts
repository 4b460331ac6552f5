import { join } from 'node:path';
import type { Commit } from '../../core/history/commit';
import { followedChanges } from '../../core/history/followed';
import { factsOf } from '../../core/history/trails';
import type { CommitFacts } from '../../core/history/trails';
import { findGitDirectory } from '../root';
import { readSealed, writeSealed } from '../sealedFile';
import { GitError } from './gitError';
import { gitWithInput } from './gitWithInput';
import { readLog } from './history';
import { historyKey } from './historyKey';
import type { GitOptions } from './runGit';

/** A commit that changed a followed file, with those of its changes that matter to such files. */
export type KeptCommit = CommitFacts & Pick<Commit, 'paths'>;

/** A log that takes more is not kept, in bytes. */
const MAX_BYTES = 128 << 20;

/**
 * The commits of a complete clone that changed a followed file, kept for the next time in git's own folder: the id of the
 * commit that they lead up to, and a line for each, in the order of `readLog`. Safe to delete. What is new since is asked
 * of git and added; a commit does not change, so nothing of it has to be asked again.
 */
export class KeptLog {
  readonly #root: string;
  readonly #file: string;
  readonly #title: string;
  readonly #options: GitOptions;

  private constructor(root: string, folder: string, key: string, options: GitOptions) {
    this.#root = root;
    this.#file = join(folder, 'grounds', 'history');
    this.#title = `grounds history 1 ${key}`;
    this.#options = options;
  }

  /** @returns undefined where none can be kept @throws GitError */
  static async open(root: string, options: GitOptions = {}): Promise<KeptLog | undefined> {
    const folder = await findGitDirectory(root);
    const key = folder && (await historyKey(root, folder, options));
    return folder && key ? new KeptLog(root, folder, key, options) : undefined;
  }

  /**
   * The commits that lead up to `head`, newest first. Costs what git takes for those that are new.
   * @param head a whole commit id
   * @returns undefined when there is no log yet that could be brought up to it
   * @throws GitError when it is cancelled
   */
  async upTo(head: string): Promise<readonly KeptCommit[] | undefined> {
    const [last, ...lines] = (await readSealed(this.#file, this.#title, MAX_BYTES))?.split('\n') ?? [];
    if (last === undefined) {
      return undefined;
    }
    try {
      const kept = lines.map((line) => JSON.parse(line) as KeptCommit);
      return last === head ? kept : await this.#grown(kept, last, head);
    } catch (error) {
      if (error instanceof GitError && error.kind === 'cancelled') {
        throw error;
      }
      // The commit that it led up to may be gone; all are read again.
      return undefined;
    }
  }

  async #grown(kept: readonly KeptCommit[], last: string, head: string): Promise<readonly KeptCommit[]> {
    const added: KeptCommit[] = [];
    let commits = 0;
    /** The only parent of the last commit read, as long as each was the only parent of the one before. */
    let next: string | undefined = head;
    const log = readLog(this.#root, { from: [head], without: [last], changes: true }, this.#options);
    for await (const commit of log) {
      commits += 1;
      const [parent, second] = commit.parents;
      next = commit.id === next && second === undefined ? parent : undefined;
      added.push(...keptOf(commit));
    }
    const all = [...added, ...kept];
    const grown = next === last ? all : await this.#inOrder(all, head);
    if (commits > 0) {
      await this.save(head, grown);
    }
    return grown;
  }

  /** Those that lead up to `head`, as git orders them where branches were merged or another one was checked out. */
  async #inOrder(commits: readonly KeptCommit[], head: string): Promise<readonly KeptCommit[]> {
    const byId = new Map(commits.map((commit) => [commit.id, commit]));
    const args = ['rev-list', '--date-order', '--stdin'];
    const ids = (await gitWithInput(this.#root, args, `${head}\n`, this.#options)).toString('latin1');
    return ids.split('\n').flatMap((id) => byId.get(id) ?? []);
  }

  /** Keeps what was read. Nobody but the next run misses it, so a failure is none. */
  async save(head: string, commits: readonly KeptCommit[]): Promise<void> {
    const lines = [head];
    let bytes = 0;
    for (const commit of commits) {
      const line = JSON.stringify(commit);
      bytes += Buffer.byteLength(line) + 1;
      if (bytes > MAX_BYTES) {
        return;
      }
      lines.push(line);
    }
    await writeSealed(this.#file, this.#title, lines.join('\n'));
  }
}

/** What is kept of a commit: nothing of one that changed no followed file. */
export function keptOf(commit: Commit): readonly KeptCommit[] {
  const paths = followedChanges(commit.paths ?? []);
  return paths.length === 0 ? [] : [{ ...factsOf(commit), paths }];
}
