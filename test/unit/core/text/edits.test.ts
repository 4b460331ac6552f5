import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../../../src/core/model/text';
import { applyEdits, composeEdits } from '../../../../src/core/text/edits';

function edit(start: number, end: number, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

describe('applyEdits', () => {
  it('replaces, deletes and inserts by the offsets of the old text, in any order', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 5, 'X'), edit(0, 1, ''), edit(2, 2, '--')]), 'b--cdXf');
    assert.equal(applyEdits('', [edit(0, 0, 'x')]), 'x');
    assert.equal(applyEdits('ab', []), 'ab');
  });

  it('makes insertions at one place in their order, before what replaces the text behind it', () => {
    assert.equal(applyEdits('ab', [edit(1, 2, 'X'), edit(1, 1, '1'), edit(1, 1, '2')]), 'a12X');
  });

  it('refuses edits that overlap or leave the text', () => {
    assert.throws(() => applyEdits('abcd', [edit(0, 2, ''), edit(1, 3, '')]), RangeError);
    assert.throws(() => applyEdits('abcd', [edit(3, 5, '')]), RangeError);
    assert.throws(() => applyEdits('abcd', [edit(-1, 1, '')]), RangeError);
    assert.throws(() => applyEdits('abcd', [edit(2, 1, '')]), RangeError);
  });

  it('leaves every character outside the edits as it was', () => {
    const cuts = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.string({ minLength: 30, maxLength: 30 }), cuts, fc.string(), (text, at, newText) => {
        const edits: TextEdit[] = [];
        let expected = '';
        let copied = 0;
        for (let index = 0; index + 1 < at.length; index += 2) {
          edits.push(edit(at[index]!, at[index + 1]!, newText));
          expected += text.slice(copied, at[index]) + newText;
          copied = at[index + 1]!;
        }
        assert.equal(applyEdits(text, edits.reverse()), expected + text.slice(copied));
      }),
    );
  });
});

describe('composeEdits', () => {
  it('says at once what two changes do one after the other', () => {
    // abcdef → aXcdef → aXYcef
    assert.deepEqual(composeEdits('abcdef', [edit(1, 2, 'X')], [edit(2, 2, 'Y'), edit(3, 4, '')]), [
      edit(1, 2, 'XY'),
      edit(3, 4, ''),
    ]);
    assert.deepEqual(composeEdits('abc', [edit(1, 1, 'XYZ')], [edit(2, 3, '')]), [edit(1, 1, 'XZ')]);
    assert.deepEqual(composeEdits('abc', [], []), []);
  });

  it('makes the same text for any edits, and touches no more of it', () => {
    const cuts = fc.uniqueArray(fc.nat(40), { maxLength: 8 });
    const editsOf = (text: string, at: readonly number[], newText: string): readonly TextEdit[] => {
      const places = at.filter((place) => place <= text.length).sort((a, b) => a - b);
      return Array.from({ length: Math.floor(places.length / 2) }, (_, index) =>
        edit(places[2 * index]!, places[2 * index + 1]!, newText),
      );
    };
    fc.assert(
      fc.property(fc.string({ minLength: 30 }), cuts, cuts, fc.string(), (text, one, two, newText) => {
        const first = editsOf(text, one, newText);
        const between = applyEdits(text, first);
        const second = editsOf(between, two, 'YY');
        const both = composeEdits(text, first, second);
        assert.equal(applyEdits(text, both), applyEdits(between, second));
        const size = (edits: readonly TextEdit[]): number =>
          edits.reduce((sum, { span }) => sum + span.end - span.start, 0);
        assert.ok(size(both) <= size(first) + size(second));
      }),
    );
  });
});
