import { compareText } from '../graph/paths';
import type { DecisionView } from '../graph/decisionIndex';
import type { Decision, DecisionState, RelationKind } from '../model/decision';
import type { Status } from '../model/status';
import type { Tone } from '../page/decisionPage';
import { standingOf } from '../page/headline';

/**
 * All decisions and how they relate: plain data that survives JSON, without any markup; texts are as hostile as the
 * repository that they come from.
 */
export interface DecisionMap {
  /** Ordered by path. */
  readonly nodes: readonly MapNode[];
  /** Each pair of decisions once for each kind of relation; none leads to itself. */
  readonly links: readonly MapLink[];
}

/** A decision on the map. */
export interface MapNode {
  /** The path of its record: tells it from the others. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly tone: Tone;
  /** How it stands, in two words at most: `Supported`, `Superseded`. */
  readonly word: string;
  readonly folder: string;
  readonly tags: readonly string[];
  /** ISO date; undefined where the record has none. */
  readonly date: string | undefined;
}

/** Kinds of links, of which the other relations are the reverse. */
export const linkKinds = [
  'supersedes',
  'amends',
  'depends-on',
  'deviates-from',
  'relates-to',
] as const satisfies readonly RelationKind[];

export type LinkKind = (typeof linkKinds)[number];

/** A relation between two decisions, from the one that it is said of. */
export interface MapLink {
  readonly kind: LinkKind;
  /** Positions in the list of nodes. */
  readonly from: number;
  readonly to: number;
}

/** What a link says from its one end, and from its other. */
export const linkWords: Readonly<Record<LinkKind, readonly [from: string, to: string]>> = {
  supersedes: ['supersedes', 'superseded by'],
  amends: ['amends', 'amended by'],
  'depends-on': ['depends on', 'needed by'],
  'deviates-from': ['deviates from', 'deviated from by'],
  'relates-to': ['relates to', 'relates to'],
};

const REVERSED: Readonly<Partial<Record<RelationKind, LinkKind>>> = {
  'superseded-by': 'supersedes',
  'amended-by': 'amends',
};

/** The map of a repository. @param stateOf how well a decision is backed, by what is known now */
export function decisionMap(
  view: Pick<DecisionView, 'all' | 'resolve'>,
  stateOf: (decision: Decision) => DecisionState | undefined,
): DecisionMap {
  const decisions = view.all();
  const positions = new Map(decisions.map(({ path }, index) => [path, index]));
  const links = new Map<string, MapLink>();
  decisions.forEach((decision, index) => {
    for (const { kind, ref } of decision.relations) {
      const meant = view.resolve(ref, decision.folder);
      const other = meant.kind === 'found' ? positions.get(meant.decision.path) : undefined;
      if (other !== undefined && other !== index) {
        const link = linkBetween(kind, index, other);
        const key = keyOf(link);
        links.set(key, links.get(key) ?? link);
      }
    }
  });
  return {
    nodes: decisions.map((decision) => nodeOf(decision, stateOf(decision))),
    links: [...links].sort(([a], [b]) => compareText(a, b)).map(([, link]) => link),
  };
}

function linkBetween(kind: RelationKind, from: number, to: number): MapLink {
  const reversed = REVERSED[kind];
  return reversed === undefined
    ? { kind: kind as LinkKind, from, to }
    : { kind: reversed, from: to, to: from };
}

/** What relates two decisions either way is the same link, whichever of them says so. */
function keyOf({ kind, from, to }: MapLink): string {
  const ends = kind === 'relates-to' ? [Math.min(from, to), Math.max(from, to)] : [from, to];
  return [...ends.map((end) => String(end).padStart(9, '0')), kind].join(' ');
}

function nodeOf(
  { path, id, title = id, status, folder, tags, date }: Decision,
  state: DecisionState | undefined,
): MapNode {
  const { tone, word } = standingOf(status, state);
  return { path, id, title, status, tone, word, folder, tags, date };
}
