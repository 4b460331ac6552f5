import { optionKey } from '../../rules/support/options';

/**
 * What can happen to a decision. A kind never changes its meaning: it is part of the JSON output, and what is said in the
 * editor and in reviews is chosen by it.
 */
export const eventKinds = [
  'created',
  'deleted',
  'renamed',
  'renumbered',
  'status-changed',
  'status-reworded',
  'title-changed',
  'option-added',
  'option-removed',
  'option-renamed',
  'chosen-changed',
  'evidence-added',
  'evidence-removed',
  'evidence-renamed',
  'evidence-changed',
  'finding-changed',
  'evidence-pinned',
  'evidence-unpinned',
  'evidence-repinned',
  'result-changed',
  'evidence-reconfirmed',
  'reconfirmation-removed',
  'relation-added',
  'relation-removed',
  'person-added',
  'person-removed',
  'person-changed',
  'field-added',
  'field-removed',
  'field-changed',
  'section-added',
  'section-removed',
  'section-renamed',
  'text-changed',
  'front-matter-broken',
  'front-matter-repaired',
  'layout-changed',
] as const;

/** What can happen to a decision. */
export type DecisionEventKind = (typeof eventKinds)[number];

/** One thing that happened to a decision, in its own terms. */
export interface DecisionEvent {
  readonly kind: DecisionEventKind;
  /** One short sentence for people, without a full stop: `Status changed from proposed to accepted`. May quote the record. */
  readonly detail: string;
  /**
   * What it happened to, where a decision has several: the id of an item of evidence, the title of an option or a
   * section, the name of a field, the kind of a relation, the role of a person.
   */
  readonly subject?: string;
  /** The field of the item of evidence that changed; only for `evidence-changed`. */
  readonly field?: string;
  /** What it was before; undefined for what was added, and where it is too long to tell. */
  readonly from?: string;
  /** What it is now; undefined for what was removed, and where it is too long to tell. */
  readonly to?: string;
}

const OPPOSITES: Readonly<Partial<Record<DecisionEventKind, DecisionEventKind>>> = {
  created: 'deleted',
  'option-added': 'option-removed',
  'evidence-added': 'evidence-removed',
  'evidence-pinned': 'evidence-unpinned',
  'evidence-reconfirmed': 'reconfirmation-removed',
  'relation-added': 'relation-removed',
  'person-added': 'person-removed',
  'field-added': 'field-removed',
  'section-added': 'section-removed',
  'front-matter-broken': 'front-matter-repaired',
};

const opposites: ReadonlyMap<DecisionEventKind, DecisionEventKind> = new Map(
  (Object.entries(OPPOSITES) as (readonly [DecisionEventKind, DecisionEventKind])[]).flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]),
);

/** The kind of what takes back what happened: `removed` for `added`; a change is taken back by a change. */
export function oppositeKind(kind: DecisionEventKind): DecisionEventKind {
  return opposites.get(kind) ?? kind;
}

/** Two events with the same key bring about the same, whatever was there before. */
export function eventKey({ kind, subject, field, to }: DecisionEvent): string {
  return JSON.stringify([kind, optionKey(subject ?? ''), field, to]);
}

/** Longer texts are cut when they are quoted, in characters. */
const MAX_QUOTED = 80;

/** A text as it stands in a sentence: on one line and not too long. */
export function short(text: string): string {
  const line = text.length > MAX_QUOTED * 8 ? text.slice(0, MAX_QUOTED * 8) : text;
  const plain = line.replace(/\s+/g, ' ').trim();
  const characters = Array.from(plain);
  return characters.length <= MAX_QUOTED
    ? plain
    : `${characters
        .slice(0, MAX_QUOTED - 1)
        .join('')
        .trimEnd()}…`;
}

/** The same in quotation marks. */
export function quoted(text: string): string {
  return `"${short(text)}"`;
}
