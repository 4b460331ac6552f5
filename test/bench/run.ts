/**
 * `npm run bench`: measures Grounds against its limits, in ratios to a bare script wherever a machine's speed counts.
 * `--check` makes it fail when a limit is exceeded; `--records N` measures another number of records than 10,000.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateRepository, recordFolder, recordPath } from './generate';
import type { GeneratedSize } from './generate';
import { measureEvidence } from './evidence';
import { measureHistory } from './history';
import { measureKeptHistory } from './keptHistory';
import { measureKeystrokes } from './keystrokes';
import { measureMap } from './map';
import type { Measurement } from './measurement';
import { measureReview } from './review';
import { measurePage } from './page';
import { measureProcess, median } from './measureProcess';
import { measureSearch } from './search';
import { measureSite } from './site';

const project = resolve(__dirname, '../..');
const dist = join(project, 'dist');
const cli = join(dist, 'cli.js');
const rounds = 3;
const starts = 21;
const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];

function measureCheck(root: string): readonly Measurement[] {
  const cache = join(root, '.git/grounds');
  const memoryFile = join(root, '.git/peak-memory');
  const bare: number[] = [];
  const cold: number[] = [];
  const warm: number[] = [];
  const memory: number[] = [];
  const warmMemory: number[] = [];
  const whole: number[] = [];
  // In turns, so that a busy moment of the machine does not meet only one of them.
  for (let round = 0; round < rounds; round += 1) {
    bare.push(measureProcess([join(__dirname, 'bare.mjs'), join(root, recordFolder)], project).time);
    rmSync(cache, { recursive: true, force: true });
    const first = measureProcess([cli, 'check', '--no-verify'], root, memoryFile);
    cold.push(first.time);
    memory.push(first.memory ?? NaN);
    if (!existsSync(cache)) {
      throw new Error(`The check left no cache at ${cache}: what follows would not be a second run.`);
    }
    appendFileSync(join(root, recordPath(7 + round)), '\nOne more sentence.\n');
    const second = measureProcess([cli, 'check', '--no-verify'], root, memoryFile);
    warm.push(second.time);
    warmMemory.push(second.memory ?? NaN);
    whole.push(measureProcess([cli, 'check'], root).time);
  }
  const base = median(bare);
  const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(2)} s`;
  const against = `bare script ${seconds(bare)}`;
  return [
    {
      name: 'check, first run',
      value: median(cold) / base,
      limit: 1.3,
      unit: 'x',
      detail: `${seconds(cold)}, ${against}`,
    },
    {
      name: 'check, one file changed',
      value: median(warm) / base,
      limit: 0.2,
      unit: 'x',
      detail: `${seconds(warm)}, ${against}`,
    },
    {
      name: 'the same, evidence verified',
      value: median(whole) / base,
      limit: undefined,
      unit: 'x',
      detail: seconds(whole),
    },
    {
      name: 'peak memory of check',
      value: Math.max(...memory, ...warmMemory),
      limit: 400,
      unit: 'MiB',
      detail: `first run ${Math.max(...memory).toFixed(0)}, one file changed ${Math.max(...warmMemory).toFixed(0)}`,
    },
  ];
}

async function measureKeystroke(root: string, size: GeneratedSize): Promise<Measurement> {
  const { p50, p95, max } = await measureKeystrokes(root, size, dist);
  return {
    name: 'check after a keystroke, p95',
    value: p95,
    limit: 16,
    unit: 'ms',
    detail: `p50 ${p50.toFixed(2)} ms, longest ${max.toFixed(1)} ms`,
  };
}

function measureStart(root: string): Measurement {
  const node: number[] = [];
  const grounds: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    node.push(measureProcess(['-e', '0'], root).time);
    grounds.push(measureProcess([cli, '--version'], root).time);
  }
  return {
    name: 'grounds --version',
    value: median(grounds) / median(node),
    limit: 1.5,
    unit: 'x',
    detail: `${median(grounds).toFixed(0)} ms, node -e 0 ${median(node).toFixed(0)} ms`,
  };
}

/** What runs in the extension host; the analysis thread is a program of its own. */
function measureBundle(): Measurement {
  const [entry, core] = ['extension.js', 'core.js'].map((name) => statSync(join(dist, name)).size / 1000);
  return {
    name: 'extension bundle',
    value: (entry ?? NaN) + (core ?? NaN),
    limit: 400,
    unit: 'KB',
    detail: `${entry?.toFixed(1) ?? '?'} KB to activate, the rest on first use`,
  };
}

function printTable(measurements: readonly Measurement[]): void {
  const rows = measurements.map(({ name, value, limit, unit, detail }) => [
    name,
    `${value.toFixed(unit === 'x' ? 2 : 1)} ${unit}`,
    limit === undefined ? '' : `at most ${limit} ${unit}`,
    limit === undefined ? '' : value <= limit ? 'ok' : 'EXCEEDED',
    detail,
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, records: { type: 'string' } } });
  const size = { records: Number(values.records ?? 10_000) };
  if (!Number.isInteger(size.records) || size.records < 20) {
    throw new Error('--records takes a whole number from 20 on.');
  }
  build();
  const root = mkdtempSync(join(tmpdir(), 'grounds-bench-'));
  try {
    console.error(`Generating ${size.records} records in ${root}`);
    generateRepository(root, size);
    run('git', ['init', '--quiet'], root);
    run('git', ['add', '-A'], root);
    run('git', [...author, 'commit', '--quiet', '-m', 'Generate'], root);
    const measurements = [
      ...measureCheck(root),
      await measureKeystroke(root, size),
      measureBundle(),
      measureStart(root),
      ...(await measureEvidence(`${root}-evidence`, cli)),
      ...(await measureHistory(`${root}-history`, cli)),
      // Our decisions name measurements by their position: what is new comes last.
      ...(await measureSearch(root, dist)),
      ...measureReview(`${root}-history`, cli),
      measureSite(`${root}-site`, cli),
      // The repository of the site has as many decisions as a page is to be fast among.
      ...(await measurePage(`${root}-site`, dist)),
      ...measureKeptHistory(`${root}-history`),
      ...(await measureMap(`${root}-site`)),
    ];
    printTable(measurements);
    console.log(JSON.stringify({ records: size.records, node: process.version, measurements }));
    return values.check === true &&
      measurements.some(({ value, limit }) => limit !== undefined && !(value <= limit))
      ? 1
      : 0;
  } finally {
    for (const folder of [root, `${root}-evidence`, `${root}-history`, `${root}-site`]) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

function build(): void {
  run(process.execPath, [join(project, 'esbuild.js')], project);
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  }
}

main()
  .then((code) => (process.exitCode = code))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
