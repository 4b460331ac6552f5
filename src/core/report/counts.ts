import { isPractice } from '../check/grade';
import type { Decision } from '../model/decision';
import type { Finding } from '../model/finding';
import type { Severity } from '../model/severity';
import { internalRules, ruleById, rules } from '../rules/index';
import type { RuleMeta } from '../rules/rule';
import type { CheckReport } from './makeReport';

/** The rule that says of a decision that it has no data behind it. */
const NO_DATA = 'no-evidence';

/** What is known about the rule of a finding, also where it is not a rule that can be configured. */
export function ruleMeta(id: string): RuleMeta | undefined {
  return ruleById(id) ?? internalRules.find((rule) => rule.id === id);
}

/** Whether a finding is about the practice of deciding (evidence, people, time) rather than about the record itself. */
export function isPracticeFinding({ rule }: Pick<Finding, 'rule'>): boolean {
  const meta = ruleMeta(rule);
  return meta !== undefined && isPractice(meta.group);
}

/** The paths of the decisions that are reported to have no supporting data. */
export function pathsWithoutData(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.filter(({ rule }) => rule === NO_DATA).map(({ path }) => path));
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}

/** How many findings each practice rule has, also those that have none, in the order of the documentation. */
export function countPractice(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map(rules.filter(({ group }) => isPractice(group)).map(({ id }) => [id, 0]));
  for (const { rule } of findings) {
    const count = counts.get(rule);
    if (count !== undefined) {
      counts.set(rule, count + 1);
    }
  }
  return counts;
}

/** The decisions of a report by their paths. */
export function decisionsByPath({ decisions }: CheckReport): ReadonlyMap<string, Decision> {
  return new Map(decisions.map((decision) => [decision.path, decision]));
}
