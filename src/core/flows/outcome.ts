import { shownResult } from '../evidence/shownResult';
import { dataAt, editFrontMatter } from '../fix/frontMatterEdits';
import type { FieldChange } from '../fix/frontMatterEdits';
import { yamlScalar } from '../fix/yamlText';
import type { EvidenceClaim } from '../evidence/claim';
import type { AnalysisOptions } from '../model/config';
import type { EvidenceState, EvidenceVerdict } from '../model/evidence';
import { listField, textField } from '../parse/fields';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { Outcome as OutcomeFields } from '../schema/generated/decision';
import { amend, unchanged } from './amend';
import type { Amended, Step } from './amend';

/** What a review of an outcome can come to. */
export const outcomeVerdicts = [
  'confirmed',
  'mixed',
  'refuted',
  'inconclusive',
] as const satisfies readonly NonNullable<OutcomeFields['verdict']>[];

/** What a review of an outcome came to. */
export type OutcomeVerdict = (typeof outcomeVerdicts)[number];

/** What a record says about what the decision should bring and what it brought. Dates are as written. */
export interface StatedOutcome {
  readonly expected: string | undefined;
  readonly reviewBy: string | undefined;
  readonly reviewed: string | undefined;
  readonly measured: string | undefined;
  readonly verdict: string | undefined;
  /** Ids of the items that show it. */
  readonly evidence: readonly string[];
}

/** What a record says about its outcome. */
export function outcomeOf({ frontMatter }: ParsedDecision): StatedOutcome {
  const text = (field: string): string | undefined =>
    frontMatter && textField(frontMatter, ['outcome', field])?.value;
  const evidence = frontMatter === undefined ? [] : listField(frontMatter, ['outcome', 'evidence']);
  return {
    expected: text('expected'),
    reviewBy: text('review-by'),
    reviewed: text('reviewed'),
    measured: text('measured'),
    verdict: text('verdict'),
    evidence: evidence.map(({ value }) => value),
  };
}

/** An item of evidence as it is compared with what was expected. */
export interface MeasuredEvidence {
  readonly id: string;
  readonly finding: string | undefined;
  /** What its data says, or said when it was pinned; undefined where neither is known. */
  readonly result: string | undefined;
  /** Undefined while it was not checked. */
  readonly state: EvidenceState | undefined;
  /** Whether the outcome names it. */
  readonly isNamed: boolean;
}

/** The evidence that an outcome can be told by: that which it names first, then the latest. */
export function measuredEvidence(
  { evidence }: StatedOutcome,
  claims: readonly EvidenceClaim[],
  verdicts: readonly EvidenceVerdict[],
): readonly MeasuredEvidence[] {
  const named = new Set(evidence.map((id) => id.toLowerCase()));
  return claims
    .map(({ id, index, finding, captured }): MeasuredEvidence => {
      const verdict = verdicts.find((candidate) => candidate.index === index);
      const result = verdict?.result ?? captured?.result;
      return {
        id,
        finding,
        result: result === undefined ? undefined : shownResult(result),
        state: verdict?.state,
        isNamed: named.has(id.toLowerCase()),
      };
    })
    .reverse()
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed));
}

/** States what a decision should bring, and by which day to look at what it brought. */
export function expectOutcome(expected: string, reviewBy: string): Step {
  const fields = { 'review-by': reviewBy, expected };
  return (record) => {
    const stated = record.frontMatter && dataAt(record.frontMatter, ['outcome']);
    const lines = Object.entries(fields).map(([field, value]) => `${field}: ${yamlScalar(value)}`);
    return editFrontMatter(
      record,
      stated === undefined || stated === null
        ? [{ kind: 'add-mapping', path: ['outcome'], lines }]
        : Object.entries(fields).map(([field, value]) => ({ kind: 'set', path: ['outcome', field], value })),
    );
  };
}

/** What is found when the outcome of a decision is looked at. */
export interface OutcomeReview {
  readonly verdict: OutcomeVerdict;
  /** ISO date. */
  readonly reviewed: string;
  /** Undefined leaves what the record says. */
  readonly measured: string | undefined;
  /** Ids of items that show it; they are added to those that the record names. */
  readonly evidence: readonly string[];
}

/**
 * The record with what its outcome came to. @returns undefined when its front matter is not fit to be edited, or
 * `outcome` is written in a way in which nothing can be added to it
 */
export function reviewOutcome(
  record: ParsedDecision,
  review: OutcomeReview,
  options: AnalysisOptions,
): Amended | undefined {
  const { frontMatter } = record;
  const stated = frontMatter && dataAt(frontMatter, ['outcome']);
  const steps = stated === undefined || stated === null ? [wholeOutcome(review)] : fieldSteps(review);
  return amend(record.text, unchanged(record), steps, options);
}

function wholeOutcome({ verdict, reviewed, measured, evidence }: OutcomeReview): Step {
  const lines = [
    `reviewed: ${reviewed}`,
    ...(measured === undefined ? [] : [`measured: ${yamlScalar(measured)}`]),
    `verdict: ${verdict}`,
    ...(evidence.length === 0 ? [] : [`evidence: [${evidence.map(yamlScalar).join(', ')}]`]),
  ];
  return (record) => editFrontMatter(record, [{ kind: 'add-mapping', path: ['outcome'], lines }]);
}

function fieldSteps({ verdict, reviewed, measured, evidence }: OutcomeReview): readonly Step[] {
  const set = (field: string, value: string): FieldChange => ({
    kind: 'set',
    path: ['outcome', field],
    value,
  });
  const changes: readonly FieldChange[] = [
    set('reviewed', reviewed),
    ...(measured === undefined ? [] : [set('measured', measured)]),
    set('verdict', verdict),
    ...evidence.map((id): FieldChange => ({ kind: 'append', path: ['outcome', 'evidence'], value: id })),
  ];
  return changes.map((change) => (record) => editFrontMatter(record, [change]));
}
