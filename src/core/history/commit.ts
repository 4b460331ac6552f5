/** Who made a commit, as git's mail map has it. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** What a file of a merge was in one of its parents. */
export interface MergedFile {
  /** Its path in that parent. */
  readonly from: string;
  /** Its object id in that parent; undefined when it was not there, or is no regular file. */
  readonly before: string | undefined;
}

/** One file that a commit changed. Paths are relative to the root, with `/`. */
export interface PathChange {
  readonly kind: 'added' | 'changed' | 'deleted' | 'renamed';
  /** Its path in the commit; of a deleted file, the one that it had. */
  readonly path: string;
  /** The path that it had before; only for `renamed`. */
  readonly from?: string;
  /** The object id of its content before the commit; undefined when it was not there, or is no regular file. */
  readonly before: string | undefined;
  /** The object id of its content in the commit; undefined when it is not there any more, or is no regular file. */
  readonly after: string | undefined;
  /** Only for a merge: the file in each of its parents, `before` being that of the first. It differs from all of them. */
  readonly merged?: readonly MergedFile[];
}

/** One commit as history needs it. */
export interface Commit {
  /** The whole id. */
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Person;
  /** When its change was made: ISO 8601 with the zone of who made it, `2026-03-14T09:30:00+01:00`. */
  readonly authored: string;
  /** When the commit was made, in the same form. */
  readonly committed: string;
  /** The first paragraph of the message, on one line. */
  readonly subject: string;
  readonly message: string;
  /**
   * The files that it changed; of a merge those that differ from all its parents. Undefined where that is not known: it
   * was not asked for, or the parents are not in this clone.
   */
  readonly paths?: readonly PathChange[];
}
