import type { RawFinding } from '../model/finding';
import type { WorkspaceRule } from './rule';
import { referenceTo, replacementOf } from './support/relations';

/**
 * A decision that was replaced and still calls itself accepted, so that people go on building on it. Comes from tools
 * that say they supersede a record and leave its status as it was. A part that was superseded (`ADR-0003#caching`)
 * leaves the rest accepted.
 *
 * Data: `status`, the status to set, `ref`, the decision that replaced it, and `other`, its path.
 */
export const rule: WorkspaceRule = {
  id: 'superseded-still-accepted',
  group: 'record',
  scope: 'workspace',
  summary: 'The decision was superseded as a whole, but its status is still accepted.',
  severity: 'warning',
  grading: 'always',

  *check(decision, view): Iterable<RawFinding> {
    if (decision.status !== 'accepted') {
      return;
    }
    const replacement = replacementOf(decision, view);
    if (replacement !== undefined) {
      const { by, place } = replacement;
      const ref = referenceTo(by, decision);
      yield {
        range: decision.statusRange ?? decision.titleRange,
        message: `${by.id} supersedes this decision, but its status is still accepted: change it to superseded, or name the part that is superseded.`,
        key: by.id,
        related: [place],
        data: { status: 'superseded', ref, other: by.path },
      };
    }
  },
};
