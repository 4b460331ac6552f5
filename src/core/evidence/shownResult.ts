import type { EvidenceResult } from '../model/evidence';

/** A result as people read it: `SQLite 171.5 ms, PostgreSQL 241.5 ms`. */
export function shownResult(result: EvidenceResult): string {
  return typeof result === 'string'
    ? result
    : Object.entries(result)
        .map(([option, value]) => `${option} ${value}`)
        .join(', ');
}
