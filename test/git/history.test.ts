import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Commit } from '../../src/core/history/commit';
import { createGit } from '../../src/node/git/git';
import { readLog } from '../../src/node/git/history';
import { openHistory } from '../../src/node/git/repositoryHistory';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git, gitWith } from './support/git';
import { record, testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

const path = 'docs/adr/0001-use-sqlite.md';

async function all(root: string, from: string): Promise<readonly Commit[]> {
  const commits: Commit[] = [];
  for await (const commit of readLog(root, { from: [from], changes: true })) {
    commits.push(commit);
  }
  return commits;
}

/** `renamed docs/b.md < docs/a.md`, oldest first; found in both ways, which have to agree. */
async function changesOf(root: string, record: string, other = 'none.md'): Promise<readonly string[]> {
  const head = (await createGit(root).head()) ?? '';
  const history = await openHistory(root, head);
  try {
    const written = async (paths: readonly string[]): Promise<readonly string[]> =>
      ((await history.revisionsOf(paths)).get(record) ?? [])
        .map(
          ({ change }) =>
            `${change.kind} ${change.path}${change.from === undefined ? '' : ` < ${change.from}`}`,
        )
        .reverse();
    const one = await written([record]);
    assert.deepEqual(one, await written([record, other]));
    return one;
  } finally {
    history.close();
  }
}

describe('the log', () => {
  const folder = useTemporaryFolder();
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await testRepository(folder.at('repo'));
  });

  it('tells commits newest first, with author, dates in their own zone, message and changes', async () => {
    const first = await repository.commit({ 'a b "ü".md': 'one\n' }, 'Begin\nhere\n\nBody ä');
    const second = await repository.commit({ 'a b "ü".md': 'two\n', 'c.txt': '' });
    const [last, before] = await all(repository.root, second);
    assert.equal(last?.id, second);
    assert.deepEqual(last.parents, [first]);
    assert.deepEqual(last.author, { name: 'Storage Lead', email: 'storage-lead@example.com' });
    assert.equal(last.authored, '2026-01-02T09:00:00+02:00');
    assert.equal(last.committed, '2026-01-02T09:00:00+02:00');
    assert.deepEqual(
      last.paths?.map(({ kind, path: changed }) => [kind, changed]),
      [
        ['changed', 'a b "ü".md'],
        ['added', 'c.txt'],
      ],
    );
    assert.equal(before?.subject, 'Begin here');
    assert.equal(before.message, 'Begin\nhere\n\nBody ä');
    assert.equal(before.paths?.[0]?.before, undefined);
    assert.equal(before.paths?.[0]?.after, last.paths[0]?.before);
  });

  it('reads messages in the encoding that they state, and those that state none', async () => {
    const latin = Buffer.from('Übergröße\n', 'latin1');
    await folder.write('message', latin);
    await repository.git(
      '-c',
      'i18n.commitEncoding=ISO-8859-1',
      'commit',
      '--allow-empty',
      '-F',
      folder.at('message'),
    );
    const stated = (await repository.git('rev-parse', 'HEAD')).trim();
    // Git itself warns and goes on when no encoding is stated.
    const tree = (await repository.git('rev-parse', 'HEAD^{tree}')).trim();
    await folder.write(
      'raw',
      Buffer.concat([
        Buffer.from(`tree ${tree}\nparent ${stated}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n`),
        latin,
      ]),
    );
    const unstated = (await repository.git('hash-object', '-t', 'commit', '-w', folder.at('raw'))).trim();
    assert.deepEqual(
      (await all(repository.root, unstated)).map(({ subject }) => subject),
      ['Übergröße', 'Übergröße'],
    );
  });

  it('is not fooled by messages and names that look like its own output', async () => {
    const message = 'Begin\n\n\x01:100644 100644 a b M\nx\n::commit';
    const head = await repository.commit(
      { ':100644 x': 'a\n', [process.platform === 'win32' ? 'x' : '\x01y']: 'b\n' },
      message,
    );
    const [commit, ...others] = await all(repository.root, head);
    assert.equal(others.length, 0);
    assert.equal(commit?.message, message);
    assert.equal(commit.paths?.length, 2);
  });

  it('takes no notice of settings that change what git log shows', async () => {
    const first = await repository.commit({ 'a.md': 'one\n' }, 'Begin', '--no-gpg-sign');
    for (const setting of [
      'log.showSignature=true',
      'log.showRoot=false',
      'log.follow=true',
      'log.date=human',
      'diff.renames=false',
      'diff.noprefix=true',
      'core.abbrev=4',
      'color.ui=always',
      'core.quotePath=true',
      'format.pretty=oneline',
      'i18n.logOutputEncoding=UTF-16',
    ]) {
      const at = setting.indexOf('=');
      await repository.git('config', setting.slice(0, at), setting.slice(at + 1));
    }
    const head = await repository.commit({ 'a.md': undefined, 'b ü.md': 'one\n' }, 'Größe');
    const [last, root] = await all(repository.root, head);
    assert.deepEqual(last?.paths, [
      {
        kind: 'renamed',
        path: 'b ü.md',
        from: 'a.md',
        before: root?.paths?.[0]?.after,
        after: root?.paths?.[0]?.after,
      },
    ]);
    assert.equal(last.subject, 'Größe');
    assert.equal(root?.id, first);
    assert.equal(root.paths?.[0]?.kind, 'added');
  });

  it('knows a signed commit', async () => {
    const tree = (await repository.git('write-tree')).trim();
    const signature = '-----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----';
    await folder.write(
      'raw',
      `tree ${tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0530\ngpgsig ${signature}\n\nSigned\n`,
    );
    const id = (await repository.git('hash-object', '-t', 'commit', '-w', folder.at('raw'))).trim();
    const [commit] = await all(repository.root, id);
    assert.equal(commit?.message, 'Signed');
    assert.equal(commit.authored, '1970-01-01T00:00:01+00:00');
    assert.equal(commit.committed, '1970-01-01T05:30:01+05:30');
  });

  it('refuses what is no commit id', async () => {
    await repository.commit({ 'a.md': 'one\n' });
    await assert.rejects(all(repository.root, '--all'), { name: 'GitError', kind: 'failed' });
  });

  it('ends git when nobody reads on', async () => {
    const head = await repository.commit({ 'a.md': 'one\n' });
    const log = readLog(repository.root, { from: [head], changes: true });
    await log.next();
    await log.return();
    assert.deepEqual(await log.next(), { done: true, value: undefined });
  });

  it('says so when git dies half way, after what it told', async () => {
    const first = await repository.commit({ 'a.md': 'one\n' });
    const head = await repository.commit({ 'a.md': 'two\n' });
    await rm(join(repository.root, '.git/objects', first.slice(0, 2), first.slice(2)));
    await assert.rejects(all(repository.root, head), { name: 'GitError', kind: 'missing-object' });
  });

  it('is cancelled by its signal', async () => {
    const head = await repository.commit({ 'a.md': 'one\n' });
    const log = readLog(repository.root, { from: [head], changes: true }, { signal: AbortSignal.abort() });
    await assert.rejects(log.next(), { name: 'GitError', kind: 'cancelled' });
  });
});

describe('the changes of a record', () => {
  const folder = useTemporaryFolder();
  let repository: TestRepository;
  const changes = (name = path): Promise<readonly string[]> => changesOf(repository.root, name);

  beforeEach(async () => {
    repository = await testRepository(folder.at('repo'));
    await repository.commit({ 'README.md': 'Read me.\n', [path]: record('Use SQLite', 'proposed') });
  });

  it('are told in a linear history, its own only', async () => {
    await repository.commit({ 'docs/adr/0002-x.md': record('Use files', 'proposed') });
    await repository.commit({ [path]: record('Use SQLite', 'accepted') });
    assert.deepEqual(await changes(), [`added ${path}`, `changed ${path}`]);
  });

  it('follow its own name, that of its folder, and the case of letters', async () => {
    const second = 'docs/adr/0001-keep-sqlite.md';
    const third = 'docs/decisions/0001-keep-sqlite.md';
    const fourth = 'docs/Decisions/0001-Keep-SQLite.md';
    await repository.git('mv', path, second);
    await repository.commit({}, 'Rename');
    await repository.git('mv', 'docs/adr', 'docs/decisions');
    await repository.commit({ [third]: record('Use SQLite', 'accepted') }, 'Move and accept');
    await repository.git('mv', third, 'docs/moving.md');
    await repository.git('mv', 'docs/moving.md', 'docs/other.md');
    await repository.git('update-index', '--force-remove', 'docs/other.md');
    const blob = (await repository.git('rev-parse', `HEAD:${third}`)).trim();
    await repository.git('update-index', '--add', '--cacheinfo', `100644,${blob},${fourth}`);
    await gitWith(repository.nextDate(), repository.root, 'commit', '--quiet', '-m', 'Case');
    assert.deepEqual(await changes(fourth), [
      `added ${path}`,
      `renamed ${second} < ${path}`,
      `renamed ${third} < ${second}`,
      `renamed ${fourth} < ${third}`,
    ]);
  });

  it('follow a record that was rewritten when it was renamed, by its number', async () => {
    const other = 'docs/decisions/0001-use-kafka.md';
    await repository.commit({ [path]: undefined, [other]: '# Use Kafka\n\nSomething else altogether.\n' });
    assert.deepEqual(await changes(other), [`added ${path}`, `renamed ${other} < ${path}`]);
  });

  it('do not follow what only has the same words', async () => {
    const copy = 'docs/adr/0002-use-sqlite-too.md';
    await repository.commit({ [copy]: record('Use SQLite', 'proposed') });
    assert.deepEqual(await changes(copy), [`added ${copy}`]);
  });

  it('are told apart when two records swap names', async () => {
    const [a, b] = ['docs/adr/0002-a.md', 'docs/adr/0003-b.md'];
    await repository.commit({
      [a]: record('Alpha', 'proposed', 'Only in alpha.\n'.repeat(30)),
      [b]: 'Beta.\n'.repeat(40),
    });
    await repository.git('mv', a, 'docs/adr/swap');
    await repository.git('mv', b, a);
    await repository.git('mv', 'docs/adr/swap', b);
    await repository.commit({}, 'Swap');
    // Without a similar file to compare, git sees two files that changed: what it says is told.
    assert.deepEqual(await changes(a), [`added ${a}`, `changed ${a}`]);
  });

  it('include what was changed on a branch under the name before, and what a merge itself changed', async () => {
    const renamed = 'docs/adr/0001-keep-sqlite.md';
    await repository.git('checkout', '--quiet', '-b', 'edit');
    await repository.commit({ [path]: record('Use SQLite', 'proposed', 'More on the branch.\n') }, 'Edit');
    await repository.git('checkout', '--quiet', 'main');
    await repository.git('mv', path, renamed);
    await repository.commit({}, 'Rename');
    await repository.git('checkout', '--quiet', 'edit');
    await repository.commit(
      { [path]: record('Use SQLite', 'proposed', 'Yet more on the branch.\n') },
      'Edit again',
    );
    await repository.git('checkout', '--quiet', 'main');
    await gitWith(
      repository.nextDate(),
      repository.root,
      'merge',
      '--quiet',
      '--no-ff',
      '--no-commit',
      'edit',
    );
    await repository.commit(
      { [renamed]: record('Use SQLite', 'accepted', 'Yet more on the branch.\n') },
      'Merge',
    );
    assert.deepEqual(await changes(renamed), [
      `added ${path}`,
      `changed ${path}`,
      `renamed ${renamed} < ${path}`,
      `changed ${path}`,
      `changed ${renamed}`,
    ]);
  });

  it('do not repeat in a merge what its branch did', async () => {
    await repository.git('checkout', '--quiet', '-b', 'edit');
    await repository.commit({ [path]: record('Use SQLite', 'accepted') });
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit({ 'README.md': 'Other.\n' });
    await gitWith(
      repository.nextDate(),
      repository.root,
      'merge',
      '--quiet',
      '--no-ff',
      '-m',
      'Merge',
      'edit',
    );
    assert.deepEqual(await changes(), [`added ${path}`, `changed ${path}`]);
  });

  it('are told through an octopus merge', async () => {
    for (const name of ['one', 'two', 'three']) {
      await repository.git('checkout', '--quiet', '-b', name, 'main');
      await repository.commit({
        [`${name}.txt`]: name,
        ...(name === 'two' ? { [path]: record('Use SQLite', 'rejected') } : {}),
      });
    }
    await repository.git('checkout', '--quiet', 'main');
    await gitWith(
      repository.nextDate(),
      repository.root,
      'merge',
      '--quiet',
      '--no-ff',
      '-m',
      'Merge',
      'one',
      'two',
      'three',
    );
    const head = (await createGit(repository.root).head()) ?? '';
    assert.equal((await all(repository.root, head))[0]?.parents.length, 4);
    assert.deepEqual(await changes(), [`added ${path}`, `changed ${path}`]);
  });

  it('are those of the branch after a squash and a rebase', async () => {
    await repository.git('checkout', '--quiet', '-b', 'edit');
    await repository.commit({ [path]: record('Use SQLite', 'draft') });
    await repository.commit({ [path]: record('Use SQLite', 'accepted') });
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit({ 'README.md': 'Other.\n' });
    await repository.git('merge', '--quiet', '--squash', 'edit');
    await repository.commit({}, 'Squash');
    assert.deepEqual(await changes(), [`added ${path}`, `changed ${path}`]);
    await repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    await repository.git('rebase', '--quiet', 'main', 'edit');
    assert.deepEqual(await changes(), [`added ${path}`, `changed ${path}`, `changed ${path}`]);
  });

  it('tell of its life before it was deleted and came back', async () => {
    await repository.commit({ [path]: undefined });
    await repository.commit({ [path]: record('Use SQLite', 'accepted') });
    assert.deepEqual(await changes(), [`added ${path}`, `deleted ${path}`, `added ${path}`]);
  });

  it('know the same record in a worktree, in a submodule, and when no branch is checked out', async () => {
    await repository.commit({ [path]: record('Use SQLite', 'accepted') });
    const expected = [`added ${path}`, `changed ${path}`];
    await repository.git('worktree', 'add', '--quiet', '--detach', folder.at('tree'));
    assert.deepEqual(await changesOf(folder.at('tree'), path), expected);
    const outer = await testRepository(folder.at('outer'));
    await outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      repository.root,
      'inner',
    );
    await outer.commit({ 'README.md': 'Outer.\n' });
    assert.deepEqual(await changesOf(join(outer.root, 'inner'), path), expected);
    assert.deepEqual(await changesOf(outer.root, 'inner'), ['added inner']);
  });

  it('are told of a repository with SHA-256 ids', async () => {
    const other = await testRepository(folder.at('sha256'), '--object-format=sha256');
    const id = await other.commit({ [path]: record('Use SQLite', 'proposed') });
    assert.equal(id.length, 64);
    await other.git('mv', path, 'docs/adr/0001-x.md');
    await other.commit({});
    assert.deepEqual(await changesOf(other.root, 'docs/adr/0001-x.md'), [
      `added ${path}`,
      `renamed docs/adr/0001-x.md < ${path}`,
    ]);
  });

  it('are those of names with spaces, quotes and letters of any alphabet', async () => {
    const names = [
      'docs/adr/0002 wählen "dies" – 決定.md',
      "docs/adr/0003-it's.md",
      'docs/adr/0004-[a]*?.md',
    ].filter((name) => process.platform !== 'win32' || !/["*?]/.test(name));
    for (const name of names) {
      await repository.commit({ [name]: record(name, 'proposed') });
      await repository.commit({ [name]: record(name, 'accepted') });
      assert.deepEqual(await changes(name), [`added ${name}`, `changed ${name}`]);
    }
  });

  describe('in a clone that has not everything', () => {
    const renamed = 'docs/adr/0001-keep-sqlite.md';

    beforeEach(async () => {
      await repository.git('mv', path, renamed);
      await repository.commit({ [renamed]: record('Use SQLite', 'accepted') });
      await repository.commit({ [renamed]: record('Use SQLite', 'deprecated') });
      await repository.git('config', 'uploadpack.allowFilter', 'true');
    });

    const clone = async (...args: readonly string[]): Promise<string> => {
      const url = pathToFileURL(repository.root).href;
      await git(folder.path, '-c', 'protocol.file.allow=always', 'clone', '--quiet', ...args, url, 'clone');
      await rm(repository.root, { recursive: true, force: true, maxRetries: 5 });
      return folder.at('clone');
    };

    it('that is shallow: what the oldest commit changed is not told', async () => {
      const root = await clone('--depth=2');
      assert.deepEqual(await changesOf(root, renamed), [`changed ${renamed}`]);
      const history = await openHistory(root, (await createGit(root).head()) ?? '');
      assert.deepEqual(history.gaps(), { isShallow: true, missing: 0, brokenOff: undefined });
    });

    it('that has no contents of files: names are followed, contents are unknown, nothing is fetched', async () => {
      const root = await clone('--filter=blob:none', '--no-checkout');
      assert.deepEqual(await changesOf(root, renamed), [
        `added ${path}`,
        `renamed ${renamed} < ${path}`,
        `changed ${renamed}`,
      ]);
      const history = await openHistory(root, (await createGit(root).head()) ?? '');
      const [last] = (await history.revisionsOf([renamed])).get(renamed) ?? [];
      assert.deepEqual(await history.text(last?.change.after ?? ''), {
        kind: 'unknown',
        reason: 'this version is not in this clone',
      });
      assert.deepEqual(history.gaps(), { isShallow: false, missing: 1, brokenOff: undefined });
      history.close();
    });

    it('that has no folders either: it says that it could not read on', async () => {
      const root = await clone('--filter=tree:0', '--no-checkout');
      const history = await openHistory(root, (await createGit(root).head()) ?? '');
      assert.deepEqual((await history.revisionsOf([renamed])).get(renamed), []);
      assert.match(history.gaps().brokenOff ?? '', /not in this clone/);
    });
  });
});

describe('versions of a record', () => {
  const folder = useTemporaryFolder();

  it('are read by their ids in one process, whatever is in them', async () => {
    const repository = await testRepository(folder.at('repo'));
    const texts = ['', 'one', 'two\n', 'ä\n'.repeat(50_000), '# x missing\n'];
    const head = await repository.commit(
      Object.fromEntries(texts.map((text, index) => [`${index}.md`, text])),
    );
    await repository.commit({
      'binary.md': Uint8Array.of(0, 255, 10),
      'large.md': 'x'.repeat((1 << 20) + 1),
    });
    const blobOf = async (name: string): Promise<string> =>
      (await repository.git('rev-parse', `:${name}`)).trim();
    const history = await openHistory(repository.root, head);
    const ids = await Promise.all(texts.map((_, index) => blobOf(`${index}.md`)));
    const read = await Promise.all([...ids, ...ids].map((id) => history.text(id)));
    assert.deepEqual(
      read,
      [...texts, ...texts].map((text) => ({ kind: 'read', text })),
    );
    const others = [await blobOf('binary.md'), await blobOf('large.md'), 'a'.repeat(40)];
    const reasons = (await Promise.all(others.map((id) => history.text(id)))).map(
      (text) => text.kind === 'unknown' && text.reason,
    );
    assert.deepEqual(reasons, [
      'this version is not text in UTF-8',
      'this version is too large to be read',
      'this version is not in this clone',
    ]);
    assert.deepEqual(await history.text(ids[1] ?? ''), { kind: 'read', text: 'one' });
    await assert.rejects(history.text('HEAD'), { name: 'GitError' });
    history.close();
    await assert.rejects(history.text(ids[1] ?? ''), { name: 'GitError', kind: 'cancelled' });
  });
});
