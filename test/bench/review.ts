import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Measurement } from './measurement';
import { measureProcess, median } from './measureProcess';

const rounds = 5;
const records = 5;
const files = 45;
const folder = 'docs/decisions';

/**
 * A review of a branch of fifty files in the repository that the histories were measured in, against git's list of what
 * differs together with a check of the records that changed, both without what an earlier run kept, as in CI. @param cli the built program
 */
export function measureReview(root: string, cli: string): readonly Measurement[] {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 });
  const changed = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .slice(0, records)
    .map((name) => `${folder}/${name}`);
  const code = git('ls-files', 'src').split('\n').slice(0, files);
  for (const path of [...changed, ...code]) {
    appendFileSync(join(root, path), '\nOne more line.\n');
  }
  const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  git('checkout', '--quiet', '-b', 'feature');
  git(...author, 'commit', '--quiet', '-a', '-m', 'Change fifty files');
  const memoryFile = join(root, '.git/peak-memory');
  const base: number[] = [];
  const reviews: number[] = [];
  const memory: number[] = [];
  measureProcess([cli, 'check', '--no-verify', '--no-cache', ...changed], root);
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    git('diff', '--name-status', 'main...feature');
    const differing = performance.now() - start;
    base.push(differing + measureProcess([cli, 'check', '--no-verify', '--no-cache', ...changed], root).time);
    const review = measureProcess([cli, 'review', '--base', 'main', '--fail-on', 'never'], root, memoryFile);
    if (!review.stdout.includes(`${records} decisions changed`)) {
      throw new Error(`The review tells of other decisions: ${review.stdout.slice(-300)}`);
    }
    reviews.push(review.time);
    memory.push(review.memory ?? NaN);
  }
  const ms = (values: readonly number[]): string => `${median(values).toFixed(0)} ms`;
  return [
    {
      name: 'review of a branch of 50 files',
      value: median(reviews) / median(base),
      limit: 3,
      unit: 'x',
      detail: `${ms(reviews)}, git diff and a check of ${records} records ${ms(base)}`,
    },
    {
      name: 'peak memory of it',
      value: Math.max(...memory),
      limit: 400,
      unit: 'MiB',
      detail: '100,000 commits, 2,000 records',
    },
  ];
}
