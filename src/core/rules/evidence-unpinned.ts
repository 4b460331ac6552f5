import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';
import { onReason } from './support/verdicts';

/** Data of which nothing was recorded, or that names no code: nobody would notice that it is out of date. */
export const rule: EvidenceRule = {
  id: 'evidence-unpinned',
  group: 'evidence',
  scope: 'evidence',
  summary: 'An item of evidence is not pinned, or does not say which code it covers.',
  severity: 'info',
  grading: 'graded',

  *check(_, { verdicts }): Iterable<RawFinding> {
    for (const verdict of verdicts.filter(({ state }) => state === 'unscoped')) {
      for (const reason of verdict.reasons.filter(({ state }) => state === 'unscoped')) {
        yield onReason(verdict, reason, `${verdict.id} is not pinned down: ${reason.message}. ${wayOut(reason.code)}`);
      }
    }
  },
};

function wayOut(code: string): string {
  switch (code) {
    case 'not-pinned':
      return 'Record it with `grounds pin`.';
    case 'no-covers':
      return 'Add `covers` with the paths of that code, or `covers: []` when it depends on none.';
    default:
      return 'Commit the code and pin the evidence.';
  }
}
