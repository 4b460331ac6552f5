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
   * A file as text: decoded strictly as UTF-8, without its byte order mark.
   * @throws FileReadError
   */
  readText(path: string, maxBytes: number): Promise<string>;
  /** Whether a file or folder is there. */
  exists(path: string): Promise<boolean>;
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
