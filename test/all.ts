// The README's test command: unit tests, tests on real git, tests in a browser and the integration suite in every supported VS Code,
// in one run that ends with one summary line.
import { describeFailure } from './harness/errors';
import { runIntegration, succeeded, summarize } from './integration/run';
import { finish, runMocha } from './mochaRun';

async function main(): Promise<void> {
  console.log('Unit tests, tests on real git and tests in a browser');
  const { failures, ...counts } = await runMocha(['unit', 'git', 'browser']);
  let { passed, failed, skipped } = counts;
  try {
    const results = await runIntegration({ vscodes: ['oldest', 'newest'] });
    console.log(`\n${summarize(results)}`);
    for (const result of results) {
      passed += result.passed;
      skipped += result.skipped;
      failed += result.failures.length;
      if (result.failures.length === 0 && !succeeded(result)) {
        failed += 1;
      }
    }
  } catch (error) {
    // VS Code could not be had: that is a failure of the run, not a reason to hide the tests that did run.
    console.error(describeFailure(error));
    failed += 1;
  }
  finish({ passed, failed, skipped, failures });
}

void main();
