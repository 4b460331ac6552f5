import type { RelationKind } from '../model/decision';

/** How a relation reads from the record that states it: `depends on`. */
export function relationName(kind: RelationKind): string {
  return kind.replaceAll('-', ' ');
}

/** How it reads from the record that it points at. */
export const reverseNames: Readonly<Record<RelationKind, string>> = {
  supersedes: 'superseded by',
  'superseded-by': 'supersedes',
  amends: 'amended by',
  'amended-by': 'amends',
  'depends-on': 'needed by',
  'relates-to': 'related from',
  'deviates-from': 'deviated from by',
};
