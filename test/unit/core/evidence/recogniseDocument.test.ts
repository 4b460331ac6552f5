import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recogniseDocument } from '../../../../src/core/evidence/recogniseDocument';
import { jsonFixture } from './collect';

describe('recogniseDocument', () => {
  const files: readonly (readonly [string, string])[] = [
    ['hyperfine.json', 'hyperfine'],
    ['google-benchmark.json', 'google-benchmark'],
    ['jmh.json', 'jmh'],
    ['pytest-benchmark.json', 'pytest-benchmark'],
    ['benchmarkdotnet.json', 'benchmarkdotnet'],
    ['k6-export.json', 'k6'],
    ['k6-summary.json', 'k6'],
    ['k6-machine-readable.json', 'k6'],
    ['istanbul-summary.json', 'istanbul'],
    ['istanbul-final.json', 'istanbul'],
    ['ctrf.json', 'ctrf'],
    ['scan.sarif', 'sarif'],
  ];
  for (const [file, format] of files) {
    it(`finds ${format} in ${file}`, () => {
      assert.equal(recogniseDocument(jsonFixture(file)), format);
    });
  }

  const others: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['a number', 7],
    ['an empty object', {}],
    ['an empty list', []],
    ['a list of other benchmarks', [{ name: 'a', unit: 'ms', value: 1 }]],
    ['results of something else', { results: [{ command: 'x' }] }],
    ['metrics of something else', { metrics: { latency: { avg: 1 } } }],
    ['metrics that are numbers', { metrics: { vus: 1 } }],
    ['another version of SARIF', { version: '1.0.0', runs: [] }],
    ['benchmarks alone', { benchmarks: [] }],
    ['an object that inherits', Object.create({ version: '2.1.0', runs: [] })],
  ];
  for (const [what, document] of others) {
    it(`calls ${what} json`, () => {
      assert.equal(recogniseDocument(document), 'json');
    });
  }

  it('recognises a scan that did not happen', () => {
    assert.equal(recogniseDocument({ version: '2.1.0', runs: null }), 'sarif');
  });

  it('never throws', () => {
    const names = [
      'results',
      'runs',
      'version',
      'metrics',
      'vus',
      'benchmarks',
      'context',
      'tool',
      'tests',
      'benchmark',
      'primaryMetric',
      'lines',
    ];
    const key = fc.oneof(fc.constantFrom(...names), fc.string());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1, '2.1.0', true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (document) => {
        assert.equal(typeof recogniseDocument(document), 'string');
      }),
    );
  });
});
