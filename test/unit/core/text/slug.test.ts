import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorOf, slugify } from '../../../../src/core/text/slug';

describe('slugify', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Use SQLite for the local store', 'use-sqlite-for-the-local-store'],
    ["Don't use C++ / C#", 'dont-use-c-c'],
    ['Größe über Straße', 'grosse-uber-strasse'],
    ['Łódź, Ærø & crème brûlée', 'lodz-aero-creme-brulee'],
    ['使用 SQLite 存储', '使用-sqlite-存储'],
    ['Использовать кэш', 'использовать-кэш'],
    ['  --- spaced   out --- ', 'spaced-out'],
    ['v2.0: part_two', 'v2-0-part-two'],
    ['!?', ''],
    ['../../etc/passwd\\x', 'etc-passwd-x'],
  ];
  for (const [title, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(title)}`, () => {
      assert.equal(slugify(title), expected);
    });
  }

  it('cuts long titles at a word', () => {
    const slug = slugify('word '.repeat(100));
    assert.ok(slug.length <= 80);
    assert.match(slug, /^(?:word-)+word$/);
    assert.equal(slugify('x'.repeat(500)).length, 80);
  });

  it('is always a harmless part of a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const slug = slugify(title);
        assert.doesNotMatch(slug, /[\s/\\:*?"<>|.%#\p{C}]|^-|-$|--/u);
        assert.ok(slug.length <= 80);
      }),
    );
  });
});

describe('anchorOf', () => {
  // As GitHub and VS Code make them.
  const cases: readonly (readonly [string, string])[] = [
    ['Considered Options', 'considered-options'],
    ['Pros & Cons of the Options', 'pros--cons-of-the-options'],
    ['What is it? (v2.0)', 'what-is-it-v20'],
    ['snake_case-name', 'snake_case-name'],
    ['Über uns', 'über-uns'],
    ['背景と課題', '背景と課題'],
    ['🚀 Start', '-start'],
    ['A  B', 'a--b'],
  ];
  for (const [heading, expected] of cases) {
    it(`makes ${expected} of ${heading}`, () => {
      assert.equal(anchorOf(heading), expected);
    });
  }
});
