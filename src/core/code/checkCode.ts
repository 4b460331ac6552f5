import { applyBaseline } from '../check/baseline';
import { byPosition } from '../check/checkRecord';
import { severityOf } from '../check/grade';
import { runCodeRules } from '../check/guard';
import type { GroundsConfig } from '../model/config';
import type { Finding } from '../model/finding';
import { rule as markerSuperseded } from '../rules/marker-superseded';
import { rule as markerUnknown } from '../rules/marker-unknown';
import type { CodeRule } from '../rules/rule';
import type { DecisionWorkspace } from '../service';
import { resolveMarkers } from './placed';
import type { MarkedFile } from './placed';

/** The findings on the markers of code. */
export interface CodeCheck {
  /** Ordered as the files, then by position. */
  readonly findings: readonly Finding[];
  /** How many the baseline leaves out. */
  readonly baselined: number;
}

/** Imported one by one: the editor checks code without loading all other rules again. */
const rules: readonly CodeRule[] = [markerUnknown, markerSuperseded];

/** Whether the configuration leaves any rule on code to be checked: looking for markers costs time. */
export function isCodeChecked(config: GroundsConfig): boolean {
  return rules.some((rule) => severityInCode(rule, config) !== 'off');
}

/** Checks what the markers of files mean. Nothing can be waived in code; the baseline holds as everywhere. */
export function checkCode(
  files: readonly MarkedFile[],
  workspace: Pick<
    DecisionWorkspace,
    'baseline' | 'config' | 'all' | 'byPath' | 'namesakes' | 'resolve' | 'inbound' | 'fileExists'
  >,
): CodeCheck {
  const findings: Finding[] = [];
  let baselined = 0;
  for (const { path, markers } of files) {
    const reported = runCodeRules(
      rules,
      { path, markers: resolveMarkers({ path, markers }, workspace) },
      workspace,
    );
    const loud = reported.flatMap((finding): readonly Finding[] => {
      const rule = rules.find(({ id }) => id === finding.rule);
      // The failure of a rule is always told.
      const severity = rule === undefined ? 'error' : severityInCode(rule, workspace.config);
      return severity === 'off' ? [] : [{ ...finding, path, severity }];
    });
    const kept = applyBaseline(loud.sort(byPosition), workspace.baseline);
    findings.push(...kept.findings);
    baselined += kept.hidden;
  }
  return { findings, baselined };
}

/** Code is of today, and it is read as what is in force. */
function severityInCode(rule: CodeRule, config: GroundsConfig): ReturnType<typeof severityOf> {
  return severityOf(rule, { status: 'accepted', date: '9999-12-31' }, config);
}
