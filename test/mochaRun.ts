import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Mocha from 'mocha';
import './properties';

/** A test that failed. */
export interface FailedTest {
  /** With the suites that it is in. */
  readonly title: string;
  readonly message: string;
}

/** How many tests of a run ended in which way. */
export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those that are to be named at the end. */
  readonly failures: readonly FailedTest[];
}

/** Runs every `*.test.ts` below the given folders of `test/` with mocha, in this process. */
export function runMocha(folders: readonly string[]): Promise<TestRun> {
  const mocha = new Mocha({ reporter: 'dot', timeout: 20_000 });
  for (const folder of folders.map((name) => resolve(__dirname, name))) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((candidate) => candidate.endsWith('.test.ts')).sort()) {
      mocha.addFile(join(folder, name));
    }
  }
  return new Promise((done) => {
    const failures: FailedTest[] = [];
    const runner = mocha.run((failed) => {
      done({ passed: runner.stats?.passes ?? 0, failed, skipped: runner.stats?.pending ?? 0, failures });
    });
    runner.on('fail', (test, error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      failures.push({ title: test.fullTitle(), message });
    });
  });
}

/** The line that names a test that failed and begins what was wrong: a property says its seed in its second line. */
export function failureLine({ title, message }: FailedTest): string {
  return `  failed: ${title}: ${message.split('\n').slice(0, 4).join(' ').slice(0, 400)}`;
}

/** Prints what failed and the line that a run closes with, and sets the exit code: a run without a passed or skipped test has failed. */
export function finish(counts: TestRun): void {
  const { passed, failed, skipped } = counts;
  counts.failures.forEach((failure) => {
    console.log(failureLine(failure));
  });
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : 0;
}
