import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../../src/core/text/lineIndex';

describe('LineIndex', () => {
  it('counts lines, whatever ends them', () => {
    assert.equal(new LineIndex('').lineCount, 1);
    assert.equal(new LineIndex('a').lineCount, 1);
    assert.equal(new LineIndex('a\n').lineCount, 2);
    assert.equal(new LineIndex('a\r\nb\rc\nd').lineCount, 4);
    assert.equal(new LineIndex('\r\r\n\n').lineCount, 4);
  });

  it('gives positions, never within a line end', () => {
    const lines = new LineIndex('ab\r\ncd\n');
    assert.deepEqual(lines.positionAt(0), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(lines.positionAt(3), { line: 0, character: 2 });
    assert.deepEqual(lines.positionAt(4), { line: 1, character: 0 });
    assert.deepEqual(lines.positionAt(7), { line: 2, character: 0 });
  });

  it('takes places outside the text for its start and end', () => {
    const lines = new LineIndex('ab\ncd');
    assert.deepEqual(lines.positionAt(-1), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
    assert.equal(lines.offsetAt({ line: -1, character: 3 }), 0);
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 5);
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 1, character: -4 }), 3);
  });

  it('counts UTF-16 code units', () => {
    const lines = new LineIndex('ä😀x\ny');
    assert.deepEqual(lines.positionAt(3), { line: 0, character: 3 });
    assert.deepEqual(lines.rangeOf({ start: 3, end: 6 }), {
      start: { line: 0, character: 3 },
      end: { line: 1, character: 1 },
    });
  });

  it('turns every position back into its offset', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀')).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), (written, seed) => {
        const lines = new LineIndex(written);
        const offset = Math.min(seed, written.length);
        const position = lines.positionAt(offset);
        const back = lines.offsetAt(position);
        // Only the middle of `\r\n` has no position of its own.
        const isInside = written[offset - 1] === '\r' && written[offset] === '\n';
        assert.equal(back, isInside ? offset - 1 : offset);
        const before = written.slice(0, back).split(/\r\n|\n|\r/);
        assert.deepEqual(position, { line: before.length - 1, character: before.at(-1)!.length });
      }),
    );
  });
});
