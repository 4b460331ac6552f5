import { createHash } from 'node:crypto';
import { analyseRecord } from '../core/check/analyseRecord';
import type { AnalysisOptions } from '../core/model/config';
import type { AnalysedFile, RecordFile } from '../core/service';
import { MAX_RECORD_BYTES, notReadFor } from '../core/workspace/inlineAnalyser';
import { BoundedReader } from './boundedRead';
import { decodeText } from './decodeText';
import { RealPaths } from './realPaths';

/** What became of a record file, compared with what is known of it. */
export type RecordOutcome =
  | { readonly kind: 'unchanged' }
  /** `digest` is that of the bytes that were analysed; undefined when they could not be read. */
  | { readonly kind: 'analysed'; readonly digest: string | undefined; readonly analysed: AnalysedFile };

/**
 * Reads and analyses one record file after the other, on whichever thread it is made. For one pass over the files: it
 * remembers what the folders resolve to.
 */
export class RecordReader {
  readonly #options: AnalysisOptions;
  readonly #paths: RealPaths;
  readonly #reader = new BoundedReader(MAX_RECORD_BYTES);

  constructor(root: string, options: AnalysisOptions) {
    this.#options = options;
    this.#paths = new RealPaths(root);
  }

  /** Analyses a file unless its bytes have the digest `known`. Never throws. */
  read(file: RecordFile, known: string | undefined): RecordOutcome {
    let digest: string | undefined;
    try {
      const bytes = this.#bytes(file.path);
      digest = createHash('sha256').update(bytes).digest('base64url');
      if (digest === known) {
        return { kind: 'unchanged' };
      }
      const analysed = analyseRecord(file, decodeText(bytes), this.#options);
      return { kind: 'analysed', digest, analysed };
    } catch (error) {
      const notRead = notReadFor(file.path, error);
      return { kind: 'analysed', digest, analysed: { kind: 'not-read', path: file.path, notRead } };
    }
  }

  #bytes(path: string): Buffer {
    const first = this.#paths.resolveForOpening(path);
    try {
      return this.#reader.read(first);
    } catch (error) {
      // A link in the last place is not opened, and its error looks like any other.
      const real = this.#paths.resolve(path);
      if (real === first) {
        throw error;
      }
      return this.#reader.read(real);
    }
  }
}
