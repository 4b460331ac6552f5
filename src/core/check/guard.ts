import type { DecisionView } from '../graph/decisionIndex';
import type { AnalysisOptions } from '../model/config';
import type { Decision } from '../model/decision';
import type { RawFinding, UngradedFinding } from '../model/finding';
import { startOfText } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { CheckedCommits, CheckedEvidence, ResolvedFile, Rule } from '../rules/rule';

/** The id under which the failure of a rule itself is reported. It is not a rule: it cannot be waived or switched off. */
export const RULE_FAILED = 'rule-failed';

/** More findings than this of one rule in one record help nobody and cost memory. */
export const MAX_PER_RULE = 200;

/** What the record rules report on one record, in the order of `rules`. Never throws. */
export function runRecordRules(
  rules: readonly Rule[],
  record: ParsedDecision,
  options: AnalysisOptions,
): readonly UngradedFinding[] {
  const findings: UngradedFinding[] = [];
  for (const rule of rules) {
    if (rule.scope === 'record') {
      guard(findings, rule.id, () => rule.check(record, options));
    }
  }
  return findings;
}

/** What the workspace rules report on one record, in the order of `rules`. Never throws. */
export function runWorkspaceRules(
  rules: readonly Rule[],
  decision: Decision,
  view: DecisionView,
): readonly UngradedFinding[] {
  const findings: UngradedFinding[] = [];
  for (const rule of rules) {
    if (rule.scope === 'workspace') {
      guard(findings, rule.id, () => rule.check(decision, view));
    }
  }
  return findings;
}

/** What the evidence rules report on one record, in the order of `rules`. Never throws. */
export function runEvidenceRules(
  rules: readonly Rule[],
  decision: Decision,
  evidence: CheckedEvidence,
): readonly UngradedFinding[] {
  const findings: UngradedFinding[] = [];
  for (const rule of rules) {
    if (rule.scope === 'evidence') {
      guard(findings, rule.id, () => rule.check(decision, evidence));
    }
  }
  return findings;
}

/** What the commit rules report on one record, in the order of `rules`. Never throws. */
export function runCommitRules(
  rules: readonly Rule[],
  decision: Decision,
  commits: CheckedCommits,
): readonly UngradedFinding[] {
  const findings: UngradedFinding[] = [];
  for (const rule of rules) {
    if (rule.scope === 'commits') {
      guard(findings, rule.id, () => rule.check(decision, commits));
    }
  }
  return findings;
}

/** What the code rules report on one file, in the order of `rules`. Never throws. */
export function runCodeRules(
  rules: readonly Rule[],
  file: ResolvedFile,
  view: DecisionView,
): readonly UngradedFinding[] {
  const findings: UngradedFinding[] = [];
  for (const rule of rules) {
    if (rule.scope === 'code') {
      guard(findings, rule.id, () => rule.check(file, view));
    }
  }
  return findings;
}

/** Adds what a rule says to `findings`, also what it said before it failed, and that it failed. */
function guard(findings: UngradedFinding[], rule: string, run: () => Iterable<RawFinding>): void {
  const limit = findings.length + MAX_PER_RULE;
  try {
    for (const finding of run()) {
      if (findings.length === limit) {
        const message = `There are more than ${MAX_PER_RULE} findings of ${rule} in this record; the rest are left out.`;
        findings.push({ rule, range: finding.range, message, key: 'and more' });
        break;
      }
      findings.push({ ...finding, rule });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.push({
      rule: RULE_FAILED,
      range: startOfText,
      message: `The rule ${rule} failed on this record, so it was not checked (${reason}). This is a defect in Grounds: please report it.`,
      key: rule,
    });
  }
}
