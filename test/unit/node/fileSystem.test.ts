import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FileSystem } from '../../../src/core/ports';
import { createNodeFileSystem } from '../../../src/node/fileSystem';
import { useTemporaryFolder } from '../support/temporaryFolder';

const MAX = 1024 * 1024;
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

describe('createNodeFileSystem', () => {
  const folder = useTemporaryFolder();
  let files: FileSystem;

  beforeEach(async () => {
    await mkdir(folder.at('repo'));
    files = createNodeFileSystem(folder.at('repo'));
  });

  describe('readText', () => {
    it('reads UTF-8 as it is written', async () => {
      await folder.write('repo/docs/a.md', '# Größe 😀\r\nno final newline');
      assert.equal(await files.readText('docs/a.md', MAX), '# Größe 😀\r\nno final newline');
    });

    it('drops a byte order mark, one only', async () => {
      await folder.write('repo/a.md', '\uFEFF\uFEFF# A\n');
      assert.equal(await files.readText('a.md', MAX), '\uFEFF# A\n');
    });

    it('reads an empty file', async () => {
      await folder.write('repo/a.md', '');
      assert.equal(await files.readText('a.md', MAX), '');
    });

    it('reads up to the limit and not a byte more', async () => {
      await folder.write('repo/a.md', 'x'.repeat(100));
      assert.equal((await files.readText('a.md', 100)).length, 100);
      await assert.rejects(files.readText('a.md', 99), {
        kind: 'too-large',
        message: 'It is larger than 99 bytes.',
      });
    });

    it('refuses a file of 10 MB', async () => {
      await folder.write('repo/a.md', Buffer.alloc(10 * 1024 * 1024, 'x'));
      await assert.rejects(files.readText('a.md', MAX), {
        kind: 'too-large',
        message: 'It is larger than 1 MiB.',
      });
    });

    for (const [name, bytes, message] of [
      ['binary data', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 1, 2, 3, 4]), /binary/],
      ['UTF-16 with a mark', Buffer.from('\uFEFF# Title', 'utf16le'), /UTF-16.*save it as UTF-8/],
      ['big-endian UTF-16', Buffer.from('\uFEFF# Title', 'utf16le').swap16(), /UTF-16/],
      ['UTF-16 without a mark', Buffer.from('# Title of a record\n'.repeat(40), 'utf16le'), /UTF-16/],
      ['Latin-1', Buffer.from('# Größe', 'latin1'), /not encoded as UTF-8/],
      ['a surrogate in UTF-8', Buffer.from([0x23, 0xed, 0xa0, 0x80]), /not encoded as UTF-8/],
      ['a cut character', Buffer.from('ü').subarray(0, 1), /not encoded as UTF-8/],
    ] as const) {
      it(`says what is wrong with ${name}`, async () => {
        await folder.write('repo/a.md', bytes);
        await assert.rejects(files.readText('a.md', MAX), { kind: 'not-utf8', message });
      });
    }

    it('says that a file is missing', async () => {
      await folder.write('repo/file', '');
      await assert.rejects(files.readText('gone.md', MAX), { kind: 'missing' });
      await assert.rejects(files.readText('file/below.md', MAX), { kind: 'missing' });
      await assert.rejects(files.readText('x'.repeat(5000), MAX), { kind: 'missing' });
    });

    it('says that a folder named like a record is one', async () => {
      await mkdir(folder.at('repo/0001-use-x.md'));
      await assert.rejects(files.readText('0001-use-x.md', MAX), {
        kind: 'unreadable',
        message: 'It is a folder, not a file.',
      });
    });

    it('says that a file may not be read', async function () {
      if (isRoot || isWindows) {
        this.skip();
      }
      await chmod(await folder.write('repo/a.md', '# A'), 0);
      await assert.rejects(files.readText('a.md', MAX), { kind: 'unreadable', message: /permission/ });
    });

    it('does not wait for a named pipe', async function () {
      if (isWindows) {
        this.skip();
      }
      await promisify(execFile)('mkfifo', [folder.at('repo/a.md')]);
      await assert.rejects(files.readText('a.md', MAX), {
        kind: 'unreadable',
        message: 'It is not a regular file.',
      });
    });

    it('leaves no path out of the repository', async () => {
      await folder.write('secret.md', 'secret');
      for (const path of ['../secret.md', 'docs/../../secret.md', folder.at('secret.md')]) {
        await assert.rejects(files.readText(path, MAX), { kind: 'outside' });
      }
    });
  });

  describe('symbolic links', () => {
    before(function () {
      if (isWindows) {
        this.skip();
      }
    });

    it('are followed inside the repository', async () => {
      await folder.write('repo/docs/a.md', '# A');
      await symlink('docs/a.md', folder.at('repo/link.md'));
      await symlink('docs', folder.at('repo/records'));
      assert.equal(await files.readText('link.md', MAX), '# A');
      assert.equal(await files.readText('records/a.md', MAX), '# A');
      assert.equal(await files.exists('records/a.md'), true);
      assert.deepEqual(await files.readDirectory('records'), [{ name: 'a.md', kind: 'file' }]);
    });

    it('are not followed out of it', async () => {
      await folder.write('outside/secret.md', 'secret');
      await symlink(folder.at('outside/secret.md'), folder.at('repo/link.md'));
      await symlink('../outside', folder.at('repo/records'));
      for (const path of ['link.md', 'records/secret.md']) {
        await assert.rejects(files.readText(path, MAX), { kind: 'outside' });
        assert.equal(await files.exists(path), false);
      }
      await assert.rejects(files.readDirectory('records'), { kind: 'outside' });
    });

    it('are told from what they lead to', async () => {
      await folder.write('repo/docs/a.md', '# A');
      await symlink('a.md', folder.at('repo/docs/link.md'));
      const entries = await files.readDirectory('docs');
      assert.deepEqual(new Map(entries.map(({ name, kind }) => [name, kind])).get('link.md'), 'link');
    });

    it('that lead in a circle or nowhere are no end', async () => {
      await symlink('b.md', folder.at('repo/a.md'));
      await symlink('a.md', folder.at('repo/b.md'));
      await symlink('.', folder.at('repo/self'));
      await symlink('gone', folder.at('repo/dangling.md'));
      await assert.rejects(files.readText('a.md', MAX), { kind: 'unreadable', message: /circle/ });
      await assert.rejects(files.readText('dangling.md', MAX), { kind: 'missing' });
      assert.equal(await files.exists('a.md'), false);
      assert.equal(await files.exists('dangling.md'), false);
      assert.equal(await files.exists('self/self/self'), true);
    });

    it('may lead to the repository itself', async () => {
      await folder.write('repo/a.md', '# A');
      await symlink(folder.at('repo'), folder.at('alias'));
      assert.equal(await createNodeFileSystem(folder.at('alias')).readText('a.md', MAX), '# A');
    });
  });

  describe('readDirectory', () => {
    it('lists files and folders', async () => {
      await folder.write('repo/docs/a.md', '');
      await mkdir(folder.at('repo/docs/b.md'));
      const entries = [...(await files.readDirectory('docs'))].sort((a, b) => a.name.localeCompare(b.name));
      assert.deepEqual(entries, [
        { name: 'a.md', kind: 'file' },
        { name: 'b.md', kind: 'folder' },
      ]);
      assert.deepEqual(await files.readDirectory(''), [{ name: 'docs', kind: 'folder' }]);
    });

    it('is empty for what is not a folder', async () => {
      await folder.write('repo/a.md', '');
      assert.deepEqual(await files.readDirectory('gone'), []);
      assert.deepEqual(await files.readDirectory('a.md'), []);
    });

    it('leaves no path out of the repository', async () => {
      await assert.rejects(files.readDirectory('..'), { kind: 'outside' });
    });
  });

  describe('exists', () => {
    it('is true for files, folders and the root', async () => {
      await folder.write('repo/docs/a.md', '');
      for (const [path, expected] of [
        ['docs/a.md', true],
        ['docs', true],
        ['docs/', true],
        ['', true],
        ['docs/b.md', false],
        ['docs/a.md/b', false],
        ['..', false],
        ['../other', false],
      ] as const) {
        assert.equal(await files.exists(path), expected, path);
      }
    });

    it('sees what changed since it was asked last', async () => {
      assert.equal(await files.exists('docs/a.md'), false);
      await folder.write('repo/docs/a.md', '');
      assert.equal(await files.exists('docs/a.md'), true);
    });

    it('answers many questions at once', async () => {
      const names = Array.from({ length: 2000 }, (_, index) => `docs/${index}.md`);
      for (const name of names.filter((_, index) => index % 2 === 0)) {
        await folder.write(`repo/${name}`, '');
      }
      const answers = await Promise.all(names.map((name) => files.exists(name)));
      assert.deepEqual(
        answers,
        names.map((_, index) => index % 2 === 0),
      );
    });
  });

  for (const name of [
    '0001 with spaces.md',
    '0002-#hash.md',
    '0003-100%25.md',
    '0004-größe.md',
    '0005-größe.md'.normalize('NFD'),
    '0006-決定.md',
    '0007-😀.md',
  ]) {
    it(`finds, lists and reads ${JSON.stringify(name)}`, async () => {
      await folder.write(`repo/docs/${name}`, name);
      const [entry] = await files.readDirectory('docs');
      // macOS may hand out another composition of the same letters, and takes both.
      assert.equal(entry?.name.normalize(), name.normalize());
      assert.equal(await files.readText(`docs/${entry?.name ?? ''}`, MAX), name);
      assert.equal(await files.readText(`docs/${name}`, MAX), name);
      assert.equal(await files.exists(`docs/${name}`), true);
    });
  }
});
