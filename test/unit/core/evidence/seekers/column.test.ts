import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../../../../src/core/evidence/query';
import { statisticNames } from '../../../../../src/core/evidence/statistics';
import type { StatisticName } from '../../../../../src/core/evidence/statistics';
import { answerTo, noneOf, valueOf } from '../claims';

/** A statistic as its definition says it; percentiles of type 7. */
function plainly(stat: StatisticName, values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  const percentile = (percent: number): number => {
    const place = ((sorted.length - 1) * percent) / 100;
    const below = sorted[Math.floor(place)]!;
    return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
  };
  switch (stat) {
    case 'count':
      return values.length;
    case 'sum':
      return sum;
    case 'mean':
      return sum / values.length;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'median':
      return percentile(50);
    default:
      return percentile(Number(stat.slice(1)));
  }
}

describe('seekColumn', () => {
  interface Asked {
    readonly column?: string;
    readonly where?: Readonly<Record<string, string>>;
    readonly stat?: StatisticName;
    readonly unit?: string;
  }

  function ask(
    { column = 'ms', where = {}, stat, unit }: Asked,
    [heading, ...rows]: readonly (readonly string[])[],
  ): Answer {
    return answerTo({ ask: 'column', column, where, stat, unit }, (sink) => {
      if (heading !== undefined) {
        sink.columns(heading);
      }
      rows.forEach((row) => {
        sink.row(row);
      });
    });
  }

  /** What was made from two values. */
  function summedUp(value: number, unit: string, [min, max]: readonly [number, number]): Answer {
    const at = (percent: number): number => plainly('median', [min, min + ((max - min) * percent) / 50]);
    const distribution = { min, lowerQuartile: at(25), median: at(50), upperQuartile: at(75), max };
    return valueOf(value, { unit, count: 2, distribution });
  }

  /** A table of one column. */
  function cells(...values: readonly string[]): readonly (readonly string[])[] {
    return [['ms'], ...values.map((value) => [value])];
  }

  it('sums up the rows with certain values', () => {
    const table = [
      ['option', 'size', 'ms'],
      ['sqlite', '1', '10'],
      [' sqlite ', '2', ' 1,000 '],
      ['sqlite', '1', ''],
      ['postgres', '1', '7'],
    ];
    assert.deepEqual(ask({ where: { option: 'sqlite' }, stat: 'sum' }, table), valueOf(1010, { count: 2 }));
    assert.deepEqual(ask({ where: { option: 'sqlite', size: '2' } }, table), valueOf(1000));
    assert.deepEqual(ask({ where: { option: 'postgres' }, stat: 'p99' }, table), valueOf(7));
    assert.deepEqual(
      ask({ where: { option: 'sqlite' } }, table),
      noneOf('2 rows match; `stat` has to say how they become one number'),
    );
  });

  it('says what is missing', () => {
    const table = [
      ['option', 'ms', 'twice', 'twice'],
      ['sqlite', '', '1', '2'],
    ];
    assert.deepEqual(ask({ column: 'mss' }, table), noneOf('there is no column mss', 'mss', ['ms']));
    assert.deepEqual(
      ask({ where: { optoin: 'sqlite' } }, table),
      noneOf('there is no column optoin', 'optoin', ['option']),
    );
    assert.deepEqual(ask({ column: 'twice' }, table), noneOf('there are several columns twice'));
    assert.deepEqual(ask({ where: { option: 'flat' } }, table), noneOf('no row has option flat'));
    assert.deepEqual(
      ask({ stat: 'count' }, table),
      noneOf('the column ms has no numbers in the 1 rows that match'),
    );
    assert.deepEqual(ask({ stat: 'mean' }, cells()), noneOf('the table has no rows'));
    assert.deepEqual(ask({}, []), noneOf('the file is not a table, so it has no columns'));
  });

  it('takes no number that is none, nor leaves it out', () => {
    for (const cell of ['fast', 'NaN', 'Infinity', '1,5', '1e400', '0x10']) {
      assert.deepEqual(
        ask({ stat: 'max' }, cells('1', cell, '2')),
        noneOf(`the column ms has "${cell}", which is not a number`),
      );
    }
    assert.deepEqual(
      ask({ stat: 'sum' }, cells('1.7e308', '1.7e308')),
      noneOf('the sum of the column ms is too large to be computed'),
    );
  });

  it('says how the values are spread that it sums up, unless the result is not one of their kind', () => {
    const spread = { min: 1, lowerQuartile: 2, median: 3, upperQuartile: 4, max: 5 };
    const values = cells('5', '1', '3', '4', '2');
    assert.deepEqual(ask({ stat: 'mean' }, values), valueOf(3, { count: 5, distribution: spread }));
    assert.deepEqual(ask({ stat: 'sum' }, values), valueOf(15, { count: 5 }));
    assert.deepEqual(ask({ stat: 'count' }, values), valueOf(5, { count: 5 }));
    assert.deepEqual(ask({ stat: 'mean' }, cells('5')), valueOf(5));
  });

  it('converts cells to the first unit', () => {
    assert.deepEqual(ask({ stat: 'max' }, cells('900 ms', '1 s')), summedUp(1000, 'ms', [900, 1000]));
    assert.deepEqual(ask({ stat: 'max' }, cells('1 s', '500 ms')), summedUp(1, 's', [0.5, 1]));
    assert.deepEqual(ask({ stat: 'min' }, cells('1MiB', '3 KiB')).kind, 'value');
  });

  it('converts cells to the unit that is stated, which is also that of the cells without one', () => {
    const stated = { stat: 'max', unit: 'ms' } as const;
    assert.deepEqual(ask(stated, cells('900', '1 s')), summedUp(1000, 'ms', [900, 1000]));
    assert.deepEqual(ask(stated, cells('1 s', '2 s')), summedUp(2000, 'ms', [1000, 2000]));
    assert.deepEqual(ask(stated, cells('3', '4')), summedUp(4, 'ms', [3, 4]));
  });

  it('keeps the unit of the data where the one that is stated is of another kind', () => {
    assert.deepEqual(ask({ stat: 'max', unit: 'ms' }, cells('2 MB', '3 MB')), summedUp(3, 'MB', [2, 3]));
  });

  it('refuses units that cannot be converted, and cells without one among those that have one', () => {
    assert.deepEqual(
      ask({ stat: 'max' }, cells('900 ms', '5 MB')),
      noneOf('the column ms has "5 MB", which cannot be converted to ms'),
    );
    for (const table of [cells('900', '1 s'), cells('1 s', '900')]) {
      assert.deepEqual(
        ask({ stat: 'max' }, table),
        noneOf('the column ms has "900" without a unit and "1 s" with one: add `unit`'),
      );
    }
  });

  it('has no unit for how many there are', () => {
    assert.deepEqual(ask({ stat: 'count' }, cells('1 s', '2 s')), valueOf(2, { count: 2 }));
  });

  it('takes columns by number where there is no heading, and leaves out no row', () => {
    const table = [
      ['a', '10'],
      ['b', '20'],
    ];
    assert.deepEqual(ask({ column: '2', stat: 'sum' }, table), valueOf(30, { count: 2 }));
    assert.deepEqual(ask({ column: '2', where: { 1: 'a' } }, table), valueOf(10));
    assert.deepEqual(ask({ column: '2', stat: 'sum' }, [['x', 'ms'], ...table]), valueOf(30, { count: 2 }));
    assert.deepEqual(ask({ column: '3' }, table), noneOf('there is no column 3', '3'));
  });

  it('agrees with a plain calculation for every statistic and filter', () => {
    const group = fc.constantFrom('a', 'b');
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    const inMilliseconds = { ms: 1, s: 1000, us: 1e-3 } as const;
    const row = fc.tuple(group, value, fc.constantFrom(...(['ms', 's', 'us'] as const)));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), group, (rows, wanted) => {
        const table = [['g', 'v'], ...rows.map(([name, number, unit]) => [name, `${number} ${unit}`])];
        const chosen = rows
          .filter(([name]) => name === wanted)
          .map(([, number, unit]) => number * inMilliseconds[unit]);
        for (const stat of statisticNames) {
          const found = ask({ column: 'v', where: { g: wanted }, stat, unit: 'ms' }, table);
          if (chosen.length === 0) {
            assert.deepEqual(found, noneOf(`no row has g ${wanted}`));
            continue;
          }
          assert.ok(found.kind === 'value');
          const expected = plainly(stat, chosen);
          const scale = Math.max(1, ...chosen.map(Math.abs)) * chosen.length;
          assert.ok(
            Math.abs(found.value - expected) <= 1e-9 * scale,
            `${stat}: ${found.value}, not ${expected}`,
          );
          assert.equal(found.count, chosen.length);
        }
      }),
    );
  });
});
