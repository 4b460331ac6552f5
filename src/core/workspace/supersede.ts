import type { Decision } from '../model/decision';
import type { FileEdit } from '../model/finding';
import type { TextEdit } from '../model/text';
import { stateRelation, stateSuperseded } from './recordStatements';
import type { OpenRecord } from './recordStatements';

/** The edits of both records, or which one cannot be edited and why. */
export type BothSides =
  | { readonly kind: 'edits'; readonly changes: readonly FileEdit[] }
  | { readonly kind: 'impossible'; readonly path: string; readonly reason: string };

/**
 * Makes `newer` supersede `older`, stated in both, each in its own style; the older one's status becomes superseded.
 * With a `fragment`, only that part is superseded: the older record stays in force and says that it was amended.
 * What either record says already is not said twice.
 */
export function supersede(newer: OpenRecord, older: OpenRecord, fragment?: string): BothSides {
  return bothSides([
    [newer.decision, stateRelation(newer, 'supersedes', older.decision, fragment)],
    [
      older.decision,
      fragment === undefined
        ? stateSuperseded(older, newer.decision)
        : stateRelation(older, 'amended-by', newer.decision),
    ],
  ]);
}

/** Collects what is to be done; one record that cannot be edited stops both, so that nothing is done by half. */
export function bothSides(
  sides: readonly (readonly [decision: Decision, edits: readonly TextEdit[] | undefined])[],
): BothSides {
  const changes: FileEdit[] = [];
  for (const [{ path }, edits] of sides) {
    if (edits === undefined) {
      const reason =
        'Its front matter has errors, or is written in a way that cannot be changed safely; correct it first.';
      return { kind: 'impossible', path, reason };
    }
    if (edits.length > 0) {
      changes.push({ path, edits });
    }
  }
  return { kind: 'edits', changes };
}
