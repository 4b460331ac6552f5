// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What `grounds check --format json` prints. Later versions may add properties; a change that breaks readers raises `version`.
 */
export interface Report {
  /**
   * The version of this format.
   */
  version: 1;
  /**
   * Every file that was read as a decision, ordered by path.
   */
  decisions: ReportedDecision[];
  /**
   * Everything a person should look at, ordered by path, then position. Waived and baselined findings are left out.
   */
  findings: ReportedFinding[];
  /**
   * Files in a decision folder that were not read as decisions, ordered by path.
   */
  notRead: UnreadFile[];
  summary: Summary;
}
/**
 * One decision record.
 */
export interface ReportedDecision {
  /**
   * What people call it: `ADR-0007`; for a record without a number, its file name without the extension.
   */
  id: string;
  /**
   * The sequence number in the file name; null for a record named by date or by title only.
   */
  number: number | null;
  /**
   * The title as a reader sees it, without the number; null when the record has none.
   */
  title: string | null;
  /**
   * Relative to the root of the repository, with `/` on every system.
   */
  path: string;
  /**
   * The family of record, by what it contains.
   */
  format: 'madr' | 'madr-legacy' | 'nygard' | 'log4brains' | 'front-matter' | 'plain';
  /**
   * The status that rules reason about; `unknown` when the record declares none or one that no vocabulary lists.
   */
  status: 'draft' | 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown';
  /**
   * The status as the record words it, without emphasis and links; null when it declares none.
   */
  rawStatus: string | null;
  /**
   * The date of the record (`2026-03-14`); null when it has no valid one.
   */
  date: string | null;
  /**
   * How many pieces of evidence the record lists.
   */
  evidence: number;
  /**
   * How well the decision is backed; null while nothing is claimed yet or no longer.
   */
  state: 'failing' | 'contested' | 'unsupported' | 'stale' | 'one-sided' | 'unverified' | 'supported' | null;
}
/**
 * Something that a person should look at.
 */
export interface ReportedFinding {
  /**
   * The id of the rule that reports it: stable, and never used for another rule.
   */
  rule: string;
  /**
   * How loud a finding is, from quiet to loud: hint, info, warning, error.
   */
  severity: 'hint' | 'info' | 'warning' | 'error';
  /**
   * One sentence: what is wrong and, where it is not obvious, the way out.
   */
  message: string;
  /**
   * Relative to the root of the repository, with `/` on every system.
   */
  path: string;
  range: Range;
  /**
   * Other places that explain the finding.
   */
  related?: RelatedPlace[];
}
/**
 * A stretch of a text; `end` is the first place after it.
 */
export interface Range {
  start: Position;
  end: Position;
}
/**
 * A place in a text.
 */
export interface Position {
  /**
   * The line, counted from 0.
   */
  line: number;
  /**
   * The place in the line in UTF-16 code units, counted from 0.
   */
  character: number;
}
/**
 * Another place that explains a finding.
 */
export interface RelatedPlace {
  /**
   * Relative to the root of the repository, with `/` on every system.
   */
  path: string;
  range: Range;
  /**
   * What is to be seen there.
   */
  message: string;
}
/**
 * A file in a decision folder that was not read as a decision.
 */
export interface UnreadFile {
  /**
   * Relative to the root of the repository, with `/` on every system.
   */
  path: string;
  /**
   * The reason as a word that programs can rely on.
   */
  kind:
    | 'template'
    | 'index'
    | 'not-a-record'
    | 'not-markdown'
    | 'too-large'
    | 'not-utf8'
    | 'unreadable'
    | 'outside'
    | 'ignored';
  /**
   * The reason as one sentence for people.
   */
  reason: string;
}
/**
 * The report in numbers.
 */
export interface Summary {
  /**
   * How many decisions were read.
   */
  decisions: number;
  /**
   * How many findings there are of each severity.
   */
  findings: {
    error: number;
    warning: number;
    info: number;
    hint: number;
  };
  /**
   * How many decisions have no supporting data: those that `no-evidence` reports.
   */
  withoutData: number;
  /**
   * How many findings a record's own waivers leave out.
   */
  waived: number;
  /**
   * How many findings the baseline leaves out.
   */
  baselined: number;
  /**
   * How many files were not read.
   */
  notRead: number;
  /**
   * How many findings each practice rule (those on evidence, people and code) has, by rule id.
   */
  practice: {
    [k: string]: number;
  };
}
