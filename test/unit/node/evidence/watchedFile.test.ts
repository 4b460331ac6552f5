import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, rename, truncate, utimes, writeFile } from 'node:fs/promises';
import { FileReadError } from '../../../../src/core/ports';
import { blobHash } from '../../../../src/node/evidence/storedDigest';
import { WatchedFile } from '../../../../src/node/evidence/watchedFile';
import { useTemporaryFolder } from '../../support/temporaryFolder';

const PIECE = 256 * 1024;

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

describe('WatchedFile', () => {
  const folder = useTemporaryFolder();
  const content = Buffer.from('0123456789abcdef'.repeat((3 * PIECE) / 16 + 1));
  const blob = blobHash('0'.repeat(40), content.length).update(content).digest('hex');
  let file: WatchedFile;

  async function open(bytes: string | Buffer, id?: string): Promise<WatchedFile> {
    file = await WatchedFile.open(await folder.write('file', bytes), id);
    return file;
  }

  afterEach(async () => {
    await file.close();
  });

  for (const [who, read] of [
    ['reads nothing', (): void => undefined],
    ['stops behind the first piece', async (one: WatchedFile): Promise<unknown> => one.bytes().next()],
    [
      'breaks off',
      async (one: WatchedFile): Promise<void> => {
        for await (const piece of one.bytes()) {
          assert.equal(piece.length, PIECE);
          break;
        }
      },
    ],
    [
      'throws',
      async (one: WatchedFile): Promise<void> => {
        const reading = async (): Promise<void> => {
          for await (const piece of one.bytes()) {
            throw new Error(String(piece.length));
          }
        };
        await assert.rejects(reading());
      },
    ],
    ['does not wait for what it asked for', (one: WatchedFile): void => void one.bytes().next()],
    [
      'reads everything',
      async (one: WatchedFile): Promise<void> => {
        const pieces: Uint8Array[] = [];
        for await (const piece of one.bytes()) {
          pieces.push(piece);
        }
        assert.ok(Buffer.concat(pieces).equals(content));
      },
    ],
  ] as const) {
    it(`has the digests of the whole file for a reader that ${who}`, async () => {
      await open(content, blob);
      await read(file);
      const digests = await file.digests();
      assert.deepEqual(digests, {
        size: content.length,
        disk: sha256(content),
        isStored: true,
        hasCrlf: false,
        pointer: undefined,
      });
      assert.equal(await file.digests(), digests);
      assert.equal((await file.bytes().next()).done, true);
    });
  }

  it('has no digests of a file that grows, shrinks or is written to while it is read', async () => {
    const changes: readonly ((path: string) => Promise<void>)[] = [
      (path) => appendFile(path, 'more'),
      (path) => truncate(path, PIECE + 1),
      (path) => truncate(path, 0),
      async (path) => {
        await writeFile(path, content.toString().replaceAll('0', 'x'));
        await utimes(path, 1, 1);
      },
    ];
    for (const change of changes) {
      await open(content);
      await file.bytes().next();
      await change(folder.at('file'));
      await assert.rejects(
        file.digests(),
        (error) => error instanceof FileReadError && error.message.includes('being written to: try again'),
      );
      await file.close();
    }
    await open(content);
  });

  it('goes on with the file that it opened when another is put in its place', async function () {
    await open(content);
    if (process.platform === 'win32') {
      // Windows keeps an open file where it is.
      this.skip();
    }
    await file.bytes().next();
    await rename(await folder.write('other', 'other'), folder.at('file'));
    assert.equal((await file.digests()).disk, sha256(content));
  });

  it('finds line ends of Windows, also between two pieces', async () => {
    for (const [text, expected] of [
      [`${'x'.repeat(PIECE - 1)}\r\nx`, true],
      ['a\r\nb', true],
      ['a\rb\n', false],
    ] as const) {
      await open(text);
      assert.equal((await file.digests()).hasCrlf, expected, text.slice(0, 5));
      await file.close();
    }
    await open('');
  });

  it('knows the digest in a pointer of Git LFS', async () => {
    const oid = 'a'.repeat(64);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12\n`;
    await open(pointer);
    assert.equal((await file.digests()).pointer, oid);
    await file.close();
    await open(`${pointer}${' '.repeat(2000)}`);
    assert.equal((await file.digests()).pointer, undefined);
  });

  it('opens no folder', async () => {
    await mkdir(folder.at('inner'));
    await assert.rejects(WatchedFile.open(folder.at('inner'), undefined), /folder/);
    await open('');
  });
});
