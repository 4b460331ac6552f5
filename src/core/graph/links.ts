import type { RelationKind } from '../model/decision';
import { targetOf } from '../rules/support/relations';
import type { DecisionView } from './decisionIndex';
import { compareText } from './paths';

/** Kinds of links. The other kinds of relations say the same from the other end. */
export const linkKinds = [
  'supersedes',
  'amends',
  'depends-on',
  'deviates-from',
  'relates-to',
] as const satisfies readonly RelationKind[];

export type LinkKind = (typeof linkKinds)[number];

/** A statement about two decisions, from the one that it is said of: both by their positions in `DecisionView.all`. */
export interface DecisionLink {
  readonly from: number;
  readonly to: number;
  readonly kind: LinkKind;
}

/** The same statement, read from the record at its other end. */
const TURNED: Readonly<Partial<Record<RelationKind, LinkKind>>> = {
  'superseded-by': 'supersedes',
  'amended-by': 'amends',
};

/**
 * What decisions say about each other, as far as exactly one is meant: each statement once, whichever of the two records
 * makes it, ordered by position.
 */
export function linksBetween(view: Pick<DecisionView, 'all' | 'resolve'>): readonly DecisionLink[] {
  const decisions = view.all();
  const positions = new Map(decisions.map(({ path }, position) => [path, position]));
  const links = new Map<string, DecisionLink>();
  decisions.forEach((decision, position) => {
    for (const relation of decision.relations) {
      const target = targetOf(relation, decision, view);
      const other = target === undefined ? undefined : positions.get(target.path);
      if (other !== undefined && other !== position) {
        const link = linkOf(relation.kind, position, other);
        const key = keyOf(link);
        links.set(key, links.get(key) ?? link);
      }
    }
  });
  return [...links.values()].sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.kind, b.kind));
}

function linkOf(kind: RelationKind, position: number, other: number): DecisionLink {
  const turned = TURNED[kind];
  return turned === undefined
    ? { from: position, to: other, kind: kind as LinkKind }
    : { from: other, to: position, kind: turned };
}

/** What relates two decisions says the same from both ends. */
function keyOf({ kind, from, to }: DecisionLink): string {
  return kind === 'relates-to'
    ? `${Math.min(from, to)} ${Math.max(from, to)} ${kind}`
    : `${from} ${to} ${kind}`;
}
