import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../../../src/core/evidence/decode';
import type { Decoding } from '../../../../src/core/evidence/decode';

async function decoded(
  bytes: Uint8Array,
  pieceLength = 7,
): Promise<Decoding & { readonly text: string; readonly longest: number }> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += pieceLength) {
      yield await Promise.resolve(bytes.subarray(from, from + pieceLength));
    }
  }
  const decoding: Decoding = { encoding: '', isLossy: false, unknown: undefined };
  let text = '';
  let longest = 0;
  for await (const piece of decode(pieces(), decoding)) {
    text += piece;
    longest = Math.max(longest, piece.length);
  }
  return { text, longest, ...decoding };
}

describe('decode', () => {
  it('reads UTF-8 with and without a byte order mark, which only counts at the start', async () => {
    const { text, encoding, isLossy } = await decoded(Buffer.from('\ufeffgrün \u{1f600}\ufeff.'), 1);
    assert.deepEqual([text, encoding, isLossy], ['grün \u{1f600}\ufeff.', 'utf-8', false]);
    assert.equal((await decoded(Buffer.from('a,b\n1,2\n'), 3)).text, 'a,b\n1,2\n');
  });

  it('replaces bytes that are no UTF-8 and says so, and reads what stands behind them', async () => {
    const bytes = Buffer.concat([Buffer.from('<a b="ü'), Buffer.from([0xe9, 0xff]), Buffer.from('ü"/>')]);
    const { text, isLossy } = await decoded(bytes, 1);
    assert.deepEqual([text, isLossy], ['<a b="ü\ufffd\ufffdü"/>', true]);
  });

  it('replaces a character that the end cuts off', async () => {
    const { text, isLossy } = await decoded(Buffer.from([0x61, 0xf0, 0x9f, 0x98]), 2);
    assert.deepEqual([text, isLossy], ['a\ufffd', true]);
  });

  it('does not take a replacement character of the file for a damage', async () => {
    assert.deepEqual((await decoded(Buffer.from('a\ufffdb'))).isLossy, false);
  });

  it('reads UTF-16 without a mark by the zero bytes of its first two characters', async () => {
    for (const text of ['<a>ü</a>', '{"a": "ü"}', 'a,ü\n1,2\n', '\n\t<ü/>']) {
      const little = Buffer.from(text, 'utf16le');
      for (const [bytes, name] of [
        [little, 'utf-16le'],
        [Buffer.from(little).swap16(), 'utf-16be'],
      ] as const) {
        const found = await decoded(bytes, 3);
        assert.deepEqual([found.text, found.encoding, found.isLossy], [text, name, false]);
      }
    }
  });

  it('takes no other file with zero bytes for UTF-16', async () => {
    for (const bytes of [
      [0x4d, 0x5a, 0, 0],
      [1, 0, 2, 0],
      [0, 0, 0x61, 0x62],
      [0x61, 0],
      [0x61, 0, 0, 0],
      [0x61, 0x62, 0, 0x63],
    ]) {
      assert.equal((await decoded(Uint8Array.from(bytes))).encoding, 'utf-8', bytes.join(' '));
    }
  });

  it('reads UTF-16 by its mark, however its pieces are cut', async () => {
    const little = Buffer.from('\ufeff<?xml version="1.0" encoding="utf-8"?><a>ü\u{1f600}</a>', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [bytes, name] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      const { text, encoding, isLossy } = await decoded(bytes, 3);
      assert.deepEqual([text.slice(-8), encoding, isLossy], ['>ü\u{1f600}</a>', name, false]);
      assert.ok(text.startsWith('<?xml'));
    }
    assert.equal((await decoded(little.subarray(0, little.length - 1), 5)).isLossy, true);
  });

  it('reads the encoding that XML declares', async () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a b="grün"/>', 'latin1');
    const { text, encoding } = await decoded(bytes, 4);
    assert.equal(encoding, 'windows-1252');
    assert.ok(text.endsWith('"grün"/>'));
  });

  it('does not believe a declaration of UTF-16 that it could read, nor one behind a mark', async () => {
    const declared = '<?xml version="1.0" encoding="UTF-16"?><a b="ü"/>';
    assert.deepEqual([(await decoded(Buffer.from(declared))).encoding], ['utf-8']);
    const marked = '\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a b="ü"/>';
    const { text, encoding } = await decoded(Buffer.from(marked));
    assert.deepEqual([text, encoding], [marked.slice(1), 'utf-8']);
  });

  it('names an encoding that it does not know', async () => {
    const { encoding, unknown } = await decoded(
      Buffer.from('<?xml version="1.0" encoding="x-klingon"?><a/>'),
    );
    assert.deepEqual([encoding, unknown], ['utf-8', 'x-klingon']);
  });

  it('gives short pieces for long ones, and nothing for nothing', async () => {
    const { text, longest } = await decoded(Buffer.alloc(3_000_000, 'ü'), 3_000_000);
    assert.equal(text.length, 1_500_000);
    assert.ok(longest <= 256 * 1024, String(longest));
    assert.equal((await decoded(Buffer.alloc(0))).text, '');
  });

  it('decodes any bytes as the engine does in one go', async () => {
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xc3),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(byte, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (list, length) => {
          const bytes = Uint8Array.from([0x61, ...list]);
          const { text, isLossy } = await decoded(bytes, length);
          assert.equal(text, new TextDecoder().decode(bytes));
          let isStrict = true;
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes);
          } catch {
            isStrict = false;
          }
          assert.equal(isLossy, !isStrict);
        },
      ),
    );
  });

  it('decodes long texts of all kinds of characters', async () => {
    const text = 'a'.repeat(8190) + '€'.repeat(9000) + '\u{1f600}x'.repeat(5000);
    for (const length of [8191, 65536, 1_000_000]) {
      assert.equal((await decoded(Buffer.from(text), length)).text, text);
    }
  });
});
