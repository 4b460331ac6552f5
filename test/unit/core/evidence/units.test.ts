import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  convert,
  directionOf,
  formatQuantity,
  parseQuantity,
  sameQuantity,
} from '../../../../src/core/evidence/units';

describe('parseQuantity', () => {
  const cases: readonly (readonly [string | number, number, string | undefined])[] = [
    ['200 ms', 200, 'ms'],
    ['200ms', 200, 'ms'],
    [200, 200, undefined],
    [' 0.05 ', 0.05, undefined],
    ['1,000 req/s', 1000, 'req/s'],
    ['12,345,678.5 B', 12345678.5, 'B'],
    ['3.5 MiB', 3.5, 'MiB'],
    ['-1.5e3 us/op', -1500, 'us/op'],
    ['8.5e8 ops/s', 850000000, 'ops/s'],
    ['5e', 5, 'e'],
    ['.5 s', 0.5, 's'],
    ['50%', 50, '%'],
    ['3 \u00b5s', 3, '\u00b5s'],
    ['7\u00a0ms', 7, 'ms'],
    ['3 widgets', 3, 'widgets'],
    ['3 #', 3, '#'],
  ];
  for (const [input, value, unit] of cases) {
    it(`reads ${JSON.stringify(input)}`, () => {
      assert.deepEqual(parseQuantity(input), { value, unit });
    });
  }

  const refused: readonly (string | number)[] = [
    '1,5 ms',
    '0,160',
    '1.000,5',
    '1,00',
    '10,0000',
    '1 000 ms',
    '5.',
    '',
    'ms',
    '< 200 ms',
    '~5',
    '200 ms at p95',
    '12 h 30 min',
    '1/2/3',
    '5 a/b/c',
    '1e999',
    '1e99999',
    'NaN',
    'Infinity',
    '0x10',
    NaN,
    Infinity,
    '9'.repeat(1000),
  ];
  for (const input of refused) {
    it(`does not guess ${JSON.stringify(input).slice(0, 40)}`, () => {
      assert.equal(parseQuantity(input), undefined);
    });
  }

  it('never throws, and answers with finite numbers only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const quantity = parseQuantity(text);
        assert.ok(quantity === undefined || Number.isFinite(quantity.value));
      }),
    );
  });
});

describe('convert', () => {
  const cases: readonly (readonly [number, string, string, number])[] = [
    [1, 's', 'ns', 1e9],
    [1500, 'us', 's', 0.0015],
    [3, '\u00b5s', '\u03bcs', 3],
    [90, 'min', 'h', 1.5],
    [1, 'seconds', 'ms', 1000],
    [1, 'MB', 'kB', 1000],
    [1, 'MiB', 'B', 1048576],
    [1, 'KB', 'B', 1000],
    [1, 'GiB', 'MiB', 1024],
    [0.125, 'ratio', '%', 12.5],
    [5, '%', 'ratio', 0.05],
    [1, 'MB/s', 'B/s', 1e6],
    [2, 'us/op', 'ns/op', 2000],
    [3, 'ops/ms', 'ops/s', 3000],
    [60, 'req/min', 'requests/s', 1],
    [7, 'rps', 'req/s', 7],
    [5, 'widgets', 'widgets', 5],
    [4, 'widgets/ms', 'widgets/s', 4000],
  ];
  for (const [value, from, to, expected] of cases) {
    it(`turns ${value} ${from} into ${expected} ${to}`, () => {
      assert.equal(convert(value, from, to), expected);
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['ms', 'B'],
    ['us/op', 'ops/s'],
    ['ops/s', 'us/op'],
    ['ops/s', 'req/s'],
    ['s', 'B/s'],
    ['MS', 'ms'],
    ['b', 'B'],
    ['widgets', 'widget'],
    ['', 'ms'],
    ['ms', ''],
    ['__proto__', 'constructor'],
  ];
  for (const [from, to] of refused) {
    it(`does not turn ${from} into ${to}`, () => {
      assert.equal(convert(1, from, to), undefined);
    });
  }

  it('answers with finite numbers only', () => {
    assert.equal(convert(1e308, 'h', 'ns'), undefined);
    assert.equal(convert(NaN, 's', 's'), undefined);
  });

  it('goes there and back', () => {
    const dimensions = [
      ['ns', 'us', 'ms', 's', 'min', 'h'],
      ['B', 'kB', 'MB', 'GB', 'KiB', 'MiB', 'GiB'],
      ['%', 'ratio'],
      ['ops/ns', 'ops/s', 'ops/min'],
    ];
    const pair = fc
      .constantFrom(...dimensions)
      .chain((units) => fc.tuple(fc.constantFrom(...units), fc.constantFrom(...units)));
    fc.assert(
      fc.property(fc.double({ min: 1e-100, max: 1e9, noNaN: true }), pair, (value, [from, to]) => {
        const there = convert(value, from, to);
        const back = there === undefined ? undefined : convert(there, to, from);
        assert.ok(back !== undefined && Math.abs(back - value) <= Math.abs(value) * 1e-14);
      }),
    );
  });
});

describe('directionOf', () => {
  const cases: readonly (readonly [string, 'lower' | 'higher' | undefined])[] = [
    ['ops/s', 'higher'],
    ['ops/ms', 'higher'],
    ['req/s', 'higher'],
    ['rps', 'higher'],
    ['us/op', 'lower'],
    ['s/op', 'lower'],
    ['ns/iter', 'lower'],
    ['ms', undefined],
    ['B/s', undefined],
    ['B/op', undefined],
    ['errors/s', undefined],
    ['%', undefined],
    ['ops', undefined],
    ['', undefined],
  ];
  for (const [unit, direction] of cases) {
    it(`says ${direction ?? 'nothing'} of ${JSON.stringify(unit)}`, () => {
      assert.equal(directionOf(unit), direction);
    });
  }
});

describe('formatQuantity', () => {
  const cases: readonly (readonly [number, string | undefined, string])[] = [
    [171.5, 'ms', '171.5 ms'],
    [0.05738263977560521, 'us', '0.05738 us'],
    [420.257, undefined, '420.3'],
    [62.5, '%', '62.5%'],
    [20144, 'rows', '20144 rows'],
    [16590430, 'B', '16590430 B'],
    [12966.03, 'ms', '12966 ms'],
    [9999.7, 'ms', '10000 ms'],
    [999.96, 'ms', '1000 ms'],
    [152520132.3, 'ops/s', '1.525e8 ops/s'],
    [0.00002408868, 's', '2.409e-5 s'],
    [-0.5, undefined, '-0.5'],
    [0, 'ms', '0 ms'],
    [-0, 'ms', '0 ms'],
    [1e21, 'B', '1e21 B'],
    [1 / 3, '', '0.3333'],
  ];
  for (const [value, unit, text] of cases) {
    it(`writes ${text}`, () => {
      assert.equal(formatQuantity(value, unit), text);
    });
  }

  it('writes what reads as the same', () => {
    const units = fc.constantFrom(undefined, 'ms', '%', 'us/op', 'failed tests', 'B');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), units, (value, unit) => {
        assert.ok(sameQuantity(formatQuantity(value, unit), value, unit), formatQuantity(value, unit));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('sameQuantity', () => {
  const same: readonly (readonly [string, number, string | undefined])[] = [
    ['171.5 ms', 171.5, 'ms'],
    ['171.5 ms', 171.4996, 'ms'],
    ['0.1715 s', 171.5, 'ms'],
    ['172 ms', 171.5, 'ms'],
    ['1,000 req/s', 1000.2, 'req/s'],
    ['1.525e8 ops/s', 152520132.3, 'ops/s'],
    ['62.5%', 62.5, '%'],
    ['62.5 %', 0.625, 'ratio'],
    ['5', 5, undefined],
  ];
  for (const [text, value, unit] of same) {
    it(`finds ${text} in ${value} ${unit ?? ''}`, () => {
      assert.equal(sameQuantity(text, value, unit), true);
    });
  }

  const different: readonly (readonly [string, number, string | undefined])[] = [
    ['71.5 ms', 171.5, 'ms'],
    ['171.5 ms', 171.6, 'ms'],
    ['171.50 ms', 171.51, 'ms'],
    ['171.5 s', 171.5, 'ms'],
    ['171.5', 171.5, 'ms'],
    ['171.5 ms', 171.5, undefined],
    ['171,5 ms', 171.5, 'ms'],
    ['1.525e8 ops/s', 152600000, 'ops/s'],
    ['', 0, undefined],
    ['0', NaN, undefined],
  ];
  for (const [text, value, unit] of different) {
    it(`does not find ${JSON.stringify(text)} in ${value} ${unit ?? ''}`, () => {
      assert.equal(sameQuantity(text, value, unit), false);
    });
  }
});
