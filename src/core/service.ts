import type { RecordAnalysis } from './check/analysis';
import type { DecisionView } from './graph/decisionIndex';
import type { AnalysisOptions, GroundsConfig } from './model/config';
import type { NotRead } from './model/decision';
import type { Finding, Fix } from './model/finding';
import type { TextEdit } from './model/text';
import type { ParsedDecision } from './parse/parsedDecision';
import type { CancellationToken, Clock, FileSystem, Logger } from './ports';
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

/** Watches and stops long work. */
export interface WorkHooks {
  readonly token?: CancellationToken;
  /** Called now and then with how many of how many files are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads and analyses many record files. The one in core works in line; `src/node` adds a cache and threads. */
export interface RecordAnalyser {
  /** In the order of `files`. A cancelled call rejects with `CancelledError`. */
  analyse(
    files: readonly RecordFile[],
    options: AnalysisOptions,
    hooks: WorkHooks,
  ): Promise<readonly AnalysedFile[]>;
}

export { CancelledError } from './workspace/cancellation';

/** What the service stands on. */
export interface ServicePorts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly logger: Logger;
  /** By default an analyser that works in line over `files`. */
  readonly analyser?: RecordAnalyser;
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

  /** The record parsed from its current text. Undefined when it is not there or cannot be read. */
  parse(path: string): Promise<ParsedDecision | undefined>;
  /** Ways to resolve a finding, best first, computed on the current texts. */
  fixesFor(finding: Finding): Promise<readonly Fix[]>;
  /** The edits of one record that apply all its preferred fixes which change nothing else; empty when there are none. */
  fixAll(path: string): Promise<readonly TextEdit[]>;
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
