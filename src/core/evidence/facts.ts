import type { FileReading } from './query';

/** What is known of the repository when an item of evidence is judged. */
export interface RepositoryFacts {
  /** ISO date. */
  readonly today: string;
  /** The commit that is checked out; undefined without git or before the first commit. */
  readonly head: string | undefined;
  /** Why there is no such commit; a sentence part. */
  readonly trouble: string | undefined;
  /** Why commits and files can be missing here that exist elsewhere; undefined for a complete clone. */
  readonly incomplete: 'shallow' | 'partial' | undefined;
  /** Whether a commit is in this clone. */
  hasCommit(id: string): boolean;
  /** What stands under globs; undefined without a commit to look at. */
  covered(globs: readonly string[]): CoveredCode | undefined;
  /**
   * The paths under `globs` that differ between a commit and what is checked out.
   * @returns undefined when the commit is not in this clone
   */
  changedSince(commit: string, globs: readonly string[]): readonly string[] | undefined;
}

/** The code that globs stand for at the commit that is checked out. */
export interface CoveredCode {
  /** `sha256:…` over type, object and path of every file. */
  readonly tree: string;
  /** Globs that match no file. */
  readonly unmatched: readonly string[];
  /** Files under the globs with changes that are not committed. */
  readonly uncommitted: readonly string[];
  /** The tracked paths that a glob which matches none may have meant, best first; absent where nobody looks for them. */
  readonly nearest?: (glob: string) => readonly string[];
}

/** A data file as it was found. */
export type DataFile =
  | {
      readonly kind: 'read';
      /** `sha256:…` of what git stores for it. */
      readonly digest: string;
      /** Whether git tracks it. */
      readonly tracked: boolean;
      /** Undefined when its content is kept elsewhere (Git LFS) and not here. */
      readonly reading: FileReading | undefined;
    }
  /** It is not there, or cannot be read: a sentence part. */
  | {
      readonly kind: 'failed';
      readonly code: 'file-missing' | 'file-outside' | 'file-unreadable';
      readonly message: string;
      /** Known even where the content makes no sense. */
      readonly digest: string | undefined;
    };
