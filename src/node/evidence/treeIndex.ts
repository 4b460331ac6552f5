import { createHash } from 'node:crypto';
import { globMatcher, literalBase } from '../../core/workspace/glob';
import type { PathMatcher } from '../../core/workspace/glob';
import type { TreeEntry } from '../git/listings';

/** What globs stand for in one commit. */
export interface CoveredTree {
  /** `sha256:…` over `type id path NUL` of every file, ordered by the bytes of the paths. */
  readonly tree: string;
  /** Globs that match no file. */
  readonly unmatched: readonly string[];
}

/** How much is handed to the digest at once, in characters: fewer calls are several times as fast. */
const CHUNK = 1 << 16;

/**
 * All files of one commit, for any number of questions about globs. A glob starting with `!` takes away what the others
 * match; one ending with `/` stands for everything below the folder.
 */
export class TreeIndex {
  readonly #entries: readonly TreeEntry[];
  #byPath: ReadonlyMap<string, TreeEntry> | undefined;
  readonly #covered = new Map<string, CoveredTree>();
  /** The entries that a glob matches, by the glob: many records cover the same folders. */
  readonly #matched = new Map<string, readonly number[]>();

  /** @param entries ordered by the bytes of their paths, as git lists them */
  constructor(entries: readonly TreeEntry[]) {
    this.#entries = entries;
  }

  /** The file at a path; undefined when the commit has none there. */
  at(path: string): TreeEntry | undefined {
    this.#byPath ??= new Map(this.#entries.map((entry) => [entry.path, entry]));
    return this.#byPath.get(path);
  }

  /** All paths, in git's order. */
  paths(): readonly string[] {
    return this.#entries.map(({ path }) => path);
  }

  covered(globs: readonly string[]): CoveredTree {
    const key = JSON.stringify(globs);
    let covered = this.#covered.get(key);
    if (covered === undefined) {
      covered = this.#compute(globs);
      this.#covered.set(key, covered);
    }
    return covered;
  }

  #compute(globs: readonly string[]): CoveredTree {
    const isExcluded = exclusion(globs);
    const included = globs.filter((pattern) => !pattern.startsWith('!'));
    const unmatched: string[] = [];
    let found: number[] = [];
    for (const glob of included) {
      const matched = this.#matching(glob);
      const kept =
        isExcluded === undefined
          ? matched
          : matched.filter((index) => !isExcluded(this.#entries[index]!.path));
      if (kept.length === 0) {
        unmatched.push(glob);
      }
      found = found.length === 0 ? [...kept] : found.concat(kept);
    }
    if (included.length > 1) {
      const sorted = Uint32Array.from(found).sort();
      found = Array.from(sorted.filter((index, at) => index !== sorted[at - 1]));
    }
    const hash = createHash('sha256');
    let waiting = '';
    for (const index of found) {
      const { type, id, bytes } = this.#entries[index]!;
      waiting += `${type} ${id} ${bytes}\0`;
      if (waiting.length > CHUNK) {
        hash.update(waiting, 'latin1');
        waiting = '';
      }
    }
    hash.update(waiting, 'latin1');
    return { tree: `sha256:${hash.digest('hex')}`, unmatched };
  }

  /** The entries that a glob matches, in their order. */
  #matching(glob: string): readonly number[] {
    let found = this.#matched.get(glob);
    if (found === undefined) {
      found = this.#match(glob);
      this.#matched.set(glob, found);
    }
    return found;
  }

  #match(glob: string): readonly number[] {
    const found: number[] = [];
    const { base, literal, rest } = literalBase(glob);
    const bytes = Buffer.from(base, 'utf8').toString('latin1');
    const matches = literal ? undefined : globMatcher([rest]);
    const below = base === '' ? 0 : base.length + 1;
    const folder = [this.#first(`${bytes}/`), this.#first(`${bytes}0`)] as const;
    // A file of that name and what is below a folder of that name do not stand side by side: `a-b` comes between.
    const file = [this.#first(bytes), this.#first(`${bytes}\0`)] as const;
    const ranges = base === '' ? [[0, this.#entries.length] as const] : literal ? [file, folder] : [folder];
    for (const [from, to] of ranges) {
      for (let index = from; index < to; index += 1) {
        if (matches?.(this.#entries[index]!.path.slice(below)) !== false) {
          found.push(index);
        }
      }
    }
    return found;
  }

  /** The index of the first entry whose path is `bytes` or comes behind it. */
  #first(bytes: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle]!.bytes < bytes) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** What the globs with `!` take away; undefined when there are none. */
function exclusion(globs: readonly string[]): PathMatcher | undefined {
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return excluded.length === 0 ? undefined : globMatcher(excluded);
}

/** Those of `paths` that `globs` stand for. For a few paths; see {@link TreeIndex} for those of a whole commit. */
export function pathsUnder(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const included = globMatcher(globs.filter((glob) => !glob.startsWith('!')));
  const isExcluded = exclusion(globs);
  return paths.filter((path) => included(path) && isExcluded?.(path) !== true);
}
