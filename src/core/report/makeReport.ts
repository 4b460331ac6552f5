import type { CodeCheck } from '../code/checkCode';
import { compareText, isWithin } from '../graph/paths';
import type { Decision, DecisionState, NotRead } from '../model/decision';
import type { Finding } from '../model/finding';
import type { DecisionWorkspace } from '../service';

/** What a check found, ready to be written in any format. */
export interface CheckReport {
  /** Ordered by path. */
  readonly decisions: readonly Decision[];
  /** How well each decision is backed, by its path. */
  readonly states: ReadonlyMap<string, DecisionState | undefined>;
  /** Ordered by path, then position. */
  readonly findings: readonly Finding[];
  /** Ordered by path. */
  readonly notRead: readonly NotRead[];
  /** How many findings the records' own waivers leave out. */
  readonly waived: number;
  /** How many findings the baseline leaves out. */
  readonly baselined: number;
  /** Whether the repository has a `.grounds.yaml`, so that somebody chose what is asked of its records. */
  readonly isConfigured: boolean;
}

/**
 * Checks a workspace.
 * @param scope files and folders that the report is limited to; everything without it. References are resolved over
 * the whole workspace all the same, and findings on configuration files are always part of the report.
 * @param code what was found in code, limited to the scope already
 */
export function makeReport(
  workspace: Pick<DecisionWorkspace, 'all' | 'check' | 'config' | 'configFindings' | 'notRead' | 'stateOf'>,
  scope: readonly string[] = [''],
  code: CodeCheck = { findings: [], baselined: 0 },
): CheckReport {
  const inScope = (path: string): boolean => scope.some((folder) => isWithin(path, folder));
  const configPaths = new Set(workspace.configFindings.map(({ path }) => path));
  const decisions = workspace.all().filter(({ path }) => inScope(path));
  const { findings, waived, baselined } = workspace.check(inScope);
  return {
    decisions,
    states: new Map(decisions.map((decision) => [decision.path, workspace.stateOf(decision)])),
    // The sort is stable, so each file keeps its order.
    findings: [
      ...findings.filter(({ path }) => inScope(path) || configPaths.has(path)),
      ...code.findings,
    ].sort((a, b) => compareText(a.path, b.path)),
    notRead: workspace.notRead.filter(({ path }) => inScope(path)),
    waived,
    baselined: baselined + code.baselined,
    isConfigured: workspace.config.source !== undefined,
  };
}
