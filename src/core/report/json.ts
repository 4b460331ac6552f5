import type { Decision, DecisionState } from '../model/decision';
import type { Finding } from '../model/finding';
import type { Report, ReportedDecision, ReportedFinding } from '../schema/generated/report';
import { countPractice, countSeverities, pathsWithoutData } from './counts';
import type { CheckReport } from './makeReport';

/** The report as JSON; its form is that of `schemas/report.schema.json`. */
export function writeJson(report: CheckReport): string {
  return `${JSON.stringify(reportData(report), null, 2)}\n`;
}

function reportData({ decisions, states, findings, notRead, waived, baselined }: CheckReport): Report {
  return {
    version: 1,
    decisions: decisions.map((decision) => reportDecision(decision, states.get(decision.path))),
    findings: findings.map(reportFinding),
    notRead: notRead.map(({ path, kind, reason }) => ({ path, kind, reason })),
    summary: {
      decisions: decisions.length,
      findings: countSeverities(findings),
      withoutData: pathsWithoutData(findings).size,
      waived,
      baselined,
      notRead: notRead.length,
      practice: Object.fromEntries(countPractice(findings)),
    },
  };
}

/** A decision as the JSON report has it. */
export function reportDecision(decision: Decision, state: DecisionState | undefined): ReportedDecision {
  const { id, number, title, path, format, status, rawStatus, date, evidence } = decision;
  return {
    id,
    number: number ?? null,
    title: title ?? null,
    path,
    format,
    status,
    rawStatus: rawStatus ?? null,
    date: date ?? null,
    evidence: evidence.length,
    state: state ?? null,
  };
}

/** A finding as the JSON report has it. */
export function reportFinding({
  rule,
  severity,
  message,
  path,
  range,
  related = [],
}: Finding): ReportedFinding {
  return {
    rule,
    severity,
    message,
    path,
    range,
    ...(related.length === 0
      ? {}
      : {
          related: related.map((place) => ({ path: place.path, range: place.range, message: place.message })),
        }),
  };
}
