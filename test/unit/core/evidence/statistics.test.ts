import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Samples, meanInterval, statisticNames } from '../../../../src/core/evidence/statistics';

function samplesOf(values: readonly number[]): Samples {
  const samples = new Samples();
  for (const value of values) {
    samples.add(value);
  }
  return samples;
}

/** Type 7 as Hyndman and Fan define it, on a copy. */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const low = sorted[Math.floor(h)]!;
  const high = sorted[Math.ceil(h)]!;
  return low + (h - Math.floor(h)) * (high - low);
}

describe('Samples', () => {
  it('knows the statistics of a column', () => {
    const samples = samplesOf([5, 1, 4, 2, 3, 6, 7, 8, 9, 10, 11]);
    const values = statisticNames.map((name) => [name, samples.statistic(name)]);
    assert.deepEqual(Object.fromEntries(values), {
      mean: 6,
      median: 6,
      min: 1,
      max: 11,
      sum: 66,
      count: 11,
      p50: 6,
      p90: 10,
      p95: 10.5,
      p99: 10.9,
    });
  });

  it('has nothing to say of nothing', () => {
    const samples = new Samples();
    assert.equal(samples.statistic('count'), 0);
    for (const name of statisticNames.filter((one) => one !== 'count')) {
      assert.equal(samples.statistic(name), undefined, name);
    }
  });

  it('takes no value that is not finite', () => {
    const samples = samplesOf([NaN, Infinity, -Infinity, 3]);
    assert.equal(samples.add(NaN), false);
    assert.equal(samples.count, 1);
    assert.equal(samples.statistic('mean'), 3);
  });

  it('does not lose small numbers beside large ones', () => {
    assert.equal(samplesOf([1, 1e100, 1, -1e100]).statistic('sum'), 2);
    assert.equal(samplesOf(new Array<number>(1000).fill(0.1)).statistic('sum'), 100);
  });

  it('says nothing where the result is too large', () => {
    const samples = samplesOf([1.7e308, 1.7e308]);
    assert.equal(samples.statistic('sum'), undefined);
    assert.equal(samples.statistic('max'), 1.7e308);
    assert.equal(samplesOf([-1.7e308, 1.7e308]).statistic('median'), 0);
  });

  it('takes values after it was asked', () => {
    const samples = samplesOf([3, 1]);
    assert.equal(samples.statistic('median'), 2);
    samples.add(0);
    assert.equal(samples.statistic('median'), 1);
    assert.equal(samples.statistic('min'), 0);
  });

  it('agrees with sorting a copy', () => {
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    const percents = { p50: 0.5, median: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, min: 0, max: 1 } as const;
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 700 }), (values) => {
        const samples = samplesOf(values);
        for (const [name, p] of Object.entries(percents)) {
          const found = samples.statistic(name as keyof typeof percents)!;
          const expected = quantile(values, p);
          assert.ok(Math.abs(found - expected) <= 1e-6 * Math.max(1, Math.abs(expected)), name);
        }
        assert.equal(samples.statistic('count'), values.length);
      }),
    );
  });
});

describe('meanInterval', () => {
  it("agrees with published intervals, by Student's t for few measurements", () => {
    const rounded = (mean: number, stddev: number, count: number): readonly number[] => {
      const { low, high } = meanInterval(mean, stddev, count)!;
      return [low, high].map((value) => Number(value.toFixed(3)));
    };
    // Additional hours of sleep by the second drug (Student 1908): t(9) = 2.262.
    assert.deepEqual(rounded(2.33, 2.002249, 10), [0.898, 3.762]);
    // The differences between the two drugs: 95 % interval 0.700 to 2.460.
    assert.deepEqual(rounded(1.58, 1.229995, 10), [0.7, 2.46]);
    // NIST/SEMATECH e-Handbook 1.3.5.2, 195 measurements of heat flow: 9.25824 to 9.26468 with t(194) = 1.9723.
    assert.deepEqual(rounded(9.26146, 0.022789, 195), [9.258, 9.265]);
  });

  it('is wider the fewer measurements there are', () => {
    const marginOf = (count: number): number =>
      Number(meanInterval(0, Math.sqrt(count), count)!.high.toFixed(3));
    // By degrees of freedom: 1, 2, 4, 9, 29, 30, and any more.
    assert.deepEqual(
      [2, 3, 5, 10, 30, 31, 32, 1e6].map(marginOf),
      [12.706, 4.303, 2.776, 2.262, 2.045, 2.042, 1.96, 1.96],
    );
    for (let count = 2; count < 60; count += 1) {
      assert.ok(marginOf(count) >= marginOf(count + 1), String(count));
    }
  });

  it('needs two measurements and a spread', () => {
    assert.equal(meanInterval(10, 2, 1), undefined);
    assert.equal(meanInterval(10, undefined, 4), undefined);
    assert.equal(meanInterval(10, 2, undefined), undefined);
    assert.equal(meanInterval(10, -2, 4), undefined);
  });
});
