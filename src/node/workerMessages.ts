import type { AnalysisOptions } from '../core/model/config';
import type { AnalysedFile, RecordFile } from '../core/service';

/** What an analysis thread is started with. */
export interface ThreadSetup {
  readonly root: string;
  readonly options: AnalysisOptions;
}

/** A file to analyse unless its bytes have this digest. */
export interface FileToAnalyse {
  readonly file: RecordFile;
  readonly digest: string | undefined;
}

/** To the thread: analyse these. */
export interface Batch {
  readonly id: number;
  readonly files: readonly FileToAnalyse[];
}

/** From the thread: what became of a batch, in its order. */
export interface Answer {
  readonly id: number;
  /** `line`: the next one of `lines` has the analysis. A file that could not be read has no line. */
  readonly outcomes: readonly ('unchanged' | 'line' | AnalysedFile)[];
  /** See analysisLines.ts. */
  readonly lines: Uint8Array;
}
