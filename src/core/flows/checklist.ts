import { textOf } from '../fix/fix';
import type { Finding, Fix } from '../model/finding';
import { severities } from '../model/severity';
import type { TextEdit } from '../model/text';
import { ruleById, rules } from '../rules/index';
import type { RuleGroup } from '../rules/rule';

/** What is asked of a decision first, where findings are equally loud: the data, the people, then the record itself. */
const GROUPS: readonly RuleGroup[] = ['evidence', 'people', 'time', 'record', 'commits', 'code'];

const RANKS: ReadonlyMap<string, number> = new Map(
  [...rules]
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))
    .map(({ id }, index) => [id, index]),
);

/** Findings with what matters most to who settles a decision first: the loudest, then by what they are about. */
export function byImportance(findings: readonly Finding[]): readonly Finding[] {
  const rankOf = ({ rule }: Finding): number => RANKS.get(rule) ?? -1;
  return [...findings].sort(
    (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || rankOf(a) - rankOf(b),
  );
}

/** Whether findings can be waived: what is no rule cannot. */
export function isWaivable({ rule }: Finding): boolean {
  return ruleById(rule) !== undefined;
}

/** The edits of a fix that changes this record and nothing else; undefined for others. */
export function editsOfRecord({ changes, renames }: Fix, path: string): readonly TextEdit[] | undefined {
  const [only, more] = changes;
  return only?.path === path && more === undefined && renames.length === 0 ? only.edits : undefined;
}

/** What of a decision says how it is settled, and can be said at once. */
const BY_OPTION: ReadonlyMap<string, string> = new Map([
  ['approver-missing', '--approver NAME'],
  ['accountable-missing', '--accountable NAME'],
  ['approver-is-accountable', '--accountable NAME'],
]);

/** What data answers. */
const BY_DATA: ReadonlySet<string> = new Set([
  'no-evidence',
  'option-untested',
  'chosen-unsupported',
  'one-kind-only',
]);

/**
 * What to give to the command line to resolve a finding: an option of the command that settles, or a command of its own.
 * Undefined where only somebody who edits the record can.
 */
export function wayOutOf({ rule, data }: Finding, id: string): string | undefined {
  if (BY_DATA.has(rule)) {
    return `grounds attach ${id} FILE`;
  }
  switch (rule) {
    case 'problem-unproven':
      return `grounds attach ${id} FILE --about problem`;
    case 'review-overdue':
      return `grounds outcome ${id}`;
    case 'evidence-unpinned':
      return `grounds pin ${id}`;
    case 'evidence-suspect':
      return `grounds reconfirm ${id} ${textOf(data, 'evidence') ?? 'E1'} --why TEXT`;
    default:
      return BY_OPTION.get(rule);
  }
}
