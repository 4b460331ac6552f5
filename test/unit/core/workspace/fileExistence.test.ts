import assert from 'node:assert/strict';
import { FileReadError } from '../../../../src/core/ports';
import { FileExistence } from '../../../../src/core/workspace/fileExistence';
import { memoryFiles } from '../../support/memoryFileSystem';

describe('FileExistence', () => {
  it('lists each folder once', async () => {
    const files = memoryFiles({ 'img/a.png': '', 'img/b.png': '' });
    const existence = new FileExistence(files);
    assert.deepEqual(
      await Promise.all(
        ['img/a.png', 'img/b.png', 'img/c.png', 'IMG/a.png', 'img', ''].map((path) => existence.has(path)),
      ),
      [true, true, false, false, true, true],
    );
    assert.deepEqual([...files.listed].sort(), ['', 'IMG', 'img']);
  });

  it('says of many at once what it says of each', async () => {
    const files = memoryFiles({ 'img/a.png': '', 'img/b.png': '', 'c.md': '' });
    const existence = new FileExistence(files);
    const paths = ['img/a.png', 'c.md', 'img/x.png', 'img/b.png', 'none/a.png', 'img', ''];
    const there = await existence.those(paths);
    assert.deepEqual([...files.listed].sort(), ['', 'img', 'none']);
    const each = await Promise.all(paths.map(async (path) => ((await existence.has(path)) ? [path] : [])));
    assert.deepEqual([...there].sort(), each.flat().sort());
    assert.deepEqual([...there].sort(), ['', 'c.md', 'img', 'img/a.png', 'img/b.png']);
  });

  it('does not list again what it expected to be asked, until it was asked', async () => {
    const files = memoryFiles({ 'img/a.png': '', 'c.md': '' });
    const existence = new FileExistence(files);
    existence.expect(['img/a.png', 'img/b.png']);
    existence.expect(['img/c.png']);
    assert.deepEqual(await existence.those(['img/a.png', 'img/b.png', 'c.md']), ['img/a.png', 'c.md']);
    assert.deepEqual([...files.listed].sort(), ['', 'img']);
    files.set('img/b.png', '');
    assert.deepEqual(await existence.those(['img/b.png']), ['img/b.png']);
  });

  it('looks again after something changed', async () => {
    const files = memoryFiles();
    const existence = new FileExistence(files);
    assert.equal(await existence.has('img/a.png'), false);
    files.set('img/a.png', '');
    assert.equal(await existence.has('img/a.png'), false);
    existence.forget('img/a.png');
    assert.equal(await existence.has('img/a.png'), true);
  });

  it('finds nothing in a folder that cannot be listed', async () => {
    const files = memoryFiles({
      img: { kind: 'folder', error: new FileReadError('unreadable', 'No permission.') },
    });
    assert.equal(await new FileExistence(files).has('img/a.png'), false);
  });
});
