import type { RecordAnalysis } from './check/analysis';
import type { Baseline } from './check/baseline';
import type { DecisionCommit } from './commits/decisionCommits';
import type { CommitFacts } from './commits/facts';
import type { EvidenceClaim } from './evidence/claim';
import type { DecisionView } from './graph/decisionIndex';
import type { AnalysisOptions, GroundsConfig } from './model/config';
import type { Decision, DecisionState, NotRead } from './model/decision';
import type { EvidenceVerdict } from './model/evidence';
import type { Finding, Fix } from './model/finding';
import type { TextEdit } from './model/text';
import type { ParsedDecision } from './parse/parsedDecision';
import type { Clock, CommitSource, EvidenceSource, FileSystem, Logger, WorkHooks } from './ports';
import { openWorkspace } from './workspace/openWorkspace';

/** A record file that discovery found, with the decision folder it belongs to. */
export interface RecordFile {
  readonly path: string;
  readonly folder: string;
}

/** What became of one record file. */
export type AnalysedFile =
  | { readonly kind: 'read'; readonly path: string; readonly analysis: RecordAnalysis }
  | { readonly kind: 'not-read'; readonly path: string; readonly notRead: NotRead };

/** Reads and analyses many record files. The one in core works in line; `src/node` adds a cache and threads. */
export interface RecordAnalyser {
  /** In the order of `files`. A cancelled call rejects with `CancelledError`. */
  analyse(
    files: readonly RecordFile[],
    options: AnalysisOptions,
    hooks: WorkHooks,
  ): Promise<readonly AnalysedFile[]>;
}

export type { WorkHooks } from './ports';
export { CancelledError } from './workspace/cancellation';

/** What the service stands on. */
export interface ServicePorts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly logger: Logger;
  /** By default an analyser that works in line over `files`. */
  readonly analyser?: RecordAnalyser;
  /** Without it evidence is not checked against its data. */
  readonly evidence?: EvidenceSource;
  /** Without it nothing is known about commits. */
  readonly commits?: CommitSource;
}

/** The result of checking everything. */
export interface CheckResult {
  /** Ordered by path, then position. Waived and baselined findings are left out. */
  readonly findings: readonly Finding[];
  readonly waived: number;
  readonly baselined: number;
}

/**
 * All decisions of one repository, kept current. Single records are replaced as they are typed; everything else is
 * derived from what is held here.
 */
export interface DecisionWorkspace extends DecisionView {
  readonly config: GroundsConfig;
  /** The findings that the repository starts with, and that are not shown. */
  readonly baseline: Baseline;
  /** The decision folders found, relative to the root. */
  readonly folders: readonly string[];
  /** Where decision folders were looked for: shown when none was found. */
  readonly searched: readonly string[];
  readonly notRead: readonly NotRead[];
  /** Findings on configuration files. A broken configuration leaves the defaults in force for what it cannot say. */
  readonly configFindings: readonly Finding[];

  /** Checks everything, configuration included; with `inScope` only the records whose paths it takes. */
  check(inScope?: (path: string) => boolean): CheckResult;
  /** The findings of one record as `check` would report them. */
  findingsFor(path: string): readonly Finding[];

  /** The decision folder that `path` belongs to as a record; undefined when it is not a record's path. */
  folderOf(path: string): string | undefined;
  /**
   * Replaces one record by `text` (unsaved text of an editor, or what was just written), or adds it.
   * @returns the paths of all records whose findings may have changed, this one first
   */
  update(path: string, text: string): Promise<readonly string[]>;
  /** Reads one record again from the file system, dropping what `update` said; removes it when it is gone. Returns as `update` does. */
  reload(path: string): Promise<readonly string[]>;

  /**
   * Checks evidence against its data and the repository as it is now: that of the records at `paths`, or all. From then
   * on states and findings say what was found, until a record's evidence is edited.
   * @throws CancelledError
   */
  verify(paths?: readonly string[], hooks?: WorkHooks): Promise<readonly EvidenceVerdict[]>;
  /** What the last check of its evidence gave; undefined when there was none since its evidence was edited. */
  verdictsOf(path: string): readonly EvidenceVerdict[] | undefined;
  /** How well a decision is backed, by what is known of its evidence now. */
  stateOf(decision: Decision): DecisionState | undefined;
  /** What the items of evidence of a record claim, as found by the last `verify` or edit; empty before. */
  claimsOf(path: string): readonly EvidenceClaim[];

  /**
   * Asks git about the commits of all decisions. From then on findings say what was found, until it is asked again.
   * Without a configuration only listed commits are looked up, unless `always` is set.
   * @throws CancelledError
   */
  readCommits(hooks?: WorkHooks, options?: { readonly always?: boolean }): Promise<void>;
  /** The commits that belong to the decision at a path, newest first; undefined as long as git was not asked. */
  commitsOf(path: string): readonly DecisionCommit[] | undefined;
  /** What git last said about commits; undefined as long as it was not asked. */
  readonly commitFacts: CommitFacts | undefined;

  /** The current text of a record, as it was last typed or stands in its file; undefined when it cannot be read. */
  textOf(path: string): Promise<string | undefined>;
  /**
   * What `check` would report on a record with this text, which is not kept: a draft, or another version of a record.
   * @returns the findings, or why it would not be read as a record
   */
  checkText(path: string, text: string): Promise<readonly Finding[] | NotRead>;
  /** As `checkText`, with what could be done about the findings. */
  tryText(path: string, text: string): Promise<Trial | NotRead>;
  /** The record parsed from its current text. Undefined when it is not there or cannot be read. */
  parse(path: string): Promise<ParsedDecision | undefined>;
  /** Ways to resolve a finding, best first, computed on the current texts. */
  fixesFor(finding: Finding): Promise<readonly Fix[]>;
  /** The edits of one record that apply all its preferred fixes which change nothing else; empty when there are none. */
  fixAll(path: string): Promise<readonly TextEdit[]>;
}

/** A record as it would be with another text. */
export interface Trial {
  /** What `check` would report, by what is known of its evidence; what git says about commits is about the kept text only. */
  readonly findings: readonly Finding[];
  /** Ways to resolve one of `findings`, best first: edits of this text. */
  fixesFor(finding: Finding): Promise<readonly Fix[]>;
}

/** The one door to the core for the CLI and the editor. */
export interface DecisionService {
  /** Reads configuration, finds the decision folders and analyses every record in them. */
  open(hooks?: WorkHooks): Promise<DecisionWorkspace>;
}

/** The service over one repository. Nothing is read before `open`, and every `open` reads afresh. */
export function createDecisionService(ports: ServicePorts): DecisionService {
  return { open: (hooks = {}) => openWorkspace(ports, hooks) };
}
