import assert from 'node:assert/strict';
import { readIstanbul } from '../../../../../src/core/evidence/readers/istanbul';
import { readLcov } from '../../../../../src/core/evidence/readers/lcov';
import type { Collected } from '../collect';
import { fixture, jsonFixture, measurementOf, readDocument, readText } from '../collect';

function values({ measurements }: Collected): readonly (readonly [string, string, number])[] {
  return measurements.map(({ bench, metric, value }) => [bench, metric, Math.round(value * 100) / 100]);
}

describe('readLcov', () => {
  it('counts what ran, adding up the records of one file', async () => {
    const found = await readText(readLcov, fixture('lcov.info'));
    assert.deepEqual(values(found), [
      ['src/store.ts', 'lines', 66.67],
      ['src/store.ts', 'functions', 50],
      ['src/store.ts', 'branches', 50],
      ['total', 'lines', 66.67],
      ['total', 'functions', 50],
      ['total', 'branches', 50],
    ]);
    const { unit, better, isDefault } = measurementOf(found, 'total', 'lines');
    assert.deepEqual([unit, better, isDefault, found.defects], ['%', 'higher', true, []]);
    assert.equal(measurementOf(found, 'total', 'branches').isDefault, false);
  });

  it('reads the functions of newer records', async () => {
    const text =
      'SF:a.c\r\nFNL:0,1,5\r\nFNA:0,2,f\r\nFNL:1,7\r\nFNA:1,0,g\r\nDA:1,1,Xyz==\r\nend_of_record\r\n';
    assert.deepEqual(values(await readText(readLcov, text)).slice(0, 2), [
      ['a.c', 'lines', 100],
      ['a.c', 'functions', 50],
    ]);
  });

  it('finds that a report is damaged', async () => {
    const cases: readonly (readonly [string, RegExp, number | undefined])[] = [
      ['SF:a.c\nDA:1,1\n', /does not end/, undefined],
      ['SF:a.c\nDA:1\nend_of_record\n', /has no count/, 2],
      ['SF:a.c\nDA:x,1\nend_of_record\n', /has no count/, 2],
      ['SF:a.c\nBRDA:1,0,0\nend_of_record\n', /has no count/, 2],
      ['SF:a.c\nSF:b.c\nend_of_record\n', /begins before/, 2],
    ];
    for (const [text, message, line] of cases) {
      const { defects } = await readText(readLcov, text);
      assert.equal(defects.length, 1, text);
      assert.match(defects[0]![0], message);
      assert.equal(defects[0]![1], line);
    }
  });

  it('stops after a hundred defects', async () => {
    const { defects } = await readText(readLcov, `SF:a.c\n${'DA:1\n'.repeat(1000)}end_of_record\n`, 999);
    assert.equal(defects.length, 101);
  });

  it('finds nothing in nothing', async () => {
    assert.deepEqual(Object.values(await readText(readLcov, '')).flat(), []);
  });
});

describe('readIstanbul', () => {
  it('computes a summary from its counts, not from its totals', () => {
    const found = readDocument(readIstanbul, jsonFixture('istanbul-summary.json'));
    assert.deepEqual(values(found), [
      ['src/store.ts', 'lines', 75],
      ['src/store.ts', 'statements', 70],
      ['src/store.ts', 'functions', 50],
      ['src/index.ts', 'lines', 100],
      ['src/index.ts', 'statements', 100],
      ['total', 'lines', 80],
      ['total', 'statements', 75],
      ['total', 'functions', 50],
    ]);
    assert.deepEqual([found.defects, found.notes], [[], []]);
  });

  it('takes the total where there is nothing else', () => {
    const { total } = jsonFixture('istanbul-summary.json') as { readonly total: unknown };
    assert.deepEqual(values(readDocument(readIstanbul, { total })), [
      ['total', 'lines', 100],
      ['total', 'statements', 100],
      ['total', 'functions', 100],
    ]);
  });

  it('counts the details', () => {
    assert.deepEqual(values(readDocument(readIstanbul, jsonFixture('istanbul-final.json'))).slice(0, 4), [
      ['src/store.ts', 'lines', 50],
      ['src/store.ts', 'statements', 33.33],
      ['src/store.ts', 'functions', 100],
      ['src/store.ts', 'branches', 50],
    ]);
  });

  it('finds entries that it cannot read', () => {
    const { defects, measurements } = readDocument(readIstanbul, {
      'a.ts': { lines: { total: 1 } },
      'b.ts': null,
    });
    assert.equal(defects.length, 2);
    assert.deepEqual(measurements, []);
    assert.deepEqual(readDocument(readIstanbul, []).measurements, []);
  });
});
