import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readCsv } from '../../../../../src/core/evidence/readers/csv';
import { fixture, inPieces, readText } from '../collect';

describe('readCsv', () => {
  it('reads a table', async () => {
    const { columns, rows, defects, notes } = await readText(readCsv, fixture('load.csv'));
    assert.deepEqual(columns, [['option', 'run', 'latency_ms', 'comment']]);
    assert.deepEqual(rows, [
      ['sqlite', '1', '120.5', 'first'],
      ['sqlite', '2', '171.5', 'slow, but "fine"'],
      ['postgres', '1', '241.5', 'two\nlines'],
      ['postgres', '2', '', ''],
    ]);
    assert.deepEqual([defects, notes], [[], []]);
  });

  const separators: readonly (readonly [string, string, readonly string[]])[] = [
    ['commas', 'a,b\n1,2\n', ['a', 'b']],
    ['semicolons beside decimal commas', 'a;b;c\n1,5;2,5;3\n', ['a', 'b', 'c']],
    ['tabs', 'a\tb\n1,5\t2\n', ['a', 'b']],
    ['bars', 'a|b\n1|2\n', ['a', 'b']],
    ['no separator', 'a\n15\n2\n', ['a']],
    ['a separator in quotes', '"a;b",c\n1,2\n', ['a;b', 'c']],
    ['a separator that only the header has', 'a (x;y),b\n1,2\n3,4\n', ['a (x;y)', 'b']],
  ];
  for (const [what, text, expected] of separators) {
    it(`finds the columns of a table with ${what}`, async () => {
      const { columns, defects } = await readText(readCsv, text);
      assert.deepEqual([columns, defects], [[expected], []]);
    });
  }

  it('says when more than one character could separate the cells', async () => {
    const { notes } = await readText(readCsv, 'a,b;c\n1,2;3\n');
    assert.match(notes.join(), /More than one character/);
  });

  it('reads whatever ends the lines, and in whatever pieces', async () => {
    const lines = ['a,b', '1,"x', 'y"', '2,z'];
    for (const end of ['\n', '\r\n', '\r']) {
      for (const length of [1, 2, 3, 1000]) {
        const { columns, rows, defects } = await readText(readCsv, lines.join(end), length);
        assert.deepEqual(
          [columns, rows, defects],
          [
            [['a', 'b']],
            [
              ['1', 'x\ny'],
              ['2', 'z'],
            ],
            [],
          ],
        );
      }
    }
  });

  it('leaves out a byte order mark, blank lines and blanks around names', async () => {
    const { columns, rows } = await readText(readCsv, '\ufeff\n a , b\n\n1, 2\n\n');
    assert.deepEqual([columns, rows], [[['a', 'b']], [['1', ' 2']]]);
  });

  it('fills up rows that end early, and says so', async () => {
    const { rows, defects, notes } = await readText(readCsv, 'a,b,c\n1,2\n3,4,5\n6\n');
    assert.deepEqual(rows, [
      ['1', '2', ''],
      ['3', '4', '5'],
      ['6', '', ''],
    ]);
    assert.deepEqual(defects, []);
    assert.deepEqual(notes, [
      '2 of the rows have fewer cells than the header, the first in line 2; the missing ones are read as empty.',
    ]);
  });

  it('never shifts cells: a row with too many is left out', async () => {
    const { rows, defects, notes } = await readText(readCsv, 'a,b\n"x\ny",2\n1,2,3\n4,5,\n');
    assert.deepEqual(rows, [
      ['x\ny', '2'],
      ['4', '5'],
    ]);
    assert.deepEqual(defects, [['A row has 3 cells where the header has 2; it was left out.', 4]]);
    assert.match(notes.join(), /1 of the rows end in empty cells/);
  });

  it('finds that a table is cut off', async () => {
    const { rows, defects } = await readText(readCsv, 'a,b,c\n1,2,3\n4,5');
    assert.deepEqual(rows, [['1', '2', '3']]);
    assert.deepEqual(defects, [
      ['The last row has 2 cells where the header has 3: the table is cut off.', 3],
    ]);
    const open = await readText(readCsv, 'a,b\n1,2\n3,"4');
    assert.match(open.defects.join(), /quotes of a cell are damaged/);
  });

  it('finds damaged quotes, once and with their line', async () => {
    const { defects } = await readText(readCsv, 'a,b\n1,"x"y"\n2,3\n');
    assert.equal(defects.length, 1);
    assert.equal(defects[0]?.[1], 2);
  });

  it('says when names repeat', async () => {
    const { columns, notes } = await readText(readCsv, 'a,b,a,a\n1,2,3,4\n');
    assert.deepEqual(columns, [['a', 'b', 'a', 'a']]);
    assert.deepEqual(notes, ['More than one column is called "a".']);
  });

  it('keeps hostile names and cells as text', async () => {
    const { columns, rows } = await readText(readCsv, '__proto__,constructor\n=cmd(),NaN\n');
    assert.deepEqual([columns, rows], [[['__proto__', 'constructor']], [['=cmd()', 'NaN']]]);
  });

  it('finds the header of Google Benchmark below its preamble', async () => {
    const { columns, rows, defects, notes } = await readText(readCsv, fixture('google-benchmark.csv'), 1000);
    assert.equal(columns[0]?.[2], 'real_time');
    assert.deepEqual(rows[0]?.slice(0, 3), ['BM_Copy/8', '1000', '10.5']);
    assert.deepEqual(defects, []);
    assert.match(notes.join('\n'), /^6 lines before the header were left out\.\n1 of the rows .* line 9;/);
  });

  it('finds nothing in nothing', async () => {
    for (const text of ['', '\ufeff', '\n\n\r\n']) {
      const { columns, defects } = await readText(readCsv, text);
      assert.deepEqual([columns, defects], [[], [['The table has no header row.', undefined]]]);
    }
  });

  it('stops in a line that does not end', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<string> {
      yield 'a,b\n1,2\n3,"';
      for (; sent < 320; sent += 1) {
        yield await Promise.resolve('x,'.repeat(32 * 1024));
      }
    }
    const { rows, defects } = await readText(readCsv, endless());
    assert.deepEqual(rows, [['1', '2']]);
    assert.equal(defects.length, 1);
    assert.match(defects[0]![0], /more than 1000000 characters/);
    assert.equal(defects[0]![1], 3);
    // 20 MB were on offer.
    assert.ok(sent < 60, String(sent));
  });

  it('stops at a piece of 20 MB without a line end', async () => {
    const { defects } = await readText(readCsv, `a,b\n"${'x'.repeat(20_000_000)}`, 30_000_000);
    assert.match(defects.join(), /more than 1000000 characters/);
  });

  it('refuses a table of too many columns', async () => {
    const { columns, defects } = await readText(readCsv, 'a,'.repeat(20_000), 5000);
    assert.deepEqual(columns, []);
    assert.match(defects.join(), /more than 10000 columns/);
  });

  it('stops after a hundred defects', async () => {
    const { rows, defects } = await readText(readCsv, `a,b\n${'1,2,3\n'.repeat(500)}4,5\n`);
    assert.equal(defects.length, 101);
    assert.deepEqual(rows, []);
  });

  it('agrees with papaparse on whole tables, whatever the pieces', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', ' ', ';', '\u00e9', '1'),
      maxLength: 8,
    });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (body, length) => {
        const header = body[0]!.map((_, index) => `column ${index}`);
        const text = Papa.unparse([header, ...body], { newline: '\n', quotes: true });
        const whole = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data;
        const { columns, rows, defects } = await readText(readCsv, text, length);
        assert.deepEqual([...columns, ...rows], whole);
        assert.deepEqual(defects, []);
      }),
    );
  });

  it('reads the same from any text, whatever the pieces', async () => {
    const row = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(row, fc.integer({ min: 1, max: 90_000 }), async (text, length) => {
        // Long enough that it does not fit into the part that the separator is found in.
        const long = `a,b\n${`${text}\nfiller,row\n`.repeat(6000)}`;
        assert.deepEqual(
          await readText(readCsv, long, length + 5000),
          await readText(readCsv, long, long.length),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('reads from a source that fails no more than the source does', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield* inPieces('a,b\n1,2\n', 3);
      throw new Error('the disk is gone');
    }
    await assert.rejects(readText(readCsv, failing()), /the disk is gone/);
  });
});
