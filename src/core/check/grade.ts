import type { GroundsConfig } from '../model/config';
import type { Decision, Waiver } from '../model/decision';
import type { SeveritySetting } from '../model/severity';
import { quieter } from '../model/severity';
import { isClosed } from '../model/status';
import type { Status } from '../model/status';
import type { RuleGroup, RuleMeta } from '../rules/rule';
import { RULE_FAILED } from './guard';

/** What grading needs to know of a rule. */
export type Gradable = Pick<RuleMeta, 'id' | 'group' | 'severity' | 'grading'>;

/** The rules that ask for a habit which a repository may not have had when its records were written. */
const PRACTICE: ReadonlySet<RuleGroup> = new Set<RuleGroup>([
  'evidence',
  'people',
  'time',
  'commits',
  'code',
]);

/** Whether the rules of a group are practice rules: what a repository may not have asked of its records so far. */
export function isPractice(group: RuleGroup): boolean {
  return PRACTICE.has(group);
}

/**
 * How loud a finding of `rule` on `decision` is.
 *
 * A severity that the configuration gives for the record's status holds as it is; otherwise the rule's own severity
 * follows the status by its grading. Practice rules are silent on records from before `since`. A repository without
 * `.grounds.yaml` has not agreed to anything: nothing is louder than a warning there, and practice rules only hint.
 */
export function severityOf(
  rule: Gradable,
  decision: Pick<Decision, 'status' | 'date'>,
  config: GroundsConfig,
): SeveritySetting {
  const practice = isPractice(rule.group);
  if (practice && config.since !== undefined && (decision.date ?? '') < config.since) {
    return 'off';
  }
  const severity = configured(rule, decision.status, config) ?? graded(rule, decision.status);
  return config.source === undefined ? quieter(severity, practice ? 'hint' : 'warning') : severity;
}

function configured(rule: Gradable, status: Status, config: GroundsConfig): SeveritySetting | undefined {
  if (rule.id === RULE_FAILED || !Object.hasOwn(config.rules, rule.id)) {
    return undefined;
  }
  const setting = config.rules[rule.id];
  if (setting === undefined || typeof setting === 'string') {
    return setting;
  }
  // A record without a known status is judged as an accepted one.
  const key = status === 'unknown' ? 'accepted' : status;
  return Object.hasOwn(setting, key) ? setting[key] : undefined;
}

function graded({ severity, grading }: Gradable, status: Status): SeveritySetting {
  switch (grading) {
    case 'always':
      return severity;
    case 'closed-hint':
      return isClosed(status) ? quieter(severity, 'hint') : severity;
    case 'graded':
      if (isClosed(status)) {
        return 'off';
      }
      return status === 'draft'
        ? quieter(severity, 'hint')
        : status === 'proposed'
          ? quieter(severity, 'info')
          : severity;
  }
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether a record's waivers cover findings of `rule` on the day `today`. A waiver holds to the end of its last day,
 * and only with a reason and, if it has an end, one that can be read.
 */
export function isWaived(rule: string, waivers: readonly Waiver[], today: string): boolean {
  return (
    rule !== RULE_FAILED &&
    waivers.some(
      (waiver) =>
        waiver.rule === rule &&
        waiver.why.trim() !== '' &&
        (waiver.until === undefined || (ISO_DATE.test(waiver.until) && waiver.until >= today)),
    )
  );
}
