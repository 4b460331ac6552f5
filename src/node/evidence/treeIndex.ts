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
    const found = new Set<number>();
    const unmatched: string[] = [];
    for (const glob of globs.filter((pattern) => !pattern.startsWith('!'))) {
      let matches = 0;
      for (const index of this.#matching(glob)) {
        if (!isExcluded(this.#entries[index]!.path)) {
          matches += 1;
          found.add(index);
        }
      }
      if (matches === 0) {
        unmatched.push(glob);
      }
    }
    const hash = createHash('sha256');
    let waiting = '';
    for (const index of [...found].sort((a, b) => a - b)) {
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

  *#matching(glob: string): Generator<number> {
    const { base, literal } = literalBase(glob);
    const bytes = Buffer.from(base, 'utf8').toString('latin1');
    const matches = literal ? undefined : globMatcher([glob]);
    // A file of that name and what is below a folder of that name do not stand side by side: `a-b` comes between.
    const ranges =
      base === ''
        ? [[0, this.#entries.length] as const]
        : [
            [this.#first(bytes), this.#first(`${bytes}\0`)] as const,
            [this.#first(`${bytes}/`), this.#first(`${bytes}0`)] as const,
          ];
    for (const [from, to] of ranges) {
      for (let index = from; index < to; index += 1) {
        if (matches === undefined || matches(this.#entries[index]!.path)) {
          yield index;
        }
      }
    }
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

function exclusion(globs: readonly string[]): PathMatcher {
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return excluded.length === 0 ? () => false : globMatcher(excluded);
}

/** Those of `paths` that `globs` stand for. For a few paths; see {@link TreeIndex} for those of a whole commit. */
export function pathsUnder(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const included = globMatcher(globs.filter((glob) => !glob.startsWith('!')));
  const isExcluded = exclusion(globs);
  return paths.filter((path) => included(path) && !isExcluded(path));
}
