import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { watchGit } from '../../src/node/watchGit';
import type { GitChange } from '../../src/node/watchGit';
import { testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

describe('watchGit', () => {
  let folder: string;
  let repository: TestRepository;
  let watching: { close: () => void } | undefined;
  /** What was told since it was last looked at. */
  const told = new Set<GitChange>();

  async function watch(root: string): Promise<void> {
    watching = await watchGit(root, (change) => told.add(change));
    assert.ok(watching);
  }

  /** Does something, and waits until it is told as this change. */
  async function tells(change: GitChange, act: () => Promise<unknown>): Promise<void> {
    told.clear();
    await act();
    while (!told.has(change)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'grounds-git-')));
    repository = await testRepository(join(folder, 'repository'));
    await repository.commit({ 'a.txt': 'a' });
  });
  afterEach(async () => {
    watching?.close();
    watching = undefined;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('tells of commits and of other commits that are checked out', async () => {
    await watch(repository.root);
    await tells('head', () => repository.commit({ 'a.txt': 'b' }));
    await tells('head', () => repository.git('checkout', '--quiet', '--detach', 'HEAD~1'));
    await tells('index', () => repository.git('rm', '--quiet', '--cached', 'a.txt'));
  });

  it('tells of commits where git keeps no log of them', async () => {
    await repository.git('config', 'core.logAllRefUpdates', 'false');
    await rm(join(repository.root, '.git', 'logs'), { recursive: true });
    await watch(repository.root);
    await tells('head', () => repository.git('commit', '--quiet', '--allow-empty', '-m', 'Empty'));
    await tells('head', () => repository.git('switch', '--quiet', '--create', 'feature/first/part'));
    await tells('head', () => repository.git('commit', '--quiet', '--allow-empty', '-m', 'Empty'));
  });

  it('tells of branches of a remote', async () => {
    const origin = await testRepository(join(folder, 'origin'));
    await origin.commit({ 'a.txt': 'a' });
    await watch(repository.root);
    await tells('branches', () => repository.git('remote', 'add', '-f', 'origin', origin.root));
    await repository.git('config', 'fetch.writeCommitGraph', 'false');
    await origin.git('switch', '--quiet', '--create', 'feature/second');
    await tells('branches', () => repository.git('fetch', '--quiet', '--no-write-fetch-head'));
    await origin.commit({ 'a.txt': 'b' });
    await tells('branches', () => repository.git('fetch', '--quiet', '--no-write-fetch-head'));
  });

  it('tells in a worktree of its own commits, and of branches that all share', async () => {
    const tree = join(folder, 'tree');
    await repository.git('worktree', 'add', '--quiet', '-b', 'beside', tree);
    await watch(tree);
    await tells('head', () =>
      repository.git('-C', tree, 'commit', '--quiet', '--allow-empty', '-m', 'Empty'),
    );
    await tells('branches', () => repository.git('pack-refs', '--all'));
  });

  it('watches nothing where no repository is', async () => {
    assert.equal(await watchGit(folder, () => undefined), undefined);
  });
});
