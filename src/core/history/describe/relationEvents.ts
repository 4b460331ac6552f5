import { keysOfReference } from '../../graph/references';
import { basename } from '../../graph/paths';
import type { RelationKind } from '../../model/decision';
import { identityOf } from '../../parse/identity';
import type { ParsedDecision } from '../../parse/parsedDecision';
import type { DecisionEvent } from './event';
import { short } from './event';

const WORDS: Readonly<Record<RelationKind, readonly [now: string, noLonger: string]>> = {
  supersedes: ['Supersedes', 'No longer supersedes'],
  'superseded-by': ['Superseded by', 'No longer superseded by'],
  amends: ['Amends', 'No longer amends'],
  'amended-by': ['Amended by', 'No longer amended by'],
  'depends-on': ['Depends on', 'No longer depends on'],
  'relates-to': ['Relates to', 'No longer relates to'],
  'deviates-from': ['Deviates from', 'No longer deviates from'],
};

interface Relation {
  readonly kind: RelationKind;
  readonly target: string;
}

/** Relations to other decisions that were stated or taken back, wherever in the record. */
export function relationEvents(before: ParsedDecision, after: ParsedDecision): readonly DecisionEvent[] {
  const was = relationsOf(before);
  const is = relationsOf(after);
  return [
    ...[...is]
      .filter(([key]) => !was.has(key))
      .map(([, { kind, target }]): DecisionEvent => ({
        kind: 'relation-added',
        detail: `${WORDS[kind][0]} ${short(target)}`,
        subject: kind,
        to: target,
      })),
    ...[...was]
      .filter(([key]) => !is.has(key))
      .map(([, { kind, target }]): DecisionEvent => ({
        kind: 'relation-removed',
        detail: `${WORDS[kind][1]} ${short(target)}`,
        subject: kind,
        from: target,
      })),
  ];
}

function relationsOf({ relations }: ParsedDecision): ReadonlyMap<string, Relation> {
  return new Map(
    relations.map(({ kind, ref, fragment }) => {
      const target = fragment === undefined ? named(ref) : `${named(ref)}#${fragment}`;
      return [`${kind} ${target.toLowerCase()}`, { kind, target }];
    }),
  );
}

/** A reference by the id that it means, however it is written: `7`, `ADR-7` and `0007-use-x.md` are one. */
function named(ref: string): string {
  for (const { kind, value } of keysOfReference(ref, '')) {
    if (kind === 'number') {
      return `ADR-${value.padStart(4, '0')}`;
    }
    if (kind === 'path') {
      return identityOf(value).id;
    }
  }
  return basename(ref.trim());
}
