import type { DecisionView } from '../graph/decisionIndex';
import { supersedeCycle } from '../graph/cycles';
import type { Decision, Relation } from '../model/decision';
import type { RawFinding } from '../model/finding';
import type { WorkspaceRule } from './rule';
import { relationsTo } from './support/relations';

/**
 * Decisions that supersede each other in a circle, so that none of them is in force. Comes from `supersedes` and
 * `superseded-by` mixed up, and from copied front matter. Reported once on every record of the circle.
 *
 * Data: `cycle`, the paths along the circle, this record first.
 */
export const rule: WorkspaceRule = {
  id: 'supersede-cycle',
  group: 'record',
  scope: 'workspace',
  summary: 'Decisions supersede each other in a circle.',
  severity: 'error',
  grading: 'always',

  *check(decision, view): Iterable<RawFinding> {
    const cycle = supersedeCycle(view, decision);
    if (cycle === undefined) {
      return;
    }
    const next = cycle[1] ?? decision;
    const previous = cycle.at(-1) ?? decision;
    const related = cycle.slice(1, MAX_SHOWN).map(({ path, titleRange, id }) => ({
      path,
      range: titleRange,
      message: `${id} is part of the circle.`,
    }));
    yield {
      range: statedAt(decision, next, previous, view)?.range ?? decision.titleRange,
      message:
        cycle.length === 1
          ? 'This decision supersedes itself: name the decision that is meant.'
          : `These decisions supersede each other in a circle: ${chain(cycle)}. Remove the reference that is wrong.`,
      key: cycle
        .map(({ path }) => path)
        .sort()
        .join(' '),
      related,
      data: { cycle: cycle.map(({ path }) => path) },
    };
  },
};

/** Longer circles are shown by their beginning and end. */
const MAX_SHOWN = 8;

function chain(cycle: readonly Decision[]): string {
  const ids = cycle.map(({ id }) => id);
  const shown = ids.length > MAX_SHOWN ? [...ids.slice(0, MAX_SHOWN - 1), '…', ids.at(-1)!] : ids;
  return [...shown, ids[0]!].join(' → ');
}

/** Where the record itself takes part in the circle; it may be that only the others say so. */
function statedAt(
  decision: Decision,
  next: Decision,
  previous: Decision,
  view: DecisionView,
): Relation | undefined {
  const isWhole = (relation: Relation): boolean => relation.fragment === undefined;
  return (
    relationsTo('supersedes', decision, next, view).find(isWhole) ??
    relationsTo('superseded-by', decision, previous, view).find(isWhole)
  );
}
