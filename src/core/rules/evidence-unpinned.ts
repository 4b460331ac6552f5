import type { EvidenceReason, EvidenceVerdict } from '../model/evidence';
import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';
import { findingsOf } from './support/verdicts';

/**
 * Data of which nothing was recorded, or that names no code: nobody would notice that it is out of date. Silent about
 * items in a worse state; an item that lacks both is reported once.
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

  *check(_, { verdicts }): Iterable<RawFinding> {
    for (const verdict of verdicts.filter(({ state }) => state === 'unscoped')) {
      const lacksBoth = has(verdict, 'not-pinned') && has(verdict, 'no-covers');
      const reasons = verdict.reasons.filter(({ code }) => !(lacksBoth && code === 'no-covers'));
      yield* findingsOf(
        { verdicts: [{ ...verdict, reasons }] },
        'unscoped',
        (id, reason) => `${id} is not pinned down: ${reason.message}${endOf(reason, lacksBoth)}.`,
      );
    }
  },
};

function has({ reasons }: EvidenceVerdict, wanted: string): boolean {
  return reasons.some(({ code }) => code === wanted);
}

function endOf({ code }: EvidenceReason, lacksBoth: boolean): string {
  switch (code) {
    case 'not-pinned':
      return lacksBoth
        ? '; name the code that it depends on under `covers`, and record it with `grounds pin`'
        : '; record it with `grounds pin`';
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
