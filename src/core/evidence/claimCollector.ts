import type { ReportedClaim } from './query';
import type { TestCase } from './report';
import { identityOf } from './testSelector';
import { detached } from './texts';

const MAX_CLAIMS = 2000;
const MAX_DECISIONS = 100;
/** So many tests that claim the same decision leave room for those that claim another. */
const MAX_TESTS = 200;
/** Longer names are no person's; in characters. */
const MAX_NAME = 2000;

/** Collects which tests of a report claim which decisions. Bounded, however many do. */
export class ClaimCollector {
  readonly #byDecision = new Map<string, Map<string, ReportedClaim>>();
  #count = 0;

  take(test: TestCase): void {
    for (const decision of test.decisions) {
      this.#add(decision, test);
    }
  }

  #add(decision: string, test: TestCase): void {
    if (this.#count === MAX_CLAIMS || decision.length > MAX_NAME) {
      return;
    }
    let tests = this.#byDecision.get(decision);
    if (tests?.size === MAX_TESTS) {
      return;
    }
    const identity = identityOf(test);
    if (tests === undefined) {
      if (this.#byDecision.size === MAX_DECISIONS) {
        return;
      }
      tests = new Map();
      this.#byDecision.set(detached(decision), tests);
    }
    if (identity.length <= MAX_NAME && !tests.has(identity)) {
      const { suites, className, name, file } = test;
      tests.set(identity, { decision, test: identity, named: { suites, className, name, file } });
      this.#count += 1;
    }
  }

  /** What was collected, ordered by the first test that claims each decision. */
  claims(): readonly ReportedClaim[] {
    return [...this.#byDecision.values()].flatMap((tests) => [...tests.values()]);
  }
}
