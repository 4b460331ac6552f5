import type { DecisionView } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import type { RawFinding, RelatedPlace } from '../model/finding';
import { isOpen } from '../model/status';
import type { WorkspaceRule } from './rule';
import { referenceTo, targetOf } from './support/relations';

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

interface Replacement {
  readonly by: Decision;
  /** Where the record that replaced it, or this one, says so. */
  readonly place: RelatedPlace;
}

/** The first decision that took the place of this one as a whole. */
function replacementOf(decision: Decision, view: DecisionView): Replacement | undefined {
  for (const { from, relation } of view.inbound(decision)) {
    if (relation.kind === 'supersedes' && relation.fragment === undefined && replaces(from, decision)) {
      const message = `${from.id} says so here.`;
      return { by: from, place: { path: from.path, range: relation.range, message } };
    }
  }
  for (const relation of decision.relations) {
    const by =
      relation.kind === 'superseded-by' && relation.fragment === undefined
        ? targetOf(relation, decision, view)
        : undefined;
    if (by !== undefined && replaces(by, decision)) {
      const place = { path: decision.path, range: relation.range, message: 'The record says so here.' };
      return { by, place };
    }
  }
  return undefined;
}

/** A proposal or a rejected decision replaces nothing; of a record without a status it is not known. */
function replaces({ path, status }: Decision, decision: Decision): boolean {
  return path !== decision.path && !isOpen(status) && status !== 'rejected' && status !== 'unknown';
}
