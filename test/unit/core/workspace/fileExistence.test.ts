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

  it('leaves listing many folders to a file system that knows a faster way', async () => {
    const listFolders = (paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> =>
      Promise.resolve(new Map(paths.filter((path) => path === 'img').map((path) => [path, ['a.png']])));
    const files = { ...memoryFiles(), listFolders };
    assert.deepEqual(await new FileExistence(files).those(['img/a.png', 'img/b.png', 'no/a.png']), [
      'img/a.png',
    ]);
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
