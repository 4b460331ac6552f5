import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import type { GroundsConfig } from '../../../../src/core/model/config';
import { FileReadError } from '../../../../src/core/ports';
import { discover } from '../../../../src/core/workspace/discover';
import { memoryFiles } from '../../support/memoryFileSystem';
import type { MemoryEntry } from '../../support/memoryFileSystem';

interface Found {
  readonly folders: readonly string[];
  readonly records: Readonly<Record<string, string>>;
  readonly notRead: Readonly<Record<string, string>>;
}

async function find(
  entries: Readonly<Record<string, MemoryEntry>>,
  config: Partial<GroundsConfig> = {},
): Promise<Found> {
  const { folders, files, notRead } = await discover(memoryFiles(entries), { ...defaultConfig, ...config });
  assert.ok(
    notRead.every(({ reason }) => /^[A-Z].*\.$/.test(reason)),
    'reasons are sentences',
  );
  return {
    folders,
    records: Object.fromEntries(files.map(({ path, folder }) => [path, folder])),
    notRead: Object.fromEntries(notRead.map(({ path, kind }) => [path, kind])),
  };
}

describe('discover', () => {
  it('finds the usual places, at the root and in packages', async () => {
    const { folders } = await find({
      'docs/decisions/0001-a.md': '',
      'packages/a/docs/adr/0001-a.md': '',
      'services/b/c/adr/0001-a.md': '',
      'decisions/0001-a.md': '',
      'src/decisions/0001-a.md': '',
      'node_modules/x/docs/adr/0001-a.md': '',
      'vendor/x/docs/adr/0001-a.md': '',
      '.cache/docs/adr/0001-a.md': '',
      'third/.git': '',
      'third/docs/adr/0001-a.md': '',
    });
    assert.deepEqual(folders, ['decisions', 'docs/decisions', 'packages/a/docs/adr', 'services/b/c/adr']);
  });

  it('does not take a source folder for a decision folder because of its name', async () => {
    const { folders, notRead } = await find({
      'src/adr/index.ts': '',
      'src/adr/README.md': '',
      'lib/adr/0001-a.md': '',
      'lib/adr/index.ts': '',
    });
    assert.deepEqual(folders, ['lib/adr']);
    assert.deepEqual(notRead, { 'lib/adr/index.ts': 'not-markdown' });
  });

  it('knows an empty folder, so that a first record can go there', async () => {
    const { folders } = await find({ 'docs/adr': { kind: 'folder' } });
    assert.deepEqual(folders, ['docs/adr']);
  });

  it('reads where other tools keep their records', async () => {
    const { folders } = await find({
      '.adr-dir': 'architecture/log\n',
      'architecture/log/0001-a.md': '',
      'sub/.log4brains.yml':
        'project:\n  adrFolder: ./notes\n  packages:\n    - path: ./p\n      adrFolder: ./p/log\n',
      'sub/notes/20200101-a.md': '',
      'sub/p/log/20200101-b.md': '',
      'docs/adr/0001-a.md': '',
      'other/.adr-dir': '../../../outside',
      'odd/.log4brains.yml': '{{{',
    });
    assert.deepEqual(folders, ['architecture/log', 'docs/adr', 'sub/notes', 'sub/p/log']);
  });

  it('reads exactly the folders that the configuration names', async () => {
    const entries = {
      'docs/adr/0001-a.md': '',
      'packages/a/log/0001-a.md': '',
      'packages/b/log/0001-a.md': '',
      'packages/b/log/sub/0001-a.md': '',
    };
    const folders = ['packages/*/log', 'missing'];
    const found = await find(entries, { source: '.grounds.yaml', folders });
    assert.deepEqual(found.folders, ['packages/a/log', 'packages/b/log', 'packages/b/log/sub']);
  });

  it('tells where it looked', async () => {
    const files = memoryFiles();
    assert.ok((await discover(files, defaultConfig)).searched.includes('docs/decisions'));
    assert.deepEqual((await discover(files, { ...defaultConfig, folders: ['a/*'] })).searched, ['a/*']);
  });

  it('reads records in folders of their own, by category, by state and by year', async () => {
    const { records } = await find({
      'docs/adr/0001-a.md': '',
      'docs/adr/0002-b/README.md': '',
      'docs/adr/0002-b/notes.md': '',
      'docs/adr/2026-03-14-c/README.md': '',
      'docs/adr/backend/0001-d.md': '',
      'docs/adr/backend/0002/README.md': '',
      'docs/adr/rejected/0003-e.md': '',
      'docs/adr/2026/0004-f.md': '',
    });
    assert.deepEqual(records, {
      'docs/adr/0001-a.md': 'docs/adr',
      'docs/adr/0002-b/README.md': 'docs/adr',
      'docs/adr/2026-03-14-c/README.md': 'docs/adr',
      'docs/adr/2026/0004-f.md': 'docs/adr',
      'docs/adr/backend/0001-d.md': 'docs/adr/backend',
      'docs/adr/backend/0002/README.md': 'docs/adr/backend',
      'docs/adr/rejected/0003-e.md': 'docs/adr',
    });
  });

  it('names every other file with the reason', async () => {
    const { records, notRead } = await find(
      {
        'docs/adr/0001-a.md': '',
        'docs/adr/0002-b/README.md': '',
        'docs/adr/0002-b/notes.md': '',
        'docs/adr/0003-folder.md/x.txt': '',
        'docs/adr/0004-link.md': { kind: 'link' },
        'docs/adr/latest': { kind: 'link' },
        'docs/adr/0005-pipe.md': { kind: 'other' },
        'docs/adr/0006-old.rst': '',
        'docs/adr/README.md': '',
        'docs/adr/template.md': '',
        'docs/adr/templates/short.md': '',
        'docs/adr/image.png': '',
        'docs/adr/.hidden.yml': '',
        'docs/adr/drafts/0007-x.md': '',
        'docs/adr/secret/0008-x.md': '',
        'docs/adr/evidence/0001/data.csv': '',
      },
      { ignore: ['docs/adr/drafts/**', 'docs/adr/secret'] },
    );
    // Whether a link leads outside is found when it is read.
    assert.deepEqual(Object.keys(records), [
      'docs/adr/0001-a.md',
      'docs/adr/0002-b/README.md',
      'docs/adr/0004-link.md',
    ]);
    assert.deepEqual(notRead, {
      'docs/adr/.hidden.yml': 'not-markdown',
      'docs/adr/0002-b/notes.md': 'not-a-record',
      'docs/adr/0003-folder.md': 'not-a-record',
      'docs/adr/0005-pipe.md': 'unreadable',
      'docs/adr/0006-old.rst': 'not-markdown',
      'docs/adr/README.md': 'index',
      'docs/adr/drafts/0007-x.md': 'ignored',
      'docs/adr/image.png': 'not-markdown',
      'docs/adr/latest': 'outside',
      'docs/adr/secret': 'ignored',
      'docs/adr/template.md': 'template',
      'docs/adr/templates/short.md': 'template',
    });
  });

  it('goes on when a folder cannot be listed, and names it', async () => {
    const { folders, notRead, records } = await find({
      'docs/adr/0001-a.md': '',
      'docs/adr/locked': { kind: 'folder', error: new FileReadError('unreadable', 'No permission.') },
      locked: { kind: 'folder', error: new FileReadError('unreadable', 'No permission.') },
    });
    assert.deepEqual(folders, ['docs/adr']);
    assert.deepEqual(Object.keys(records), ['docs/adr/0001-a.md']);
    assert.deepEqual(notRead, { 'docs/adr/locked': 'unreadable' });
  });

  it('stays in bounds on a repository without end', async () => {
    const endless = memoryFiles();
    let listings = 0;
    const files = {
      ...endless,
      readDirectory: (path: string) => {
        listings += 1;
        const names =
          path === ''
            ? Array.from({ length: 200 }, (_, n) => `p${n}`)
            : ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
        return Promise.resolve(names.map((name) => ({ name, kind: 'folder' as const })));
      },
    };
    const { notRead } = await discover(files, defaultConfig);
    assert.ok(listings <= 10_100, `${listings} folders were listed`);
    assert.equal(notRead.length, 1);
    assert.match(notRead[0]?.reason ?? '', /\.grounds\.yaml/);
  });

  it('can be cancelled', async () => {
    const token = { isCancellationRequested: true };
    await assert.rejects(discover(memoryFiles(), defaultConfig, token), { name: 'CancelledError' });
  });
});
