import { readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { grepVariable, reportPrefix, resultsVariable } from '../protocol';
import type { SuiteResults } from '../protocol';

/**
 * The entry point VS Code calls in its extension host: runs every bundled test file beside this one, leaves the
 * counts in the file named by the environment and rejects when a test failed.
 */
export async function run(): Promise<void> {
  const grep = process.env[grepVariable];
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 20_000,
    forbidOnly: process.env['CI'] !== undefined,
    ...(grep === undefined ? {} : { grep }),
  });
  const files = readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.js'))
    .sort();
  // What makes a repository of the workspace comes behind what needs it to be none.
  const inRepository = files.filter((file) => file.endsWith('.git.test.js'));
  for (const file of [...files.filter((file) => !inRepository.includes(file)), ...inRepository]) {
    mocha.addFile(path.join(__dirname, file));
  }
  markReport();
  const results = await runMocha(mocha);
  const file = process.env[resultsVariable];
  if (file === undefined) throw new Error(`${resultsVariable} does not say where to leave the results.`);
  writeFileSync(file, JSON.stringify(results));
  if (results.failures.length > 0) throw new Error(`${results.failures.length} tests failed.`);
}

/** Mocha's report goes out as plain text: the console of the extension host does not fill in `%s`. */
function markReport(): void {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]): void => {
    for (const line of format(...args).split('\n')) console.log(reportPrefix + line);
  };
}

function runMocha(mocha: Mocha): Promise<SuiteResults> {
  return new Promise((resolve) => {
    const failures: SuiteResults['failures'][number][] = [];
    let passed = 0;
    let skipped = 0;
    const runner = mocha.run(() => {
      resolve({ passed, skipped, failures });
    });
    runner.on('pass', () => {
      passed++;
    });
    runner.on('pending', () => {
      skipped++;
    });
    runner.on('fail', (test: Mocha.Runnable, error: unknown) => {
      failures.push({
        title: test.fullTitle(),
        message: error instanceof Error ? error.message : String(error),
      });
    });
  });
}
