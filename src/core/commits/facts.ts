import type { Commit } from '../history/commit';

/** What a commit is called and whose it is, without what it changed. */
export type CommitHead = Pick<Commit, 'id' | 'author' | 'authored' | 'committed' | 'subject'>;

/** What became of an id that a record lists as a commit. */
export type ListedCommit =
  /** It is part of what is checked out. */
  | { readonly kind: 'reachable'; readonly commit: CommitHead }
  /** It is in this clone, but not part of what is checked out. */
  | {
      readonly kind: 'unreachable';
      readonly commit: CommitHead;
      /** The commit that took its place, as far as that can be told. */
      readonly successor?: Successor;
    }
  /** An abbreviation of several ids. */
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  /** Another object than a commit has this id. */
  | { readonly kind: 'other'; readonly type: string }
  /** Nothing in this clone has this id. */
  | { readonly kind: 'missing' };

/** A commit in the place of one that was rebased or squashed away. */
export interface Successor {
  readonly commit: CommitHead;
  /** `patch`: it makes the same change. `description`: it has the same subject, author and date of writing. */
  readonly by: 'patch' | 'description';
}

/** A branch or working tree beside the one that is checked out, with the records that it has. */
export interface OtherBranch {
  /** As people call it: `origin/main`, `feature/cache`, `worktree ../fix`. */
  readonly name: string;
  /** Whether it is the branch on which work lands. */
  readonly isMain: boolean;
  /** All paths in the decision folders, of files and of folders directly in them. */
  readonly paths: readonly string[];
}

/** What git says about the commits of a repository. Plain data. */
export interface CommitFacts {
  /** The commit that is checked out; undefined without git or before the first commit. */
  readonly head: string | undefined;
  /** Why there is no such commit, or why git could not be asked; a sentence part. */
  readonly trouble: string | undefined;
  /** Why commits can be missing here that exist elsewhere; undefined for a complete clone. */
  readonly incomplete: 'shallow' | 'partial' | undefined;
  /** By the id as it was asked for. */
  readonly listed: ReadonlyMap<string, ListedCommit>;
  /** The commits of what is checked out whose messages may name a decision, newest first. Without their paths. */
  readonly naming: readonly Commit[];
  /** The commits of what is checked out that changed something in the decision folders, newest first, with all their paths. */
  readonly touching: readonly Commit[];
  /** The paths that other commits changed, by their whole ids: those that are listed or may name a decision, as far as asked. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly OtherBranch[];
}

/** What is to be found out about commits. */
export interface CommitQuestions {
  /** Ids that records list, in lower case: 4 to 64 hexadecimal digits. */
  readonly listed: ReadonlySet<string>;
  /** The decision folders. */
  readonly folders: readonly string[];
  /** The words of which a message that names a decision has one, in any case. */
  readonly words: readonly string[];
  /** Whether `naming`, `touching` and `others` are asked for too. */
  readonly history: boolean;
  /** Whether `changed` is asked for. */
  readonly paths: boolean;
}
