import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { exclusion, globMatcher, literalBase } from '../../core/workspace/glob';
import type { CommitFiles, TreeEntry } from '../git/commitFiles';

/** What globs stand for in one commit. */
export interface CoveredTree {
  /** `sha256:…` over `type id path NUL` of every file, ordered by the bytes of the paths. */
  readonly tree: string;
  /** Globs that match no file. */
  readonly unmatched: readonly string[];
}

/** Files that stand side by side, from one index up to another. */
type Run = readonly [from: number, to: number];

/** Runs shorter than this are put together before they go into a digest, which costs more per piece than per byte. */
const SHORT_RUN = 1 << 12;
const SCRATCH = 1 << 16;

/**
 * All files of one commit, for any number of questions about globs. A glob starting with `!` takes away what the others
 * match; one ending with `/` stands for everything below the folder.
 */
export class TreeIndex {
  readonly #files: CommitFiles;
  readonly #covered = new Map<string, CoveredTree>();
  /** By glob: many records cover the same folders. Runs are in order, apart from each other, and never empty. */
  readonly #matched = new Map<string, readonly Run[]>();

  constructor(files: CommitFiles) {
    this.#files = files;
  }

  /** The file at a path; undefined when the commit has none there. */
  at(path: string): TreeEntry | undefined {
    return this.#files.at(path);
  }

  /** All paths, in git's order. */
  paths(): readonly string[] {
    return Array.from({ length: this.#files.length }, (_, index) => this.#files.path(index));
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
    const isKept = isExcluded && ((index: number): boolean => !isExcluded(this.#files.path(index)));
    const unmatched: string[] = [];
    const all: Run[] = [];
    for (const glob of globs) {
      if (!glob.startsWith('!')) {
        const matched = this.#matching(glob);
        const runs = isKept === undefined ? matched : matched.flatMap((run) => runsWhere(run, isKept));
        runs.forEach((run) => all.push(run));
        if (runs.length === 0) {
          unmatched.push(glob);
        }
      }
    }
    const hash = createHash('sha256');
    this.#digest(joined(all), hash);
    return { tree: `sha256:${hash.digest('hex')}`, unmatched };
  }

  #digest(runs: readonly Run[], hash: Hash): void {
    let scratch: Buffer | undefined;
    let size = 0;
    for (const [from, to] of runs) {
      const text = this.#files.text(from, to);
      if (size + text.length > SCRATCH || text.length >= SHORT_RUN) {
        hash.update(scratch?.subarray(0, size) ?? '');
        size = 0;
      }
      if (text.length >= SHORT_RUN) {
        hash.update(text);
      } else {
        scratch ??= Buffer.allocUnsafe(SCRATCH);
        size += text.copy(scratch, size);
      }
    }
    hash.update(scratch?.subarray(0, size) ?? '');
  }

  #matching(glob: string): readonly Run[] {
    let found = this.#matched.get(glob);
    if (found === undefined) {
      found = this.#match(glob);
      this.#matched.set(glob, found);
    }
    return found;
  }

  #match(glob: string): readonly Run[] {
    const { base, literal, rest } = literalBase(glob);
    const file = Buffer.from(base, 'utf8');
    const folder: Run =
      base === '' ? [0, this.#files.length] : this.#files.range(Buffer.from(`${base}/`, 'utf8'));
    if (literal) {
      // A file of that name and what is below a folder of that name do not stand side by side: `a-b` comes between.
      const runs = base === '' ? [folder] : [this.#files.range(file), folder];
      return runs.filter(([from, to]) => from < to);
    }
    const below = base === '' ? 0 : base.length + 1;
    const matches = globMatcher([rest]);
    return runsWhere(folder, (index) => matches(this.#files.path(index).slice(below)));
  }
}

/** The parts of a run whose files are wanted. */
function runsWhere([from, to]: Run, isWanted: (index: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let start: number | undefined;
  for (let index = from; index < to; index += 1) {
    if (isWanted(index)) {
      start ??= index;
    } else if (start !== undefined) {
      runs.push([start, index]);
      start = undefined;
    }
  }
  if (start !== undefined) {
    runs.push([start, to]);
  }
  return runs;
}

/** The same files in order, each once. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: [from: number, to: number][] = [];
  for (const [from, to] of runs.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      result.push([from, to]);
    }
  }
  return result;
}
