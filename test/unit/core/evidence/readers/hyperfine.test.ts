import assert from 'node:assert/strict';
import { readHyperfine } from '../../../../../src/core/evidence/readers/hyperfine';
import { jsonFixture, measurementOf, readDocument } from '../collect';

describe('readHyperfine', () => {
  it('reads seconds per command, the mean with its interval', () => {
    const found = readDocument(readHyperfine, jsonFixture('hyperfine.json'));
    assert.deepEqual(measurementOf(found, 'store --engine sqlite', 'mean'), {
      bench: 'store --engine sqlite',
      metric: 'mean',
      isDefault: true,
      value: 0.25,
      unit: 's',
      better: 'lower',
      low: 0.25 - (3.182 * 0.02) / 2,
      high: 0.25 + (3.182 * 0.02) / 2,
      cells: { rows: '1000' },
    });
    assert.deepEqual(
      found.measurements.filter(({ isDefault }) => isDefault).map(({ bench }) => bench),
      ['store --engine sqlite', 'store --engine flat'],
    );
    assert.equal(measurementOf(found, 'store --engine sqlite', 'stddev').better, undefined);
    assert.equal(measurementOf(found, 'store --engine sqlite', 'max').value, 0.28);
    assert.deepEqual([found.defects, found.notes], [[], []]);
  });

  it('has no interval for a single run', () => {
    const mean = measurementOf(
      readDocument(readHyperfine, jsonFixture('hyperfine.json')),
      'store --engine flat',
      'mean',
    );
    assert.deepEqual([mean.low, mean.high, mean.cells], [undefined, undefined, {}]);
  });

  it('finds that a command failed', () => {
    const { defects, measurements } = readDocument(readHyperfine, jsonFixture('hyperfine-failing.json'));
    assert.deepEqual(defects, [
      [
        '`store --engine none` failed in 2 of 3 runs (exit code 127, none): the times of a failing command prove nothing.',
        undefined,
      ],
    ]);
    assert.equal(measurements.length, 7);
  });

  it('survives what is no report', () => {
    for (const document of [
      null,
      [],
      {},
      { results: 7 },
      { results: [null, {}, { command: 'x', mean: 'NaN' }] },
    ]) {
      assert.deepEqual(readDocument(readHyperfine, document).measurements, []);
    }
    assert.equal(readDocument(readHyperfine, { results: new Array(500).fill({}) }).defects.length, 101);
  });

  it('takes hostile parameters as cells and nothing else', () => {
    const document: unknown = JSON.parse(
      '{"results": [{"command": "x", "mean": 1e999, "median": 1, "parameters": {"__proto__": "a", "b": {"c": 1}}}]}',
    );
    const { measurements, defects } = readDocument(readHyperfine, document);
    assert.deepEqual(
      measurements.map(({ metric, cells }) => [metric, Object.entries(cells)]),
      [['median', [['__proto__', 'a']]]],
    );
    assert.equal(defects.length, 1);
    assert.equal(({} as Record<string, unknown>)['a'], undefined);
  });
});
