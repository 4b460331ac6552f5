import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readFile, readdir, stat, symlink } from 'node:fs/promises';
import { createExclusive, replaceFile, writeAtomic } from '../../../src/node/writeFile';
import { useTemporaryFolder } from '../support/temporaryFolder';

const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

describe('writeAtomic', () => {
  const folder = useTemporaryFolder();

  it('replaces the content and leaves nothing else behind', async () => {
    const file = await folder.write('a.md', 'old and longer');
    await writeAtomic(file, 'new\r\n');
    assert.equal(await readFile(file, 'utf8'), 'new\r\n');
    assert.deepEqual(await readdir(folder.path), ['a.md']);
  });

  it('makes a file that is not there', async () => {
    await writeAtomic(folder.at('a b#%é.md'), 'new');
    assert.equal(await readFile(folder.at('a b#%é.md'), 'utf8'), 'new');
  });

  it('keeps a byte order mark and adds none', async () => {
    const marked = await folder.write('marked.md', '\uFEFFold');
    const plain = await folder.write('plain.md', 'old');
    await writeAtomic(marked, 'new');
    await writeAtomic(plain, 'new');
    assert.equal(await readFile(marked, 'utf8'), '\uFEFFnew');
    assert.equal(await readFile(plain, 'utf8'), 'new');
  });

  it('keeps the permissions', async function () {
    if (isWindows) {
      this.skip();
    }
    const file = await folder.write('a.md', 'old');
    await chmod(file, 0o640);
    await writeAtomic(file, 'new');
    assert.equal((await stat(file)).mode & 0o7777, 0o640);
  });

  it('writes through a symbolic link', async function () {
    if (isWindows) {
      this.skip();
    }
    const file = await folder.write('real/a.md', 'old');
    await symlink('real/a.md', folder.at('link.md'));
    await writeAtomic(folder.at('link.md'), 'new');
    assert.equal(await readFile(file, 'utf8'), 'new');
    assert.equal((await lstat(folder.at('link.md'))).isSymbolicLink(), true);
  });

  it('leaves a file alone that is protected from writing', async function () {
    if (isRoot || isWindows) {
      this.skip();
    }
    const file = await folder.write('a.md', 'old');
    await chmod(file, 0o444);
    await assert.rejects(writeAtomic(file, 'new'), { code: 'EACCES' });
    assert.equal(await readFile(file, 'utf8'), 'old');
  });

  it('removes its temporary file when it fails', async () => {
    await mkdir(folder.at('taken/inner'), { recursive: true });
    await assert.rejects(
      replaceFile(folder.at('taken'), async (file) => {
        await file.writeFile('new');
      }),
    );
    await folder.write('a.md', 'old');
    await assert.rejects(
      replaceFile(folder.at('a.md'), () => Promise.reject(new Error('no space left'))),
      /no space left/,
    );
    assert.equal(await readFile(folder.at('a.md'), 'utf8'), 'old');
    assert.deepEqual((await readdir(folder.path)).sort(), ['a.md', 'taken']);
  });

  it('never shows a part of a text', async () => {
    const file = await folder.write('a.md', 'a'.repeat(100_000));
    const texts = ['b', 'c', 'd', 'e'].map((letter) => letter.repeat(100_000));
    const writes = Promise.all(texts.map((text) => writeAtomic(file, text)));
    for (let reads = 0; reads < 20; reads += 1) {
      assert.match(await readFile(file, 'utf8'), /^(?:a{100000}|b{100000}|c{100000}|d{100000}|e{100000})$/);
    }
    await writes;
  });
});

describe('createExclusive', () => {
  const folder = useTemporaryFolder();

  it('makes a file with the folders above it', async () => {
    assert.equal(await createExclusive(folder.at('docs/decisions/0001-x.md'), '# X\n'), true);
    assert.equal(await readFile(folder.at('docs/decisions/0001-x.md'), 'utf8'), '# X\n');
  });

  it('does not change what is there', async () => {
    const file = await folder.write('a.md', 'mine');
    await mkdir(folder.at('folder.md'));
    assert.equal(await createExclusive(file, 'yours'), false);
    assert.equal(await createExclusive(folder.at('folder.md'), 'yours'), false);
    assert.equal(await readFile(file, 'utf8'), 'mine');
  });

  it('does not write through a link that leads nowhere', async function () {
    if (isWindows) {
      this.skip();
    }
    await symlink(folder.at('elsewhere.md'), folder.at('link.md'));
    assert.equal(await createExclusive(folder.at('link.md'), 'x'), false);
    assert.deepEqual(await readdir(folder.path), ['link.md']);
  });

  it('lets one of many succeed', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => createExclusive(folder.at('a.md'), `text ${index}`)),
    );
    assert.equal(results.filter(Boolean).length, 1);
    assert.equal(await readFile(folder.at('a.md'), 'utf8'), `text ${results.indexOf(true)}`);
  });
});
