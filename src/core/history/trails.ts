import { classifyFile } from '../parse/identity';
import type { Commit, PathChange } from './commit';
import { isFollowed } from './followed';
import { DeletedFiles } from './pairedRename';

/** A commit without what is large in it. */
export type CommitFacts = Omit<Commit, 'paths' | 'message'>;

/** One change of a record. */
export interface Revision {
  readonly commit: CommitFacts;
  readonly change: PathChange;
}

interface Trail {
  /** Newest first, apart from what was joined: see `at`. */
  readonly revisions: { readonly at: number; readonly revision: Revision }[];
  /** Whether it is that of a record which was asked for. */
  readonly isAsked: boolean;
  /** Whether a commit added its file. */
  wasAdded: boolean;
}

/**
 * The changes of records through all their names, from one pass over the commits. To be fed newest first, as git lists
 * them, so that the name at the end is known before the names before it. A record has another name when it was renamed,
 * its folder was, or only the case of letters changed.
 */
export class RecordTrails {
  readonly #asked = new Map<string, Trail>();
  /** Whose change it is when a file of this name changes, in the commits still to come. */
  readonly #owners = new Map<string, Trail>();
  /** Names that a record got from a rename: it was there before only if a parallel branch had renamed it too. */
  readonly #given = new Map<string, Trail>();
  #at = 0;
  #hasStrayed = false;

  /** @param paths the records as they are called at the commit that the pass begins with */
  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      this.#hasStrayed ||= !isFollowed(path);
      const trail: Trail = { revisions: [], isAsked: true, wasAdded: false };
      this.#asked.set(path, trail);
      this.#owners.set(path, trail);
    }
  }

  /** Takes the next commit, which is not newer than those before. */
  add(commit: Omit<Commit, 'message'>): void {
    this.#at += 1;
    const { paths } = commit;
    if (paths === undefined || paths.length === 0) {
      return;
    }
    const deleted = new DeletedFiles(paths);
    const taken = new Set<PathChange>();
    const found: { readonly trail: Trail; readonly change: PathChange }[] = [];
    for (const change of paths) {
      const trail = taken.has(change) ? undefined : this.#ownerOf(change);
      if (trail === undefined) {
        continue;
      }
      const twin = deleted.continuedBy(change);
      if (twin === undefined) {
        found.push({ trail, change });
      } else {
        taken.add(twin);
        found.push({
          trail,
          change: {
            kind: 'renamed',
            path: change.path,
            from: twin.path,
            before: twin.before,
            after: change.after,
          },
        });
      }
    }
    const kept = found.filter(({ change }) => !taken.has(change));
    if (kept.length === 0) {
      return;
    }
    const facts = factsOf(commit);
    for (const { trail, change } of kept) {
      trail.revisions.push({ at: this.#at, revision: { commit: facts, change } });
      trail.wasAdded ||= change.kind === 'added';
    }
    // Names change hands when all changes of the commit have found their owners: two records may have swapped names.
    for (const { trail, change } of kept) {
      if (change.kind === 'renamed' && change.from !== undefined) {
        this.#given.set(change.path, trail);
      }
    }
    const present = new Set(kept.map(({ change }) => change.path));
    for (const { trail, change } of kept) {
      for (const name of earlierNames(change)) {
        this.#rename(trail, name, present.has(name));
      }
    }
  }

  #ownerOf(change: PathChange): Trail | undefined {
    const { path, kind } = change;
    if (kind === 'deleted' && this.#given.has(path)) {
      // What had the name before it was given to the record is another one.
      this.#owners.delete(path);
      this.#given.delete(path);
    }
    const owner = this.#owners.get(path);
    if (owner !== undefined || classifyFile(path).kind !== 'candidate') {
      return owner;
    }
    // A record that is there no more, or the name that a record has on a parallel branch.
    const trail: Trail = { revisions: [], isAsked: false, wasAdded: false };
    this.#owners.set(path, trail);
    return trail;
  }

  /**
   * Before this commit, the record of `trail` was called `name`.
   * @param isTaken whether another record has that name from this commit on
   */
  #rename(trail: Trail, name: string, isTaken: boolean): void {
    const owner = this.#owners.get(name);
    if (owner === trail) {
      return;
    }
    this.#hasStrayed ||= !isFollowed(name);
    if (owner?.isAsked === false && !owner.wasAdded && !isTaken) {
      // What changed under this name later changed it on a parallel branch.
      trail.revisions.push(...owner.revisions);
    }
    this.#owners.set(name, trail);
    this.#given.delete(name);
  }

  /** The changes of a record that was asked for, newest first; empty for one that no commit has. */
  of(path: string): readonly Revision[] {
    const revisions = this.#asked.get(path)?.revisions ?? [];
    return [...revisions].sort((a, b) => a.at - b.at).map(({ revision }) => revision);
  }

  /** Whether a record has, or had, a name by which no file is followed: see `followedChanges`. */
  get hasStrayed(): boolean {
    return this.#hasStrayed;
  }

  /** How many commits were taken. */
  get commits(): number {
    return this.#at;
  }
}

/** A commit without what is large in it. */
export function factsOf({
  id,
  parents,
  author,
  authored,
  committed,
  subject,
}: Omit<Commit, 'message'>): CommitFacts {
  return { id, parents, author, authored, committed, subject };
}

/** What a changed file was called before; of a merge, in any of its parents. Without its name in the commit. */
function earlierNames({ path, from, merged }: PathChange): readonly string[] {
  const names = [...(from === undefined ? [] : [from]), ...(merged ?? []).map((file) => file.from)];
  return [...new Set(names)].filter((name) => name !== path);
}
