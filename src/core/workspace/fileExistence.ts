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

  /** Forgets what is known about the folder that holds `path`, and about `path` as a folder. */
  forget(path: string): void {
    this.#listings.delete(path);
    this.#listings.delete(dirname(path));
  }

  #namesIn(folder: string): Promise<ReadonlySet<string>> {
    let listing = this.#listings.get(folder);
    if (listing === undefined) {
      listing = this.#files.readDirectory(folder).then(
        (entries) => new Set(entries.map(({ name }) => name)),
        // A folder that cannot be listed has nothing that a reader of the record could open.
        () => new Set<string>(),
      );
      this.#listings.set(folder, listing);
    }
    return listing;
  }
}
