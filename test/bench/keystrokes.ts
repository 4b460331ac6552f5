import { performance } from 'node:perf_hooks';
import { createDecisionService } from '../../src/core/service';
import type { DecisionWorkspace } from '../../src/core/service';
import { findAnalysisProgram } from '../../src/node/builtProgram';
import { createCachedAnalyser } from '../../src/node/cachedAnalyser';
import { systemClock } from '../../src/node/clock';
import { createNodeFileSystem } from '../../src/node/fileSystem';
import { recordPath, recordText } from './generate';
import type { GeneratedSize } from './generate';
import { quantile } from './measureProcess';

/** Where a character is typed: each entry is a passage of every generated record. */
const places = [
  'status: ',
  'finding: What',
  'supports: ',
  'depends-on: ADR-',
  '# Use ',
  '- Nothing',
  'Chosen option: "',
  'Good, because ',
];
const warmUp = 50;
const typed = 400;

/** How long checking again after a keystroke takes, in milliseconds. */
export interface KeystrokeCost {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Types and deletes single characters in records of the generated repository at `root`, each followed by asking for the
 * findings of every record that may have changed.
 */
export async function measureKeystrokes(
  root: string,
  size: GeneratedSize,
  dist: string,
): Promise<KeystrokeCost> {
  const workspace = await openGenerated(root, dist);
  const times: number[] = [];
  for (let stroke = 0; stroke < warmUp + typed; stroke += 1) {
    // A few records by turns, and in each a character that comes and goes, as a person types.
    const number = 1 + ((Math.floor(stroke / 16) * 611) % size.records);
    const text = recordText(number, size);
    const passage = places[Math.floor(stroke / 2) % places.length] ?? '';
    const at = text.indexOf(passage) + passage.length;
    const edited = stroke % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;

    const start = performance.now();
    for (const path of await workspace.update(recordPath(number), edited)) {
      workspace.findingsFor(path);
    }
    times.push(performance.now() - start);
  }
  const counted = times.slice(warmUp);
  return { p50: quantile(counted, 0.5), p95: quantile(counted, 0.95), max: quantile(counted, 1) };
}

/** The decisions of a generated repository, as an editor has them. @param dist the folder of the built programs */
export async function openGenerated(root: string, dist: string): Promise<DecisionWorkspace> {
  const logger = { debug: () => undefined, warn: console.warn };
  const program = await findAnalysisProgram(dist);
  const workspace = await createDecisionService({
    files: createNodeFileSystem(root),
    clock: systemClock,
    logger,
    analyser: createCachedAnalyser({ root, cacheFolder: undefined, program, logger }),
  }).open();
  // As an editor does first.
  workspace.check();
  return workspace;
}
