import { isPractice } from '../check/grade';
import type { Finding } from '../model/finding';
import { isAtLeast, severities } from '../model/severity';
import type { Severity } from '../model/severity';
import { internalRules, rules } from '../rules/index';
import { isPracticeFinding, ruleMeta } from './counts';
import type { CheckReport } from './makeReport';
import { count } from './wording';

/** What a rule reports, said of one decision (or file of code) and of several. */
const PHRASES: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['no-evidence', ['has no supporting data', 'have no supporting data']],
  ['option-untested', ['has options without evidence', 'have options without evidence']],
  ['chosen-unsupported', ['has no support for the chosen option', 'have no support for the chosen option']],
  ['chosen-refuted', ['chose what verified evidence refutes', 'chose what verified evidence refutes']],
  ['not-the-leader', ['chose what did not measure best', 'chose what did not measure best']],
  ['not-retained', ['has data that is not kept', 'have data that is not kept']],
  ['evidence-unlisted', ['does not list tests that claim it', 'do not list tests that claim them']],
  ['evidence-unpinned', ['has evidence that is not pinned', 'have evidence that is not pinned']],
  ['evidence-suspect', ['has evidence on code that changed', 'have evidence on code that changed']],
  ['evidence-expired', ['has evidence that expired', 'have evidence that expired']],
  [
    'evidence-contradicts',
    ['has evidence that contradicts its claim', 'have evidence that contradicts its claim'],
  ],
  ['evidence-broken', ['has evidence that is broken', 'have evidence that is broken']],
  ['one-kind-only', ['has evidence of one kind only', 'have evidence of one kind only']],
  ['problem-unproven', ['has no evidence of the problem', 'have no evidence of the problem']],
  ['finding-missing', ['has evidence that says no finding', 'have evidence that says no finding']],
  ['approver-missing', ['names no approver', 'name no approver']],
  ['accountable-missing', ['names nobody as accountable', 'name nobody as accountable']],
  [
    'approver-is-accountable',
    ['is approved and answered for by one', 'are approved and answered for by one'],
  ],
  ['stakeholder-missing', ['lacks a stakeholder', 'lack stakeholders']],
  ['deviation-unapproved', ['deviates without approval', 'deviate without approval']],
  ['decision-overdue', ['is overdue', 'are overdue']],
  ['decision-stalled', ['has been open for long', 'have been open for long']],
  ['review-overdue', ['has an outcome that is due', 'have outcomes that are due']],
  ['outcome-missing', ['does not say what it should bring', 'do not say what they should bring']],
  ['waiver-expired', ['has a waiver that ended', 'have waivers that ended']],
  ['marker-unknown', ['names a decision that is not here', 'name decisions that are not here']],
  ['marker-superseded', ['names a decision that was superseded', 'name decisions that were superseded']],
  ['commit-unknown', ['lists a commit that is not here', 'list commits that are not here']],
  ['commit-unreachable', ['lists a commit that was left behind', 'list commits that were left behind']],
  ['not-implemented', ['is carried out by no commit', 'are carried out by no commit']],
  ['accepted-rewritten', ['was rewritten after it was accepted', 'were rewritten after they were accepted']],
  [
    'id-taken-elsewhere',
    ['shares its number with another branch', 'share their numbers with other branches'],
  ],
  ['status-missing', ['does not say whether it is decided', 'do not say whether they are decided']],
  ['section-missing', ['lacks a usual section', 'lack a usual section']],
]);

/** More notes and hints than this of one rule are one thing to know, not many. */
const MAX_LISTED = 5;

/** All findings of one rule, in a few words. */
export interface FoldedRule {
  readonly rule: string;
  /** The loudest of the findings. */
  readonly severity: Severity;
  /** `38 decisions have no supporting data` */
  readonly text: string;
}

/** A report with what nobody asked for summed up. */
export interface FoldedReport {
  /** One for each rule, in the order of the documentation: practice rules first. */
  readonly folded: readonly FoldedRule[];
  /** All other findings, in their order. */
  readonly listed: readonly Finding[];
}

/**
 * Sums up what a repository that nobody configured has not been asked for yet: everything on the practice of deciding,
 * and notes and hints that many of its records share. In a configured one nothing is summed up.
 */
export function foldReport({ findings, isConfigured }: CheckReport): FoldedReport {
  if (isConfigured) {
    return { folded: [], listed: findings };
  }
  const quiet = new Map<string, number>();
  for (const { rule } of findings.filter(isQuiet)) {
    quiet.set(rule, (quiet.get(rule) ?? 0) + 1);
  }
  const isFolded = (finding: Finding): boolean =>
    isPracticeFinding(finding) || (isQuiet(finding) && (quiet.get(finding.rule) ?? 0) > MAX_LISTED);
  return {
    folded: foldedRules(findings.filter(isFolded)),
    listed: findings.filter((finding) => !isFolded(finding)),
  };
}

function isQuiet({ severity }: Finding): boolean {
  return !isAtLeast(severity, 'warning');
}

function foldedRules(findings: readonly Finding[]): readonly FoldedRule[] {
  const byRule = new Map<string, Finding[]>(documentedOrder().map((id) => [id, []]));
  for (const finding of findings) {
    byRule.get(finding.rule)?.push(finding);
  }
  return [...byRule].filter(([, own]) => own.length > 0).map(([rule, own]) => foldedRule(rule, own));
}

function documentedOrder(): readonly string[] {
  const all = [...rules, ...internalRules];
  return [
    ...all.filter(({ group }) => isPractice(group)),
    ...all.filter(({ group }) => !isPractice(group)),
  ].map(({ id }) => id);
}

function foldedRule(rule: string, findings: readonly Finding[]): FoldedRule {
  const paths = new Set(findings.map(({ path }) => path)).size;
  const [one, many] = PHRASES.get(rule) ?? [`is noted by ${rule}`, `are noted by ${rule}`];
  const loudest = severities.findLast((level) => findings.some(({ severity }) => severity === level));
  return {
    rule,
    severity: loudest ?? 'hint',
    text: `${count(paths, ruleMeta(rule)?.group === 'code' ? 'file' : 'decision')} ${paths === 1 ? one : many}`,
  };
}
