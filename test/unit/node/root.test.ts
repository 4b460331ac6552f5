import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { parse } from 'node:path';
import { findGitDirectory, findRepositoryRoot } from '../../../src/node/root';
import { useTemporaryFolder } from '../support/temporaryFolder';

describe('findRepositoryRoot', () => {
  const folder = useTemporaryFolder();

  it('finds the nearest folder with a .git folder', async () => {
    await mkdir(folder.at('outer/.git'), { recursive: true });
    await mkdir(folder.at('outer/inner/.git'), { recursive: true });
    await mkdir(folder.at('outer/inner/docs/decisions'), { recursive: true });
    assert.equal(await findRepositoryRoot(folder.at('outer/inner/docs/decisions')), folder.at('outer/inner'));
    assert.equal(await findRepositoryRoot(folder.at('outer')), folder.at('outer'));
  });

  it('finds a worktree or submodule by its .git file', async () => {
    await folder.write('worktree/.git', 'gitdir: ../main/.git/worktrees/worktree\n');
    const file = await folder.write('worktree/docs/0001-x.md', '');
    assert.equal(await findRepositoryRoot(file), folder.at('worktree'));
  });

  it('starts from a file, or from what does not exist', async () => {
    await mkdir(folder.at('repo/.git'), { recursive: true });
    const file = await folder.write('repo/0001-x.md', '');
    assert.equal(await findRepositoryRoot(file), folder.at('repo'));
    assert.equal(await findRepositoryRoot(folder.at('repo/not/there.md')), folder.at('repo'));
  });

  it('ends at the top of the file system', async () => {
    assert.equal(await findRepositoryRoot(folder.path), undefined);
    assert.equal(await findRepositoryRoot(parse(folder.path).root), undefined);
  });
});

describe('findGitDirectory', () => {
  const folder = useTemporaryFolder();

  it('is the .git folder', async () => {
    await mkdir(folder.at('.git'));
    assert.equal(await findGitDirectory(folder.path), folder.at('.git'));
  });

  it('follows the .git file of a worktree, relative or absolute', async () => {
    await mkdir(folder.at('main/.git/worktrees/one'), { recursive: true });
    await folder.write('one/.git', 'gitdir: ../main/.git/worktrees/one\n');
    await folder.write('two/.git', `gitdir: ${folder.at('main/.git/worktrees/one')}\r\n`);
    assert.equal(await findGitDirectory(folder.at('one')), folder.at('main/.git/worktrees/one'));
    assert.equal(await findGitDirectory(folder.at('two')), folder.at('main/.git/worktrees/one'));
  });

  it('follows a .git that is a symbolic link', async () => {
    await mkdir(folder.at('elsewhere'));
    await mkdir(folder.at('repo'));
    await symlink(folder.at('elsewhere'), folder.at('repo/.git'));
    assert.equal(await findGitDirectory(folder.at('repo')), folder.at('repo/.git'));
  });

  for (const [name, content] of [
    ['says nothing', ''],
    ['points nowhere', 'gitdir: ../gone\n'],
    ['is absurdly large', `gitdir: ..${'/.'.repeat(10_000)}\n`],
  ] as const) {
    it(`is undefined when the .git file ${name}`, async () => {
      await folder.write('repo/.git', content);
      assert.equal(await findGitDirectory(folder.at('repo')), undefined);
    });
  }

  it('is undefined outside a repository', async () => {
    assert.equal(await findGitDirectory(folder.path), undefined);
  });
});
