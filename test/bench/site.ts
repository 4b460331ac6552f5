import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { generateRepository } from './generate';
import type { Measurement } from './measurement';
import { measureProcess, median } from './measureProcess';

const records = 2_000;
const rounds = 3;

/** Writes the site of a new repository at `root`, each time afresh. */
export function measureSite(root: string, cli: string): Measurement {
  mkdirSync(root);
  generateRepository(root, { records });
  const git = (...args: readonly string[]): unknown => execFileSync('git', args, { cwd: root });
  git('init', '--quiet');
  git('add', '-A');
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-m', 'Generate');
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    rmSync(`${root}/.git/site`, { recursive: true, force: true });
    times.push(measureProcess([cli, 'site', '.git/site'], root).time);
  }
  return {
    name: `site of ${records} decisions`,
    value: median(times),
    limit: 10_000,
    unit: 'ms',
    detail: `longest ${(Math.max(...times) / 1000).toFixed(1)} s`,
  };
}
