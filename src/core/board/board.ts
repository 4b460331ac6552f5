import { attentionKinds } from '../attention/attention';
import type { AttentionItem, AttentionKind } from '../attention/attention';
import type { Decision } from '../model/decision';
import { statuses } from '../model/status';
import type { Status } from '../model/status';
import type { Outcomes } from '../outcomes/outcomes';
import { verdicts } from '../outcomes/outcomes';
import type { RecordPast } from '../outcomes/recordPast';
import type { Tone } from '../page/decisionPage';
import { wordedState } from '../page/headline';
import { standings } from '../page/standing';
import type { Standing } from '../page/standing';
import { figuresOf } from '../report/outcomesFigures';
import type { Figure } from '../report/outcomesFigures';
import { decisionName } from '../report/wording';
import { trendOf } from './trend';
import type { TrendPoint } from './trend';

/**
 * What the board of a repository shows: how its decisions stand, all together. Plain data that survives JSON, without any
 * markup; texts are as hostile as the repository that they come from.
 */
export interface Board {
  /** How many records there are. */
  readonly decisions: number;
  /** How many of them are accepted. */
  readonly inForce: number;
  /** The accepted ones by how well they are backed, those that are best off first. */
  readonly states: readonly BoardGroup[];
  /** What needs somebody, most pressing first. */
  readonly attention: readonly BoardGroup[];
  /** All by their status. */
  readonly statuses: readonly BoardGroup[];
  readonly past: BoardPast;
}

/** A number with the decisions that it counts, which are at least one. */
export interface BoardGroup {
  /** Tells it from the others of its list. */
  readonly key: string;
  readonly tone: Tone;
  /** `Supported`. */
  readonly name: string;
  /** What is counted: a sentence, or empty where the name says it. */
  readonly definition: string;
  readonly entries: readonly BoardEntry[];
}

/** A decision in a list. */
export interface BoardEntry {
  /** The path of its record. */
  readonly path: string;
  readonly name: string;
  /** Why it is in the list, where there is more to say. */
  readonly note: string | undefined;
}

/** How decisions were made over time, as far as git can tell. */
export type BoardPast =
  | {
      readonly kind: 'told';
      readonly trend: readonly TrendPoint[];
      readonly figures: readonly Figure[];
      /** The decisions of which somebody said how they turned out. */
      readonly verdicts: readonly BoardGroup[];
      /** How many decisions the trend does not have, because their past is not known. */
      readonly untold: number;
    }
  /** @property reason a sentence; undefined while it is being read */
  | { readonly kind: 'untold'; readonly reason: string | undefined };

/** What a board is made of. */
export interface BoardFacts {
  readonly decisions: readonly Decision[];
  /** How well a decision is backed, by what is known now. */
  readonly stateOf: (decision: Decision) => Standing | undefined;
  readonly attention: readonly AttentionItem[];
  /** ISO date: as of when it is made. */
  readonly today: string;
  readonly past:
    | { readonly outcomes: Outcomes; readonly pasts: ReadonlyMap<string, RecordPast> }
    | { readonly reason: string | undefined };
}

const ATTENTION: Readonly<Record<AttentionKind, Omit<BoardGroup, 'key' | 'entries'>>> = {
  decide: {
    tone: 'warning',
    name: 'To be decided',
    definition: 'Open decisions whose day has passed, or that nobody has moved for long.',
  },
  failing: {
    tone: 'bad',
    name: 'Evidence that fails',
    definition: 'Decisions with data that contradicts what the record says, or is gone.',
  },
  review: {
    tone: 'warning',
    name: 'Outcomes to be measured',
    definition: 'Decisions of which it was to be looked by now what they brought.',
  },
  suspect: {
    tone: 'warning',
    name: 'Evidence that is out of date',
    definition: 'Decisions with data of code that has changed since, or older than it may be.',
  },
  waiver: {
    tone: 'warning',
    name: 'Waivers that end',
    definition: 'Decisions with a waiver that has ended, or is about to.',
  },
};

const STATUS_NAMES: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  accepted: 'Accepted',
  rejected: 'Rejected',
  deprecated: 'Deprecated',
  superseded: 'Superseded',
  unknown: 'Without a status',
};

const VERDICT_NAMES: Readonly<Record<(typeof verdicts)[number], readonly [tone: Tone, name: string]>> = {
  confirmed: ['good', 'Confirmed'],
  mixed: ['warning', 'Mixed'],
  refuted: ['bad', 'Refuted'],
  inconclusive: ['quiet', 'Inconclusive'],
};

/** The board of a repository. Groups without decisions are left out. */
export function boardOf({ decisions, stateOf, attention, today, past }: BoardFacts): Board {
  const accepted = decisions.filter(({ status }) => status === 'accepted');
  return {
    decisions: decisions.length,
    inForce: accepted.length,
    states: groups([...standings].reverse(), (state) => {
      const { tone, word, sentence } = wordedState(state);
      return {
        tone,
        name: word,
        definition: sentence,
        entries: accepted
          .filter((decision) => stateOf(decision) === state)
          .map((decision) => entryOf(decision)),
      };
    }),
    attention: groups(attentionKinds, (kind) => ({
      ...ATTENTION[kind],
      entries: attention
        .filter((item) => item.kind === kind)
        .map(({ decision, reasons }) => entryOf(decision, reasons[0]?.message)),
    })),
    statuses: groups<Status>([...statuses, 'unknown'], (status) => ({
      tone: 'quiet',
      name: STATUS_NAMES[status],
      definition: '',
      entries: decisions
        .filter((decision) => decision.status === status)
        .map((decision) => entryOf(decision)),
    })),
    past:
      'reason' in past
        ? { kind: 'untold', reason: past.reason }
        : {
            kind: 'told',
            trend: trendOf(past.pasts.values(), today),
            figures: figuresOf(past.outcomes),
            verdicts: verdictGroups(past.outcomes),
            untold: [...past.pasts.values()].filter(({ kind }) => kind === 'unknown').length,
          },
  };
}

function verdictGroups({ effective }: Outcomes): readonly BoardGroup[] {
  return groups(verdicts, (verdict) => {
    const [tone, name] = VERDICT_NAMES[verdict];
    const turned = effective.filter((outcome) => outcome.verdict === verdict);
    return { tone, name, definition: '', entries: turned.map(({ decision }) => entryOf(decision)) };
  });
}

function groups<Key extends string>(
  keys: readonly Key[],
  groupOf: (key: Key) => Omit<BoardGroup, 'key'>,
): readonly BoardGroup[] {
  return keys.map((key) => ({ key, ...groupOf(key) })).filter(({ entries }) => entries.length > 0);
}

function entryOf(decision: Decision, note?: string): BoardEntry {
  return { path: decision.path, name: decisionName(decision), note };
}
