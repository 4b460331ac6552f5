import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText } from '../../../../src/core/text/plainText';

describe('plainText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['  plain  ', 'plain'],
    ['**Accepted**', 'Accepted'],
    ['__Accepted__ *now*', 'Accepted now'],
    ['***a** b*', 'a b'],
    ['**a *b* c**', 'a b c'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['a*b', 'a*b'],
    ['**open', '**open'],
    ['~~Proposed~~ Accepted', 'Proposed Accepted'],
    ['`code *x*`', 'code *x*'],
    ['``a ` b``', 'a ` b'],
    ['` spaced `', 'spaced'],
    ['a ` b', 'a ` b'],
    ['superseded by [ADR-5](0005-x.md)', 'superseded by ADR-5'],
    ['[a [b] c](x (y) z)', 'a [b] c'],
    ['[text][ref] and [ref][]', 'text and ref'],
    ['[ ] box', '[ ] box'],
    ['![alt](p.png) image', 'alt image'],
    ['[open](x', '[open](x'],
    ['wow! [a](b)', 'wow! a'],
    ['<https://example.com> and <me@example.com>', 'https://example.com and me@example.com'],
    ['<b>bold</b> <!-- note -->text', 'bold text'],
    ['a < b', 'a < b'],
    ['\\*not\\* emphasised', '*not* emphasised'],
    ['a \\ b', 'a \\ b'],
    ['AT&amp;T &lt;3 &unknown;', 'AT&T <3 &unknown;'],
  ];
  for (const [markdown, expected] of cases) {
    it(`reads ${JSON.stringify(markdown)} as ${JSON.stringify(expected)}`, () => {
      assert.equal(plainText(markdown), expected);
    });
  }

  it('never throws and never adds text', () => {
    const pieces = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '``',
      '[',
      ']',
      '(',
      ')',
      '![',
      '<',
      '>',
      '<!--',
      '\\',
      '~~',
      '&amp;',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const markdown = parts.join('');
        const visible = plainText(markdown);
        assert.ok(visible.length <= markdown.length);
        let at = 0;
        for (const character of visible) {
          at = markdown.indexOf(character, at) + 1;
          assert.notEqual(at, 0, 'characters keep their order');
        }
      }),
    );
  });

  it('leaves what is too long for a title as it is', () => {
    const long = '**a** '.repeat(5000).trim();
    assert.equal(plainText(long), long);
  });
});
