import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { diffLines } from '../../../../src/core/report/diff';
import { applyEdits } from '../../../../src/core/text/edits';
import type { TextEdit } from '../../../../src/core/model/text';

function diff(
  text: string,
  ...edits: readonly (readonly [start: number, end: number, newText: string])[]
): string {
  const marks = { place: '', same: ' ', removed: '-', added: '+' };
  return diffLines(
    text,
    edits.map(([start, end, newText]) => ({ span: { start, end }, newText })),
  )
    .map(({ kind, text: line }) => marks[kind] + line)
    .join('\n');
}

describe('diffLines', () => {
  it('shows a changed line with two lines around', () => {
    assert.equal(diff('a\nb\nc\nd\ne\nf\n', [4, 5, 'C']), '@@ line 3 @@\n a\n b\n-c\n+C\n d\n e');
  });

  it('shows an inserted line as added only', () => {
    assert.equal(diff('a\nb\nc\n', [2, 2, 'x\n']), '@@ line 2 @@\n a\n+x\n b\n c');
    assert.equal(diff('a', [1, 1, '\nb']), '@@ line 1 @@\n-a\n+a\n+b');
  });

  it('shows a removed line as removed only', () => {
    assert.equal(diff('a\nb\nc\n', [2, 4, '']), '@@ line 2 @@\n a\n-b\n c');
  });

  it('separates changes that are far apart and joins those that are near', () => {
    const text = Array.from({ length: 12 }, (_, index) => `${index}\n`).join('');
    assert.equal(diff(text, [0, 1, 'x'], [22, 23, 'y']).match(/@@ line/g)?.length, 2);
    assert.equal(diff(text, [0, 1, 'x'], [4, 5, 'y']), '@@ line 1 @@\n-0\n+x\n 1\n-2\n+y\n 3\n 4');
  });

  it('does without anything for no edits, in an empty text and with CRLF', () => {
    assert.equal(diff('a\n'), '');
    assert.equal(diff('', [0, 0, 'x\n']), '@@ line 1 @@\n+x');
    assert.equal(diff('a\r\nb\r\n', [3, 4, 'B']), '@@ line 2 @@\n a\n-b\n+B');
  });

  it('removes and adds exactly the lines that differ', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', '\n', 'c\n'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60), { maxLength: 6 }), texts, (text, places, newText) => {
        const offsets = [...places].map((place) => Math.min(place, text.length)).sort((a, b) => a - b);
        const edits: TextEdit[] = [];
        for (let index = 0; index + 1 < offsets.length; index += 2) {
          const [start = 0, end = 0] = offsets.slice(index, index + 2);
          if (start > (edits.at(-1)?.span.end ?? -1)) {
            edits.push({ span: { start, end }, newText });
          }
        }
        // Edits that change nothing are no change.
        const real = edits.filter(({ span }) => text.slice(span.start, span.end) !== newText);
        const lines = diffLines(text, real);
        const count = (kind: string): number => lines.filter((line) => line.kind === kind).length;
        const size = (content: string): number => content.match(/\r\n|\n|[^\r\n]+$/g)?.length ?? 0;
        assert.equal(count('added') - count('removed'), size(applyEdits(text, real)) - size(text));
      }),
    );
  });
});
