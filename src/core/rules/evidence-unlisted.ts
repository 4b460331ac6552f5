import type { StrayTests, UnlistedTests } from '../evidence/reverseLinks';
import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';
import { oneLine } from './support/verdicts';

/** How many tests are named in a message. */
const MAX_NAMED = 3;
const MAX_NAME = 160;
/** So many tests a fix can list. */
const MAX_LISTED = 20;

/**
 * Tests that say themselves which decision they speak about (a property or label `decision` or `adr` in their report), where
 * the decision does not list them, or where there is no such decision. The habit: keep all data used for a decision.
 *
 * Data: `report`, the path of the report; `tests`, the first of them, for claims of this decision.
 */
export const rule: EvidenceRule = {
  id: 'evidence-unlisted',
  group: 'evidence',
  scope: 'evidence',
  summary: 'A test claims a decision that does not list it, or that is not there.',
  severity: 'info',
  grading: 'graded',

  *check({ titleRange }, { claims, links }): Iterable<RawFinding> {
    for (const { report, tests } of links?.unlisted ?? []) {
      const isOne = tests.length === 1;
      yield {
        range: titleRange,
        message: `${subjectOf({ report, tests })} ${isOne ? 'claims' : 'claim'} this decision, which does not list ${isOne ? 'it' : `them${named(tests)}`}: add an item of evidence with what ${isOne ? 'it shows' : 'they show'}.`,
        key: report,
        data: { report, tests: tests.slice(0, MAX_LISTED) },
      };
    }
    for (const stray of links?.stray ?? []) {
      const claim = claims.find(({ file }) => file === stray.report);
      yield {
        range: claim?.places['file'] ?? titleRange,
        message: `${subjectOf(stray)} ${stray.tests.length === 1 ? 'claims' : 'claim'} the decision \`${oneLine(stray.ref, MAX_NAME)}\`, ${endOf(stray)}`,
        key: `${stray.report} ${stray.ref}`,
      };
    }
  },
};

function subjectOf({ report, tests }: UnlistedTests): string {
  const [first = ''] = tests;
  return tests.length === 1
    ? `Test \`${oneLine(first, MAX_NAME)}\` of \`${oneLine(report, MAX_NAME)}\``
    : `${tests.length} tests of \`${oneLine(report, MAX_NAME)}\``;
}

function named(tests: readonly string[]): string {
  const names = tests.slice(0, MAX_NAMED).map((test) => `\`${oneLine(test, MAX_NAME)}\``);
  return ` (${names.join(', ')}${tests.length > MAX_NAMED ? ', …' : ''})`;
}

function endOf({ candidates }: StrayTests): string {
  return candidates.length === 0
    ? 'which is not there: correct the test, or write the decision.'
    : `which can be ${candidates.slice(0, MAX_NAMED).join(' or ')}: name it by its path in the test.`;
}
