import { basename, dirname } from '../graph/paths';
import type { FileSystem } from '../ports';

/**
 * Answers whether files are there by listing their folders, each once: ten thousand links into a few folders cost a
 * few listings. A name has to agree in case, which on macOS and Windows it would not have to.
 */
export class FileExistence {
  readonly #files: FileSystem;
  readonly #listings = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  async has(path: string): Promise<boolean> {
    return path === '' || (await this.#namesIn(dirname(path))).has(basename(path));
  }

  /** Those of `paths` that are there. For so many that what their folders hold is not worth keeping. */
  async those(paths: Iterable<string>): Promise<readonly string[]> {
    const asked = byFolder(paths);
    const listed = await this.#listAll([...asked.keys()]);
    const there: string[] = [];
    for (const [folder, inFolder] of asked) {
      const names = new Set(listed.get(folder));
      there.push(...inFolder.filter((path) => path === '' || names.has(basename(path))));
    }
    return there;
  }

  /** Forgets what is known about the folder that holds `path`, and about `path` as a folder. */
  forget(path: string): void {
    this.#listings.delete(path);
    this.#listings.delete(dirname(path));
  }

  #namesIn(folder: string): Promise<ReadonlySet<string>> {
    let listing = this.#listings.get(folder);
    if (listing === undefined) {
      listing = this.#list(folder);
      this.#listings.set(folder, listing);
    }
    return listing;
  }

  async #list(folder: string): Promise<ReadonlySet<string>> {
    try {
      return new Set((await this.#files.readDirectory(folder)).map(({ name }) => name));
    } catch {
      // A folder that cannot be listed has nothing that a reader of the record could open.
      return new Set();
    }
  }

  async #listAll(folders: readonly string[]): Promise<ReadonlyMap<string, Iterable<string>>> {
    if (this.#files.listFolders !== undefined) {
      return this.#files.listFolders(folders);
    }
    const listings = await Promise.all(folders.map((folder) => this.#list(folder)));
    return new Map(folders.map((folder, index) => [folder, listings[index] ?? []]));
  }
}

function byFolder(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = dirname(path);
    const known = folders.get(folder);
    if (known === undefined) {
      folders.set(folder, [path]);
    } else {
      known.push(path);
    }
  }
  return folders;
}
