import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextLine } from '../../../../src/core/evidence/eachLine';
import { eachLine } from '../../../../src/core/evidence/eachLine';
import { inPieces } from './collect';

async function linesOf(text: string, pieceLength: number, maxLength = 100): Promise<readonly TextLine[]> {
  const lines: TextLine[] = [];
  await eachLine(inPieces(text, pieceLength), maxLength, (line) => lines.push(line) > 0);
  return lines;
}

describe('eachLine', () => {
  it('takes lines apart', async () => {
    assert.deepEqual(await linesOf('\ufeffa\r\n\nb\rc\nd', 1), [
      { text: 'a', number: 1, isCut: false },
      { text: '', number: 2, isCut: false },
      { text: 'b\rc', number: 3, isCut: false },
      { text: 'd', number: 4, isCut: false },
    ]);
    assert.deepEqual(await linesOf('', 1), []);
  });

  it('cuts long lines', async () => {
    const lines = await linesOf(`${'x'.repeat(10)}\n${'y'.repeat(5)}\n${'z'.repeat(50)}`, 3, 5);
    assert.deepEqual(
      lines.map(({ text, isCut }) => [text, isCut]),
      [
        ['xxxxx', true],
        ['yyyyy', false],
        ['zzzzz', true],
      ],
    );
  });

  it('stops when it is told to', async () => {
    let calls = 0;
    await eachLine(inPieces('a\nb\nc\n', 100), 10, () => {
      calls += 1;
      return calls < 2;
    });
    assert.equal(calls, 2);
  });

  it('finds the lines that splitting finds, in whatever pieces', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' '), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 10 }), async (one, length) => {
        const expected = one
          .split('\n')
          .map((line, index, all) => (index < all.length - 1 ? line.replace(/\r$/, '') : line));
        const last = expected.pop()!;
        const found = (await linesOf(one, length)).map((line) => line.text);
        assert.deepEqual(found, last === '' ? expected : [...expected, last.replace(/\r$/, '')]);
      }),
    );
  });
});
