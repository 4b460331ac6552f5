import assert from 'node:assert/strict';
import { readK6 } from '../../../../../src/core/evidence/readers/k6';
import { jsonFixture, measurementOf, readDocument } from '../collect';

type Facts = readonly [number, string | undefined, string | undefined, boolean];

describe('readK6', () => {
  const shapes: readonly (readonly [string, Readonly<Record<string, Facts>>])[] = [
    [
      'k6-export.json',
      {
        'http_req_duration|avg': [150.5, 'ms', 'lower', true],
        'http_req_duration|p(95)': [420.25, 'ms', 'lower', false],
        'http_req_duration{expected_response:true}|p(95)': [410, 'ms', 'lower', false],
        'http_req_failed|rate': [0.03, 'ratio', 'lower', true],
        'http_req_failed|passes': [3, undefined, undefined, false],
        'http_reqs|count': [100, undefined, undefined, true],
        'http_reqs|rate': [9.75, 'req/s', 'higher', false],
        'data_received|count': [16590430, 'B', undefined, true],
        'data_received|rate': [56364.5, 'B/s', undefined, false],
        'vus|value': [10, undefined, undefined, true],
        'my_trend|avg': [7, undefined, undefined, true],
      },
    ],
    [
      'k6-summary.json',
      {
        'http_req_duration|avg': [150.5, 'ms', 'lower', true],
        'checks|rate': [0.75, 'ratio', 'higher', true],
        'iterations|rate': [5, 'iterations/s', 'higher', false],
        'my_time|avg': [7, 'ms', undefined, true],
        'my_counter|rate': [0.4, 'events/s', undefined, false],
      },
    ],
    [
      'k6-machine-readable.json',
      {
        'http_req_duration|p(95)': [420.25, 'ms', 'lower', false],
        'http_req_failed|rate': [0.03, 'ratio', 'lower', true],
        'http_req_failed|total': [100, undefined, undefined, false],
        'http_reqs|count': [100, undefined, undefined, true],
        'checks_succeeded|rate': [0.75, 'ratio', 'higher', true],
      },
    ],
  ];
  for (const [file, expected] of shapes) {
    it(`reads ${file}`, () => {
      const found = readDocument(readK6, jsonFixture(file));
      for (const [key, facts] of Object.entries(expected)) {
        const [bench = '', metric = ''] = key.split('|');
        const { value, unit, better, isDefault } = measurementOf(found, bench, metric);
        assert.deepEqual([value, unit, better, isDefault], facts, key);
      }
      assert.deepEqual(found.defects, []);
    });
  }

  it('reads a summary that a script has cut down', () => {
    const metrics = {
      http_req_duration: { values: { 'p(95)': 123.45 } },
      http_req_failed: { values: { rate: 0.005 } },
    };
    const found = readDocument(readK6, { metrics });
    assert.equal(measurementOf(found, 'http_req_duration', 'p(95)').unit, 'ms');
    assert.equal(measurementOf(found, 'http_req_failed', 'rate').better, 'lower');
  });

  it('knows the metrics of a browser without being told what they hold', () => {
    const metrics = {
      browser_web_vital_lcp: { avg: 1598.5, 'p(95)': 3133 },
      browser_web_vital_cls: { avg: 0.05 },
      browser_http_req_duration: { avg: 125.5 },
      browser_http_req_failed: { passes: 1, fails: 241, value: 0.004 },
      browser_data_sent: { count: 246600, rate: 4361.5 },
    };
    const found = readDocument(readK6, { metrics });
    const facts = (bench: string, metric: string): unknown => {
      const { unit, better } = measurementOf(found, bench, metric);
      return [unit, better];
    };
    assert.deepEqual(facts('browser_web_vital_lcp', 'p(95)'), ['ms', 'lower']);
    assert.deepEqual(facts('browser_web_vital_cls', 'avg'), [undefined, undefined]);
    assert.deepEqual(facts('browser_http_req_duration', 'avg'), ['ms', 'lower']);
    assert.deepEqual(facts('browser_http_req_failed', 'rate'), ['ratio', 'lower']);
    assert.deepEqual(facts('browser_data_sent', 'count'), ['B', undefined]);
  });

  it('takes {ok: true} for a threshold that held, beside values of either shape', () => {
    const thresholds = { 'p(95)<500': { ok: true }, 'max<900': { ok: false } };
    for (const metric of [
      { 'p(95)': 420, thresholds },
      { values: { 'p(95)': 420 }, thresholds },
    ]) {
      const { tests, defects } = readDocument(readK6, { metrics: { http_req_duration: metric } });
      assert.deepEqual(
        tests.map(({ name, outcome }) => [name, outcome]),
        [
          ['p(95)<500', 'passed'],
          ['max<900', 'failed'],
        ],
      );
      assert.deepEqual(defects, []);
    }
  });

  it('knows that true is a failed threshold in an export', () => {
    const { tests } = readDocument(readK6, jsonFixture('k6-export.json'));
    assert.deepEqual(
      tests.map(({ suites, className, name, outcome, message }) => [
        suites,
        className,
        name,
        outcome,
        message,
      ]),
      [
        [['thresholds'], 'http_req_duration', 'p(95)<400', 'failed', 'The threshold was crossed.'],
        [['thresholds'], 'http_req_duration', 'avg<200', 'passed', undefined],
        [['thresholds'], 'http_req_failed', 'rate<0.05', 'passed', undefined],
      ],
    );
  });

  it('knows that ok is a passed threshold in a summary', () => {
    const { tests } = readDocument(readK6, jsonFixture('k6-summary.json'));
    assert.deepEqual(
      tests.map(({ name, outcome }) => [name, outcome]),
      [
        ['p(95)<400', 'failed'],
        ['avg<200', 'passed'],
      ],
    );
  });

  it('takes no threshold for passed that it cannot read', () => {
    const thresholds = { a: 'ok', b: null, c: { ok: 'true' } };
    const { tests, defects } = readDocument(readK6, { metrics: { vus: { value: 1, thresholds } } });
    assert.deepEqual(tests, []);
    assert.equal(defects.length, 3);
  });

  it('survives what is no report', () => {
    for (const document of [
      null,
      [],
      {},
      { metrics: { vus: 7, checks: {}, '': {} } },
      { results: { metrics: [null] } },
    ]) {
      assert.deepEqual(readDocument(readK6, document).measurements, []);
    }
    const hostile: unknown = JSON.parse('{"metrics": {"__proto__": {"value": 1}, "vus": {"value": 1e999}}}');
    assert.deepEqual(
      readDocument(readK6, hostile).measurements.map(({ bench }) => bench),
      ['__proto__'],
    );
  });
});
