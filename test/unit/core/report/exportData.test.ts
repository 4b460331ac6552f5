import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { columns, tableNames } from '../../../../src/core/export/tables';
import type { Tables } from '../../../../src/core/export/tables';
import { writeExportCsv, writeExportJson, writeExportLines } from '../../../../src/core/report/exportData';

const empty = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Tables;

function withTags(...tags: readonly (string | null)[]): Tables {
  const rows = tags.map((tag, at) => ({ repository: 'r', key: `k${at}`, decision: 'd', tag }));
  return { ...empty, tags: rows };
}

function tagsIn(csv: string): readonly (string | undefined)[] {
  const { data, errors } = Papa.parse<string[]>(csv, { newline: '\n', skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.ok(data.every(({ length }) => length === columns.tags.length));
  return data.slice(1).map((row) => row[3]);
}

describe('writeExportCsv', () => {
  it('has its columns in the first line, also without rows', () => {
    assert.equal(writeExportCsv(empty, 'tags'), 'repository,key,decision,tag\n');
  });

  it('quotes what has to be quoted, and leaves null empty', () => {
    assert.equal(
      writeExportCsv(withTags('a,b', 'say "x"', null, 'plain'), 'tags'),
      'repository,key,decision,tag\nr,k0,d,"a,b"\nr,k1,d,"say ""x"""\nr,k2,d,\nr,k3,d,plain\n',
    );
  });

  it('writes numbers and truth as they are', () => {
    const row = { repository: 'r', key: 'k', decision: 'd', title: 'A', is_chosen: true };
    assert.match(writeExportCsv({ ...empty, options: [row] }, 'options'), /\nr,k,d,A,true\n$/);
  });

  it('starts no formula', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '=1\n=2'];
    for (const tag of tagsIn(writeExportCsv(withTags(...formulas), 'tags'))) {
      assert.match(tag ?? '', /^'/);
    }
  });

  it('gives back every text on one line, and never a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (tags) => {
        const read = tagsIn(writeExportCsv(withTags(...tags), 'tags'));
        assert.equal(read.length, tags.length);
        for (const tag of read) {
          assert.doesNotMatch(tag ?? '', /^\s*[=+\-@]|[\n\r\0]/);
        }
      }),
    );
  });
});

describe('writeExportJson and writeExportLines', () => {
  it('give back every value', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' }))), (tags) => {
        const tables = withTags(...tags);
        assert.deepEqual(JSON.parse(writeExportJson(tables)), { version: 1, tables });
        const lines = writeExportLines(tables).split('\n').slice(0, -1);
        assert.deepEqual(
          lines.map((line) => JSON.parse(line) as unknown),
          tables.tags.map((row) => ({ table: 'tags', ...row })),
        );
      }),
    );
  });

  it('are limited to the tables that were asked for', () => {
    assert.deepEqual(JSON.parse(writeExportJson(withTags('a'), ['options'])), {
      version: 1,
      tables: { options: [] },
    });
    assert.equal(writeExportLines(withTags('a'), ['options']), '');
  });
});
