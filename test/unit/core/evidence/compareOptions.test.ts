import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareOptions } from '../../../../src/core/evidence/compareOptions';
import type { Answer } from '../../../../src/core/evidence/query';
import { meanInterval } from '../../../../src/core/evidence/statistics';
import type { EvidenceReason } from '../../../../src/core/model/evidence';
import { claimFrom, TITLES, told, valueOf } from './claims';

const MEASURES = ['type: benchmark', 'finding: x', 'file: a.json', 'metric: time'];

/** Who leads, and what is said about it. */
function compare(
  values: Readonly<Record<string, Answer>>,
  fields: readonly string[] = [],
): { readonly leader: string | undefined; readonly said: readonly string[] } {
  const reasons: EvidenceReason[] = [];
  const claim = claimFrom([...MEASURES, ...fields]);
  const leader = compareOptions(claim, new Map(Object.entries(values)), TITLES, (reason) => {
    reasons.push(reason);
  });
  return { leader, said: told(reasons) };
}

const ms = { unit: 'ms' };

describe('comparing options', () => {
  it('names the leader in the stated direction', () => {
    const values = { SQLite: valueOf(171.5, ms), PostgreSQL: valueOf(241.5, ms) };
    assert.deepEqual(compare(values, ['better: lower']), { leader: 'SQLite', said: [] });
    assert.deepEqual(compare(values, ['better: higher']), { leader: 'PostgreSQL', said: [] });
  });

  it('takes the direction from the unit where that proves it', () => {
    const rates = { SQLite: valueOf(900, { unit: 'ops/s' }), PostgreSQL: valueOf(300, { unit: 'ops/s' }) };
    assert.deepEqual(compare(rates), { leader: 'SQLite', said: [] });
    const times = { SQLite: valueOf(9, { unit: 'us/op' }), PostgreSQL: valueOf(3, { unit: 'us/op' }) };
    assert.deepEqual(compare(times), { leader: 'PostgreSQL', said: [] });
  });

  it('takes the direction from the format where that states it', () => {
    const better = 'higher' as const;
    const values = {
      SQLite: valueOf(71, { unit: '%', better }),
      PostgreSQL: valueOf(64, { unit: '%', better }),
    };
    assert.deepEqual(compare(values), { leader: 'SQLite', said: [] });
  });

  it('never guesses the direction', () => {
    const values = { SQLite: valueOf(171.5, ms), PostgreSQL: valueOf(241.5, ms) };
    assert.deepEqual(compare(values, ['supports: PostgreSQL']), {
      leader: undefined,
      said: [
        'remark no-direction: which value is better is not said, so no option leads: add `better: lower` or `better: higher`',
      ],
    });
    const mixed = { SQLite: valueOf(1, { better: 'lower' }), PostgreSQL: valueOf(2, { better: 'higher' }) };
    assert.equal(compare(mixed).leader, undefined);
  });

  it('follows the stated direction against the unit, and says so', () => {
    const values = { SQLite: valueOf(900, { unit: 'ops/s' }), PostgreSQL: valueOf(300, { unit: 'ops/s' }) };
    assert.deepEqual(compare(values, ['better: lower']), {
      leader: 'PostgreSQL',
      said: ['remark other-direction: it says that lower is better, though by its format or unit higher is'],
    });
  });

  it('names no leader where few runs lie as near to each other as chance may put them', () => {
    const afterRuns = (count: number): string | undefined => {
      const of = (mean: number): Answer => valueOf(mean, { unit: 'ms', ...meanInterval(mean, 1, count) });
      return compare({ SQLite: of(10), PostgreSQL: of(12) }, ['better: lower']).leader;
    };
    assert.deepEqual([3, 4, 5].map(afterRuns), [undefined, undefined, undefined]);
    assert.equal(afterRuns(6), undefined);
    assert.equal(afterRuns(7), 'SQLite');
  });

  it('names no leader where intervals overlap, and contradicts none of those who share the lead', () => {
    const values = {
      SQLite: valueOf(10, { ...ms, low: 8, high: 12 }),
      PostgreSQL: valueOf(13, { ...ms, low: 11, high: 15 }),
    };
    for (const fields of [['supports: SQLite'], ['supports: PostgreSQL'], ['refutes: SQLite']]) {
      assert.deepEqual(compare(values, ['better: lower', ...fields]), {
        leader: undefined,
        said: [
          'remark no-clear-leader: there is no clear leader: the data cannot tell SQLite (10 ms) and PostgreSQL (13 ms) apart',
        ],
      });
    }
  });

  it('contradicts who supports an option behind those that share the lead', () => {
    const values = {
      SQLite: valueOf(10, { low: 8, high: 12 }),
      PostgreSQL: valueOf(20, { low: 19, high: 21 }),
      Files: valueOf(11, { low: 9, high: 13 }),
    };
    const { leader, said } = compare(values, ['better: lower', 'supports: PostgreSQL']);
    assert.equal(leader, undefined);
    assert.equal(
      said[1],
      'contradicts other-leader: the data favours SQLite (10) and Files (11), not PostgreSQL',
    );
  });

  it('takes equal values without spread for no lead', () => {
    const { leader, said } = compare({ SQLite: valueOf(5), PostgreSQL: valueOf(5) }, ['better: lower']);
    assert.equal(leader, undefined);
    assert.equal(said.length, 1);
  });

  it('names the leader where intervals are apart, in other units too', () => {
    const values = {
      SQLite: valueOf(10, { ...ms, low: 8, high: 12 }),
      PostgreSQL: valueOf(0.013, { unit: 's', low: 0.0121, high: 0.015 }),
    };
    assert.deepEqual(compare(values, ['better: lower']), { leader: 'SQLite', said: [] });
    const touching = { ...values, PostgreSQL: valueOf(0.013, { unit: 's', low: 0.012, high: 0.015 }) };
    assert.equal(compare(touching, ['better: lower']).leader, undefined);
  });

  it('contradicts who swaps the options', () => {
    const values = { SQLite: valueOf(171.5, ms), PostgreSQL: valueOf(241.5, ms) };
    assert.deepEqual(compare(values, ['better: lower', 'supports: PostgreSQL', 'refutes: SQLite']).said, [
      'contradicts other-leader: the data favours SQLite (171.5 ms), not PostgreSQL',
      'contradicts other-leader: the data favours SQLite (171.5 ms), which it is said to refute',
    ]);
  });

  it('says nothing of options that were not measured', () => {
    const values = { SQLite: valueOf(1), PostgreSQL: valueOf(2) };
    assert.deepEqual(
      compare(values, ['better: lower', 'supports: [SQLite, Files]', 'refutes: Files']).said,
      [],
    );
  });

  it('compares nothing that is not alike', () => {
    const values = { SQLite: valueOf(1, ms), PostgreSQL: valueOf(2, { unit: 'MiB' }) };
    assert.deepEqual(compare(values, ['better: lower']), {
      leader: undefined,
      said: ['broken unit: PostgreSQL is in MiB, SQLite in ms: they cannot be compared'],
    });
    const bare = { SQLite: valueOf(1, ms), PostgreSQL: valueOf(2) };
    assert.match(compare(bare, ['better: lower']).said[0] ?? '', /PostgreSQL is in no unit/);
    const text: Answer = { kind: 'text', text: 'fast' };
    assert.deepEqual(compare({ SQLite: text, PostgreSQL: valueOf(2) }, ['better: lower']), {
      leader: undefined,
      said: ['broken not-a-number: for SQLite, the data says what is not a number, so it cannot be compared'],
    });
  });

  it('names no leader among some of the options', () => {
    const missing: Answer = { kind: 'none', message: 'no row has option x', wanted: undefined, nearest: [] };
    const values = { SQLite: valueOf(1), PostgreSQL: valueOf(2), Files: missing };
    assert.deepEqual(compare(values, ['better: lower', 'supports: PostgreSQL']), {
      leader: undefined,
      said: [],
    });
    assert.deepEqual(compare({ SQLite: valueOf(1) }, ['better: lower']), { leader: undefined, said: [] });
  });

  it('turns round with the direction, whatever the values', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        fc.pre(a !== b);
        const values = { SQLite: valueOf(a), PostgreSQL: valueOf(b) };
        const lower = compare(values, ['better: lower']).leader;
        const higher = compare(values, ['better: higher']).leader;
        assert.deepEqual([lower, higher], a < b ? ['SQLite', 'PostgreSQL'] : ['PostgreSQL', 'SQLite']);
      }),
    );
  });
});
