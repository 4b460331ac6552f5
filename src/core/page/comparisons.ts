import type { EvidenceClaim } from '../evidence/claim';
import { mapDistribution } from '../evidence/statistics';
import { convert, formatQuantity, parseQuantity } from '../evidence/units';
import type { EvidenceVerdict, MeasuredValue } from '../model/evidence';
import { optionFinder } from '../rules/support/options';
import type { ArgumentFacts } from './argument';
import { courseOf } from './course';
import type { ComparedValue, Comparison, Limit } from './decisionPage';
import { measureOf } from './measure';
import type { Capture } from './past';

/**
 * Numbers to be seen side by side: those of evidence that compares options, and single ones that have a limit or that were
 * recorded at several commits.
 * @param captures what evidence was pinned to before, oldest first
 */
export function comparisonsOf(
  { decision, claims, verdicts }: ArgumentFacts,
  captures: readonly Capture[],
): readonly Comparison[] {
  const keyOf = optionFinder(decision.options);
  const chosen = new Set(decision.chosen.map(keyOf));
  return claims.flatMap((claim) => {
    const verdict = verdicts.get(claim.index);
    const comparison = verdict && comparisonOf(claim, verdict, captures, (name) => chosen.has(keyOf(name)));
    return comparison ?? [];
  });
}

function comparisonOf(
  claim: EvidenceClaim,
  { measured, leader }: EvidenceVerdict,
  captures: readonly Capture[],
  isChosen: (option: string) => boolean,
): Comparison | undefined {
  const unit = measured[0]?.unit;
  const values = measured.flatMap((each) => inUnit(each, unit) ?? []);
  const limits = limitsOf(claim, unit);
  const course = courseOf(claim, captures, unit);
  if (values.length === 0 || (values.length === 1 && limits.length === 0 && course === undefined)) {
    return undefined;
  }
  const measure = measureOf(claim);
  const names = new Set(values.map(({ option }) => option));
  return {
    id: claim.id,
    line: claim.range.start.line,
    measure,
    unit,
    better: claim.better ?? measured.find(({ better }) => better !== undefined)?.better,
    limits,
    values: values.map(({ option, value, low, high, count, distribution }): ComparedValue => ({
      name: option ?? measure,
      isChosen: option !== undefined && isChosen(option),
      leads: option !== undefined && option === leader,
      value,
      text: formatQuantity(value, unit),
      low,
      high,
      count,
      distribution,
    })),
    missing: (claim.options ?? []).map(({ title }) => title).filter((title) => !names.has(title)),
    course,
  };
}

/** A value with its spread in another unit; undefined where it measures something else. */
function inUnit(measured: MeasuredValue, unit: string | undefined): MeasuredValue | undefined {
  const { unit: from, distribution } = measured;
  if (from === unit) {
    return measured;
  }
  const to = (value: number): number | undefined => convert(value, from ?? '', unit ?? '');
  const value = to(measured.value);
  if (value === undefined) {
    return undefined;
  }
  const [low, high] = [measured.low, measured.high].map((end) => (end === undefined ? undefined : to(end)));
  return { ...measured, value, unit, low, high, distribution: mapDistribution(distribution, to) };
}

function limitsOf({ atMost, atLeast }: EvidenceClaim, unit: string | undefined): readonly Limit[] {
  const sides = [
    ['at-most', atMost],
    ['at-least', atLeast],
  ] as const;
  return sides.flatMap(([side, text]) => {
    const quantity = text === undefined ? undefined : parseQuantity(text);
    if (text === undefined || quantity === undefined) {
      return [];
    }
    const { unit: own = unit } = quantity;
    const value = own === unit ? quantity.value : convert(quantity.value, own ?? '', unit ?? '');
    return value === undefined ? [] : [{ side, value, text }];
  });
}
