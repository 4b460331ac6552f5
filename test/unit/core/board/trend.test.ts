import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampledTrend, trendOf } from '../../../../src/core/board/trend';
import type { TrendPoint } from '../../../../src/core/board/trend';
import type { Status } from '../../../../src/core/model/status';
import type { PastVersion, RecordPast } from '../../../../src/core/outcomes/recordPast';
import { commitOn } from '../../support/commitOn';

function version(day: string, status: Status | undefined, evidence = 0): PastVersion {
  return {
    commit: commitOn(day),
    content:
      status === undefined
        ? undefined
        : {
            status,
            evidence: Array.from({ length: evidence }, (_, at) => `E${at}`),
            considered: 0,
            tested: 0,
          },
  };
}

function past(...versions: PastVersion[]): RecordPast {
  return { kind: 'told', versions, isWhole: true };
}

describe('trendOf', () => {
  it('counts what was in force at the end of each day on which that changed', () => {
    const points = trendOf(
      [
        past(version('2026-01-01', 'proposed'), version('2026-01-03', 'accepted', 1)),
        past(version('2026-01-03', 'accepted'), version('2026-02-01', 'accepted', 2)),
        past(version('2026-01-03', 'accepted'), version('2026-03-01', 'superseded')),
        { kind: 'unknown', gap: 'uncommitted' },
      ],
      '2026-03-05',
    );
    assert.deepEqual(points, [
      { date: '2026-01-03', inForce: 3, withEvidence: 1 },
      { date: '2026-02-01', inForce: 3, withEvidence: 2 },
      { date: '2026-03-01', inForce: 2, withEvidence: 2 },
      { date: '2026-03-05', inForce: 2, withEvidence: 2 },
    ]);
  });

  it('takes a version that cannot be read for one that changed nothing', () => {
    const points = trendOf(
      [
        past(
          version('2026-01-01', 'accepted'),
          version('2026-01-02', undefined),
          version('2026-01-03', 'rejected'),
        ),
      ],
      '2026-01-03',
    );
    assert.deepEqual(
      points.map(({ date, inForce }) => [date, inForce]),
      [
        ['2026-01-01', 1],
        ['2026-01-03', 0],
      ],
    );
  });

  it('says nothing of a day on which one came and another went', () => {
    const points = trendOf(
      [
        past(version('2026-01-01', 'accepted'), version('2026-01-02', 'superseded')),
        past(version('2026-01-02', 'accepted')),
      ],
      '2026-01-01',
    );
    assert.deepEqual(trendOf([], '2026-01-01'), []);
    assert.equal(points.length, 1);
  });
});

describe('sampledTrend', () => {
  const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);

  it('gives all points while they are few', () => {
    const points: readonly TrendPoint[] = [{ date: day(0), inForce: 1, withEvidence: 0 }];
    assert.equal(sampledTrend(points, 4), points);
    assert.deepEqual(sampledTrend([], 4), []);
  });

  it('keeps the first and the last, and what holds on each day between', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3000), { minLength: 6, maxLength: 40 }), (days) => {
        const points = days
          .sort((a, b) => a - b)
          .map((at, index): TrendPoint => ({ date: day(at), inForce: index, withEvidence: 0 }));
        const rows = sampledTrend(points, 5);
        assert.equal(rows.length, 5);
        assert.deepEqual([rows[0], rows.at(-1)], [points[0], points.at(-1)]);
        for (const { date, inForce } of rows) {
          assert.equal(inForce, points.filter((point) => point.date <= date).length - 1);
        }
      }),
    );
  });
});
