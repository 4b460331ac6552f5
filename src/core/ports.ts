import type { CommitFacts, CommitQuestions } from './commits/facts';
import type { DataFile, RepositoryFacts } from './evidence/facts';
import type { Query } from './evidence/query';

/** What a directory entry is; `link` is a symbolic link, whose target is not looked at. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** One entry of a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Signals that nobody waits for the result any more. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** Watches and stops long work. */
export interface WorkHooks {
  readonly token?: CancellationToken;
  /** Called now and then with how many of how many files are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A file could not be read; `message` is a sentence without the path. */
export class FileReadError extends Error {
  constructor(
    readonly kind: 'missing' | 'too-large' | 'not-utf8' | 'unreadable' | 'outside',
    message: string,
  ) {
    super(message);
    this.name = 'FileReadError';
  }
}

/**
 * Read access to one repository. Paths are relative to its root, with `/`, `''` being the root. An implementation
 * refuses paths that leave the root, by `..` or through a symbolic link.
 */
export interface FileSystem {
  /** The entries of a folder in no particular order; empty when it does not exist. */
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /**
   * The names of what is in each of many folders, where that is found faster than by reading one after the other. Folders
   * that do not exist or cannot be listed are left out.
   */
  listFolders?(paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * A file as text: decoded strictly as UTF-8, without its byte order mark.
   * @throws FileReadError
   */
  readText(path: string, maxBytes: number): Promise<string>;
  /** Whether a file or folder is there. */
  exists(path: string): Promise<boolean>;
}

/** What a run of checking evidence stands on: the repository as it is at one moment. */
export interface EvidenceSource {
  /** @throws CancelledError */
  open(hooks: WorkHooks): Promise<EvidenceSnapshot>;
}

/** The repository as it was when it was opened. */
export interface EvidenceSnapshot {
  readonly facts: RepositoryFacts;
  /**
   * Finds out what the facts are asked about later, in a constant number of git processes.
   * @param commits ids of commits for which `hasCommit` will be asked
   * @param bases ids of commits for which `changedSince` will be asked
   */
  prepare(commits: ReadonlySet<string>, bases: ReadonlySet<string>): Promise<void>;
  /** Reads data files, each once for all questions to it. In the order of `requests`. */
  read(requests: readonly DataRequest[], hooks: WorkHooks): Promise<readonly DataFile[]>;
}

/** A data file with all that is asked of it. */
export interface DataRequest {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  /** The format that the record states. */
  readonly format: string | undefined;
  readonly queries: readonly Query[];
}

/** Where what git knows about commits comes from. */
export interface CommitSource {
  /**
   * Asks git, in a constant number of processes. What git cannot say is absent from the facts, which say why.
   * @throws CancelledError
   */
  open(questions: CommitQuestions, hooks: WorkHooks): Promise<CommitSnapshot>;
}

/** The commits of the repository as they were when it was asked for them. */
export interface CommitSnapshot {
  readonly facts: CommitFacts;
  /**
   * The texts of stored files by their objects; what is not in this clone, is no UTF-8 or larger than any record is left
   * out.
   * @throws CancelledError
   */
  texts(blobs: ReadonlySet<string>, hooks: WorkHooks): Promise<ReadonlyMap<string, string>>;
}

/** Today, as an ISO date in the user's time zone. */
export interface Clock {
  today(): string;
}

/** Where diagnostics about Grounds itself go. */
export interface Logger {
  debug(message: string): void;
  warn(message: string): void;
}
