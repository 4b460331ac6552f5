import { resolvePath, dirname } from '../graph/paths';
import type { DecisionView } from '../graph/decisionIndex';
import type { Decision, Relation, RelationKind } from '../model/decision';
import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { WorkspaceRule } from './rule';
import { referenceTo, relationsTo, tookEffect } from './support/relations';

/**
 * Only one of two records says that one replaces the other, so that a reader of the other never learns of it. Comes
 * from tools that write one side, or do half of it. Reported once, on the record that lacks the reference.
 *
 * A proposal changes nothing yet, so what it would supersede need not name it. A partial supersession
 * (`ADR-0003#caching`) and a record that is marked as superseded may name the other by any link or relation.
 *
 * Data: `field`, the reverse of what the other record says, `ref`, how to refer to that record, and `other`, its path.
 */
export const rule: WorkspaceRule = {
  id: 'supersede-one-sided',
  group: 'record',
  scope: 'workspace',
  summary:
    'Another record says that it supersedes this one or is superseded by it, and this record does not.',
  severity: 'warning',
  grading: 'always',

  *check(decision, view): Iterable<RawFinding> {
    for (const { field, from, relation } of statedByOthers(decision, view)) {
      if (!isStatedBack(field, relation, decision, from, view)) {
        yield finding(field, relation, decision, from);
      }
    }
  },
};

interface Statement {
  /** What this record should say in turn. */
  readonly field: RelationKind;
  readonly from: Decision;
  readonly relation: Relation;
}

/** What each other record says, once: that all of a decision is superseded includes its parts. */
function statedByOthers(decision: Decision, view: DecisionView): Iterable<Statement> {
  const statements = new Map<string, Statement>();
  for (const { from, relation } of view.inbound(decision)) {
    const field = REVERSE.get(relation.kind);
    if (field !== undefined && from.path !== decision.path) {
      const key = `${field} ${from.path}`;
      if (!statements.has(key) || relation.fragment === undefined) {
        statements.set(key, { field, from, relation });
      }
    }
  }
  return statements.values();
}

const REVERSE: ReadonlyMap<RelationKind, RelationKind> = new Map<RelationKind, RelationKind>([
  ['supersedes', 'superseded-by'],
  ['superseded-by', 'supersedes'],
]);

function isStatedBack(
  field: RelationKind,
  relation: Relation,
  decision: Decision,
  from: Decision,
  view: DecisionView,
): boolean {
  if (relationsTo(field, decision, from, view).length > 0) {
    return true;
  }
  if (field === 'supersedes') {
    return decision.status === 'rejected' || isMentioned(decision, from, view);
  }
  if (!tookEffect(from.status)) {
    return true;
  }
  const isMentionEnough = relation.fragment !== undefined || decision.status === 'superseded';
  return isMentionEnough && isMentioned(decision, from, view);
}

/** Whether a reader of `decision` finds the way to `other`. */
function isMentioned(decision: Decision, other: Decision, view: DecisionView): boolean {
  const folder = dirname(decision.path);
  return (
    decision.links.some(({ target }) => target !== '' && resolvePath(folder, target) === other.path) ||
    decision.relations.some(({ ref }) => {
      const resolution = view.resolve(ref, folder);
      return resolution.kind === 'found' && resolution.decision.path === other.path;
    })
  );
}

function finding(
  field: RelationKind,
  { fragment, range }: Relation,
  decision: Decision,
  from: Decision,
): RawFinding {
  const ref = referenceTo(from, decision);
  const what =
    field === 'supersedes'
      ? `${from.id} says that this decision supersedes it`
      : `${from.id} says that it supersedes ${fragment === undefined ? '' : `${quoted(`#${fragment}`)} of `}this decision`;
  const advised = fragment === undefined || field === 'supersedes' ? field : 'amended-by';
  return {
    range: decision.titleRange,
    message: `${what}, but this record does not say so: add \`${advised}: ${ref}\`.`,
    key: `${field} ${from.path}`,
    related: [{ path: from.path, range, message: `${from.id} says so here.` }],
    data: { field, ref, other: from.path },
  };
}
