import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listPointers, nearestPointers, resolvePointer } from '../../../../src/core/evidence/pointer';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) {
    value = [value];
  }
  return value;
}

describe('resolvePointer', () => {
  // The examples of RFC 6901, section 5.
  const document = {
    foo: ['bar', 'baz'],
    '': 0,
    'a/b': 1,
    'c%d': 2,
    'e^f': 3,
    'g|h': 4,
    'i\\j': 5,
    'k"l': 6,
    ' ': 7,
    'm~n': 8,
  };
  const cases: readonly (readonly [string, unknown])[] = [
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ];
  for (const [pointer, value] of cases) {
    it(`finds ${JSON.stringify(pointer)}`, () => {
      assert.deepEqual(resolvePointer(document, pointer), { found: true, value });
    });
  }

  const missing = [
    'foo',
    '/foo/2',
    '/foo/-',
    '/foo/00',
    '/foo/01',
    '/foo/-1',
    '/foo/1e0',
    '/foo/length',
    '/foo/0/0',
    '/m~n',
    '/m~2n',
    '/m~',
    '/nope',
  ];
  for (const pointer of missing) {
    it(`does not find ${JSON.stringify(pointer)}`, () => {
      assert.deepEqual(resolvePointer(document, pointer), { found: false });
    });
  }

  it('finds what a document holds, never what objects inherit', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "a": null}');
    assert.deepEqual(resolvePointer(hostile, '/__proto__/polluted'), { found: true, value: 1 });
    for (const pointer of [
      '/toString',
      '/constructor/name',
      '/a/x',
      '/hasOwnProperty',
      '/__proto__/__proto__',
    ]) {
      assert.deepEqual(resolvePointer(hostile, pointer), { found: false }, pointer);
    }
    assert.deepEqual(resolvePointer({}, '/__proto__'), { found: false });
    assert.deepEqual(resolvePointer('text', '/0'), { found: false });
    assert.deepEqual(resolvePointer(undefined, '/0'), { found: false });
  });
});

describe('listPointers', () => {
  it('lists numbers and texts in the order of the document', () => {
    const document = { b: 1, a: ['x', null, true, { 'c/d~e': 2.5 }], '': '' };
    assert.deepEqual(listPointers(document, 10), [
      { pointer: '/b', value: 1 },
      { pointer: '/a/0', value: 'x' },
      { pointer: '/a/3/c~1d~0e', value: 2.5 },
      { pointer: '/', value: '' },
    ]);
    assert.equal(listPointers(document, 2).length, 2);
    assert.deepEqual(listPointers(document, 0), []);
    assert.deepEqual(listPointers(7, 3), [{ pointer: '', value: 7 }]);
  });

  it('stops in large and deep documents', () => {
    assert.equal(listPointers(new Array(1_000_000).fill(null), 10).length, 0);
    assert.deepEqual(listPointers(nested(100_000), 10), []);
    assert.deepEqual(listPointers(nested(3), 10), [{ pointer: '/0/0/0', value: 1 }]);
    assert.deepEqual(listPointers([1e999, 2], 10), [{ pointer: '/1', value: 2 }]);
  });

  it('lists pointers that lead to the values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        for (const { pointer, value } of listPointers(document, 1000)) {
          assert.deepEqual(resolvePointer(document, pointer), { found: true, value });
        }
      }),
    );
  });
});

describe('nearestPointers', () => {
  const document = {
    latency: { mean: 1, p95: 2, p99: 3 },
    requests: { mean: 4 },
    name: 'load',
  };

  it('suggests what is spelt alike', () => {
    assert.equal(nearestPointers(document, '/latency/p955', 1)[0], '/latency/p95');
    assert.equal(nearestPointers(document, '/Latency/Mean', 1)[0], '/latency/mean');
    assert.equal(nearestPointers(document, '/latency/p95', 3).length <= 3, true);
  });

  it('suggests the same name elsewhere', () => {
    assert.equal(nearestPointers(document, '/metrics/http/p99', 2)[0], '/latency/p99');
  });

  it('suggests nothing where nothing is alike', () => {
    assert.deepEqual(nearestPointers(document, '/zzzzzzzzzzzz', 3), []);
    assert.deepEqual(nearestPointers(document, '/' + 'x'.repeat(1000), 3), []);
    assert.deepEqual(nearestPointers([], '/a', 3), []);
  });
});
