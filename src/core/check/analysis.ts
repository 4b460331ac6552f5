import type { Decision } from '../model/decision';
import type { UngradedFinding } from '../model/finding';

/**
 * Everything that follows from one record's text alone: plain data, so it can be cached by content and made on
 * another thread.
 */
export interface RecordAnalysis {
  readonly decision: Decision;
  /** What the record rules report, before severities, waivers and the baseline. */
  readonly findings: readonly UngradedFinding[];
}
