import type { Commit } from '../history/commit';
import type { Decision } from '../model/decision';
import { textField } from '../parse/fields';
import type { ParsedDecision } from '../parse/parsedDecision';
import { daysBetween } from '../rules/support/dates';
import type { PastContent, RecordPast } from './recordPast';

/**
 * Why something is not known of a decision, besides its gaps in history. `never-accepted`: no commit has it as accepted;
 * `unread`: a version that would tell cannot be read; `born-accepted`: it was accepted in its first commit;
 * `beginning`: its first versions are not found; `never-proposed`: it was a draft before it was accepted, and never
 * proposed; `no-options`: it considered none; `dates`: the dates of the commits contradict their order.
 */
export const unknownReasons = [
  'no-history',
  'shallow',
  'partial',
  'uncommitted',
  'too-many',
  'unread',
  'never-accepted',
  'beginning',
  'born-accepted',
  'never-proposed',
  'no-options',
  'dates',
] as const;

/** Why something is not known of a decision. */
export type UnknownReason = (typeof unknownReasons)[number];

/** What an outcome can turn out to be. */
export const verdicts = ['confirmed', 'mixed', 'refuted', 'inconclusive'] as const;

/** What an outcome turned out to be. */
export type Verdict = (typeof verdicts)[number];

/** What is known of a decision that took effect. */
export interface DecisionOutcome {
  readonly decision: Decision;
  /** The first commit in which it was accepted, and what the record said in it; or why that is not known. */
  readonly acceptance:
    { readonly commit: Commit; readonly content: PastContent } | { readonly unknown: UnknownReason };
  /** Days from the first commit in which it was proposed to that in which it was accepted, or why they are not known. */
  readonly time: { readonly days: number } | { readonly unknown: UnknownReason };
  /** Undefined while nobody said. */
  readonly verdict: Verdict | undefined;
}

/** How many decisions something could not be told of, by the reason. */
export type Unknowns = Readonly<Partial<Record<UnknownReason, number>>>;

/** A part of those of which something could be told. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly unknown: Unknowns;
}

/** How decisions were made, and how they turned out. */
export interface Outcomes {
  /** How many records there are. */
  readonly decisions: number;
  /** How many of them state no status that is known, so that it is not known whether they took effect. */
  readonly withoutStatus: number;
  /** Those that took effect: accepted now, or accepted once and deprecated or superseded since. Ordered by path. */
  readonly effective: readonly DecisionOutcome[];
  /** Those that had at least one item of evidence when they were accepted. */
  readonly withEvidence: Share;
  /** The options that evidence was about when the decisions were accepted, of all options that they considered. */
  readonly testedOptions: Share;
  /** The decisions all of whose options evidence was about when they were accepted. */
  readonly allTested: Share;
  readonly time: {
    readonly of: number;
    /** Undefined when it could be told of none. */
    readonly days:
      { readonly median: number; readonly shortest: number; readonly longest: number } | undefined;
    readonly unknown: Unknowns;
  };
  /** How many of those that took effect turned out how; the others have no verdict. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** A decision with its record and its past. */
export interface PastDecision {
  readonly decision: Decision;
  readonly record: ParsedDecision;
  readonly past: RecordPast;
}

/** Tells how decisions were made and how they turned out, from their records and the committed versions of these. */
export function tellOutcomes(all: readonly PastDecision[]): Outcomes {
  const effective = all
    .filter(({ decision: { status } }) => TOOK_EFFECT.has(status))
    .map(({ decision, record, past }): DecisionOutcome => {
      const acceptance = acceptanceIn(past);
      return { decision, acceptance, time: timeIn(past, acceptance), verdict: verdictIn(record) };
    });
  const accepted = effective.flatMap(({ acceptance }) =>
    'content' in acceptance ? [acceptance.content] : [],
  );
  const weighed = accepted.filter(({ considered }) => considered > 0);
  const untold = countUnknowns(effective.map(({ acceptance }) => acceptance));
  const optionless = accepted.length - weighed.length;
  const untested = optionless === 0 ? untold : { ...untold, 'no-options': optionless };
  const days = effective.flatMap(({ time }) => ('days' in time ? [time.days] : [])).sort((a, b) => a - b);
  return {
    decisions: all.length,
    withoutStatus: all.filter(({ decision: { status } }) => status === 'unknown').length,
    effective,
    withEvidence: {
      count: accepted.filter(({ evidence }) => evidence.length > 0).length,
      of: accepted.length,
      unknown: untold,
    },
    testedOptions: {
      count: sum(weighed.map(({ tested }) => tested)),
      of: sum(weighed.map(({ considered }) => considered)),
      unknown: untested,
    },
    allTested: {
      count: weighed.filter(({ tested, considered }) => tested === considered).length,
      of: weighed.length,
      unknown: untested,
    },
    time: {
      of: days.length,
      days:
        days.length === 0
          ? undefined
          : { median: medianOf(days), shortest: days[0] ?? 0, longest: days.at(-1) ?? 0 },
      unknown: countUnknowns(effective.map(({ time }) => time)),
    },
    verdicts: {
      confirmed: countVerdict(effective, 'confirmed'),
      mixed: countVerdict(effective, 'mixed'),
      refuted: countVerdict(effective, 'refuted'),
      inconclusive: countVerdict(effective, 'inconclusive'),
    },
  };
}

const TOOK_EFFECT: ReadonlySet<string> = new Set(['accepted', 'deprecated', 'superseded']);

function acceptanceIn(past: RecordPast): DecisionOutcome['acceptance'] {
  if (past.kind === 'unknown') {
    return { unknown: past.gap };
  }
  for (const { commit, content } of past.versions) {
    if (content === undefined) {
      return { unknown: 'unread' };
    }
    if (content.status === 'accepted') {
      // Of what came before the oldest version, it is not known whether it was accepted already.
      return !past.isWhole && commit === past.versions[0]?.commit
        ? { unknown: 'beginning' }
        : { commit, content };
    }
  }
  return { unknown: 'never-accepted' };
}

function timeIn(past: RecordPast, acceptance: DecisionOutcome['acceptance']): DecisionOutcome['time'] {
  if (past.kind === 'unknown' || 'unknown' in acceptance) {
    return { unknown: 'unknown' in acceptance ? acceptance.unknown : 'no-history' };
  }
  const before = past.versions.slice(
    0,
    past.versions.findIndex(({ commit }) => commit === acceptance.commit),
  );
  if (before.length === 0) {
    return { unknown: 'born-accepted' };
  }
  const first = before.findIndex(({ content }) => content?.status === 'proposed');
  if (first < 0) {
    return { unknown: 'never-proposed' };
  }
  if (first === 0 && !past.isWhole) {
    return { unknown: 'beginning' };
  }
  const days = daysBetween(dayOf(before[first]?.commit), dayOf(acceptance.commit));
  return days >= 0 ? { days } : { unknown: 'dates' };
}

function dayOf(commit: Commit | undefined): string {
  return commit?.committed.slice(0, 'YYYY-MM-DD'.length) ?? '';
}

function verdictIn({ frontMatter }: ParsedDecision): Verdict | undefined {
  const stated =
    frontMatter === undefined
      ? undefined
      : textField(frontMatter, ['outcome', 'verdict'])?.value.toLowerCase();
  return verdicts.find((verdict) => verdict === stated);
}

function countVerdict(effective: readonly DecisionOutcome[], wanted: Verdict): number {
  return effective.filter(({ verdict }) => verdict === wanted).length;
}

function countUnknowns(told: readonly (object | { readonly unknown: UnknownReason })[]): Unknowns {
  const counts: Partial<Record<UnknownReason, number>> = {};
  for (const each of told) {
    if ('unknown' in each) {
      counts[each.unknown] = (counts[each.unknown] ?? 0) + 1;
    }
  }
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const [upper = 0, lower = upper] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
