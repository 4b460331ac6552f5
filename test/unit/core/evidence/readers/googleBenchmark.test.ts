import assert from 'node:assert/strict';
import { readGoogleBenchmark } from '../../../../../src/core/evidence/readers/googleBenchmark';
import { jsonFixture, measurementOf, readDocument } from '../collect';

function entry(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { name: 'BM', run_name: 'BM', real_time: 1, cpu_time: 1, time_unit: 'ns', ...fields };
}

describe('readGoogleBenchmark', () => {
  const found = readDocument(readGoogleBenchmark, jsonFixture('google-benchmark.json'));

  it('reads a repeated run as its median, with the interval of the mean', () => {
    const margin = (4.303 * 2.6457513110645907) / Math.sqrt(3);
    assert.deepEqual(measurementOf(found, 'BM_Copy/8', 'real_time'), {
      bench: 'BM_Copy/8',
      metric: 'real_time',
      isDefault: true,
      value: 11,
      unit: 'us',
      better: 'lower',
      low: 12 - margin,
      high: 12 + margin,
      cells: {},
    });
  });

  it('reads aggregates under their own names', () => {
    const mean = measurementOf(found, 'BM_Copy/8_mean', 'real_time');
    assert.deepEqual([mean.value, mean.unit, mean.cells], [12, 'us', { aggregate: 'mean' }]);
    const deviation = measurementOf(found, 'BM_Copy/8_stddev', 'real_time');
    assert.deepEqual([deviation.unit, deviation.better], ['us', undefined]);
    assert.equal(measurementOf(found, 'BM_Copy/8_cv', 'real_time').unit, 'ratio');
  });

  it('reads a run that was not repeated, and counters', () => {
    const once = measurementOf(found, 'BM_Once', 'real_time');
    assert.deepEqual([once.value, once.unit, once.low, once.high], [5, 'ns', undefined, undefined]);
    const bytes = measurementOf(found, 'BM_Copy/8', 'bytes_per_second');
    assert.deepEqual([bytes.value, bytes.unit, bytes.better], [800, 'B/s', 'higher']);
    const hits = measurementOf(found, 'BM_Copy/8', 'hits');
    assert.deepEqual([hits.value, hits.unit, hits.better, hits.isDefault], [42, undefined, undefined, false]);
  });

  it('has no value for a run that reported an error', () => {
    assert.deepEqual(found.notes, ['BM_Broken reported an error and has no value: no data.']);
    assert.equal(
      found.measurements.some(({ bench }) => bench === 'BM_Broken'),
      false,
    );
    assert.deepEqual(found.defects, []);
  });

  it('takes the commit from the context', () => {
    assert.deepEqual(found.commits, [['9fc2a8caa271a2cd11cc300bb2ca15edce1427df', undefined]]);
    const other = { context: { commit: 'main; rm -rf' }, benchmarks: [] };
    assert.deepEqual(readDocument(readGoogleBenchmark, other).commits, []);
  });

  it('computes the spread where no aggregate says it', () => {
    const benchmarks = [10, 11, 15].map((real_time) => entry({ real_time }));
    const { low, high, value } = measurementOf(
      readDocument(readGoogleBenchmark, { context: {}, benchmarks }),
      'BM',
      'real_time',
    );
    const margin = (4.303 * Math.sqrt(7)) / Math.sqrt(3);
    assert.equal(value, 11);
    assert.ok(Math.abs(low! - (12 - margin)) < 1e-12 && Math.abs(high! - (12 + margin)) < 1e-12);
  });

  it('reads a file that holds aggregates only', () => {
    const aggregates = { mean: 12, median: 11, stddev: 2 };
    const benchmarks = Object.entries(aggregates).map(([aggregate_name, real_time]) =>
      entry({ name: `BM_${aggregate_name}`, aggregate_name, repetitions: 4, real_time }),
    );
    const found = readDocument(readGoogleBenchmark, { context: {}, benchmarks });
    const { value, low } = measurementOf(found, 'BM', 'real_time');
    assert.deepEqual([value, low], [11, 12 - 3.182]);
  });

  it('keeps two benchmarks of one name apart', () => {
    const benchmarks = [entry({ family_index: 0 }), entry({ family_index: 1, real_time: 9 })];
    const { measurements } = readDocument(readGoogleBenchmark, { context: {}, benchmarks });
    assert.deepEqual(
      measurements.filter(({ metric }) => metric === 'real_time').map(({ value, low }) => [value, low]),
      [
        [1, undefined],
        [9, undefined],
      ],
    );
  });

  it('contains the value in the interval', () => {
    // One repetition in ten is slow: the mean and its interval lie above the median.
    const benchmarks = [...new Array<number>(900).fill(1), ...new Array<number>(100).fill(10)].map(
      (real_time) => entry({ real_time }),
    );
    const { value, low, high } = measurementOf(
      readDocument(readGoogleBenchmark, { context: {}, benchmarks }),
      'BM',
      'real_time',
    );
    assert.equal(value, 1);
    assert.equal(low, 1);
    assert.ok(high! > 2 && high! < 2.1);
  });

  it('says that a debug build was measured', () => {
    const { notes } = readDocument(readGoogleBenchmark, {
      context: { library_build_type: 'debug' },
      benchmarks: [],
    });
    assert.match(notes.join(), /built for debugging/);
  });

  it('survives what is no report', () => {
    for (const document of [null, 7, {}, { benchmarks: [null, {}, { name: 7 }] }, { benchmarks: {} }]) {
      assert.deepEqual(readDocument(readGoogleBenchmark, document).measurements, []);
    }
    assert.equal(readDocument(readGoogleBenchmark, { benchmarks: [null] }).defects.length, 1);
  });
});
