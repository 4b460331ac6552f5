import type { DecisionView } from '../../graph/decisionIndex';
import { dirname, relativePath } from '../../graph/paths';
import type { Decision, Relation, RelationKind } from '../../model/decision';
import type { Status } from '../../model/status';

/** The decision that a relation of `from` points at, when it is exactly one. */
export function targetOf(relation: Relation, from: Decision, view: DecisionView): Decision | undefined {
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
