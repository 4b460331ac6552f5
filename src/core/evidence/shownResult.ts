import type { EvidenceResult } from '../model/evidence';
import type { TestsAnswer } from './query';

/** A result as people read it: `SQLite 171.5 ms, PostgreSQL 241.5 ms`. */
export function shownResult(result: EvidenceResult): string {
  return typeof result === 'string'
    ? result
    : Object.entries(result)
        .map(([option, value]) => `${option} ${value}`)
        .join(', ');
}

/** How tests ended: `2/3 passed, 1 failed`, with `between` between the first two numbers. */
export function shownOutcomes(
  { matched, passed, failed, skipped }: TestsAnswer,
  between: '/' | ' of ',
): string {
  return [
    `${passed}${between}${matched} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ');
}
