import { editFrontMatter } from '../fix/frontMatterEdits';
import type { FieldChange } from '../fix/frontMatterEdits';
import { yamlScalar } from '../fix/yamlText';
import { textField, valueAt } from '../parse/fields';
import type { ParsedDecision } from '../parse/parsedDecision';
import { internalRules, ruleById, rules } from '../rules/index';
import { asIsoDate } from '../rules/support/dates';
import { nearest } from '../text/nearest';
import type { Step } from './amend';

/** A finding that people choose to live with. */
export interface WaiverRequest {
  readonly rule: string;
  readonly why: string;
  readonly by: string;
  /** ISO date of the last day on which it holds. */
  readonly until: string;
}

/** What is wrong with a waiver as it was asked for. */
export type WaiverFault =
  | { readonly kind: 'unknown-rule'; readonly meant: string | undefined }
  /** What is reported under this id is no rule that could be waived. */
  | { readonly kind: 'not-waivable' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'no-date' }
  | { readonly kind: 'past' };

/** What is wrong with a waiver; undefined when nothing is. @param today ISO date */
export function waiverFault(
  { rule, why, until }: Pick<WaiverRequest, 'rule' | 'why' | 'until'>,
  today: string,
): WaiverFault | undefined {
  if (ruleById(rule) === undefined) {
    return internalRules.some(({ id }) => id === rule)
      ? { kind: 'not-waivable' }
      : {
          kind: 'unknown-rule',
          meant: nearest(
            rule,
            rules.map(({ id }) => id),
          ),
        };
  }
  if (why.trim() === '') {
    return { kind: 'no-reason' };
  }
  return dayFault(until, today);
}

/** What is wrong with the last day of a waiver; undefined when nothing is. @param today ISO date */
export function dayFault(until: string, today: string): WaiverFault | undefined {
  if (asIsoDate(until) !== until) {
    return { kind: 'no-date' };
  }
  return until < today ? { kind: 'past' } : undefined;
}

/** Suggested last day of a waiver, in days from today. */
const DAYS = 90;

/** The last day that is suggested for a waiver. @param today ISO date */
export function suggestedEnd(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + DAYS);
  return day.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** States a waiver; one that the record has for the rule is given the new reason, name and end instead. */
export function waive({ rule, why, by, until }: WaiverRequest): Step {
  const fields = { why: why.trim(), by, until };
  return (record) => {
    const index = waiverOf(record, rule);
    const changed =
      index === undefined
        ? undefined
        : editFrontMatter(
            record,
            Object.entries(fields).map(([field, value]): FieldChange => ({
              kind: 'set',
              path: ['waivers', index, field],
              value,
            })),
          );
    return (
      changed ??
      editFrontMatter(record, [
        {
          kind: 'append-item',
          path: ['waivers'],
          lines: Object.entries({ rule, ...fields }).map(
            ([field, value]) => `${field}: ${yamlScalar(value)}`,
          ),
        },
      ])
    );
  };
}

/** The position of the waiver that the record has for a rule. */
function waiverOf({ frontMatter }: ParsedDecision, rule: string): number | undefined {
  const stated = frontMatter && valueAt(frontMatter.data, ['waivers']);
  if (frontMatter === undefined || !Array.isArray(stated)) {
    return undefined;
  }
  const index = stated.findLastIndex(
    (_, at) => textField(frontMatter, ['waivers', at, 'rule'])?.value === rule,
  );
  return index < 0 ? undefined : index;
}
