import type { EvidenceClaim } from '../evidence/claim';
import { mapDistribution } from '../evidence/statistics';
import { convert, formatQuantity, parseQuantity } from '../evidence/units';
import type { EvidenceVerdict, MeasuredValue } from '../model/evidence';
import { optionFinder } from '../rules/support/options';
import type { ArgumentFacts } from './argument';
import type { ComparedValue, Comparison, Limit } from './decisionPage';

/** Numbers to be seen side by side: those of evidence that compares options, and single ones that have a limit. */
export function comparisonsOf({ decision, claims, verdicts }: ArgumentFacts): readonly Comparison[] {
  const keyOf = optionFinder(decision.options);
  const chosen = new Set(decision.chosen.map(keyOf));
  return claims.flatMap((claim) => {
    const verdict = verdicts.get(claim.index);
    const comparison = verdict && comparisonOf(claim, verdict, (name) => chosen.has(keyOf(name)));
    return comparison ?? [];
  });
}

function comparisonOf(
  claim: EvidenceClaim,
  { measured, leader }: EvidenceVerdict,
  isChosen: (option: string) => boolean,
): Comparison | undefined {
  const unit = measured[0]?.unit;
  const values = measured.flatMap((each) => inUnit(each, unit) ?? []);
  const limits = limitsOf(claim, unit);
  if (values.length === 0 || (values.length === 1 && limits.length === 0)) {
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
  };
}

/** What a claim measures: `p95 of latency_ms`. */
function measureOf({ column, stat, metric, pointer, id }: EvidenceClaim): string {
  if (column !== undefined) {
    return stat === undefined ? column : `${stat} of ${column}`;
  }
  return metric ?? pointer ?? id;
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
