import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What running a program once took. */
export interface ProcessCost {
  /** From start to end, in milliseconds. */
  readonly time: number;
  /** The most memory it had at a time, in MiB; undefined when it was not asked for. */
  readonly memory: number | undefined;
  readonly stdout: string;
}

/**
 * Runs Node with these arguments in `cwd`.
 * @param memoryFile where the process leaves its peak memory; undefined to run it without being watched
 * @throws Error when it ends with another exit code than 0 or 1
 */
export function measureProcess(args: readonly string[], cwd: string, memoryFile?: string): ProcessCost {
  const watch = memoryFile === undefined ? [] : ['--require', join(__dirname, 'reportMemory.js')];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...watch, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, BENCH_MEMORY_FILE: memoryFile },
  });
  const time = performance.now() - start;
  if (status !== 0 && status !== 1) {
    throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}: ${stderr.slice(0, 2000)}`);
  }
  const memory = memoryFile === undefined ? undefined : Number(readFileSync(memoryFile, 'utf8')) / 1024;
  return { time, memory, stdout };
}

/** The value that as many are below as above. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least this part of the values is not above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}
