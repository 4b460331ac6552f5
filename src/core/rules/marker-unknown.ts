import { dirname } from '../graph/paths';
import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { CodeRule } from './rule';

/**
 * Code or text outside of the decision folders that names a decision which does not exist: a comment that outlived its
 * record, a misspelt number. What may mean several decisions is left alone: there is no better way to write it.
 *
 * Data: `ref` as written, and `suggestions`, ids that may have been meant, best first.
 */
export const rule: CodeRule = {
  id: 'marker-unknown',
  group: 'code',
  scope: 'code',
  summary: 'Code or text names a decision that does not exist.',
  severity: 'warning',
  grading: 'always',

  *check({ path, markers }, view): Iterable<RawFinding> {
    let suggested = 0;
    for (const { marker, candidates } of markers) {
      if (candidates.length > 0) {
        continue;
      }
      const resolution =
        suggested < MAX_SUGGESTED ? view.resolve(marker.reference, dirname(path)) : undefined;
      const meant = resolution?.kind === 'unknown' ? resolution.nearest.map(({ id }) => id) : [];
      suggested += 1;
      const [best] = meant;
      const wayOut = best === undefined ? 'correct it, or take it out.' : `did you mean ${best}?`;
      yield {
        range: marker.range,
        message: `${quoted(marker.written)} is not a decision of this repository; ${wayOut}`,
        key: marker.reference,
        data: { ref: marker.written, suggestions: meant },
      };
    }
  },
};

/** Looking for what may have been meant costs time by the number of records, so it is done for the first few only. */
const MAX_SUGGESTED = 3;
