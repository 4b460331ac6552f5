import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForeignFolderError, writeSite } from '../../../src/node/writeSite';
import type { SiteFile, WrittenSite } from '../../../src/node/writeSite';

async function* eachOf(files: Readonly<Record<string, string>>, thenFail: boolean): AsyncGenerator<SiteFile> {
  for (const [name, text] of Object.entries(files)) {
    await Promise.resolve();
    yield { name, text };
  }
  if (thenFail) {
    throw new Error('interrupted');
  }
}

describe('writeSite', () => {
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'grounds-site-'));
    folder = join(parent, 'out');
  });
  afterEach(() => {
    rmSync(parent, { recursive: true });
  });

  const write = (files: Readonly<Record<string, string>>, thenFail = false): Promise<WrittenSite> =>
    writeSite(folder, Object.keys(files), eachOf(files, thenFail));
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const pages = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.html'));

  it('writes what is not there, and leaves alone what is as it should be', async () => {
    const files = { '1.html': 'one', '2.html': 'two', 'index.html': 'all' };
    assert.deepEqual(await write(files), { written: 3, unchanged: 0, removed: 0 });
    assert.deepEqual(pages(), ['1.html', '2.html', 'index.html']);
    const before = statSync(join(folder, '.grounds-site')).mtimeMs;
    assert.deepEqual(await write(files), { written: 0, unchanged: 3, removed: 0 });
    assert.equal(statSync(join(folder, '.grounds-site')).mtimeMs, before);
    assert.deepEqual(await write({ ...files, '2.html': 'new' }), { written: 2, unchanged: 1, removed: 0 });
    assert.equal(read('2.html'), 'new');
    assert.equal(read('index.html'), 'all');
  });

  it('removes its own pages that are not in the site any more, and no other file', async () => {
    await write({ '1.html': 'one', '2.html': 'two', 'index.html': 'all' });
    writeFileSync(join(folder, 'CNAME'), 'example.org');
    writeFileSync(join(folder, 'mine.html'), 'mine');
    assert.equal((await write({ '1.html': 'one', 'index.html': 'all' })).removed, 1);
    assert.deepEqual(pages(), ['1.html', 'index.html', 'mine.html']);
    assert.equal(read('CNAME'), 'example.org');
    assert.equal(read('index.html'), 'all');
  });

  it('says in the index that the site is not whole until it is', async () => {
    await write({ '1.html': 'one', '2.html': 'two', 'index.html': 'all' });
    await assert.rejects(write({ '1.html': 'new', '3.html': 'three' }, true), /interrupted/);
    assert.match(read('index.html'), /not whole/);
    await write({ '1.html': 'new', 'index.html': 'all' });
    assert.deepEqual(pages(), ['1.html', 'index.html']);
    assert.equal(read('index.html'), 'all');
  });

  it('refuses a folder that holds something else', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'mine');
    await assert.rejects(write({ 'index.html': 'all' }), ForeignFolderError);
    writeFileSync(join(folder, '.grounds-site'), 'mine');
    await assert.rejects(write({ 'index.html': 'all' }), ForeignFolderError);
    assert.deepEqual(readdirSync(folder).sort(), ['.grounds-site', 'a.txt']);
  });

  it('never leaves the folder, whatever it finds in it', async () => {
    const outside = join(parent, 'outside.html');
    writeFileSync(outside, 'mine');
    await write({ '1.html': 'one', 'index.html': 'all' });
    rmSync(join(folder, '1.html'));
    symlinkSync(outside, join(folder, '1.html'));
    writeFileSync(join(folder, '.grounds-site'), `${read('.grounds-site')}../outside.html\n/outside.html\n`);
    await write({ '1.html': 'new', 'index.html': 'all' });
    assert.equal(read('1.html'), 'new');
    assert.equal(readFileSync(outside, 'utf8'), 'mine');
    assert.ok(!lstatSync(join(folder, '1.html')).isSymbolicLink());
  });

  it('takes no name that leads elsewhere', async () => {
    for (const name of ['../a.html', 'a/b.html', 'A.html', '.html', 'a.js', 'a\\b.html']) {
      await assert.rejects(write({ [name]: 'x' }), RangeError, name);
    }
    assert.ok(!existsSync(join(parent, 'a.html')));
  });

  it('says so when a page cannot be written, and that the site is not whole', async () => {
    await write({ '1.html': 'one', 'index.html': 'all' });
    rmSync(join(folder, '1.html'));
    mkdirSync(join(folder, '1.html'));
    writeFileSync(join(folder, '1.html', 'mine'), 'mine');
    await assert.rejects(write({ '1.html': 'new', '2.html': 'two', 'index.html': 'all' }));
    assert.match(read('index.html'), /not whole/);
    assert.equal(readFileSync(join(folder, '1.html', 'mine'), 'utf8'), 'mine');
  });

  it('removes what an interrupted run left half written', async () => {
    await write({ 'index.html': 'all' });
    writeFileSync(join(folder, '.7.html.0123456789ab.tmp'), 'half');
    await write({ 'index.html': 'all' });
    assert.deepEqual(readdirSync(folder).sort(), ['.grounds-site', 'index.html']);
  });
});
