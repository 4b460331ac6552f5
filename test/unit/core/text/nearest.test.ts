import assert from 'node:assert/strict';
import { nearest } from '../../../../src/core/text/nearest';

describe('nearest', () => {
  const cases: readonly [string, readonly string[], string | undefined][] = [
    ['suports', ['supports', 'refutes'], 'supports'],
    ['validUntil', ['valid-until', 'url'], 'valid-until'],
    ['Valid_Until', ['valid-until', 'url'], 'valid-until'],
    ['fnding', ['id', 'finding'], 'finding'],
    ['tets', ['test', 'link'], 'test'],
    ['ur', ['url', 'id'], 'url'],
    ['banana', ['supports', 'refutes'], undefined],
    ['x', ['y'], undefined],
    ['review', ['review-by', 'expected'], 'review-by'],
    ['p94', ['p90', 'p95'], undefined],
    ['p9', ['p90', 'mean'], 'p90'],
    ['', ['id'], undefined],
    ['supports'.repeat(100), ['supports'], undefined],
  ];
  for (const [word, candidates, expected] of cases) {
    it(`takes "${word.slice(0, 20)}" for ${expected ?? 'nothing'}`, () => {
      assert.equal(nearest(word, candidates), expected);
    });
  }
});
