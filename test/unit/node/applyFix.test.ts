import assert from 'node:assert/strict';
import { lstat, link, mkdir, readFile, readdir, symlink } from 'node:fs/promises';
import type { FileEdit } from '../../../src/core/model/finding';
import { applyFix } from '../../../src/node/applyFix';
import { useTemporaryFolder } from '../support/temporaryFolder';

const isWindows = process.platform === 'win32';

/** The edit that puts `after` in the place of the one occurrence of `before` in `text`. */
function replacing(path: string, text: string, before: string, after: string): FileEdit {
  const start = text.indexOf(before);
  assert.ok(start >= 0 && text.lastIndexOf(before) === start);
  return { path, edits: [{ span: { start, end: start + before.length }, newText: after }] };
}

describe('applyFix', () => {
  const folder = useTemporaryFolder();
  const read = (path: string): Promise<string> => readFile(folder.at(path), 'utf8');

  it('edits files, keeping all other bytes', async () => {
    await folder.write('docs/a.md', '\uFEFFstatus: acepted\r\n# A\r\n');
    const text = 'status: acepted\r\n# A\r\n';
    const changes = [replacing('docs/a.md', text, 'acepted', 'accepted')];
    const written = await applyFix(folder.path, { changes, renames: [] }, new Map([['docs/a.md', text]]));
    assert.deepEqual(written, ['docs/a.md']);
    assert.equal(await read('docs/a.md'), '\uFEFFstatus: accepted\r\n# A\r\n');
  });

  it('edits under the old name, then renames', async () => {
    await folder.write('docs/0002-a.md', '# A\n');
    await folder.write('docs/0003-b.md', 'see 0002-a.md\n');
    const fix = {
      changes: [
        replacing('docs/0002-a.md', '# A\n', 'A', 'AA'),
        replacing('docs/0003-b.md', 'see 0002-a.md\n', '0002-a', '0004-a'),
      ],
      renames: [{ from: 'docs/0002-a.md', to: 'docs/new/0004-a.md' }],
    };
    const expected = new Map([
      ['docs/0002-a.md', '# A\n'],
      ['docs/0003-b.md', 'see 0002-a.md\n'],
    ]);
    const written = await applyFix(folder.path, fix, expected);
    assert.deepEqual(written, ['docs/new/0004-a.md', 'docs/0003-b.md']);
    assert.equal(await read('docs/new/0004-a.md'), '# AA\n');
    assert.equal(await read('docs/0003-b.md'), 'see 0004-a.md\n');
    assert.deepEqual((await readdir(folder.at('docs'))).sort(), ['0003-b.md', 'new']);
  });

  it('changes nothing when one of the files is not as expected', async () => {
    await folder.write('a.md', 'one');
    await folder.write('b.md', 'two, changed');
    const fix = {
      changes: [replacing('a.md', 'one', 'one', '1'), replacing('b.md', 'two', 'two', '2')],
      renames: [],
    };
    const expected = new Map([
      ['a.md', 'one'],
      ['b.md', 'two'],
    ]);
    await assert.rejects(applyFix(folder.path, fix, expected), {
      name: 'ChangeRefusedError',
      kind: 'changed',
      path: 'b.md',
      message: 'b.md has changed since it was checked: check again and repeat.',
    });
    expected.delete('b.md');
    await assert.rejects(applyFix(folder.path, fix, expected), { kind: 'changed' });
    assert.equal(await read('a.md'), 'one');
    assert.equal(await read('b.md'), 'two, changed');
  });

  it('takes everything back when a new name is taken', async () => {
    for (const name of ['a.md', 'b.md', 'c.md']) {
      await folder.write(name, name);
    }
    const fix = {
      changes: [replacing('a.md', 'a.md', 'a.md', 'changed')],
      renames: [
        { from: 'a.md', to: 'd.md' },
        { from: 'b.md', to: 'c.md' },
      ],
    };
    await assert.rejects(applyFix(folder.path, fix, new Map([['a.md', 'a.md']])), {
      kind: 'taken',
      path: 'c.md',
    });
    for (const name of ['a.md', 'b.md', 'c.md']) {
      assert.equal(await read(name), name);
    }
    assert.deepEqual((await readdir(folder.path)).sort(), ['a.md', 'b.md', 'c.md']);
  });

  it('leaves no file where a rename failed', async () => {
    await assert.rejects(
      applyFix(folder.path, { changes: [], renames: [{ from: 'gone.md', to: 'new.md' }] }, new Map()),
      { code: 'ENOENT' },
    );
    assert.deepEqual(await readdir(folder.path), []);
  });

  it('does not take a second name of the same file for a free one', async function () {
    if (isWindows) {
      this.skip();
    }
    await link(await folder.write('a.md', 'a'), folder.at('b.md'));
    const renames = [{ from: 'a.md', to: 'b.md' }];
    await assert.rejects(applyFix(folder.path, { changes: [], renames }, new Map()), { kind: 'taken' });
  });

  it('changes the case of a name', async () => {
    await folder.write('0001-API.md', 'a');
    await applyFix(
      folder.path,
      { changes: [], renames: [{ from: '0001-API.md', to: '0001-api.md' }] },
      new Map(),
    );
    assert.deepEqual(await readdir(folder.path), ['0001-api.md']);
  });

  it('refuses edits that overlap, before anything is written', async () => {
    await folder.write('a.md', 'a');
    await folder.write('b.md', 'abc');
    const edits = [
      { span: { start: 0, end: 2 }, newText: 'x' },
      { span: { start: 1, end: 3 }, newText: 'y' },
    ];
    const fix = { changes: [replacing('a.md', 'a', 'a', 'x'), { path: 'b.md', edits }], renames: [] };
    const expected = new Map([
      ['a.md', 'a'],
      ['b.md', 'abc'],
    ]);
    await assert.rejects(applyFix(folder.path, fix, expected));
    assert.equal(await read('a.md'), 'a');
  });

  describe('outside the repository', () => {
    beforeEach(async function () {
      if (isWindows) {
        this.skip();
      }
      await folder.write('outside/a.md', 'a');
      await mkdir(folder.at('repo'));
      await symlink('../outside', folder.at('repo/linked'));
      await folder.write('repo/b.md', 'b');
    });

    it('edits nothing', async () => {
      for (const path of ['../outside/a.md', 'linked/a.md']) {
        const fix = { changes: [replacing(path, 'a', 'a', 'x')], renames: [] };
        await assert.rejects(applyFix(folder.at('repo'), fix, new Map([[path, 'a']])), { kind: 'outside' });
      }
      assert.equal(await read('outside/a.md'), 'a');
    });

    it('renames nothing into or out of it', async () => {
      for (const [from, to] of [
        ['b.md', '../outside/b.md'],
        ['b.md', 'linked/b.md'],
        ['b.md', 'linked/new/b.md'],
        ['linked/a.md', 'a.md'],
      ] as const) {
        const renames = [{ from, to }];
        await assert.rejects(applyFix(folder.at('repo'), { changes: [], renames }, new Map()), {
          kind: 'outside',
        });
      }
      assert.deepEqual(await readdir(folder.at('outside')), ['a.md']);
      assert.deepEqual((await readdir(folder.at('repo'))).sort(), ['b.md', 'linked']);
    });
  });

  it('renames a symbolic link, not what it leads to', async function () {
    if (isWindows) {
      this.skip();
    }
    await folder.write('a.md', 'a');
    await symlink('a.md', folder.at('link.md'));
    await applyFix(folder.path, { changes: [], renames: [{ from: 'link.md', to: 'other.md' }] }, new Map());
    assert.equal((await lstat(folder.at('other.md'))).isSymbolicLink(), true);
    assert.equal(await read('a.md'), 'a');
  });
});
