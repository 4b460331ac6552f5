import type { EvidenceClaim } from '../evidence/claim';
import { convert, formatQuantity, parseQuantity } from '../evidence/units';
import type { EvidenceResult } from '../model/evidence';
import { optionKey } from '../rules/support/options';
import { shortId } from '../rules/support/commits';
import type { Course, CoursePoint, CourseValue } from './decisionPage';
import { measureOf } from './measure';
import type { Capture } from './past';

/** Of more points than these, the first ones are left out. */
const MAX_POINTS = 60;

/**
 * What the same measurement gave each time it was recorded, where that was at several commits.
 * @param captures of the whole record, oldest first
 * @param unit of all its values; a value that measures something else is left out
 */
export function courseOf(
  claim: EvidenceClaim,
  captures: readonly Capture[],
  unit: string | undefined,
): Course | undefined {
  const measure = measureOf(claim);
  const { result, commit } = claim.captured ?? {};
  const own = captures.filter((each) => each.id === claim.id && each.measure === measure);
  const present = result === undefined ? [] : [{ result, commit, date: undefined }];
  const distinct = [...own, ...present].filter((each, at, all) => !isSame(each, all[at - 1]));
  const points = distinct.flatMap(({ result: found, commit: measured, date }): readonly CoursePoint[] => {
    const values = valuesOf(found, unit, measure);
    return values.length === 0 ? [] : [{ commit: measured && shortId(measured), date, values }];
  });
  const commits = new Set(points.map((point) => point.commit));
  if (commits.size < 2) {
    return undefined;
  }
  const more = Math.max(0, points.length - MAX_POINTS);
  return named(points.slice(more), more);
}

type Recorded = Pick<Capture, 'result' | 'commit'>;

/** Whether nothing but another commit of the record lies between two captures. */
function isSame(one: Recorded, other: Recorded | undefined): boolean {
  return (
    other !== undefined &&
    one.commit === other.commit &&
    JSON.stringify(one.result) === JSON.stringify(other.result)
  );
}

function valuesOf(result: EvidenceResult, unit: string | undefined, measure: string): readonly CourseValue[] {
  const byName = typeof result === 'object' ? Object.entries(result) : [[measure, result] as const];
  return byName.flatMap(([name, text]) => {
    const value = inUnit(text, unit);
    return value === undefined ? [] : [{ name, value, text: formatQuantity(value, unit) }];
  });
}

function inUnit(text: string, unit: string | undefined): number | undefined {
  const quantity = parseQuantity(text);
  if (quantity === undefined || quantity.unit === unit) {
    return quantity?.value;
  }
  return convert(quantity.value, quantity.unit ?? '', unit ?? '');
}

/** The course in which an option is called as it was written last, whatever it was called before. */
function named(points: readonly CoursePoint[], more: number): Course {
  const names = new Map(
    points.flatMap(({ values }) => values.map(({ name }) => [optionKey(name), name] as const)),
  );
  const nameOf = (name: string): string => names.get(optionKey(name)) ?? name;
  return {
    names: [...names.values()],
    points: points.map((point) => ({
      ...point,
      values: point.values.map((value) => ({ ...value, name: nameOf(value.name) })),
    })),
    more,
  };
}
