import assert from 'node:assert/strict';
import { readBenchmarkDotNet } from '../../../../../src/core/evidence/readers/benchmarkDotNet';
import { readJmh } from '../../../../../src/core/evidence/readers/jmh';
import { readJson } from '../../../../../src/core/evidence/readers/json';
import { readPytestBenchmark } from '../../../../../src/core/evidence/readers/pytestBenchmark';
import { jsonFixture, measurementOf, readDocument } from '../collect';

describe('readJmh', () => {
  const found = readDocument(readJmh, jsonFixture('jmh.json'));

  it('reads the score with the interval that JMH computed', () => {
    assert.deepEqual(measurementOf(found, 'org.example.StoreBenchmark.put', 'score'), {
      bench: 'org.example.StoreBenchmark.put',
      metric: 'score',
      isDefault: true,
      value: 1500,
      unit: 'ops/s',
      better: 'higher',
      low: 1400,
      high: 1600,
      cells: { mode: 'thrpt', threads: '4', engine: 'sqlite', rows: '1000' },
    });
  });

  it('reads percentiles in sample mode only', () => {
    const metrics = found.measurements
      .filter(({ bench }) => bench.endsWith('.get'))
      .map(({ metric, value, unit, better, low }) => [metric, value, unit, better, low]);
    assert.deepEqual(metrics, [
      ['score', 2.5, 'us/op', 'lower', undefined],
      ['p0', 1, 'us/op', 'lower', undefined],
      ['p50', 2, 'us/op', 'lower', undefined],
      ['p99.9', 9.5, 'us/op', 'lower', undefined],
      ['p100', 20, 'us/op', 'lower', undefined],
    ]);
    assert.deepEqual(
      found.measurements.filter(({ bench }) => bench.endsWith('.put')).map(({ metric }) => metric),
      ['score', 'gc.alloc.rate.norm'],
    );
  });

  it('finds results without a score', () => {
    const { defects, measurements } = readDocument(readJmh, [
      { benchmark: 'a', primaryMetric: { score: 'NaN' } },
      { primaryMetric: { score: 1 } },
      null,
    ]);
    assert.deepEqual(measurements, []);
    assert.deepEqual(
      defects.map(([message]) => message),
      ['Result 1 has no score.', 'Result 2 has no benchmark name.', 'Result 3 has no benchmark name.'],
    );
    assert.deepEqual(readDocument(readJmh, {}).measurements, []);
  });
});

describe('readPytestBenchmark', () => {
  it('reads seconds, rates and the commit', () => {
    const found = readDocument(readPytestBenchmark, jsonFixture('pytest-benchmark.json'));
    const bench = 'bench/test_store.py::test_put[sqlite]';
    assert.deepEqual(measurementOf(found, bench, 'mean'), {
      bench,
      metric: 'mean',
      isDefault: true,
      value: 0.002,
      unit: 's',
      better: 'lower',
      low: 0.002 - (1.96 * 0.001) / 10,
      high: 0.002 + (1.96 * 0.001) / 10,
      cells: { group: 'store', engine: 'sqlite' },
    });
    const ops = measurementOf(found, bench, 'ops');
    assert.deepEqual([ops.value, ops.unit, ops.better], [500, 'ops/s', 'higher']);
    assert.deepEqual(found.commits, [['9fc2a8caa271a2cd11cc300bb2ca15edce1427df', false]]);
  });

  it('takes no commit that is none', () => {
    const info = { id: 'unknown', dirty: false };
    assert.deepEqual(readDocument(readPytestBenchmark, { commit_info: info, benchmarks: [] }).commits, []);
  });

  it('finds benchmarks without a mean', () => {
    const { defects } = readDocument(readPytestBenchmark, { benchmarks: [{ name: 'a' }, {}, null] });
    assert.equal(defects.length, 3);
  });
});

describe('readBenchmarkDotNet', () => {
  it('reads nanoseconds and allocated bytes', () => {
    const found = readDocument(readBenchmarkDotNet, jsonFixture('benchmarkdotnet.json'));
    const bench = 'Example.StoreBenchmark.Put';
    assert.deepEqual(measurementOf(found, bench, 'mean'), {
      bench,
      metric: 'mean',
      isDefault: true,
      value: 10.5,
      unit: 'ns',
      better: 'lower',
      low: 9,
      high: 12,
      cells: { Engine: 'sqlite', Rows: '1000' },
    });
    assert.equal(measurementOf(found, bench, 'p95').value, 12.5);
    assert.deepEqual(
      [measurementOf(found, bench, 'allocated').value, measurementOf(found, bench, 'allocated').unit],
      [368, 'B/op'],
    );
    assert.deepEqual(found.notes, ['StoreBenchmark.Get has no statistics: it failed or was not run.']);
  });

  it('keeps parameters of another shape as they are', () => {
    const document = { Benchmarks: [{ Method: 'M', Parameters: 'fast', Statistics: { Mean: 1 } }] };
    const { cells } = measurementOf(readDocument(readBenchmarkDotNet, document), 'M', 'mean');
    assert.deepEqual(cells, { parameters: 'fast' });
  });

  it('survives what is no report', () => {
    for (const document of [null, {}, { Benchmarks: [{}, null, { Method: '' }] }]) {
      assert.deepEqual(readDocument(readBenchmarkDotNet, document).measurements, []);
    }
    assert.equal(readDocument(readBenchmarkDotNet, { Benchmarks: [{}] }).defects.length, 1);
  });
});

describe('readJson', () => {
  it('finds nothing but the document', () => {
    const found = readDocument(readJson, { benchmarks: [1] });
    assert.deepEqual(Object.values(found).flat(), []);
  });
});
