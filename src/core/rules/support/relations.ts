import type { DecisionView } from '../../graph/decisionIndex';
import { dirname, relativePath } from '../../graph/paths';
import type { Decision, Relation, RelationKind } from '../../model/decision';
import type { RelatedPlace } from '../../model/finding';
import { isOpen } from '../../model/status';
import type { Status } from '../../model/status';

/** The decision that a relation of `from` points at, when it is exactly one. */
export function targetOf(
  relation: Relation,
  from: Decision,
  view: Pick<DecisionView, 'resolve'>,
): Decision | undefined {
  const resolution = view.resolve(relation.ref, dirname(from.path));
  return resolution.kind === 'found' ? resolution.decision : undefined;
}

/** The relations of one kind that `from` declares towards `to`. */
export function relationsTo(
  kind: RelationKind,
  from: Decision,
  to: Decision,
  view: DecisionView,
): readonly Relation[] {
  return from.relations.filter(
    (relation) => relation.kind === kind && targetOf(relation, from, view)?.path === to.path,
  );
}

/** How a record in `folder` refers to `decision`: its id at home, the way to its file from elsewhere. */
export function referenceTo(decision: Decision, from: Pick<Decision, 'folder' | 'path'>): string {
  const isAtHome = decision.folder === from.folder && decision.number !== undefined;
  return isAtHome ? decision.id : relativePath(dirname(from.path), decision.path);
}

/**
 * True once a decision with this status took effect, though it may have been replaced since. A record without a known
 * status is taken at its word.
 */
export function tookEffect(status: Status): boolean {
  return status !== 'draft' && status !== 'proposed' && status !== 'rejected';
}

/** What took the place of a decision. */
export interface Replacement {
  readonly by: Decision;
  /** Where the record that replaced it, or this one, says so. */
  readonly place: RelatedPlace;
}

/** The first decision that took the place of this one as a whole, and took effect. */
export function replacementOf(decision: Decision, view: DecisionView): Replacement | undefined {
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
