import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { AnalysisOptions } from '../core/model/config';
import type { Logger } from '../core/ports';
import type { AnalysedFile, RecordAnalyser, WorkHooks } from '../core/service';
import { CancelledError, throwIfCancelled } from '../core/workspace/cancellation';
import { AnalysisCache } from './analysisCache';
import { AnalysisPass } from './analysisPass';
import type { BuiltProgram } from './builtProgram';
import { AnalysisThreads, CHECKING_COST, costOfFiles } from './analysisThreads';
import { RecordReader } from './recordReader';
import { createTurnTaker } from './turnTaker';
import type { FileToAnalyse } from './workerMessages';

/** What a cached analyser works with. */
export interface CachedAnalyserParts {
  readonly root: string;
  readonly logger: Logger;
  /** The folder that the cache is kept in, made when needed; undefined for none. */
  readonly cacheFolder: string | undefined;
  /** Without one there are neither threads nor a cache. */
  readonly program: BuiltProgram | undefined;
  /**
   * Takes what goes on once the analyses are there: keeping them for the next run, which never rejects. Without it, that
   * is waited for.
   */
  readonly later?: ((work: Promise<void>) => void) | undefined;
  /** How many threads at most; by default as many as the machine runs at once, within reason. */
  readonly maxThreads?: number;
  /** From how many files to analyse on threads are started. */
  readonly threadsFrom?: number;
}

/** More threads than this take more memory than they save time. */
const MAX_THREADS = 4;
/** Starting threads takes about as long as analysing this many records. */
const THREADS_FROM = 200;
/** How often progress is told when working in line, in files. */
const PROGRESS_STEP = 64;
/** How many analyses are decoded before it is asked whether there is something more urgent. */
const AT_ONCE = 16;

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
      let threads: AnalysisThreads | undefined;
      const start = ({ threads: script }: BuiltProgram): AnalysisThreads =>
        (threads ??= new AnalysisThreads(script, { root: parts.root, options }, maxThreadsOf(parts)));
      // So many files take threads even if all of them are in the cache, so they may start while it is read.
      if (program && files.length * CHECKING_COST >= threadsFromOf(parts)) {
        start(program);
      }
      try {
        const cache = kept ? await AnalysisCache.read(kept.folder, kept.key) : AnalysisCache.empty;
        const pass = new AnalysisPass(files, cache, kept, logger);
        try {
          await analyseAll(pass, parts, options, hooks, start);
        } catch (error) {
          await pass.abandon();
          throw error;
        }
        const saved = pass.saveCache();
        if (parts.later === undefined) {
          await saved;
        } else {
          parts.later(saved);
        }
        return pass.results();
      } finally {
        await threads?.end();
      }
    },
  };
}

/** Everything that an analysis depends on besides the path and the bytes of the file. */
function cacheKey({ fingerprint }: BuiltProgram, options: AnalysisOptions): string {
  const { statuses, categories, stakeholders, technologists } = options;
  const named = [statuses, stakeholders].map((words) => Object.entries(words).sort());
  const parts = [fingerprint, named, categories, technologists];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

async function analyseAll(
  pass: AnalysisPass,
  parts: CachedAnalyserParts,
  options: AnalysisOptions,
  hooks: WorkHooks,
  start: (program: BuiltProgram) => AnalysisThreads,
): Promise<void> {
  const { root, program, logger } = parts;
  const threadsFrom = threadsFromOf(parts);
  const inLine = (limit: number): Promise<void> => analyseInLine(pass, root, options, hooks, limit);
  if (program === undefined) {
    await inLine(Infinity);
    return;
  }
  if (costOfFiles(pass.remaining()) < threadsFrom) {
    await inLine(threadsFrom);
  }
  if (pass.remaining().length >= threadsFrom) {
    const threads = start(program);
    try {
      await analyseThreaded(pass, threads, new RecordReader(root, options), hooks);
    } catch (error) {
      if (error instanceof CancelledError) {
        throw error;
      }
      logger.warn(
        `Going on without analysis threads: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      // They take a while to end, in which the rest can be done.
      void threads.end();
    }
  }
  await inLine(Infinity);
}

function threadsFromOf({ threadsFrom = THREADS_FROM }: CachedAnalyserParts): number {
  return threadsFrom;
}

function maxThreadsOf({
  maxThreads = Math.min(availableParallelism(), MAX_THREADS),
}: CachedAnalyserParts): number {
  return maxThreads;
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
    changed += settleFile(pass, reader, { file, digest }) ? 1 : 0;
    if (pass.done % PROGRESS_STEP === 0 || pass.done === pass.files.length) {
      onProgress?.(pass.done, pass.files.length);
    }
    if (changed >= limit) {
      return;
    }
  }
}

/** @returns whether the file turned out to be new or changed */
function settleFile(pass: AnalysisPass, reader: RecordReader, { file, digest }: FileToAnalyse): boolean {
  let outcome = reader.read(file, digest);
  if (outcome.kind === 'unchanged' && !pass.takeCached(file)) {
    outcome = reader.read(file, undefined);
  }
  if (outcome.kind === 'unchanged') {
    return false;
  }
  pass.takeAnalysed(outcome.analysed, outcome.digest);
  return true;
}

async function analyseThreaded(
  pass: AnalysisPass,
  threads: AnalysisThreads,
  reader: RecordReader,
  hooks: WorkHooks,
): Promise<void> {
  const { token, onProgress } = hooks;
  const state = { ended: false };
  const answered = threads.analyse(pass.remaining(), (batch, answer) => {
    throwIfCancelled(token);
    pass.takeAnswer(batch, answer);
    onProgress?.(pass.done, pass.files.length);
  });
  const helped = help(pass, threads, reader, hooks, () => state.ended);
  try {
    await Promise.all([answered, helped]);
  } finally {
    state.ended = true;
    await Promise.allSettled([helped]);
  }
}

/**
 * While the threads find out whether what is in the cache still holds, decodes it, and then takes files off their hands.
 */
async function help(
  pass: AnalysisPass,
  threads: AnalysisThreads,
  reader: RecordReader,
  { token, onProgress }: WorkHooks,
  isOver: () => boolean,
): Promise<void> {
  const takeTurn = createTurnTaker();
  const files = pass.remaining();
  for (let at = 0; at < files.length && !isOver(); at += AT_ONCE) {
    await takeTurn();
    for (const { file } of files.slice(at, at + AT_ONCE)) {
      pass.decodeAhead(file);
    }
  }
  for (let batch = threads.take(); batch !== undefined && !isOver(); batch = threads.take()) {
    for (const file of batch.files) {
      await takeTurn();
      throwIfCancelled(token);
      settleFile(pass, reader, file);
    }
    onProgress?.(pass.done, pass.files.length);
    threads.settle();
  }
}
