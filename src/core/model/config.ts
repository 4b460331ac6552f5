import type { MentionPattern } from '../commits/mentions';
import type { KnownStatus } from './status';
import type { Severity, SeveritySetting } from './severity';

/** One severity for all statuses, or one for each status that differs. */
export type RuleSetting = SeveritySetting | Readonly<Partial<Record<KnownStatus, SeveritySetting>>>;

/** The configuration in force: what `.grounds.yaml` says, completed by defaults and by the files of other tools. */
export interface GroundsConfig {
  /** The file it came from, relative to the root; undefined when a repository has no `.grounds.yaml`. */
  readonly source: string | undefined;
  /** Globs of decision folders relative to the root; undefined: look in the usual places. */
  readonly folders: readonly string[] | undefined;
  /** Globs of paths that are never read. */
  readonly ignore: readonly string[];
  readonly numbering: {
    readonly scheme: 'sequential' | 'date';
    /** How many digits a sequence number is padded to. */
    readonly digits: number;
  };
  /** Folder of templates relative to the root; each `*.md` in it is one. */
  readonly templates: string | undefined;
  /** Folder that evidence files are kept in. */
  readonly evidenceFolder: string;
  /** How code and text outside of the decision folders name decisions. */
  readonly code: {
    /** What stands before a reference: see `usualPrefixes`. */
    readonly markers: readonly string[];
    /** Globs of files in which markers are not looked for. */
    readonly ignore: readonly string[];
  };
  /** How commit messages name decisions. */
  readonly commits: MentionPattern;
  /** Words that records of this repository use for each status, beside the usual ones. */
  readonly statuses: Readonly<Partial<Record<KnownStatus, readonly string[]>>>;
  readonly categories: readonly string[];
  /** Disciplines that must take part, by category. */
  readonly stakeholders: Readonly<Record<string, readonly string[]>>;
  /** People who may approve a deviation besides those who made the decision. */
  readonly technologists: readonly string[];
  /** A decision that has been open for more days than this has stalled. */
  readonly stalledAfter: number;
  /** Practice rules are silent on records dated before this day (ISO) and on undated ones. */
  readonly since: string | undefined;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly failOn: Severity;
}

/** What the analysis of a single record depends on besides its text. Part of the cache key. */
export interface AnalysisOptions {
  readonly statuses: GroundsConfig['statuses'];
  readonly categories: readonly string[];
  readonly stakeholders: GroundsConfig['stakeholders'];
  readonly technologists: readonly string[];
}

/** What of a configuration the analysis of a record depends on. */
export function analysisOptionsOf(config: GroundsConfig): AnalysisOptions {
  const { statuses, categories, stakeholders, technologists } = config;
  return { statuses, categories, stakeholders, technologists };
}
