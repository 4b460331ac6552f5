import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { FileReadError } from '../core/ports';
import { toFileReadError } from './boundedRead';
import { RealPaths } from './realPaths';

/** Folders to list in one go. */
export interface ListTask {
  /** Absolute path. */
  readonly root: string;
  readonly paths: readonly string[];
}

/** The names in each folder, joined with `/`, which no name has; undefined as in {@link FolderLister.namesIn}. */
export type JoinedNames = readonly (string | undefined)[];

/**
 * Lists folders for another thread, which copies a text faster than a list of names.
 * @throws FileReadError when the repository is gone
 */
export function listTogether(root: string, paths: readonly string[]): JoinedNames {
  const lister = new FolderLister(root);
  return paths.map((path) => lister.namesIn(path)?.join('/'));
}

/** From so many folders beside each other on, listing the folder that holds them costs less than looking at each. */
const BESIDE = 32;

/** A folder that holds others which are listed. */
interface Parent {
  /** How many of its folders were asked for. */
  asked: number;
  /** Its resolved path and what in it is a folder and no link; undefined while looking at each is cheaper. */
  known: { readonly real: string; readonly folders: ReadonlySet<string> } | undefined;
}

/** Lists many folders of one repository, without giving way meanwhile. For one pass: it remembers what it has seen. */
export class FolderLister {
  readonly #realPaths: RealPaths;
  readonly #parents = new Map<string, Parent>();

  /** @param root absolute path. @throws FileReadError when it is gone */
  constructor(root: string) {
    this.#realPaths = new RealPaths(root);
  }

  /** The names in a folder of the repository; undefined when it is not there, outside or cannot be listed. */
  namesIn(path: string): readonly string[] | undefined {
    try {
      return readdirSync(this.#resolve(path));
    } catch (error) {
      if (toFileReadError(error) instanceof FileReadError) {
        return undefined;
      }
      throw error;
    }
  }

  /** The path to list `path` at. A folder that is no link, in a resolved folder, needs no look of its own. */
  #resolve(path: string): string {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const known = slash < 0 ? undefined : this.#parentOf(path.slice(0, slash)).known;
    return known?.folders.has(name) === true ? known.real + sep + name : this.#realPaths.resolve(path);
  }

  #parentOf(folder: string): Parent {
    let parent = this.#parents.get(folder);
    if (parent === undefined) {
      parent = { asked: 0, known: undefined };
      this.#parents.set(folder, parent);
    }
    parent.asked += 1;
    if (parent.asked === BESIDE) {
      const real = this.#realPaths.resolve(folder);
      const entries = readdirSync(real, { withFileTypes: true });
      const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
      parent.known = { real, folders };
    }
    return parent;
  }
}
