import type { DecisionState } from '../model/decision';
import type { Direction, Distribution, EvidenceState } from '../model/evidence';
import type { Severity } from '../model/severity';
import type { Status } from '../model/status';

/**
 * What the page of a decision shows: plain data that survives JSON, without any markup. All texts may come from a
 * repository and are as hostile as anything in it; lines are 0-based.
 */
export interface DecisionPage {
  /** The path of the record. */
  readonly path: string;
  readonly id: string;
  /** The title; what the record is called where it has none. */
  readonly title: string;
  readonly headline: Headline;
  /** Why not everything in the record could be read; empty for most. */
  readonly problems: readonly PageProblem[];
  readonly steps: Steps;
  readonly facts: readonly Fact[];
  readonly relations: readonly PageRelation[];
  readonly argument: Argument;
  readonly comparisons: readonly Comparison[];
  readonly outcome: readonly Fact[];
  /** The code that the decision rules, as the record writes it. */
  readonly governs: readonly string[];
  readonly commits: PageCommits;
  readonly findings: readonly PageFinding[];
}

/** What something on the page leads to. */
export type PageTarget =
  | { readonly kind: 'line'; readonly line: number }
  /** Something in the repository, by its path. */
  | { readonly kind: 'path'; readonly path: string }
  /** The tests that a selector means, by the positions of the item and of the selector in its `tests`. */
  | { readonly kind: 'test'; readonly evidence: number; readonly selector: number }
  | { readonly kind: 'url'; readonly url: string }
  /** Another decision, by the path of its record. */
  | { readonly kind: 'decision'; readonly path: string }
  | { readonly kind: 'rule'; readonly rule: string };

/** A text that leads somewhere, or nowhere. */
export interface PageLink {
  readonly text: string;
  readonly target?: PageTarget | undefined;
}

/** How the decision stands, for somebody who has never seen this tool. */
export interface Headline {
  readonly status: Status;
  /** The status as the record words it, where that differs. */
  readonly wording: string | undefined;
  readonly statusLine: number | undefined;
  readonly state: DecisionState | undefined;
  readonly tone: Tone;
  /** Two words at most: `Supported`. */
  readonly word: string;
  /** One sentence. */
  readonly sentence: string;
  /** What was chosen; empty while nothing was. */
  readonly chosen: readonly string[];
}

/** Whether something is as it should be. `quiet`: there is nothing to judge. */
export type Tone = 'good' | 'warning' | 'bad' | 'quiet';

/** Something in the record that could not be read. */
export interface PageProblem {
  readonly message: string;
  readonly line: number;
}

/** The statuses that a decision went through, oldest first, as far as that is known. */
export type Steps =
  | { readonly kind: 'told'; readonly steps: readonly Step[]; readonly notes: readonly string[] }
  /** @property reason a sentence; undefined while it is being found out */
  | { readonly kind: 'untold'; readonly reason: string | undefined };

/** When a decision got a status. */
export interface Step {
  readonly status: string;
  /** ISO date; undefined for what is not committed yet. */
  readonly date: string | undefined;
  readonly who: string | undefined;
}

/** A name with one value or several. */
export interface Fact {
  readonly name: string;
  readonly values: readonly PageLink[];
}

/** A relation to another decision, as seen from this one. */
export interface PageRelation {
  /** `supersedes`, `needed by`. */
  readonly words: string;
  readonly link: PageLink;
  readonly status: Status | undefined;
}

/** Which evidence speaks for and against which option. */
export interface Argument {
  readonly options: readonly ArgumentOption[];
  readonly groups: readonly ArgumentGroup[];
}

/** A considered option. */
export interface ArgumentOption {
  readonly title: string;
  readonly line: number | undefined;
  readonly isChosen: boolean;
  /** Whether any evidence is about it. */
  readonly isTested: boolean;
}

/** The evidence that bears on one driver of the decision. */
export interface ArgumentGroup {
  readonly title: string;
  readonly kind: 'driver' | 'problem' | 'other';
  readonly line: number | undefined;
  readonly items: readonly ArgumentItem[];
  /** The ids of items that stand with an earlier driver and bear on this one too. */
  readonly also: readonly string[];
}

/** One item of evidence. */
export interface ArgumentItem {
  readonly id: string;
  readonly line: number;
  readonly type: string | undefined;
  readonly finding: string | undefined;
  /** What checking it gave; undefined while it has not been checked. */
  readonly state: EvidenceState | undefined;
  /** Why it is not verified, or what is to be known about it; sentence parts. */
  readonly reasons: readonly string[];
  /** What its data says, unless that is said for each option. */
  readonly result: string | undefined;
  /** Where its data is. */
  readonly sources: readonly PageLink[];
  /** One for each option, in their order. */
  readonly cells: readonly ArgumentCell[];
}

/** What an item says about an option. */
export interface ArgumentCell {
  readonly side: 'supports' | 'refutes' | 'measured' | undefined;
  /** What was measured for it. */
  readonly value: string | undefined;
}

/** Numbers of one item of evidence, to be seen side by side. All are in one unit. */
export interface Comparison {
  /** The item. */
  readonly id: string;
  readonly line: number;
  /** What was measured: `p95 of latency_ms`. */
  readonly measure: string;
  readonly unit: string | undefined;
  readonly better: Direction | undefined;
  readonly limits: readonly Limit[];
  readonly values: readonly ComparedValue[];
  /** Options that it compares for which the data gives no number. */
  readonly missing: readonly string[];
  /** What it gave over time; undefined unless it was recorded at several commits. */
  readonly course: Course | undefined;
}

/** What the same measurement gave at several commits. */
export interface Course {
  /** What has values, each once: options, or the measure where no options are compared. */
  readonly names: readonly string[];
  /** Oldest first; at least two. */
  readonly points: readonly CoursePoint[];
  /** How many earlier points are left out. */
  readonly more: number;
}

/** What was recorded once. */
export interface CoursePoint {
  /** The abbreviated id of the commit that was measured, where the record says it. */
  readonly commit: string | undefined;
  /** ISO date of the record; undefined for what is not committed yet. */
  readonly date: string | undefined;
  readonly values: readonly CourseValue[];
}

/** A value of a course, in the unit of its comparison. */
export interface CourseValue {
  /** One of the names of the course. */
  readonly name: string;
  readonly value: number;
  /** With its unit. */
  readonly text: string;
}

/** What a value must not exceed, or fall below. */
export interface Limit {
  readonly side: 'at-most' | 'at-least';
  readonly value: number;
  /** As the record writes it. */
  readonly text: string;
}

/** The value of one option. */
export interface ComparedValue {
  /** The option; what was measured, where no options are compared. */
  readonly name: string;
  readonly isChosen: boolean;
  /** Whether the measurements favour it clearly. */
  readonly leads: boolean;
  readonly value: number;
  /** With its unit. */
  readonly text: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** How many values it was made from. */
  readonly count: number;
  readonly distribution: Distribution | undefined;
}

/** The commits of the decision, as far as git was asked. */
export interface PageCommits {
  readonly shown: readonly PageCommit[];
  /** How many more there are. */
  readonly more: number;
}

/** A commit that belongs to the decision. */
export interface PageCommit {
  /** Its abbreviated id. */
  readonly id: string;
  readonly subject: string;
  readonly who: string;
  /** ISO date. */
  readonly date: string;
  /** Whether it does more than write records. */
  readonly isWork: boolean;
  /** Whether it changes code that the decision governs; undefined where that is not known. */
  readonly changesGoverned: boolean | undefined;
}

/** A finding with the ways to resolve it. */
export interface PageFinding {
  readonly severity: Severity;
  readonly message: string;
  readonly rule: string;
  readonly line: number;
  /** What each fix does, best first. */
  readonly fixes: readonly string[];
}
