import type { DecisionView } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { CodeRule } from './rule';
import { replacementOf } from './support/relations';

/**
 * Code or text that names a decision which was superseded as a whole, so that its reader learns what no longer holds.
 * A file that also names what came after tells the history, and is left alone.
 *
 * Data: `ref` as written, and `replacement`, the id of the decision that holds now.
 */
export const rule: CodeRule = {
  id: 'marker-superseded',
  group: 'code',
  scope: 'code',
  summary: 'Code or text names a decision that was superseded, and not the one that holds now.',
  severity: 'info',
  grading: 'always',

  *check({ markers }, view): Iterable<RawFinding> {
    const named = new Set(markers.flatMap(({ candidates }) => candidates.map(({ path }) => path)));
    const later = new Map<Decision, readonly Decision[]>();
    for (const { marker, candidates } of markers) {
      const [decision, another] = candidates;
      if (decision === undefined || another !== undefined) {
        continue;
      }
      const after = later.get(decision) ?? successorsOf(decision, view);
      later.set(decision, after);
      const current = after.at(-1);
      if (current === undefined || after.some(({ path }) => named.has(path))) {
        continue;
      }
      const title = current.title === undefined ? '' : ` (${current.title.replace(/\s+/g, ' ').trim()})`;
      yield {
        range: marker.range,
        message: `${quoted(marker.written)} was superseded by ${current.id}${title}: name that one here, or both.`,
        key: marker.reference,
        related: [{ path: current.path, range: current.titleRange, message: `${current.id} holds now.` }],
        data: { ref: marker.written, replacement: current.id },
      };
    }
  },
};

/** Longer chains are circles. */
const MAX_CHAIN = 50;

/** The decisions that took the place of one, in their order, the last one being in force. */
function successorsOf(decision: Decision, view: DecisionView): readonly Decision[] {
  const after: Decision[] = [];
  let at = replacementOf(decision, view)?.by;
  while (at !== undefined && at !== decision && !after.includes(at) && after.length < MAX_CHAIN) {
    after.push(at);
    at = replacementOf(at, view)?.by;
  }
  return after;
}
