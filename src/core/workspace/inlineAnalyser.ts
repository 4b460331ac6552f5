import { analyseRecord } from '../check/analyseRecord';
import type { AnalysisOptions } from '../model/config';
import type { NotRead } from '../model/decision';
import { FileReadError } from '../ports';
import type { FileSystem } from '../ports';
import type { AnalysedFile, RecordAnalyser, RecordFile, WorkHooks } from '../service';
import { throwIfCancelled } from './cancellation';

/** Larger files are not records that people read. */
export const MAX_RECORD_BYTES = 1024 * 1024;

/** How many files are read at the same time. */
const PARALLEL = 16;
/** How often progress is told, in files. */
const PROGRESS_STEP = 64;

/** An analyser that reads from `files` and works where it is called. */
export function createInlineAnalyser(files: FileSystem): RecordAnalyser {
  return {
    async analyse(
      records: readonly RecordFile[],
      options: AnalysisOptions,
      hooks: WorkHooks,
    ): Promise<readonly AnalysedFile[]> {
      const analysed: AnalysedFile[] = [];
      for (let at = 0; at < records.length; at += PARALLEL) {
        const batch = records.slice(at, at + PARALLEL);
        const texts = await Promise.all(batch.map(({ path }) => readRecord(files, path)));
        for (const [index, record] of batch.entries()) {
          throwIfCancelled(hooks.token);
          const text = texts[index] ?? '';
          analysed.push(
            typeof text === 'string'
              ? analyseRecord(record, text, options)
              : { kind: 'not-read', path: record.path, notRead: text },
          );
          if (analysed.length % PROGRESS_STEP === 0 || analysed.length === records.length) {
            hooks.onProgress?.(analysed.length, records.length);
          }
        }
      }
      return analysed;
    },
  };
}

/** The text of a record file, or why it has none. */
export async function readRecord(files: FileSystem, path: string): Promise<string | NotRead> {
  try {
    return await files.readText(path, MAX_RECORD_BYTES);
  } catch (error) {
    return notReadFor(path, error);
  }
}

/** What to say about a record file that could not be read. */
export function notReadFor(path: string, error: unknown): NotRead {
  if (!(error instanceof FileReadError)) {
    const reason = `It could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { path, kind: 'unreadable', reason };
  }
  return { path, kind: error.kind === 'missing' ? 'unreadable' : error.kind, reason: error.message };
}
