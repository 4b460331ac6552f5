import type { RelationKind } from '../model/decision';
import { stateRelation, styleOf } from './recordStatements';
import type { OpenRecord } from './recordStatements';
import { bothSides, supersede } from './supersede';
import type { BothSides } from './supersede';

/** The relations that people state; the reverse ones follow from them. */
export const linkKinds = [
  'supersedes',
  'amends',
  'depends-on',
  'relates-to',
] as const satisfies readonly RelationKind[];

/** A relation that people state. */
export type LinkKind = (typeof linkKinds)[number];

/**
 * States a relation from one record to another. The other record is changed where a reader would miss the relation
 * otherwise: a superseded one, and an amended one whose status section is prose that nothing is derived from.
 */
export function linkDecisions(
  from: OpenRecord,
  to: OpenRecord,
  kind: LinkKind,
  fragment?: string,
): BothSides {
  if (kind === 'supersedes') {
    return supersede(from, to, fragment);
  }
  const isProse = styleOf(to.parsed) !== 'front-matter';
  return bothSides([
    [from.decision, stateRelation(from, kind, to.decision, fragment)],
    [to.decision, kind === 'amends' && isProse ? stateRelation(to, 'amended-by', from.decision) : []],
  ]);
}
