import { nearestNames } from '../nearestNames';
import type { Answer, Query } from '../query';
import type { Measurement } from '../report';
import { KnownNames, MAX_NAMED, listedConditions, none } from './seeker';
import type { Seeker } from './seeker';

/** What `select` may call the name of what was measured. */
export const BENCH_KEYS: ReadonlySet<string> = new Set([
  'bench',
  'benchmark',
  'name',
  'command',
  'file',
  'rule',
]);

/** One entry of `select`. */
interface Condition {
  readonly key: string;
  readonly value: string;
  /** What stands there in the measurements for which all conditions before this one hold. */
  readonly known: KnownNames;
}

/** Finds the one measurement that is meant. */
export function seekMetric({ metric, select }: Extract<Query, { ask: 'metric' }>): Seeker {
  const conditions: readonly Condition[] = Object.entries(select)
    // What is not there is told by the first condition that does not hold: first by the name of what was measured.
    .sort(([a], [b]) => Number(BENCH_KEYS.has(b)) - Number(BENCH_KEYS.has(a)))
    .map(([key, value]) => ({ key, value, known: new KnownNames() }));
  const benches = new KnownNames();
  const metrics = new KnownNames();
  let first: Measurement | undefined;
  let total = 0;
  let selected = 0;
  let found = 0;

  /** What to say when nothing was found. */
  function missing(): Answer {
    if (total === 0) {
      return none('the file has no measurements in a format that Grounds knows');
    }
    if (selected === 0) {
      const wrong = conditions.find(({ known, value }) => !known.all().includes(value)) ?? conditions.at(-1);
      const nearest = nearestNames(wrong?.value ?? '', wrong?.known.all() ?? [], MAX_NAMED);
      return none(`nothing is measured for ${listedConditions(select)}`, wrong?.value, nearest);
    }
    return metric === undefined
      ? none('`metric` has to say which number is meant', undefined, metrics.all().slice(0, MAX_NAMED))
      : none(`there is no metric ${metric}`, metric, nearestNames(metric, metrics.all(), MAX_NAMED));
  }

  return {
    measurement(measurement): void {
      total += 1;
      if (!isSelected(measurement, conditions)) {
        return;
      }
      selected += 1;
      metrics.add(measurement.metric);
      if (metric === undefined ? measurement.isDefault : measurement.metric === metric) {
        found += 1;
        first ??= measurement;
        benches.add(measurement.bench);
      }
    },
    answer(): Answer {
      if (first === undefined) {
        return missing();
      }
      if (found > 1) {
        const wanted = conditions.length === 0 ? '' : ` ${listedConditions(select)}`;
        return none(
          `${found} measurements match${wanted}; \`select\` has to say which one is meant`,
          undefined,
          benches.all().slice(0, MAX_NAMED),
        );
      }
      const { value, unit, better, low, high } = first;
      return { kind: 'value', value, unit, better, low, high, count: 1 };
    },
  };
}

function isSelected(measurement: Measurement, conditions: readonly Condition[]): boolean {
  for (const { key, value, known } of conditions) {
    const actual = Object.hasOwn(measurement.cells, key)
      ? measurement.cells[key]
      : BENCH_KEYS.has(key)
        ? measurement.bench
        : undefined;
    if (actual !== undefined) {
      known.add(actual);
    }
    if (actual !== value) {
      return false;
    }
  }
  return true;
}
