import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { exclusion, globMatcher, literalBase } from '../../core/workspace/glob';
import type { TreeEntry } from '../git/listings';

/** What globs stand for in one commit. */
export interface CoveredTree {
  /** `sha256:…` over `type id path NUL` of every file, ordered by the bytes of the paths. */
  readonly tree: string;
  /** Globs that match no file. */
  readonly unmatched: readonly string[];
}

/** What one glob matches. */
interface Matched {
  /** The entries, in their order. */
  readonly entries: readonly number[];
  /** What they put into a digest; undefined where that is too long to keep. */
  readonly text: string | undefined;
}

/** For so many entries the text is kept. */
const KEPT_ENTRIES = 1000;

/**
 * All files of one commit, for any number of questions about globs. A glob starting with `!` takes away what the others
 * match; one ending with `/` stands for everything below the folder.
 */
export class TreeIndex {
  readonly #entries: readonly TreeEntry[];
  #byPath: ReadonlyMap<string, TreeEntry> | undefined;
  readonly #covered = new Map<string, CoveredTree>();
  /** By glob: many records cover the same folders. */
  readonly #matched = new Map<string, Matched>();

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
    const parts: Matched[] = [];
    for (const glob of included) {
      const matched = this.#matching(glob);
      const kept =
        isExcluded === undefined
          ? matched
          : this.#asMatched(matched.entries.filter((index) => !isExcluded(this.#entries[index]!.path)));
      if (kept.entries.length === 0) {
        unmatched.push(glob);
      } else {
        parts.push(kept);
      }
    }
    const hash = createHash('sha256');
    for (const { entries, text } of joined(parts)) {
      if (text === undefined) {
        this.#digest(entries, hash);
      } else {
        hash.update(text, 'latin1');
      }
    }
    return { tree: `sha256:${hash.digest('hex')}`, unmatched };
  }

  #digest(entries: readonly number[], hash: Hash): void {
    for (let at = 0; at < entries.length; at += KEPT_ENTRIES) {
      hash.update(this.#textOf(entries.slice(at, at + KEPT_ENTRIES)), 'latin1');
    }
  }

  #textOf(entries: readonly number[]): string {
    let text = '';
    for (const index of entries) {
      const { type, id, bytes } = this.#entries[index]!;
      text += `${type} ${id} ${bytes}\0`;
    }
    return text;
  }

  #asMatched(entries: readonly number[]): Matched {
    return { entries, text: entries.length > KEPT_ENTRIES ? undefined : this.#textOf(entries) };
  }

  #matching(glob: string): Matched {
    let found = this.#matched.get(glob);
    if (found === undefined) {
      found = this.#asMatched(this.#match(glob));
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

/**
 * The entries of all parts, each once and in their order. Parts that stand one behind the other, as those of different
 * folders do, stay as they are. None of them is empty.
 */
function joined(parts: readonly Matched[]): readonly Matched[] {
  const ordered = parts.toSorted((a, b) => a.entries[0]! - b.entries[0]!);
  const isApart = ordered.every(
    (part, at) => at === 0 || ordered[at - 1]!.entries.at(-1)! < part.entries[0]!,
  );
  if (isApart) {
    return ordered;
  }
  const sorted = Uint32Array.from(parts.flatMap(({ entries }) => entries)).sort();
  return [{ entries: Array.from(sorted.filter((index, at) => index !== sorted[at - 1])), text: undefined }];
}
