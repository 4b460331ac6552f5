import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';
import { findingsOf } from './support/verdicts';

/**
 * Data of which nothing was recorded, or that names no code: nobody would notice that it is out of date. Silent about
 * items in a worse state.
 *
 * Data: as in `onReason`.
 */
export const rule: EvidenceRule = {
  id: 'evidence-unpinned',
  group: 'evidence',
  scope: 'evidence',
  summary: 'An item of evidence is not pinned, or does not say which code it covers.',
  severity: 'info',
  grading: 'graded',

  check(_, { claims, verdicts }): Iterable<RawFinding> {
    const unscoped = verdicts.filter(({ state }) => state === 'unscoped');
    return findingsOf(
      { claims, verdicts: unscoped },
      'unscoped',
      (id, { code, message }) => `${id} is not pinned down: ${message}${endOf(code)}.`,
    );
  },
};

function endOf(code: string): string {
  switch (code) {
    case 'not-pinned':
      return '; record it with `grounds pin`';
    case 'no-covers':
      return '; add `covers` with the paths of that code, or `covers: []` when it depends on none';
    case 'no-file':
      return '; add `file` with the report, or `url`';
    case 'no-commit':
      return '; commit the code, then pin the evidence';
    default:
      return '';
  }
}
