import type { CommitFacts, ListedCommit, OtherBranch } from '../../../src/core/commits/facts';
import type { Commit } from '../../../src/core/history/commit';
import type { CommitSource } from '../../../src/core/ports';

/** What git says about commits, as tests state it. Plain JSON. */
export interface StatedCommits {
  /** ISO date; by default the day of the records in fixtures. */
  readonly today?: string;
  /** The commit that is checked out; null for none. */
  readonly head?: string | null;
  readonly incomplete?: 'shallow' | 'partial';
  /** What listed ids are; the others are missing. */
  readonly listed?: Readonly<Record<string, ListedCommit>>;
  /** Newest first. */
  readonly naming?: readonly StatedCommit[];
  /** Newest first. */
  readonly touching?: readonly StatedCommit[];
  /** What commits without their paths changed, by their ids. */
  readonly changed?: Readonly<Record<string, readonly string[]>>;
  readonly others?: readonly OtherBranch[];
  /** The lines of former versions by their objects. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
}

/** A commit; what is left out does not matter. */
export type StatedCommit = Pick<Commit, 'id' | 'committed'> & Partial<Commit>;

/** A source of commits over stated facts. */
export function memoryCommits(stated: StatedCommits): CommitSource {
  const {
    head = 'c'.repeat(40),
    incomplete,
    listed = {},
    naming = [],
    touching = [],
    changed = {},
    others = [],
    texts = {},
  } = stated;
  return {
    open: (questions) => {
      const facts: CommitFacts = {
        head: head ?? undefined,
        trouble: head === null ? 'there is no commit yet' : undefined,
        incomplete,
        listed: new Map(
          [...questions.listed].map((id) => [
            id,
            Object.hasOwn(listed, id) ? listed[id]! : { kind: 'missing' },
          ]),
        ),
        naming: naming.map(complete),
        touching: touching.map(complete),
        changed: new Map(Object.entries(changed)),
        others,
      };
      return Promise.resolve({
        facts,
        texts: (blobs) =>
          Promise.resolve(
            new Map(
              Object.entries(texts)
                .filter(([blob]) => blobs.has(blob))
                .map(([blob, lines]) => [blob, lines.map((line) => `${line}\n`).join('')]),
            ),
          ),
      });
    },
  };
}

function complete(stated: StatedCommit): Commit {
  const { message = stated.subject ?? '', committed } = stated;
  return {
    parents: [],
    author: { name: 'Storage Lead', email: 'storage-lead@example.com' },
    authored: committed,
    subject: message.split('\n')[0] ?? '',
    message,
    ...stated,
  };
}
