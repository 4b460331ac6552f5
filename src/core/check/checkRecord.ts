import type { GroundsConfig } from '../model/config';
import type { Decision } from '../model/decision';
import type { Finding, UngradedFinding } from '../model/finding';
import { applyBaseline } from './baseline';
import type { Baseline } from './baseline';
import { isWaived, severityOf } from './grade';
import type { Gradable } from './grade';

/** What all records of a workspace are judged by. */
export interface Standard {
  readonly config: GroundsConfig;
  readonly baseline: Baseline;
  /** ISO date. */
  readonly today: string;
  /** By id, those included that report under an id without being rules. */
  readonly rules: ReadonlyMap<string, Gradable>;
}

/** The findings of one record that people see, and how many they chose not to see. */
export interface RecordCheck {
  /** Ordered by position. */
  readonly findings: readonly Finding[];
  readonly waived: number;
  readonly baselined: number;
}

/** Most records are in order. */
const NOTHING: RecordCheck = { findings: [], waived: 0, baselined: 0 };

/** Turns what the rules reported on one record into what people see: severities, waivers, baseline. */
export function checkRecord(
  decision: Decision,
  reported: readonly UngradedFinding[],
  standard: Standard,
): RecordCheck {
  if (reported.length === 0) {
    return NOTHING;
  }
  const loud: Finding[] = [];
  let waived = 0;
  for (const finding of reported) {
    if (finding.after !== undefined && standard.today <= finding.after) {
      continue;
    }
    const severity = severityOf(metaOf(finding.rule, standard.rules), decision, standard.config);
    if (severity === 'off') {
      continue;
    }
    if (isWaived(finding.rule, decision.waivers, standard.today)) {
      waived += 1;
    } else {
      loud.push({ ...finding, path: decision.path, severity });
    }
  }
  const { findings, hidden } = applyBaseline(loud.sort(byPosition), standard.baseline);
  return { findings, waived, baselined: hidden };
}

/** A rule that reported but is not registered is a defect; its findings must not vanish for it. */
function metaOf(id: string, rules: ReadonlyMap<string, Gradable>): Gradable {
  return rules.get(id) ?? { id, group: 'record', severity: 'warning', grading: 'always' };
}

/** Orders findings of one file by where they start, then by rule. */
export function byPosition(a: Finding, b: Finding): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
