import type { Logger } from '../core/ports';
import type { AnalysedFile, RecordFile } from '../core/service';
import type { AnalysisCache } from './analysisCache';
import { AnalysisCacheWriter } from './analysisCacheWriter';
import { decodeAnalysis, encodeLine, scanLines } from './analysisLines';
import type { Answer, Batch, FileToAnalyse } from './workerMessages';

/** Where a cache is written to, and for what it is valid. */
export interface CachePlace {
  readonly folder: string;
  readonly key: string;
}

/** The state of one pass over the record files: what is known already, and the cache that comes out of it. */
export class AnalysisPass {
  readonly files: readonly RecordFile[];
  readonly cache: AnalysisCache;
  readonly #results = new Map<string, AnalysedFile>();
  /** Analyses from the cache of which it is not known yet whether they hold. */
  readonly #decoded = new Map<string, AnalysedFile>();
  /** Paths whose lines of the old cache go into the new one. */
  readonly #unchanged: string[] = [];
  readonly #logger: Logger;
  /** Undefined when no cache is wanted or writing it failed. */
  #place: CachePlace | undefined;
  #writer: AnalysisCacheWriter | undefined;

  constructor(
    files: readonly RecordFile[],
    cache: AnalysisCache,
    place: CachePlace | undefined,
    logger: Logger,
  ) {
    this.files = files;
    this.cache = cache;
    this.#place = place;
    this.#logger = logger;
  }

  /** How many files have a result. */
  get done(): number {
    return this.#results.size;
  }

  /** The files without a result, in order, with the digests that are in the cache. */
  remaining(): readonly FileToAnalyse[] {
    return this.done === this.files.length
      ? []
      : this.files
          .filter(({ path }) => !this.#results.has(path))
          .map((file) => ({ file, digest: this.cache.digestOf(file.path) }));
  }

  /** The results in the order of the files. */
  results(): readonly AnalysedFile[] {
    return this.files.map(({ path }) => {
      const result = this.#results.get(path);
      if (result === undefined) {
        throw new Error(`${path} was not analysed.`);
      }
      return result;
    });
  }

  /** Decodes what the cache says about a file that may yet turn out to have changed. */
  decodeAhead(file: RecordFile): void {
    const analysed = this.#results.has(file.path) ? undefined : this.cache.analysisOf(file);
    if (analysed !== undefined) {
      this.#decoded.set(file.path, analysed);
    }
  }

  /**
   * Takes the analysis of an unchanged file from the cache.
   * @returns false when the cache has none that makes sense
   */
  takeCached(file: RecordFile): boolean {
    const analysed = this.#decoded.get(file.path) ?? this.cache.analysisOf(file);
    if (analysed === undefined) {
      return false;
    }
    this.#results.set(file.path, analysed);
    this.#unchanged.push(file.path);
    return true;
  }

  /** Takes a new analysis. `digest` is that of the analysed bytes; without one it is not kept for later. */
  takeAnalysed(analysed: AnalysedFile, digest: string | undefined): void {
    this.#results.set(analysed.path, analysed);
    if (digest !== undefined) {
      this.#write((writer) => {
        writer.add(Buffer.from(encodeLine(digest, analysed)));
      });
    }
  }

  /** Takes the answer of a thread. Files of which it says nothing usable stay without a result. */
  takeAnswer(batch: Batch, { outcomes, lines: bytes }: Answer): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const lines = scanLines(buffer, 0, buffer.length);
    for (const [index, { file }] of batch.files.entries()) {
      const outcome = outcomes[index];
      if (outcome === 'unchanged') {
        this.takeCached(file);
      } else if (outcome === 'line') {
        const line = lines.next();
        const analysed = line.done === true ? undefined : decodeAnalysis(buffer, line.value, file);
        if (analysed !== undefined) {
          this.#results.set(file.path, analysed);
        }
      } else if (outcome !== undefined) {
        this.takeAnalysed(outcome, undefined);
      }
    }
    if (buffer.length > 0) {
      this.#write((writer) => {
        writer.add(buffer);
      });
    }
  }

  /** Writes the new cache if it differs from the old one. */
  async saveCache(): Promise<void> {
    if (this.#writer === undefined && this.#unchanged.length === this.cache.size) {
      return;
    }
    this.#write((writer) => {
      for (const line of this.cache.linesOf(this.#unchanged)) {
        writer.add(line);
      }
    });
    const writer = this.#writer;
    this.#writer = undefined;
    try {
      await writer?.commit();
    } catch (error) {
      this.#giveUpCache(error);
    }
  }

  /** Leaves the old cache as it is. */
  async abandon(): Promise<void> {
    await this.#writer?.abandon();
    this.#writer = undefined;
  }

  #write(action: (writer: AnalysisCacheWriter) => void): void {
    if (this.#place === undefined) {
      return;
    }
    try {
      this.#writer ??= new AnalysisCacheWriter(this.#place.folder, this.#place.key);
      action(this.#writer);
    } catch (error) {
      this.#giveUpCache(error);
    }
  }

  /** Nobody but the next run misses the cache: a full disk or a repository that cannot be written to is no failure. */
  #giveUpCache(error: unknown): void {
    this.#place = undefined;
    this.#logger.debug(
      `The cache of analyses is not written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
