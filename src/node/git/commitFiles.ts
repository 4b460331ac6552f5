/** A file of a commit. */
export interface TreeEntry {
  /** `blob` for files and symbolic links, `commit` for submodules. */
  readonly type: 'blob' | 'commit';
  readonly isLink: boolean;
  readonly id: string;
  /** Relative to the root, with `/`; bytes that are not UTF-8 are replaced. */
  readonly path: string;
}

const NUL = 0;
const TAB = 9;
const SPACE = 32;
const SLASH = 47;
/** `100644 `: what git writes in front of a file's type. */
const MODE_LENGTH = 7;
/** The second digit of `120000`, the mode of symbolic links: no other mode that git writes has it there. */
const LINK_DIGIT = 50;
const TYPE_LENGTH = { blob: 4, commit: 6 } as const;
const FIRST_OF_COMMIT = 99;

/**
 * All files of a commit, ordered by the bytes of their paths. They are kept as the bytes that git lists, for a large
 * repository has hundreds of thousands: one after the other `type id path NUL`, the text that tree digests are made of.
 */
export class CommitFiles {
  readonly #bytes: Buffer;
  /** Where each file's text begins; the end of the last one follows. */
  readonly #starts: Uint32Array;
  readonly #links: ReadonlySet<number>;
  /** One for all of a repository, but not the same in every one. */
  readonly #idLength: number;

  private constructor(bytes: Buffer, starts: Uint32Array, links: ReadonlySet<number>) {
    this.#bytes = bytes;
    this.#starts = starts;
    this.#links = links;
    const id = bytes.indexOf(SPACE) + 1;
    this.#idLength = bytes.indexOf(SPACE, id) - id;
  }

  static readonly none = new CommitFiles(Buffer.alloc(0), new Uint32Array(1), new Set());

  /**
   * Reads what `git ls-tree -r -z` writes: `100644 blob <id>\t<path>` and a NUL for each file.
   * @param listing its output, which is written over
   */
  static read(listing: Buffer): CommitFiles {
    const starts: number[] = [];
    const links = new Set<number>();
    let size = 0;
    for (let at = 0; at < listing.length;) {
      const tab = listing.indexOf(TAB, at);
      const end = listing.indexOf(NUL, tab) + 1;
      if (tab < 0 || end === 0) {
        break;
      }
      if (listing[at + 1] === LINK_DIGIT) {
        links.add(starts.length);
      }
      starts.push(size);
      listing[tab] = SPACE;
      listing.copyWithin(size, at + MODE_LENGTH, end);
      size += end - at - MODE_LENGTH;
      at = end;
    }
    return new CommitFiles(listing.subarray(0, size), Uint32Array.from([...starts, size]), links);
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  /** @param index from 0 to `length - 1` */
  entry(index: number): TreeEntry {
    const path = this.#pathStart(index);
    const start = this.#starts[index]!;
    const type = this.#bytes[start] === FIRST_OF_COMMIT ? 'commit' : 'blob';
    return {
      type,
      isLink: this.#links.has(index),
      id: this.#bytes.toString('latin1', start + TYPE_LENGTH[type] + 1, path - 1),
      path: this.path(index),
    };
  }

  /** The path of the file with this index. */
  path(index: number): string {
    return this.#bytes.toString('utf8', this.#pathStart(index), this.#starts[index + 1]! - 1);
  }

  *entries(): Generator<TreeEntry, void, undefined> {
    for (let index = 0; index < this.length; index += 1) {
      yield this.entry(index);
    }
  }

  /** The file at a path; undefined when the commit has none there. */
  at(path: string): TreeEntry | undefined {
    const [index, end] = this.range(Buffer.from(path, 'utf8'));
    return index === end ? undefined : this.entry(index);
  }

  /**
   * The indices of the file with this path, or of what is in the folder where it ends with `/`: from the first one up to
   * the one behind the last.
   */
  range(path: Buffer): readonly [from: number, to: number] {
    const from = this.#first(path, 0);
    // What comes directly behind all that is in a folder, or behind a name.
    const next =
      path.at(-1) === SLASH
        ? Buffer.concat([path.subarray(0, -1), Buffer.of(SLASH + 1)])
        : Buffer.concat([path, Buffer.of(NUL)]);
    return [from, this.#first(next, from)];
  }

  /** `type id path NUL` of the files from one index up to another, one behind the other. */
  text(from: number, to: number): Buffer {
    return this.#bytes.subarray(this.#starts[from], this.#starts[to]);
  }

  #pathStart(index: number): number {
    const start = this.#starts[index]!;
    const type = this.#bytes[start] === FIRST_OF_COMMIT ? TYPE_LENGTH.commit : TYPE_LENGTH.blob;
    return start + type + this.#idLength + 2;
  }

  /** The index of the first file, from `low` on, whose path is `wanted` or comes behind it. */
  #first(wanted: Buffer, low: number): number {
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBefore(middle, wanted)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #isBefore(index: number, wanted: Buffer): boolean {
    const start = this.#pathStart(index);
    const end = this.#starts[index + 1]! - 1;
    return this.#bytes.compare(wanted, 0, wanted.length, start, end) < 0;
  }
}
