import { ContentsSink } from '../evidence/contents';
import type { ReportContents } from '../evidence/contents';
import type { Outcome, ReportFormat, TestCase } from '../evidence/report';
import { identityOf } from '../evidence/testSelector';
import type { NamedTest } from '../evidence/testSelector';

/** Tests of a report that have one name. Plain data: it crosses threads. */
export interface OutlinedTest {
  /** As a selector names it. */
  readonly test: string;
  /** By what selectors match it; that of the first. */
  readonly named: NamedTest;
  /** 1-based line in its file, where the report says it. */
  readonly line: number | undefined;
  /** How many there are by this name. */
  readonly count: number;
  /** The worst of how they ended: failed, then skipped, then passed. */
  readonly outcome: Outcome;
}

/** What is in a report, with the names of its tests. Plain data: it crosses threads. */
export interface ReportOutline extends ReportContents {
  /** In the order of the report, each name once; the first 20,000 of them. */
  readonly named: readonly OutlinedTest[];
}

const MAX_NAMES = 20_000;
/** Nobody picks a longer name from a list, and all of them together are kept in memory. */
const MAX_NAME = 400;

const WORSE: Readonly<Record<Outcome, number>> = { passed: 0, skipped: 1, failed: 2 };

/** Lists what is in a report, and all its tests by name, in one pass over it. */
export class OutlineSink extends ContentsSink {
  readonly #named = new Map<string, { -readonly [Key in keyof OutlinedTest]: OutlinedTest[Key] }>();

  override test(test: TestCase): void {
    super.test(test);
    const name = identityOf(test);
    const known = this.#named.get(name);
    if (known !== undefined) {
      known.count += 1;
      known.outcome = WORSE[test.outcome] > WORSE[known.outcome] ? test.outcome : known.outcome;
    } else if (this.#named.size < MAX_NAMES && name.length <= MAX_NAME) {
      const { suites, className, file, line, outcome } = test;
      const named = { suites, className, name: test.name, file };
      this.#named.set(name, { test: name, named, line, count: 1, outcome });
    }
  }

  /** Everything that was found, once the report has been read. */
  outline(format: ReportFormat): ReportOutline {
    return { ...this.contents(format), named: [...this.#named.values()] };
  }
}
