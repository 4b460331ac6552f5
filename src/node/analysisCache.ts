import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AnalysedFile, RecordFile } from '../core/service';
import { decodeAnalysis, scanLines } from './analysisLines';
import type { AnalysisLine } from './analysisLines';
import { readBounded } from './boundedRead';

/*
 * The cache is one file: a first line that says for which program and options it was made, a line for each analysed file
 * (see analysisLines.ts), and a last line with the digest of all that stands before it. A file of which any of this is
 * not so is as good as none.
 */

/** More than a hundred thousand records take. */
const MAX_CACHE_BYTES = 512 * 1024 * 1024;
const FOOTER = /^end ([\w-]{43})\n$/;
const FOOTER_LENGTH = footerFor('-'.repeat(43)).length;

/** Where the cache is in its folder. */
export function cacheFileIn(folder: string): string {
  return join(folder, 'analyses');
}

/** The first line of a cache. */
export function headerFor(key: string): string {
  return `grounds analyses 1 ${key}\n`;
}

/** The last line of a cache whose other lines have `digest`. */
export function footerFor(digest: string): string {
  return `end ${digest}\n`;
}

/** Analyses of an earlier run. */
export class AnalysisCache {
  /** What a path that is not in the cache costs: nothing is known of it. */
  static readonly empty = new AnalysisCache(Buffer.alloc(0), new Map());

  readonly #buffer: Buffer;
  readonly #lines: ReadonlyMap<string, AnalysisLine>;

  private constructor(buffer: Buffer, lines: ReadonlyMap<string, AnalysisLine>) {
    this.#buffer = buffer;
    this.#lines = lines;
  }

  /**
   * Reads the cache in `folder`. Never fails: a cache that is missing, damaged or made for another `key` is empty.
   * @param key stands for everything but the files that the analyses depend on
   */
  static async read(folder: string, key: string): Promise<AnalysisCache> {
    try {
      const buffer = await readBounded(cacheFileIn(folder), MAX_CACHE_BYTES);
      const header = headerFor(key);
      const body = buffer.length - FOOTER_LENGTH;
      if (body < header.length || buffer.toString('utf8', 0, header.length) !== header) {
        return AnalysisCache.empty;
      }
      const digest = createHash('sha256').update(buffer.subarray(0, body)).digest('base64url');
      if (FOOTER.exec(buffer.toString('utf8', body))?.[1] !== digest) {
        return AnalysisCache.empty;
      }
      const lines = new Map<string, AnalysisLine>();
      for (const line of scanLines(buffer, header.length, body)) {
        lines.set(line.path, line);
      }
      return new AnalysisCache(buffer, lines);
    } catch {
      return AnalysisCache.empty;
    }
  }

  get size(): number {
    return this.#lines.size;
  }

  /** The digest of the bytes of `path` that were analysed; undefined when it is not in the cache. */
  digestOf(path: string): string | undefined {
    return this.#lines.get(path)?.digest;
  }

  /** The analysis of a file whose bytes have the digest that is in the cache; undefined when it makes no sense. */
  analysisOf(file: RecordFile): AnalysedFile | undefined {
    const line = this.#lines.get(file.path);
    return line === undefined ? undefined : decodeAnalysis(this.#buffer, line, file);
  }

  /** The lines of files as they stand in the cache, those that follow one another in it in one piece. */
  *linesOf(paths: Iterable<string>): Generator<Uint8Array> {
    let start = 0;
    let end = 0;
    for (const path of paths) {
      const line = this.#lines.get(path);
      if (line === undefined) {
        continue;
      }
      if (line.lineStart !== end) {
        yield this.#buffer.subarray(start, end);
        start = line.lineStart;
      }
      end = line.end + 1;
    }
    yield this.#buffer.subarray(start, end);
  }
}
