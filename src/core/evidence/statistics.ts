import type { Distribution } from '../model/evidence';

/** The statistics of a column, by the names that `stat:` takes. */
export const statisticNames = [
  'mean',
  'median',
  'min',
  'max',
  'sum',
  'count',
  'p50',
  'p90',
  'p95',
  'p99',
] as const;

/** A statistic of a column. */
export type StatisticName = (typeof statisticNames)[number];

/** How many percent of the values are not above each of the five numbers of a distribution. */
const FIVE = [0, 25, 50, 75, 100] as const;

/** A distribution from its numbers, the smallest first; undefined unless these are five finite ones. */
function fiveNumbers(numbers: readonly number[]): Distribution | undefined {
  const [min, lowerQuartile, median, upperQuartile, max] = numbers.filter(Number.isFinite);
  return max === undefined
    ? undefined
    : { min: min!, lowerQuartile: lowerQuartile!, median: median!, upperQuartile: upperQuartile!, max };
}

/** A distribution with each of its numbers turned into another, as into another unit; undefined where one cannot be. */
export function mapDistribution(
  distribution: Distribution | undefined,
  turned: (value: number) => number | undefined,
): Distribution | undefined {
  if (distribution === undefined) {
    return undefined;
  }
  const { min, lowerQuartile, median, upperQuartile, max } = distribution;
  return fiveNumbers(
    [min, lowerQuartile, median, upperQuartile, max].flatMap((value) => turned(value) ?? []),
  );
}

/**
 * Numbers to be summed up. Takes 8 bytes for each; the sum is compensated (Neumaier), so that it does not depend on the
 * sizes of the numbers in practice.
 */
export class Samples {
  #values = new Float64Array(256);
  #count = 0;
  #isSorted = true;
  #sum = 0;
  #lost = 0;

  /** How many values there are. */
  get count(): number {
    return this.#count;
  }

  /** Takes a value; false, and nothing taken, when it is not finite. */
  add(value: number): boolean {
    if (!Number.isFinite(value)) {
      return false;
    }
    if (this.#count === this.#values.length) {
      const grown = new Float64Array(this.#count * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#isSorted &&= this.#count === 0 || this.#values[this.#count - 1]! <= value;
    this.#values[this.#count] = value;
    this.#count += 1;
    const sum = this.#sum + value;
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum;
    this.#sum = sum;
    return true;
  }

  /**
   * A statistic of the values taken so far. Percentiles are of type 7 (linear interpolation), as in NumPy, R and
   * spreadsheets. Undefined when there is no value (for `count` it is 0), and when the result is too large for a number.
   */
  statistic(name: StatisticName): number | undefined {
    if (name === 'count') {
      return this.#count;
    }
    const result = this.#count === 0 ? undefined : this.#compute(name);
    return Number.isFinite(result) ? result : undefined;
  }

  /** How the values taken so far are spread; undefined for a single one, and where a quartile is too large for a number. */
  distribution(): Distribution | undefined {
    if (this.#count < 2) {
      return undefined;
    }
    return fiveNumbers(FIVE.map((percent) => this.#percentile(percent)));
  }

  #compute(name: Exclude<StatisticName, 'count'>): number {
    switch (name) {
      case 'sum':
        return this.#sum + this.#lost;
      case 'mean':
        return (this.#sum + this.#lost) / this.#count;
      case 'min':
        return this.#percentile(0);
      case 'median':
      case 'p50':
        return this.#percentile(50);
      case 'p90':
        return this.#percentile(90);
      case 'p95':
        return this.#percentile(95);
      case 'p99':
        return this.#percentile(99);
      case 'max':
        return this.#percentile(100);
    }
  }

  #percentile(percent: number): number {
    const values = this.#values.subarray(0, this.#count);
    if (!this.#isSorted) {
      values.sort();
      this.#isSorted = true;
    }
    // Hundredths are counted in whole numbers: 0.95 * 20 must be 19, not nearly 19.
    const hundredths = (this.#count - 1) * percent;
    const below = values[Math.floor(hundredths / 100)]!;
    const part = (hundredths % 100) / 100;
    if (part === 0) {
      return below;
    }
    const above = values[Math.floor(hundredths / 100) + 1]!;
    const gap = above - below;
    return Number.isFinite(gap) ? below + gap * part : below * (1 - part) + above * part;
  }
}

/**
 * The 97.5 % quantiles of Student's t distribution for 1 to 30 degrees of freedom, as tables of it print them: few
 * measurements say less about the spread than the spread alone makes believe.
 */
const studentsT: readonly number[] = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/** The same for any more, as of the normal distribution. */
const normal = 1.96;

/**
 * The interval that the true mean lies in with a confidence of about 95 %: `mean ± t · stddev / √count`, with `t` of
 * Student's distribution for up to 31 measurements and 1.96 for more. Undefined when there are fewer than two
 * measurements or the spread is not known. It is the interval of the mean, not of single measurements: options are
 * compared by what they take on average.
 * @param stddev the standard deviation of the sample (with `count - 1`)
 */
export function meanInterval(
  mean: number,
  stddev: number | undefined,
  count: number | undefined,
): { readonly low: number; readonly high: number } | undefined {
  if (stddev === undefined || count === undefined || count < 2 || stddev < 0) {
    return undefined;
  }
  const t = studentsT[Math.floor(count) - 2] ?? normal;
  const margin = (t * stddev) / Math.sqrt(count);
  return { low: mean - margin, high: mean + margin };
}
