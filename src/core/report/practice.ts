import type { Finding } from '../model/finding';
import type { Severity } from '../model/severity';
import { severities } from '../model/severity';
import { countPractice, isPracticeFinding } from './counts';

/** What a practice rule reports, said of one decision and of several. */
const PHRASES: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['no-evidence', ['has no supporting data', 'have no supporting data']],
  ['option-untested', ['has options without evidence', 'have options without evidence']],
  ['chosen-unsupported', ['has no support for the chosen option', 'have no support for the chosen option']],
  ['finding-missing', ['has evidence that says no finding', 'have evidence that says no finding']],
  ['approver-missing', ['names no approver', 'name no approver']],
  ['accountable-missing', ['names nobody as accountable', 'name nobody as accountable']],
]);

/** All findings of one practice rule, in a few words. */
export interface PracticeLine {
  readonly rule: string;
  /** The loudest of the findings. */
  readonly severity: Severity;
  /** `38 decisions have no supporting data` */
  readonly text: string;
}

/** One line for each practice rule that has findings, in the order of the documentation. */
export function practiceLines(findings: readonly Finding[]): readonly PracticeLine[] {
  return [...countPractice(findings).keys()].flatMap((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.length === 0) {
      return [];
    }
    const decisions = new Set(own.map(({ path }) => path)).size;
    const [one, many] = PHRASES.get(rule) ?? [`is reported by ${rule}`, `are reported by ${rule}`];
    const text = decisions === 1 ? `1 decision ${one}` : `${decisions} decisions ${many}`;
    const severity = severities.findLast((level) => own.some((finding) => finding.severity === level));
    return [{ rule, severity: severity ?? 'hint', text }];
  });
}

/** Splits findings into those on the practice and all others, each in their order. */
export function splitPractice(findings: readonly Finding[]): {
  readonly practice: readonly Finding[];
  readonly others: readonly Finding[];
} {
  return {
    practice: findings.filter(isPracticeFinding),
    others: findings.filter((finding) => !isPracticeFinding(finding)),
  };
}
