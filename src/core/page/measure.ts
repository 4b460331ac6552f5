import type { EvidenceClaim } from '../evidence/claim';

/** What a claim measures: `p95 of latency_ms`. */
export function measureOf({ column, stat, metric, pointer, id }: EvidenceClaim): string {
  if (column !== undefined) {
    return stat === undefined ? column : `${stat} of ${column}`;
  }
  return metric ?? pointer ?? id;
}
