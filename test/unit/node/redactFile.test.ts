import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFile } from '../../../src/node/redactFile';

describe('inspectFile', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-redact-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function redacted(
    bytes: Buffer,
  ): Promise<{ readonly kinds: readonly string[]; readonly bytes: Buffer }> {
    const file = join(folder, 'report.xml');
    await writeFile(file, bytes);
    const inspected = await inspectFile(file, '/repo/app');
    const pieces: Uint8Array[] = [];
    for await (const piece of inspected.redacted()) {
      pieces.push(piece);
    }
    return { kinds: inspected.details.map(({ kind }) => kind), bytes: Buffer.concat(pieces) };
  }

  const given = '<s hostname="pc9" name="café 😀"/>\r\n';
  const kept = '<s hostname="host" name="café 😀"/>\r\n';
  const encodings: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ];
  for (const [name, encode] of encodings) {
    it(`keeps ${name}`, async () => {
      // Longer than what is read at a time, so that characters are cut in two.
      const { kinds, bytes } = await redacted(encode(`x${given.repeat(5000)}`));
      assert.deepEqual(kinds, ['host name']);
      assert.ok(bytes.equals(encode(`x${kept.repeat(5000)}`)));
    });
  }

  it('keeps every byte of what is no text', async () => {
    const rest = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
    const { bytes } = await redacted(Buffer.concat([Buffer.from('<s hostname="pc9"/>'), rest]));
    assert.ok(bytes.equals(Buffer.concat([Buffer.from('<s hostname="host"/>'), rest])));
    const odd = Buffer.concat([Buffer.from('\ufeffab', 'utf16le'), Buffer.from('c')]);
    assert.ok((await redacted(odd)).bytes.equals(odd));
  });

  it('says which file is not there', async () => {
    await assert.rejects(inspectFile(join(folder, 'none.xml'), '/repo'), {
      name: 'FileReadError',
      kind: 'missing',
    });
  });
});
