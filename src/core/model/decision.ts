import type { Range } from './text';
import type { Status } from './status';

/**
 * The family of record that a file belongs to, by what it contains:
 * `madr` (MADR 3 and 4, front matter), `madr-legacy` (MADR 1 and 2: a bullet list of metadata under the title),
 * `nygard` (adr-tools: `## Status`, `## Context`, `## Decision`), `log4brains` (bullets and a date in the file name),
 * `front-matter` (metadata of another tool in the front matter), `plain` (Markdown without metadata).
 */
export type RecordFormat = 'madr' | 'madr-legacy' | 'nygard' | 'log4brains' | 'front-matter' | 'plain';

/** How one decision relates to another. The `-by` kinds are the reverse edges that records in the wild also declare. */
export const relationKinds = [
  'supersedes',
  'superseded-by',
  'amends',
  'amended-by',
  'depends-on',
  'relates-to',
  'deviates-from',
] as const;

/** How one decision relates to another. */
export type RelationKind = (typeof relationKinds)[number];

/** A reference from one record to another, as the record states it. */
export interface Relation {
  readonly kind: RelationKind;
  /** The reference as written, without its fragment: `ADR-0003`, `7`, `0003-title.md`, `../adr/0003-title.md`. */
  readonly ref: string;
  /** The part of the other decision that is meant (`ADR-0003#caching`), without the `#`. */
  readonly fragment: string | undefined;
  readonly range: Range;
  /** Where it is stated: a field of the front matter, or a sentence or link of the body. */
  readonly source: 'front-matter' | 'body';
}

/** A link of the body to something inside the repository, or within the file itself. */
export interface DocumentLink {
  /** The link's path, percent-decoded, as written; empty for a link within the file. */
  readonly target: string;
  /** The part after `#`, without it. */
  readonly fragment: string | undefined;
  /** The link's visible text. */
  readonly text: string;
  /** The destination (not the text) in the source. */
  readonly range: Range;
}

/** What the rest of the product needs to know about one item of evidence. */
export interface EvidenceSummary {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly supports: readonly string[];
  readonly refutes: readonly string[];
  readonly file: string | undefined;
  readonly range: Range;
}

/** A commit that a record lists as one that carries it out. */
export interface CommitReference {
  /** As written: a whole id or an abbreviation of one. */
  readonly id: string;
  readonly range: Range;
}

/** A finding that the authors chose to live with, with a reason and possibly an end. */
export interface Waiver {
  readonly rule: string;
  readonly why: string;
  readonly by: string | undefined;
  /** ISO date of the last day on which the waiver holds. */
  readonly until: string | undefined;
}

/**
 * How well a decision is backed, worst first where several apply.
 * `unverified`: the record names support for the chosen option that has not been checked against its data.
 */
export const decisionStates = [
  'failing',
  'contested',
  'unsupported',
  'stale',
  'one-sided',
  'unverified',
  'supported',
] as const;

/** How well a decision is backed. */
export type DecisionState = (typeof decisionStates)[number];

/**
 * One decision record as the rest of the product sees it: plain data that survives JSON, small enough to keep
 * ten thousand of them in memory. Made from a {@link ParsedDecision} by `summarise`.
 */
export interface Decision {
  /** Path relative to the repository root, with `/`. */
  readonly path: string;
  /** The decision folder that holds it, relative to the root; ids are unique within a folder. */
  readonly folder: string;
  /** What people call it: `ADR-0007`; for date-named or unnumbered records the name without extension. */
  readonly id: string;
  /** The sequence number in the file name; undefined for date-named and unnumbered records. */
  readonly number: number | undefined;
  readonly title: string | undefined;
  readonly titleRange: Range;
  readonly format: RecordFormat;
  readonly status: Status;
  /** The status as written, emphasis and links dropped. */
  readonly rawStatus: string | undefined;
  readonly statusRange: Range | undefined;
  /** ISO date (`2026-03-14`) when the record has a valid one. */
  readonly date: string | undefined;
  readonly category: string | undefined;
  readonly tags: readonly string[];
  /** Everyone the record names: decision makers, approver, accountable, consulted, informed, stakeholders. */
  readonly people: readonly string[];
  readonly options: readonly string[];
  /** The options that the outcome names as chosen, as they are titled. */
  readonly chosen: readonly string[];
  readonly evidence: readonly EvidenceSummary[];
  /** What `commits` in the front matter lists. */
  readonly commits: readonly CommitReference[];
  readonly relations: readonly Relation[];
  readonly links: readonly DocumentLink[];
  /** The fragments that a link into this record can name. */
  readonly anchors: readonly string[];
  readonly waivers: readonly Waiver[];
  /** The code that the decision rules: globs over repository paths, as written; those that begin with `!` take away. */
  readonly governs: readonly string[];
  /** Undefined while nothing is claimed yet: a draft, or a decision no longer in force. */
  readonly state: DecisionState | undefined;
}

/** Why a file in a decision folder was not read as a decision. */
export type NotReadKind =
  | 'template'
  | 'index'
  | 'not-a-record'
  | 'not-markdown'
  | 'too-large'
  | 'not-utf8'
  | 'unreadable'
  | 'outside'
  | 'ignored';

/** A file in a decision folder that was not read as a decision, and why. */
export interface NotRead {
  readonly path: string;
  readonly kind: NotReadKind;
  /** One sentence for people. */
  readonly reason: string;
}
