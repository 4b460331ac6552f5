import type { Answer } from '../query';
import type { TestCase } from '../report';
import { compileSelector, identityOf, nearestTests } from '../testSelector';
import { detached, shortened } from '../texts';
import { KnownNames, MAX_NAMED, none } from './seeker';
import type { Seeker } from './seeker';

/** Of longer names of tests the beginning is shown, in characters. */
const MAX_SHOWN = 300;

/** A test that did not pass, as it is shown. */
interface Example {
  readonly test: string;
  readonly message: string | undefined;
}

/** Counts how the tests ended that at least one of the selectors means; each selector has to mean one. */
export function seekTests(selectors: readonly string[]): Seeker {
  const compiled = selectors.map((selector) => ({ selector, matches: compileSelector(selector), count: 0 }));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const examples = { failed: new Array<Example>(), skipped: new Array<Example>() };
  const others = new KnownNames();
  let flaky = 0;
  let total = 0;
  let passedExample: string | undefined;

  function isMeant(test: TestCase): boolean {
    let isMatch = false;
    for (const entry of compiled) {
      if (entry.matches(test)) {
        entry.count += 1;
        isMatch = true;
      }
    }
    return isMatch;
  }

  return {
    test(test): void {
      total += 1;
      if (!isMeant(test)) {
        if (!others.isFull) {
          others.add(identityOf(test));
        }
        return;
      }
      counts[test.outcome] += 1;
      flaky += test.flaky ? 1 : 0;
      if (test.outcome === 'passed') {
        passedExample ??= shownIdentity(test);
      } else if (examples[test.outcome].length < MAX_NAMED) {
        examples[test.outcome].push({ test: shownIdentity(test), message: test.message });
      }
    },
    answer(): Answer {
      const empty = compiled.find(({ count }) => count === 0);
      if (empty !== undefined) {
        return none(
          total === 0
            ? 'the report has no tests'
            : `no test matches ${empty.selector} (${total} ${total === 1 ? 'test' : 'tests'} in the report)`,
          empty.selector,
          nearestTests(empty.selector, others.all(), MAX_NAMED),
        );
      }
      const { passed, failed, skipped } = counts;
      return {
        kind: 'tests',
        matched: passed + failed + skipped,
        passed,
        failed,
        skipped,
        flaky,
        examples: failed > 0 ? examples.failed : examples.skipped,
        passedExample,
      };
    },
  };
}

/** A test as it is shown. */
function shownIdentity(test: TestCase): string {
  return detached(shortened(identityOf(test), MAX_SHOWN));
}
