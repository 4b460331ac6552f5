import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { AnalysisOptions } from '../core/model/config';
import type { Logger } from '../core/ports';
import type { AnalysedFile, RecordAnalyser, WorkHooks } from '../core/service';
import { CancelledError, throwIfCancelled } from '../core/workspace/cancellation';
import { AnalysisCache } from './analysisCache';
import { AnalysisPass } from './analysisPass';
import type { AnalysisProgram } from './analysisProgram';
import { analyseOnThreads } from './analysisThreads';
import type { ThreadProgram } from './analysisThreads';
import { RecordReader } from './recordReader';
import { createTurnTaker } from './turnTaker';

/** What a cached analyser works with. */
export interface CachedAnalyserParts {
  readonly root: string;
  readonly logger: Logger;
  /** The folder that the cache is kept in, made when needed; undefined for none. */
  readonly cacheFolder: string | undefined;
  /** Without one there are neither threads nor a cache. */
  readonly program: AnalysisProgram | undefined;
  /** How many threads at most; by default as many as the machine runs at once, within reason. */
  readonly maxThreads?: number;
  /** From how many files to analyse on threads are started. */
  readonly threadsFrom?: number;
}

/** More threads than this take more memory than they save time. */
const MAX_THREADS = 4;
/** Starting threads takes about as long as analysing this many records. */
const THREADS_FROM = 200;
/** Finding that a record is unchanged takes about this part of the time of analysing it. */
const CHECKING_COST = 1 / 16;
/** How often progress is told when working in line, in files. */
const PROGRESS_STEP = 64;

/**
 * Analyses records with threads where there are many to analyse, and takes over the analyses of files whose bytes
 * are the same as in an earlier run.
 */
export function createCachedAnalyser(parts: CachedAnalyserParts): RecordAnalyser {
  return {
    async analyse(files, options, hooks): Promise<readonly AnalysedFile[]> {
      const { cacheFolder, program, logger } = parts;
      const kept =
        cacheFolder && program ? { folder: cacheFolder, key: cacheKey(program, options) } : undefined;
      const cache = kept ? await AnalysisCache.read(kept.folder, kept.key) : AnalysisCache.empty;
      const pass = new AnalysisPass(files, cache, kept, logger);
      try {
        await analyseAll(pass, parts, options, hooks);
      } catch (error) {
        await pass.abandon();
        throw error;
      }
      await pass.saveCache();
      return pass.results();
    },
  };
}

/** Everything that an analysis depends on besides the path and the bytes of the file. */
function cacheKey({ fingerprint }: AnalysisProgram, { statuses, categories }: AnalysisOptions): string {
  const parts = [fingerprint, Object.entries(statuses).sort(), categories];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

async function analyseAll(
  pass: AnalysisPass,
  parts: CachedAnalyserParts,
  options: AnalysisOptions,
  hooks: WorkHooks,
): Promise<void> {
  const { root, program, logger, threadsFrom = THREADS_FROM } = parts;
  const inLine = (limit: number): Promise<void> => analyseInLine(pass, root, options, hooks, limit);
  if (program === undefined) {
    await inLine(Infinity);
    return;
  }
  const known = pass.files.filter(({ path }) => pass.cache.digestOf(path) !== undefined).length;
  if (pass.files.length - known + known * CHECKING_COST < threadsFrom) {
    await inLine(threadsFrom);
  }
  if (pass.remaining().length >= threadsFrom) {
    try {
      await analyseThreaded(pass, program.threads, parts, options, hooks);
    } catch (error) {
      if (error instanceof CancelledError) {
        throw error;
      }
      logger.warn(
        `Going on without analysis threads: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  await inLine(Infinity);
}

/** Analyses what remains until `limit` files turned out to be new or changed. */
async function analyseInLine(
  pass: AnalysisPass,
  root: string,
  options: AnalysisOptions,
  { token, onProgress }: WorkHooks,
  limit: number,
): Promise<void> {
  const remaining = pass.remaining();
  if (remaining.length === 0) {
    return;
  }
  const reader = new RecordReader(root, options);
  const takeTurn = createTurnTaker();
  let changed = 0;
  for (const { file, digest } of remaining) {
    await takeTurn();
    throwIfCancelled(token);
    let outcome = reader.read(file, digest);
    if (outcome.kind === 'unchanged' && !pass.takeCached(file)) {
      outcome = reader.read(file, undefined);
    }
    if (outcome.kind === 'analysed') {
      pass.takeAnalysed(outcome.analysed, outcome.digest);
      changed += 1;
    }
    if (pass.done % PROGRESS_STEP === 0 || pass.done === pass.files.length) {
      onProgress?.(pass.done, pass.files.length);
    }
    if (changed >= limit) {
      return;
    }
  }
}

async function analyseThreaded(
  pass: AnalysisPass,
  program: ThreadProgram,
  { root, maxThreads = Math.min(availableParallelism(), MAX_THREADS) }: CachedAnalyserParts,
  options: AnalysisOptions,
  { token, onProgress }: WorkHooks,
): Promise<void> {
  const files = pass.remaining();
  await analyseOnThreads(program, maxThreads, { root, options }, files, (batch, answer) => {
    throwIfCancelled(token);
    pass.takeAnswer(batch, answer);
    onProgress?.(pass.done, pass.files.length);
  });
}
