import assert from 'node:assert/strict';
import { optionFinder, optionKey } from '../../../../../src/core/rules/support/options';

describe('optionKey', () => {
  it('looks past emphasis, quotes, case and spacing', () => {
    for (const title of [
      'SQLite store',
      ' **SQLite** store ',
      '`sqlite`  Store',
      '“SQLite store”',
      'SQLite\nstore',
    ]) {
      assert.equal(optionKey(title), 'sqlite store', title);
    }
    assert.notEqual(optionKey('SQLite 3'), optionKey('SQLite 4'));
  });
});

describe('optionFinder', () => {
  const titles = [
    'SQLite – an embedded database',
    'PostgreSQL (a server)',
    'Files: plain text',
    'Files: XML',
    'Postgres-XL',
  ];

  it('finds the title by the name that it begins with', () => {
    assert.equal(optionFinder(titles)('SQLite'), optionKey(titles[0]!));
    assert.equal(optionFinder(titles)('postgresql'), optionKey(titles[1]!));
    assert.equal(optionFinder(titles)('PostgreSQL (a server)'), optionKey(titles[1]!));
    assert.equal(optionFinder(titles)('Postgres-XL'), 'postgres-xl');
  });

  it('does not choose between titles of one name, nor guess', () => {
    assert.equal(optionFinder(titles)('Files'), 'files');
    assert.equal(optionFinder(titles)('Postgres'), 'postgres');
    assert.equal(optionFinder([])('SQLite'), 'sqlite');
  });
});
