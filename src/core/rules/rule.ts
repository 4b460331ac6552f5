import type { ResolvedMarker } from '../code/placed';
import type { AnalysisOptions } from '../model/config';
import type { EvidenceClaim } from '../evidence/claim';
import type { DecisionCommit } from '../commits/decisionCommits';
import type { ListedCommit } from '../commits/facts';
import type { TakenNumber } from '../commits/takenNumbers';
import type { Acceptance, Standing } from '../commits/versions';
import type { ReverseLinks } from '../evidence/reverseLinks';
import type { CommitReference, Decision } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import type { RawFinding } from '../model/finding';
import type { SeveritySetting } from '../model/severity';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { DecisionView } from '../graph/decisionIndex';

/** The habit that a rule comes from; also the chapter it is listed under. */
export type RuleGroup = 'record' | 'evidence' | 'people' | 'time' | 'commits' | 'code';

/** What everyone may know about a rule: its page, the settings schema and the README table are made from this. */
export interface RuleMeta {
  /** Stable, kebab-case; a retired id is never used again. */
  readonly id: string;
  readonly group: RuleGroup;
  /** One sentence: the state that is reported. Used in tables, hovers and SARIF. */
  readonly summary: string;
  /** The severity on an accepted decision. */
  readonly severity: Exclude<SeveritySetting, 'off'>;
  /**
   * How the severity follows the status. `always`: the same everywhere, for what makes a record unreadable.
   * `graded`: as given on accepted decisions and on those without a known status, at most `info` on proposed ones,
   * at most `hint` on drafts, silent on closed ones. `closed-hint`: as given while a decision is open or in force,
   * at most `hint` once it is closed.
   */
  readonly grading: 'always' | 'graded' | 'closed-hint';
}

/** A rule that needs one record only. Its findings are cached by the record's content. */
export interface RecordRule extends RuleMeta {
  readonly scope: 'record';
  /** Must not throw for any input; if it does, the record gets a finding that says so. */
  check(record: ParsedDecision, options: AnalysisOptions): Iterable<RawFinding>;
}

/** A rule that looks at a record among all others. It runs on summaries and must cost time by the record's neighbours. */
export interface WorkspaceRule extends RuleMeta {
  readonly scope: 'workspace';
  check(decision: Decision, view: DecisionView): Iterable<RawFinding>;
}

/** The evidence of a record with what checking it gave. */
export interface CheckedEvidence {
  readonly claims: readonly EvidenceClaim[];
  /** One for each claim, in their order. */
  readonly verdicts: readonly EvidenceVerdict[];
  /** What tests say about the decision and the record does not; undefined when they say nothing of the kind. */
  readonly links: ReverseLinks | undefined;
}

/** A rule that looks at what checking the evidence of a record gave. Silent until it has been checked. */
export interface EvidenceRule extends RuleMeta {
  readonly scope: 'evidence';
  check(decision: Decision, evidence: CheckedEvidence): Iterable<RawFinding>;
}

/** The markers of a file outside of the decision folders, with what they mean. */
export interface ResolvedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Ordered by place. */
  readonly markers: readonly ResolvedMarker[];
}

/** A rule that looks at how code and text name decisions. Silent until they have been looked for. */
export interface CodeRule extends RuleMeta {
  readonly scope: 'code';
  check(file: ResolvedFile, view: DecisionView): Iterable<RawFinding>;
}

/** What git says about the commits of a decision. */
export interface CheckedCommits {
  /** ISO date. */
  readonly today: string;
  /** Why commits can be missing here that exist elsewhere; undefined for a complete clone. */
  readonly incomplete: 'shallow' | 'partial' | undefined;
  /** The commits that the record lists; `found` is undefined for what git was not asked about yet. */
  readonly listed: readonly {
    readonly reference: CommitReference;
    readonly found: ListedCommit | undefined;
  }[];
  /** All commits that belong to the decision, newest first; undefined where history is not known. */
  readonly commits: readonly DecisionCommit[] | undefined;
  /** What was agreed on, where the record says something else now. */
  readonly rewritten: Acceptance | undefined;
  /** Since when the committed record has its status; undefined where history is not known. */
  readonly standing: Standing | undefined;
  /** A decision may be open for so many days. */
  readonly stalledAfter: number;
  /** Where the record's number is taken by another one. */
  readonly taken: readonly TakenNumber[];
}

/** A rule that looks at what git says about the commits of a decision. Silent until git was asked. */
export interface CommitRule extends RuleMeta {
  readonly scope: 'commits';
  check(decision: Decision, commits: CheckedCommits): Iterable<RawFinding>;
}

/** A rule of Grounds. */
export type Rule = RecordRule | WorkspaceRule | EvidenceRule | CommitRule | CodeRule;
