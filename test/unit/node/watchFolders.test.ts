import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolders } from '../../../src/node/watchFolders';
import type { FolderWatch } from '../../../src/node/watchFolders';

describe('watchFolders', () => {
  let root: string;
  let watching: FolderWatch;
  /** What was told since it was last looked at. */
  const told = new Set<string>();

  /** Does something, and waits until a path is told; any path, where systems differ in which. */
  async function tells(path: string | undefined, act: () => Promise<unknown>): Promise<void> {
    told.clear();
    await act();
    while (path === undefined ? told.size === 0 : !told.has(path)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'grounds-watch-')));
    watching = watchFolders((path) => told.add(path));
  });
  afterEach(async () => {
    watching.close();
    await rm(root, { recursive: true, force: true });
  });

  it('tells of files that come, change and go', async () => {
    watching.set([root]);
    const file = join(root, 'report.xml');
    await tells(file, () => writeFile(file, 'a'));
    await tells(file, () => writeFile(file, 'b'));
    await tells(file, () => rm(file));
  });

  it('waits for a folder that is not there yet, however deep', async () => {
    const folder = join(root, 'a', 'b', 'c');
    watching.set([folder]);
    await tells(join(root, 'a'), () => mkdir(folder, { recursive: true }));
    const file = join(folder, 'report.xml');
    await tells(file, () => writeFile(file, 'a'));
    await tells(file, () => writeFile(file, 'b'));
  });

  it('goes on with a folder that was made anew', async () => {
    const folder = join(root, 'results');
    await mkdir(folder);
    watching.set([folder]);
    await tells(undefined, () => rm(folder, { recursive: true }));
    await tells(folder, () => mkdir(folder));
    const file = join(folder, 'report.xml');
    await tells(file, () => writeFile(file, 'a'));
  });

  it('is silent about folders that are no longer meant', async () => {
    const [first, second] = [join(root, 'first'), join(root, 'second')];
    await mkdir(first);
    await mkdir(second);
    watching.set([first, second]);
    watching.set([second]);
    const file = join(second, 'b');
    await tells(file, async () => {
      await writeFile(join(first, 'a'), 'a');
      await writeFile(file, 'b');
    });
    assert.deepEqual([...told], [file]);
  });
});
