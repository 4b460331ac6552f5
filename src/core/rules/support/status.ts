import type { ParsedDecision } from '../../parse/parsedDecision';

/** Whether the decision was made and holds. A record without a known status is none that promises anything. */
export function inForce({ statuses }: ParsedDecision): boolean {
  return statuses[0]?.status === 'accepted';
}
