import assert from 'node:assert/strict';
import { boundedCopy } from '../../../../src/core/schema/boundedCopy';

describe('boundedCopy', () => {
  it('keeps keys without a value visible, and items as they are', () => {
    const { data, complete } = boundedCopy({ a: null, b: [null, { c: 1 }] });
    assert.deepEqual(Object.keys(data as object), ['a', 'b']);
    assert.equal((data as { a: unknown }).a, undefined);
    assert.deepEqual((data as { b: unknown[] }).b[0], null);
    assert.equal(complete, true);
  });

  it('takes a key named like a part of every object for what it is', () => {
    const { data } = boundedCopy(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'));
    assert.deepEqual(Object.keys(data as object), ['__proto__', 'constructor']);
    assert.equal(({} as { x?: number }).x, undefined);
  });

  it('leaves out what is deeper than any schema, however deep', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 50_000; level += 1) {
      deep = { deep };
    }
    const { data, complete } = boundedCopy(deep);
    assert.ok(JSON.stringify(data).length < 200);
    assert.equal(complete, true);
  });

  it('stops after a generous number of values and says so', () => {
    const { data, complete } = boundedCopy({ list: Array.from({ length: 100_000 }, () => 'x') });
    assert.equal(complete, false);
    assert.ok((data as { list: string[] }).list.length < 30_000);
    assert.equal(boundedCopy({ list: Array.from({ length: 1000 }, () => 'x') }).complete, true);
  });
});
