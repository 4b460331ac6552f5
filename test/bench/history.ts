import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateHistory } from './generateHistory';
import type { Measurement } from './measurement';
import { measureProcess, median } from './measureProcess';
import { performance } from 'node:perf_hooks';
import { buildSync } from 'esbuild';

const size = { commits: 100_000, records: 2000 };
const rounds = 3;

/** The log that has all facts which histories and commit links are made from. */
export const RAW_LOG = [
  'log',
  '--raw',
  '-z',
  '-M',
  '-c',
  '--combined-all-paths',
  '--no-abbrev',
  '--format=%H%x00%P%x00%aN%x00%aE%x00%aI%x00%cI%x00%B',
];

/** The log of one file through its renames. */
export function followLog(path: string): readonly string[] {
  return ['log', '--follow', '--raw', '-z', '--format=%H', '--', path];
}

/** Histories in a generated repository at `root` with many commits, against git alone. @param cli the built program */
export async function measureHistory(root: string, cli: string): Promise<readonly Measurement[]> {
  console.error(`Generating ${size.commits} commits in ${root}`);
  const { plain, moved, renamed } = await generateHistory(root, size);
  const script = buildReader(root);
  const raw: number[] = [];
  const all: number[] = [];
  const memory: number[] = [];
  const memoryFile = join(root, '.git/peak-memory');
  const one = new Map(
    [plain, moved, renamed].map((path) => [
      path,
      { follow: [] as number[], ours: [] as number[], cli: [] as number[] },
    ]),
  );
  // The first time fills the caches of the system and of the command line.
  measureProcess([cli, 'list'], root);
  gitTime(root, RAW_LOG);
  for (let round = 0; round < rounds; round += 1) {
    raw.push(gitTime(root, RAW_LOG));
    // What a run leaves for the next one is measured on its own.
    rmSync(join(root, '.git/grounds/history'), { force: true });
    const read = measureProcess([script, root, 'docs/decisions'], root, memoryFile);
    all.push(read.time);
    memory.push(read.memory ?? NaN);
    for (const [path, times] of one) {
      times.follow.push(gitTime(root, followLog(path)));
      times.ours.push(measureProcess([script, root, path], root).time);
      times.cli.push(measureProcess([cli, 'history', path, '--json'], root).time);
    }
  }
  const ms = (values: readonly number[]): string => `${median(values).toFixed(0)} ms`;
  const ofOne = (name: string, path: string, limit: number | undefined): readonly Measurement[] => {
    const { follow, ours, cli: whole } = one.get(path)!;
    return [
      {
        name: `history of a ${name}`,
        value: median(ours) / median(follow),
        limit,
        unit: 'x',
        detail: `${ms(ours)}, git log --follow ${ms(follow)}`,
      },
      {
        name: `grounds history of it`,
        value: median(whole) / median(follow),
        limit: undefined,
        unit: 'x',
        detail: `${ms(whole)}, all decisions read and its versions parsed`,
      },
    ];
  };
  return [
    {
      name: 'all histories, 100,000 commits',
      value: median(all) / median(raw),
      limit: 1.5,
      unit: 'x',
      detail: `${ms(all)}, git log ${ms(raw)}`,
    },
    {
      name: 'peak memory of it',
      value: Math.max(...memory),
      limit: 400,
      unit: 'MiB',
      detail: '2,000 records',
    },
    ...ofOne('record', plain, 1.2),
    ...ofOne('record in a renamed folder', moved, 1.2),
    ...ofOne('record renamed twice', renamed, 1.2),
  ];
}

/** Builds `readHistory.ts`. @returns the script */
export function buildReader(root: string): string {
  const script = join(root, '.git/readHistory.js');
  buildSync({
    entryPoints: [join(__dirname, 'readHistory.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return script;
}

/** How long git takes for it, in milliseconds. */
export function gitTime(root: string, args: readonly string[]): number {
  const start = performance.now();
  execFileSync('git', ['-c', 'core.commitGraph=false', ...args], { cwd: root, maxBuffer: 1 << 30 });
  return performance.now() - start;
}
