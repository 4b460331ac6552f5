import assert from 'node:assert/strict';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CommitFacts } from '../../src/core/commits/facts';
import { createCommitSource } from '../../src/node/commits/commitSource';
import { createGit } from '../../src/node/git/git';
import { openHistory } from '../../src/node/git/repositoryHistory';
import { writeSealed } from '../../src/node/sealedFile';
import { gitWith } from './support/git';
import { record, testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

const QUIET = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const NEVER = { isCancellationRequested: false };
const records = [1, 2, 3];

/** What can happen to a repository between two looks at its history. */
type Step =
  | { readonly kind: 'edit' | 'rename' | 'retype'; readonly record: number; readonly day: number }
  | { readonly kind: 'code' | 'amend' | 'merge' | 'branch'; readonly day: number };

const day = fc.integer({ min: 1, max: 28 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom<'edit' | 'rename' | 'retype'>('edit', 'edit', 'rename', 'retype'),
    record: fc.constantFrom(...records),
    day,
  }),
  fc.record({
    kind: fc.constantFrom<'code' | 'amend' | 'merge' | 'branch'>('code', 'amend', 'merge', 'branch'),
    day,
  }),
);

describe('a kept history', () => {
  let root: string;
  let repository: TestRepository;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'grounds-kept-')));
    repository = await testRepository(join(root, 'repo'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const kept = (name: string): string => join(repository.root, '.git', 'grounds', name);

  async function forget(): Promise<void> {
    await Promise.all(['history', 'commits'].map((name) => rm(kept(name), { force: true })));
  }

  /** All that is told of the commit that is checked out, as text. */
  async function told(): Promise<string> {
    const git = createGit(repository.root);
    const head = (await git.head())!;
    const files = Array.from((await git.files(head)).entries(), ({ path }) => path);
    const paths = files.filter((path) => path.startsWith('doc/'));
    const history = await openHistory(repository.root, head);
    try {
      const revisions = await history.revisionsOf(paths);
      return JSON.stringify([...revisions, await facts()], undefined, 1);
    } finally {
      history.close();
    }
  }

  async function facts(): Promise<Pick<CommitFacts, 'naming' | 'touching'>> {
    const source = createCommitSource({ root: repository.root, mayRunGit: true, logger: QUIET });
    const snapshot = await source.open(
      { listed: new Set(), folders: ['doc'], words: ['adr'], history: true, paths: false },
      { token: NEVER },
    );
    const { trouble, naming, touching } = snapshot.facts;
    assert.equal(trouble, undefined);
    return { naming, touching };
  }

  async function requireSame(): Promise<void> {
    const warm = await told();
    await forget();
    assert.equal(warm, await told());
  }

  it('tells the same as one that is read anew, whatever happened since', async function () {
    this.timeout(240_000);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
        round += 1;
        repository = await testRepository(join(root, `round-${round}`));
        await repository.commit(
          Object.fromEntries(
            records.map((each) => [`doc/000${each}-use-it.md`, record(`Use ${each}`, 'draft')]),
          ),
        );
        await told();
        for (const each of steps) {
          await take(each);
          const warm = await told();
          const left = await Promise.all([readFile(kept('history')), readFile(kept('commits'))]);
          await forget();
          assert.equal(warm, await told(), `after ${each.kind}`);
          await Promise.all([writeFile(kept('history'), left[0]), writeFile(kept('commits'), left[1])]);
        }
      }),
      { numRuns: 12 },
    );
  });

  async function take(each: Step): Promise<void> {
    const { git } = repository;
    const date = `2026-03-${String(each.day).padStart(2, '0')}T09:00:00+02:00`;
    const dated = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const commit = async (...args: readonly string[]): Promise<void> => {
      await git('add', '-A');
      await gitWith(dated, repository.root, 'commit', '--quiet', '--allow-empty', ...args);
    };
    if (each.kind === 'branch') {
      // There and back, so that two lines grow.
      const current = (await git('branch', '--show-current')).trim();
      const other = current === 'main' ? 'side' : 'main';
      await git('switch', '--quiet', other).catch(() => git('switch', '--quiet', '-c', other, 'HEAD'));
      return;
    }
    if (each.kind === 'merge') {
      const current = (await git('branch', '--show-current')).trim();
      const other = current === 'main' ? 'side' : 'main';
      await gitWith(
        dated,
        repository.root,
        'merge',
        '--quiet',
        '--no-ff',
        '-X',
        'ours',
        '-m',
        'Merge',
        other,
      ).catch(async () => {
        await git('reset', '--hard', '--quiet');
      });
      return;
    }
    if (each.kind === 'amend') {
      await commit('--amend', '-m', `Amended for ADR-${each.day}`);
      return;
    }
    if (each.kind === 'code') {
      await writeFile(join(repository.root, 'code.ts'), date);
      await commit('-m', `Change code for ADR-${each.day}`);
      return;
    }
    if ('record' in each) {
      const files = (await git('ls-files', 'doc'))
        .split('\n')
        .filter((path) => path.includes(`000${each.record}`));
      const [path] = files;
      if (path === undefined) {
        return;
      }
      if (each.kind === 'edit') {
        await writeFile(
          join(repository.root, path),
          record(`Use ${each.record}`, 'accepted', `Day ${each.day}.\n`),
        );
      } else {
        const target =
          each.kind === 'rename'
            ? `doc/000${each.record}-on-day-${each.day}.md`
            : path.replace(/\.\w+$/, path.endsWith('.md') ? '.txt' : '.md');
        await git('mv', '-f', path, target).catch(() => undefined);
      }
      await commit('-m', `Change ${each.record}`);
    }
  }

  it('asks git only for what is new', async () => {
    const path = 'doc/0001-use-it.md';
    await repository.commit(
      { [path]: record('Use it', 'draft'), 'doc/0002-b.md': record('B', 'draft') },
      'For ADR-1',
    );
    await told();
    await repository.commit({ [path]: record('Use it', 'accepted') }, 'Accept ADR-1');
    await told();
    // A mark that is sealed in comes back, so that what was kept is not asked for again.
    for (const name of ['history', 'commits']) {
      const text = await readFile(kept(name), 'utf8');
      const title = text.slice(0, text.lastIndexOf(' ', text.indexOf('\n')));
      const body = text.slice(text.indexOf('\n') + 1).replace('For ADR-1', `Marked ADR-1 in ${name}`);
      assert.ok(await writeSealed(kept(name), title, body));
    }
    await repository.commit(
      { 'code.ts': '1\n', [path]: record('Use it', 'accepted', 'Again.\n') },
      'Change code for ADR-2',
    );
    const grown = await told();
    assert.match(grown, /Marked ADR-1 in history/);
    assert.match(grown, /Marked ADR-1 in commits/);
    assert.match(grown, /Change code for ADR-2/);
  });

  it('is read again when it is damaged', async () => {
    const path = 'doc/0001-use-it.md';
    await repository.commit({ [path]: record('Use it', 'draft'), 'doc/0002-b.md': record('B', 'draft') });
    await repository.commit({ [path]: record('Use it', 'accepted') }, 'Accept ADR-1');
    await told();
    for (const name of ['history', 'commits']) {
      const text = await readFile(kept(name), 'utf8');
      await writeFile(kept(name), text.replaceAll('Accept ADR-1', 'Damaged'));
    }
    assert.doesNotMatch(await told(), /Damaged/);
    await requireSame();
  });

  it('is not that of another mail map', async () => {
    await repository.commit({ 'doc/0001-a.md': record('A', 'draft'), 'doc/0002-b.md': record('B', 'draft') });
    const before = await told();
    const email = (await repository.git('log', '-1', '--format=%ae')).trim();
    await writeFile(join(repository.root, '.mailmap'), `Platform Lead <${email}>\n`);
    const after = await told();
    assert.doesNotMatch(before, /Platform Lead/);
    assert.match(after, /Platform Lead/);
  });

  it('is not kept where the mail map is elsewhere, or the clone is shallow', async () => {
    await repository.commit({ 'doc/0001-a.md': record('A', 'draft'), 'doc/0002-b.md': record('B', 'draft') });
    await repository.git('config', 'mailmap.file', '../mailmap');
    await told();
    await assert.rejects(readFile(kept('history')), /ENOENT/);
    await repository.git('config', '--unset', 'mailmap.file');
    await repository.commit({ 'doc/0001-a.md': record('A', 'accepted') });
    const source = repository.root;
    const shallow = join(root, 'shallow');
    await repository.git('clone', '--quiet', '--depth=1', `file://${source}`, shallow);
    repository = { ...repository, root: shallow };
    await told();
    await assert.rejects(readFile(kept('history')), /ENOENT/);
  });

  it('is read again when the commit that it led up to is gone', async () => {
    await repository.commit({ 'doc/0001-a.md': record('A', 'draft'), 'doc/0002-b.md': record('B', 'draft') });
    await repository.commit({ 'doc/0001-a.md': record('A', 'accepted') });
    await told();
    await repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    await repository.git('reflog', 'expire', '--expire=now', '--all');
    await repository.git('gc', '--quiet', '--prune=now');
    await requireSame();
  });
});
