import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Mocha from 'mocha';

/** How many tests of a run ended in which way. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs every `*.test.ts` below the given folders of `test/` with mocha, in this process. */
export function runMocha(folders: readonly string[]): Promise<TestCounts> {
  const mocha = new Mocha({ reporter: 'dot', timeout: 20_000 });
  for (const folder of folders.map((name) => resolve(__dirname, name))) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((candidate) => candidate.endsWith('.test.ts')).sort()) {
      mocha.addFile(join(folder, name));
    }
  }
  return new Promise((done) => {
    const runner = mocha.run((failed) => {
      done({ passed: runner.stats?.passes ?? 0, failed, skipped: runner.stats?.pending ?? 0 });
    });
  });
}

/** Prints the line that a run closes with, and sets the exit code: a run without a passed or skipped test has failed. */
export function finish(counts: TestCounts): void {
  const { passed, failed, skipped } = counts;
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : 0;
}
