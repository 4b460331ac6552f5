import assert from 'node:assert/strict';
import { createGit } from '../../src/node/git/git';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

describe('questions about single files', () => {
  const folder = useTemporaryFolder();

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet');
    await folder.write('.gitignore', 'out/\n');
    await folder.write('src/[a].ts', '1\n');
    await folder.write('src/b.ts', '1\n');
    await git(folder.path, 'add', '.');
    await git(folder.path, 'commit', '-qm', 'One');
  });

  it('knows what is tracked, by its name and not as a pattern', async () => {
    await folder.write('src/a.ts', '1\n');
    await folder.write('src/new.ts', '1\n');
    await git(folder.path, 'add', 'src/new.ts');
    const asked = createGit(folder.path);
    assert.equal(await asked.isTracked('src/[a].ts'), true);
    assert.equal(await asked.isTracked('src/a.ts'), false);
    assert.equal(await asked.isTracked('src/*.ts'), false);
    assert.equal(await asked.isTracked('src/new.ts'), true);
    assert.equal(await asked.isTracked('-x'), false);
  });

  it('knows what is ignored', async () => {
    const asked = createGit(folder.path);
    assert.equal(await asked.isIgnored('out/a.xml'), true);
    assert.equal(await asked.isIgnored('src/c.ts'), false);
  });

  it('lists tracked files with changes', async () => {
    const asked = createGit(folder.path);
    assert.deepEqual(await asked.modified(), []);
    await folder.write('src/b.ts', '2\n');
    await folder.write('src/[a].ts', '2\n');
    await git(folder.path, 'add', 'src/[a].ts');
    await folder.write('src/new.ts', '1\n');
    assert.deepEqual([...(await asked.modified())].sort(), ['src/[a].ts', 'src/b.ts']);
  });

  it('lists what was changed together with a file, newest first', async () => {
    await folder.write('src/b.ts', '2\n');
    await folder.write('docs/Überblick\tx.md', '2\n');
    await git(folder.path, 'add', '.');
    await git(folder.path, 'commit', '-qm', 'Two');
    await folder.write('src/[a].ts', '2\n');
    await git(folder.path, 'commit', '-qam', 'Three');
    const asked = createGit(folder.path);
    assert.deepEqual(await asked.changedWith('src/b.ts', 10), [
      ['docs/Überblick\tx.md', 'src/b.ts'],
      ['.gitignore', 'src/[a].ts', 'src/b.ts'],
    ]);
    assert.deepEqual(await asked.changedWith('src/b.ts', 1), [['docs/Überblick\tx.md', 'src/b.ts']]);
    assert.deepEqual(await asked.changedWith('gone.ts', 10), []);
  });
});
