import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { PathNames } from '../../core/evidence/nearestPaths';
import type { CoveredCode, DataFile, RepositoryFacts } from '../../core/evidence/facts';
import type {
  Clock,
  DataRequest,
  EvidenceSnapshot,
  EvidenceSource,
  FileReadError,
  Logger,
  WorkHooks,
} from '../../core/ports';
import { throwIfCancelled } from '../../core/workspace/cancellation';
import { pathsUnder } from '../../core/workspace/glob';
import type { BuiltProgram } from '../builtProgram';
import { CommitFiles } from '../git/commitFiles';
import { createGit, GitError } from '../git/git';
import type { Git } from '../git/git';
import { resolveInside } from '../realPaths';
import { toAbsolutePath } from '../repositoryPath';
import { findGitDirectory } from '../root';
import type { FileResult, FileTask } from './readDataFile';
import { readOnThreads } from './readerThreads';
import { ReadingCache } from './readingCache';
import type { StoredCopies } from './storedCopies';
import { unixDigest } from './storedDigest';
import { TreeIndex } from './treeIndex';

/** What evidence is checked with. */
export interface EvidenceSourceParts {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Where results are kept for the next run; undefined for nowhere. */
  readonly cacheFolder: string | undefined;
  /** Without one data files are read on this thread. */
  readonly program: BuiltProgram | undefined;
  /** Whether git may be asked: it runs what the configuration of the repository names, which has to be trusted. */
  readonly mayRunGit: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The differences to more commits than this are not listed: each costs a process. */
const MAX_COMPARED = 20;
/** For so many misspelt globs it is found out what they may mean: where there are more, another thing is wrong. */
const MAX_SUGGESTED = 50;
const MAX_NEAREST = 3;
/** How often it is looked whether somebody still waits, in milliseconds. */
const CANCELLATION_POLL = 100;

/** Evidence as it stands in the repository at `root`: data files on disk, code in git. */
export function createEvidenceSource(parts: EvidenceSourceParts): EvidenceSource {
  return {
    async open(hooks): Promise<EvidenceSnapshot> {
      const repository = await openRepository(parts);
      throwIfCancelled(hooks.token);
      return new Snapshot(parts, repository, await openCache(parts));
    },
  };
}

/** A commit whose evidence is checked as it stands there, whatever is checked out. */
export interface RevisionParts extends Pick<
  EvidenceSourceParts,
  'root' | 'cacheFolder' | 'program' | 'logger'
> {
  /** A whole commit id. */
  readonly commit: string;
  /** The day as of which it is checked, an ISO date. */
  readonly today: string;
  readonly copies: StoredCopies;
}

/** Evidence as it stands in a commit: data files and code as git stores them. */
export function createRevisionEvidence(parts: RevisionParts): EvidenceSource {
  const { root, commit, today, copies } = parts;
  return {
    async open(): Promise<EvidenceSnapshot> {
      const git = createGit(root);
      const [files, incomplete] = await Promise.all([git.files(commit), git.incomplete()]);
      const tree = new TreeIndex(files);
      const repository = { git, head: commit, trouble: undefined, incomplete, tree, uncommitted: [], copies };
      const clock = { today: () => today };
      return new Snapshot({ ...parts, mayRunGit: true, clock }, repository, await openCache(parts));
    },
  };
}

/** Readings of an earlier run by the same program. */
function openCache({
  program,
  cacheFolder,
}: Pick<EvidenceSourceParts, 'program' | 'cacheFolder'>): Promise<ReadingCache> {
  return ReadingCache.open(program && cacheFolder, program?.fingerprint ?? '');
}

/** What git says about the repository. */
interface RepositoryState {
  readonly git: Git;
  readonly head: string | undefined;
  /** Why there is no history to look at. */
  readonly trouble: string | undefined;
  readonly incomplete: RepositoryFacts['incomplete'];
  readonly tree: TreeIndex;
  readonly uncommitted: readonly string[];
  /** Where the content of files is, when it is not that of the working tree. */
  readonly copies?: StoredCopies;
}

async function openRepository({ root, mayRunGit, logger }: EvidenceSourceParts): Promise<RepositoryState> {
  const git = createGit(root);
  const nothing = {
    git,
    head: undefined,
    incomplete: undefined,
    tree: new TreeIndex(CommitFiles.none),
    uncommitted: [],
  };
  if ((await findGitDirectory(root)) === undefined) {
    return { ...nothing, trouble: 'this folder is not in a git repository' };
  }
  if (!mayRunGit) {
    return { ...nothing, trouble: 'git is not run in a folder that is not trusted' };
  }
  try {
    const [head, incomplete, uncommitted] = await Promise.all([
      git.head(),
      git.incomplete(),
      git.uncommitted(),
    ]);
    return head === undefined
      ? { ...nothing, trouble: 'there is no commit yet', uncommitted }
      : {
          git,
          head,
          trouble: undefined,
          incomplete,
          tree: new TreeIndex(await git.files(head)),
          uncommitted,
        };
  } catch (error) {
    if (!(error instanceof GitError)) {
      throw error;
    }
    logger.warn(`Git could not be asked: ${error.message}`);
    return { ...nothing, trouble: `git could not be asked (${error.message.split('\n')[0] ?? ''})` };
  }
}

class Snapshot implements EvidenceSnapshot {
  readonly facts: RepositoryFacts;
  readonly #parts: EvidenceSourceParts;
  readonly #repository: RepositoryState;
  readonly #cache: ReadingCache;
  readonly #uncommitted: ReadonlySet<string>;
  readonly #covered = new Map<string, CoveredCode>();
  readonly #changes = new Map<string, readonly string[]>();
  readonly #suggested = new Map<string, readonly string[]>();
  #names: PathNames | undefined;
  #known: ReadonlySet<string> = new Set();

  constructor(parts: EvidenceSourceParts, repository: RepositoryState, cache: ReadingCache) {
    this.#parts = parts;
    this.#repository = repository;
    this.#cache = cache;
    this.#uncommitted = new Set(repository.uncommitted);
    const { head, incomplete, trouble } = repository;
    this.facts = {
      today: parts.clock.today(),
      head,
      incomplete,
      trouble,
      hasCommit: (id) => this.#known.has(id.toLowerCase()),
      covered: (globs) => this.#coveredBy(globs),
      changedSince: (commit, globs) => {
        const paths = this.#changes.get(commit.toLowerCase());
        return paths === undefined ? undefined : pathsUnder(globs, paths);
      },
    };
  }

  #coveredBy(globs: readonly string[]): CoveredCode | undefined {
    const { head, tree, uncommitted } = this.#repository;
    if (head === undefined) {
      return undefined;
    }
    const key = JSON.stringify(globs);
    let covered = this.#covered.get(key);
    if (covered === undefined) {
      covered = {
        ...tree.covered(globs),
        uncommitted: pathsUnder(globs, uncommitted),
        nearest: (glob) => this.#nearest(glob),
      };
      this.#covered.set(key, covered);
    }
    return covered;
  }

  #nearest(glob: string): readonly string[] {
    let known = this.#suggested.get(glob);
    if (known === undefined && this.#suggested.size < MAX_SUGGESTED) {
      this.#names ??= new PathNames(this.#repository.tree.paths());
      known = this.#names.nearest(glob, MAX_NEAREST);
      this.#suggested.set(glob, known);
    }
    return known ?? [];
  }

  async prepare(commits: ReadonlySet<string>, bases: ReadonlySet<string>): Promise<void> {
    const { git, head } = this.#repository;
    if (head === undefined || commits.size + bases.size === 0) {
      return;
    }
    const lower = (ids: ReadonlySet<string>): readonly string[] => [...ids].map((id) => id.toLowerCase());
    try {
      this.#known = await git.existing([...lower(commits), ...lower(bases)]);
      const compared = lower(bases).filter((id) => this.#known.has(id));
      await Promise.all(
        compared.slice(0, MAX_COMPARED).map(async (base) => {
          this.#changes.set(base, await git.changed(base, head));
        }),
      );
    } catch (error) {
      if (!(error instanceof GitError)) {
        throw error;
      }
      // What is not known here may be elsewhere; verdicts say so.
      this.#parts.logger.warn(`Git could not compare commits: ${error.message}`);
    }
  }

  async read(requests: readonly DataRequest[], hooks: WorkHooks): Promise<readonly DataFile[]> {
    const { root } = this.#parts;
    const { copies } = this.#repository;
    const results = new Map<number, FileResult>();
    const open: { readonly index: number; readonly task: FileTask; readonly key: string | undefined }[] = [];
    for (const [index, request] of requests.entries()) {
      const blob = this.#blobOf(request.path);
      const key = blob === undefined ? undefined : keyOf(blob, request);
      const kept = key === undefined ? undefined : this.#cache.get(key);
      if (kept !== undefined) {
        results.set(index, kept);
      } else if (blob === undefined && (copies !== undefined || isMissing(root, request.path))) {
        results.set(index, { kind: 'failed', error: 'missing', message: 'There is no such file.' });
      } else if (blob === undefined || copies === undefined) {
        open.push({ index, task: { root, ...request, blob }, key });
      } else {
        const copy = await copies.of(blob);
        if (copy.kind === 'failed') {
          results.set(index, copy);
        } else {
          open.push({ index, task: { root, ...request, blob, copy: copy.path }, key });
        }
      }
    }
    let done = results.size;
    await this.#readAll(
      open.map(({ task }) => task),
      (position, result) => {
        const { index, key } = open[position]!;
        results.set(index, result);
        if (key !== undefined && result.kind === 'read' && result.digest !== undefined) {
          this.#cache.set(key, result);
        }
        done += 1;
        hooks.onProgress?.(done, requests.length);
      },
      hooks,
    );
    throwIfCancelled(hooks.token);
    const files = await Promise.all(
      requests.map(({ path }, index) => this.#toDataFile(path, results.get(index))),
    );
    await this.#cache.save();
    return files;
  }

  /** The object that git stores for a file, if the file is as it is stored. */
  #blobOf(path: string): string | undefined {
    const entry = this.#repository.tree.at(path);
    return entry?.type === 'blob' && !entry.isLink && !this.#uncommitted.has(path) ? entry.id : undefined;
  }

  async #readAll(
    tasks: readonly FileTask[],
    onResult: (position: number, result: FileResult) => void,
    { token }: WorkHooks,
  ): Promise<void> {
    if (tasks.length === 0) {
      return;
    }
    const { program } = this.#parts;
    if (program === undefined) {
      const { readDataFile } = await import('./readDataFile.js');
      for (const [position, task] of tasks.entries()) {
        throwIfCancelled(token);
        onResult(position, await readDataFile(task));
      }
      return;
    }
    const controller = new AbortController();
    const timer = setInterval(() => {
      if (token?.isCancellationRequested === true) {
        controller.abort();
      }
    }, CANCELLATION_POLL);
    try {
      await readOnThreads(program.threads, tasks, onResult, controller.signal);
    } finally {
      clearInterval(timer);
    }
  }

  async #toDataFile(path: string, result: FileResult | undefined): Promise<DataFile> {
    if (result === undefined || result.kind === 'failed') {
      return failed(path, result?.error ?? 'unreadable', result?.message ?? 'It was not read.');
    }
    const digest = `sha256:${await this.#digestOf(path, result)}`;
    if (result.problem !== undefined) {
      const message = `${path} cannot be used: ${result.problem}`;
      return { kind: 'failed', code: 'file-unreadable', message, digest };
    }
    const tracked = this.#repository.tree.at(path) !== undefined;
    return { kind: 'read', digest, tracked, reading: result.reading };
  }

  /** The digest of what git stores, or would store. */
  async #digestOf(path: string, result: Extract<FileResult, { kind: 'read' }>): Promise<string> {
    const { git, head } = this.#repository;
    const blob = this.#blobOf(path);
    try {
      if (blob !== undefined) {
        return (
          result.digest ??
          createHash('sha256')
            .update(await git.blob(blob))
            .digest('hex')
        );
      }
      if (result.hasCrlf && !result.isPointer && head !== undefined) {
        const [stored = ''] = await git.storedIds([path]);
        const absolute = await resolveInside(this.#parts.root, path);
        return (await unixDigest(absolute, stored, result.diskDigest)) ?? result.diskDigest;
      }
    } catch (error) {
      this.#parts.logger.warn(
        `What git stores for ${path} cannot be told: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return result.digest ?? result.diskDigest;
  }
}

/** Whether there is nothing at a path inside the repository: for many files quicker than asking a thread to read them. */
function isMissing(root: string, path: string): boolean {
  try {
    return !existsSync(toAbsolutePath(root, path));
  } catch {
    return false;
  }
}

/** What a result depends on besides the program. */
function keyOf(blob: string, { path, format, queries }: DataRequest): string {
  const asked = createHash('sha256')
    .update(JSON.stringify([format, queries]))
    .digest('base64url');
  return `${blob} ${extname(path)} ${asked}`;
}

function failed(path: string, error: FileReadError['kind'], message: string): DataFile {
  switch (error) {
    case 'missing':
      return { kind: 'failed', code: 'file-missing', message: `there is no file ${path}`, digest: undefined };
    case 'outside':
      return {
        kind: 'failed',
        code: 'file-outside',
        message: `${path} leads out of the repository, so it is not read`,
        digest: undefined,
      };
    default: {
      const why = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
      return {
        kind: 'failed',
        code: 'file-unreadable',
        message: `${path} cannot be used: ${why}`,
        digest: undefined,
      };
    }
  }
}
