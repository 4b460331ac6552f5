import { join } from 'node:path';
import { readSealed, writeSealed } from '../sealedFile';
import type { FileResult } from './readDataFile';

const FILE = 'readings';
const MAX_BYTES = 64 * 1024 * 1024;
/** So many results of files that nobody asked about in this run are kept, for other branches. */
const MAX_UNUSED = 2000;

/** A result that is worth keeping. */
export type KeptResult = Extract<FileResult, { kind: 'read' }>;

/** Results of reading data files by what git stores for them and what was asked. Safe to delete. */
export class ReadingCache {
  readonly #file: string | undefined;
  readonly #key: string;
  readonly #results: Map<string, KeptResult>;
  readonly #used = new Set<string>();
  #isChanged = false;

  private constructor(file: string | undefined, key: string, results: Map<string, KeptResult>) {
    this.#file = file;
    this.#key = key;
    this.#results = results;
  }

  /**
   * The cache in `folder`. Never fails: one that is missing, damaged or made by another program is empty.
   * @param folder undefined for one that lasts for this run only
   * @param key stands for the program
   */
  static async open(folder: string | undefined, key: string): Promise<ReadingCache> {
    if (folder === undefined) {
      return new ReadingCache(undefined, key, new Map());
    }
    const file = join(folder, FILE);
    return new ReadingCache(file, key, await read(file, key));
  }

  get(id: string): KeptResult | undefined {
    const result = this.#results.get(id);
    if (result !== undefined) {
      this.#used.add(id);
    }
    return result;
  }

  set(id: string, result: KeptResult): void {
    this.#results.set(id, result);
    this.#used.add(id);
    this.#isChanged = true;
  }

  /** Writes what is new. Nobody but the next run misses the cache, so a failure is none. */
  async save(): Promise<void> {
    if (this.#file === undefined || !this.#isChanged) {
      return;
    }
    const unused = [...this.#results.keys()].filter((id) => !this.#used.has(id)).slice(-MAX_UNUSED);
    const kept = [...unused, ...this.#used].map((id) => [id, this.#results.get(id)]);
    if (await writeSealed(this.#file, titleFor(this.#key), JSON.stringify(kept))) {
      this.#isChanged = false;
    }
  }
}

function titleFor(key: string): string {
  return `grounds readings 1 ${key}`;
}

async function read(file: string, key: string): Promise<Map<string, KeptResult>> {
  const body = await readSealed(file, titleFor(key), MAX_BYTES);
  try {
    return new Map(JSON.parse(body ?? '[]') as [string, KeptResult][]);
  } catch {
    return new Map();
  }
}
