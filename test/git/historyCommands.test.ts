import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeSandboxes, sandbox } from '../unit/cli/sandbox';
import type { Run, Sandbox } from '../unit/cli/sandbox';
import { validateHistory } from '../unit/support/reportSchema';
import { git, gitWith } from './support/git';
import { record, testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

const first = 'docs/adr/0001-use-sqlite.md';
const renamed = 'docs/decisions/0001-use-sqlite.md';
const second = 'docs/decisions/0002-use-kafka.md';

describe('the commands about history', () => {
  let box: Sandbox;
  let repository: TestRepository;
  const ids: string[] = [];
  const run = (...argv: readonly string[]): Promise<Run> => box.runWith({ cwd: 'repo' }, ...argv);

  /** The output, which has to be a success. */
  async function said(...argv: readonly string[]): Promise<string> {
    const { code, out, err } = await run(...argv);
    assert.equal(code, 0, err);
    assert.equal(err, '');
    // Ids depend on nothing but the content here, but nobody can read them.
    return ids.reduce(
      (text, id, index) => text.replaceAll(id, `<${index}>`).replaceAll(id.slice(0, 10), `<${index}>`),
      out,
    );
  }

  async function json(
    command: 'history' | 'log' | 'diff' | 'blame',
    ...argv: readonly string[]
  ): Promise<Readonly<Record<string, unknown>>> {
    const { code, out } = await run(command, ...argv, '--json');
    assert.equal(code, 0);
    const data = JSON.parse(out) as Readonly<Record<string, unknown>>;
    assert.deepEqual(validateHistory(command, data), []);
    return data;
  }

  before(async () => {
    box = sandbox({}, { versioned: false });
    repository = await testRepository(join(box.root, 'repo'));
    ids.push(await repository.commit({ [first]: record('Use SQLite', 'proposed') }, 'Propose SQLite'));
    ids.push(await repository.commit({ [first]: record('Use SQLite', 'accepted') }, 'Accept SQLite\n\nBody'));
    await repository.git('tag', 'v1');
    await repository.git('mv', 'docs/adr', 'docs/decisions');
    ids.push(await repository.commit({ [second]: record('Use Kafka', 'draft') }, 'Move'));
    ids.push(
      await repository.commit(
        {
          [renamed]: record('Use SQLite', 'superseded').replace(
            'status:',
            'superseded-by: ADR-0002\nstatus:',
          ),
          [second]: record('Use Kafka', 'accepted'),
        },
        'Supersede \x1b[31mSQLite',
      ),
    );
  });
  after(removeSandboxes);

  it('history tells the life of a record through its names', async () => {
    assert.equal(
      await said('history', '1'),
      `ADR-0001  Use SQLite
${renamed}

<0>  2026-01-01  Storage Lead  Propose SQLite
  Created: "Use SQLite", proposed

<1>  2026-01-02  Storage Lead  Accept SQLite
  Status changed from proposed to accepted

<2>  2026-01-03  Storage Lead  Move
  Moved from docs/adr to docs/decisions

<3>  2026-01-04  Storage Lead  Supersede \\x1b[31mSQLite
  Status changed from accepted to superseded
  Superseded by ADR-0002
`,
    );
  });

  it('history writes events as JSON, with dates in the zones of their authors', async () => {
    const { decision, head, incomplete, events } = await json('history', 'ADR-1');
    assert.deepEqual(decision, { id: 'ADR-0001', title: 'Use SQLite', path: renamed });
    assert.equal(head, ids[3]);
    assert.deepEqual(incomplete, []);
    assert.deepEqual((events as readonly unknown[])[1], {
      commit: ids[1],
      date: '2026-01-02T09:00:00+02:00',
      author: 'Storage Lead',
      message: 'Accept SQLite',
      path: first,
      kind: 'status-changed',
      detail: 'Status changed from proposed to accepted',
      subject: null,
      field: null,
      from: 'proposed',
      to: 'accepted',
    });
    assert.equal((events as readonly unknown[]).length, 5);
  });

  it('log lists the decisions of any revision', async () => {
    assert.equal(
      await said('log', '--at', 'v1'),
      `1 decision as of v1 (<1>, 2026-01-02)

id        status    date        evidence  title
ADR-0001  accepted  2026-01-01         0  Use SQLite
`,
    );
    assert.match(await said('log'), /^2 decisions as of HEAD \(<3>, 2026-01-04\)\n\n(?:.*\n){3}$/);
    const { at, decisions } = await json('log', '--at', 'HEAD~1');
    assert.deepEqual(at, { revision: 'HEAD~1', commit: ids[2], date: '2026-01-03T09:00:00+02:00' });
    assert.deepEqual(
      (decisions as readonly { readonly status: string }[]).map(({ status }) => status),
      ['accepted', 'draft'],
    );
  });

  const moments: readonly (readonly [string, number])[] = [
    ['2026-01-03', 2],
    ['2026-01-03T09:00', 2],
    ['2026-01-03 08:59', 1],
    ['2026-01-03T09:00:00+03:00', 1],
    ['2026-01-03T07:00:00Z', 2],
    ['2036-01-01', 3],
  ];
  for (const [moment, index] of moments) {
    it(`log finds the last commit that was made by ${moment}`, async () => {
      const { at } = await json('log', '--at', moment);
      assert.equal((at as { readonly commit: string }).commit, ids[index]);
    });
  }

  it('log reads a date on the branch itself, not on what was merged later', async () => {
    const other = await testRepository(join(box.root, 'merged'));
    const begin = await other.commit({ [first]: record('Use SQLite', 'proposed') });
    await other.git('checkout', '--quiet', '-b', 'edit');
    await other.commit({ [first]: record('Use SQLite', 'accepted') });
    await other.git('checkout', '--quiet', 'main');
    await other.commit({ 'README.md': 'Read.\n' });
    await gitWith(other.nextDate(), other.root, 'merge', '--quiet', '--no-ff', '-m', 'Merge', 'edit');
    const { out } = await box.runWith({ cwd: 'merged' }, 'log', '--at', '2026-01-02', '--json');
    assert.equal((JSON.parse(out) as { readonly at: { readonly commit: string } }).at.commit, begin);
  });

  it('diff tells what changed between two revisions', async () => {
    assert.equal(
      await said('diff', 'v1', 'HEAD'),
      `2 decisions changed from v1 (<1>, 2026-01-02) to HEAD (<3>, 2026-01-04)

ADR-0001  Use SQLite  ${renamed}
  Moved from docs/adr to docs/decisions
  Status changed from accepted to superseded
  Superseded by ADR-0002

ADR-0002  Use Kafka  ${second}
  Created: "Use Kafka", accepted
`,
    );
    assert.match(
      await said('diff', 'HEAD', 'v1', '2'),
      /^1 decision changed [^\n]*\n\nADR-0002 .*\n {2}Deleted: "Use Kafka", accepted\n$/,
    );
    assert.match(await said('diff', 'v1', 'v1'), /^No decision changed from v1/);
    const { decisions } = await json('diff', '2026-01-01', '2026-01-03', '1');
    assert.deepEqual(
      (
        decisions as readonly {
          readonly from: string;
          readonly events: readonly { readonly kind: string }[];
        }[]
      ).map(({ from, events }) => [from, ...events.map(({ kind }) => kind)]),
      [[first, 'renamed', 'status-changed']],
    );
  });

  it('blame names the commit of each field', async () => {
    box.write({ [`repo/${renamed}`]: box.read(`repo/${renamed}`).replace('---\n', '---\ntags: [a]\n') });
    assert.equal(
      await said('blame', '1'),
      `ADR-0001  Use SQLite
${renamed}

title          <0>     2026-01-01  Storage Lead  Use SQLite
chosen         <0>     2026-01-01  Storage Lead  SQLite
tags           not committed                            a
superseded-by  <3>     2026-01-04  Storage Lead  ADR-0002
status         <3>     2026-01-04  Storage Lead  superseded
date           <0>     2026-01-01  Storage Lead  2026-01-01
`.replace(/<\d>\s{5}/g, (id) => id.trim() + ' '.repeat(5)),
    );
    const { fields } = await json('blame', '1');
    assert.deepEqual(
      (fields as readonly { readonly field: string; readonly kind: string }[]).map(
        ({ field, kind }) => `${field} ${kind}`,
      ),
      ['title set', 'chosen set', 'tags uncommitted', 'superseded-by set', 'status set', 'date set'],
    );
    await repository.git('checkout', '--quiet', '--', '.');
  });

  it('a record that is not committed has no history yet', async () => {
    box.write({ 'repo/docs/decisions/0003-new.md': record('New', 'draft') });
    assert.match(await said('history', '3'), /not committed yet/);
    assert.match(await said('blame', '3'), /^status {2}not committed .*draft$/m);
    rmSync(join(repository.root, 'docs/decisions/0003-new.md'));
  });

  it('a merge tells what it decided itself', async () => {
    const other = await testRepository(join(box.root, 'conflict'));
    await other.commit({ [first]: record('Use SQLite', 'proposed') });
    await other.git('checkout', '--quiet', '-b', 'edit');
    await other.commit({ [first]: record('Use SQLite', 'accepted', 'By the branch.\n') });
    await other.git('checkout', '--quiet', 'main');
    await other.commit({ [first]: record('Use SQLite', 'rejected') });
    await gitWith(other.nextDate(), other.root, 'merge', '--quiet', '--no-commit', 'edit').catch(
      () => undefined,
    );
    await other.commit({ [first]: record('Use SQLite', 'deprecated', 'By the branch.\n') }, 'Merge');
    const { out } = await box.runWith({ cwd: 'conflict' }, 'history', '1', '--json');
    const { events } = JSON.parse(out) as {
      readonly events: readonly { readonly message: string; readonly detail: string }[];
    };
    assert.deepEqual(
      events.filter(({ message }) => message === 'Merge').map(({ detail }) => detail),
      ['Status changed from rejected to deprecated'],
    );
  });

  describe('where there is less', () => {
    const inFolder = async (folder: string, ...argv: readonly string[]): Promise<string> => {
      const { code, out, err } = await box.runWith({ cwd: folder }, ...argv);
      assert.equal(code, 2, out);
      return err;
    };

    it('than a repository or a commit, they say so', async () => {
      box.write({
        [`bare/${first}`]: record('Use SQLite', 'draft'),
        [`empty/${first}`]: record('Use SQLite', 'draft'),
      });
      await git(join(box.root, 'empty'), 'init', '--quiet');
      for (const command of [['history', '1'], ['log'], ['diff', 'a', 'b'], ['blame', '1']]) {
        assert.match(
          await inFolder('bare', ...command),
          /^grounds: \S.*bare is not in a git repository, so there is no history to look at\.\n$/,
        );
        assert.match(
          await inFolder('empty', ...command),
          /^grounds: There is no commit in \S.*empty yet: commit the decisions first\.\n$/,
        );
      }
    });

    it('than was asked for, they say so', async () => {
      assert.match(await inFolder('repo', 'history', '9'), /There is no decision 9/);
      for (const revision of ['nope', '--all', 'v1..HEAD', 'HEAD:docs', '', '2026-99-99']) {
        assert.match(
          await inFolder('repo', 'log', `--at=${revision}`),
          /^grounds: There is no (?:revision|commit from) .*\.\n$/,
          revision,
        );
      }
      assert.match(
        await inFolder('repo', 'log', '--at', '1999-12-31'),
        /There is no commit from 1999-12-31 or before\./,
      );
      assert.match(await inFolder('repo', 'diff', 'v1', 'HEAD', '9'), /There is no decision 9/);
    });

    it('they work in a worktree, on no branch, and in a repository inside another', async () => {
      await repository.git('worktree', 'add', '--quiet', '--detach', join(box.root, 'tree'), 'v1');
      const { out } = await box.runWith({ cwd: 'tree/docs' }, 'history', '1');
      assert.match(out, /Status changed from proposed to accepted\n$/);
      const inner = await testRepository(join(repository.root, 'inner'));
      await inner.commit({ [first]: record('Use files', 'draft') });
      const nested = await box.runWith({ cwd: 'repo/inner' }, 'history', '1');
      assert.match(nested.out, /^ADR-0001 {2}Use files\n(?:.*\n){3} {2}Created: "Use files", draft\n$/);
      rmSync(inner.root, { recursive: true, force: true, maxRetries: 5 });
    });

    it('history in the clone than in the repository, every output says so', async () => {
      const url = pathToFileURL(repository.root).href;
      await repository.git('config', 'uploadpack.allowFilter', 'true');
      const clone = (name: string, ...args: readonly string[]): Promise<string> =>
        git(box.root, '-c', 'protocol.file.allow=always', 'clone', '--quiet', ...args, url, name);
      await clone('shallow', '--depth=1');
      await clone('partial', '--filter=blob:none');
      for (const folder of ['shallow', 'partial']) {
        for (const command of ['history', 'blame'] as const) {
          const { code, out } = await box.runWith({ cwd: folder }, command, '1');
          assert.equal(code, 0);
          assert.match(out, new RegExp(`^Incomplete: This clone is ${folder}: `, 'm'));
          const data = JSON.parse((await box.runWith({ cwd: folder }, command, '1', '--json')).out) as {
            readonly incomplete: readonly { readonly kind: string }[];
          };
          assert.deepEqual(validateHistory(command, data), []);
          assert.deepEqual(
            data.incomplete.map(({ kind }) => kind),
            [folder],
          );
        }
      }
      const blamed = await box.runWith({ cwd: 'partial' }, 'blame', '1');
      assert.match(blamed.out, /^title +not known/m);
      const told = await box.runWith({ cwd: 'partial' }, 'history', '1');
      assert.match(told.out, /Created: this version is not in this clone\n/);
      assert.match(told.out, /Changed, and what changed is not known: this version is not in this clone\n/);
      assert.match(
        (await box.runWith({ cwd: 'shallow' }, 'history', '1')).out,
        /No commit of this clone changed it\./,
      );
      assert.match(
        (await box.runWith({ cwd: 'shallow' }, 'log', '--at', 'HEAD~1')).err,
        /shallow, and it may be one of the commits that are not in it/,
      );
      const log = await box.runWith({ cwd: 'partial' }, 'log', '--at', 'HEAD~2');
      assert.match(log.out, /^Incomplete: This clone is partial: 1 version of a record is not in it/m);
      assert.match(log.out, /^1 file could not be read: docs\/adr\/0001-use-sqlite\.md/m);
      const diff = await box.runWith({ cwd: 'partial' }, 'diff', 'HEAD~2', 'HEAD');
      assert.match(diff.out, /^Incomplete: This clone is partial/m);
    });

    it('history than there was because objects are damaged, it says so and fails', async () => {
      const other = await testRepository(join(box.root, 'damaged'));
      const lost = await other.commit({ [first]: record('Use SQLite', 'draft') });
      await other.commit({ [first]: record('Use SQLite', 'proposed') });
      rmSync(join(other.root, '.git/objects', lost.slice(0, 2), lost.slice(2)));
      const { code, out } = await box.runWith({ cwd: 'damaged' }, 'history', '1');
      assert.equal(code, 2);
      assert.match(
        out,
        /^Incomplete: The history could not be read to its end, so that older commits are missing here: /m,
      );
    });

    it('trust than git wants, they say how to give it', async function () {
      if (process.platform === 'win32') {
        this.skip();
      }
      const { PATH } = process.env;
      mkdirSync(join(box.root, 'bin'));
      writeFileSync(
        join(box.root, 'bin/git'),
        '#!/bin/sh\necho "fatal: detected dubious ownership in repository at x" >&2; exit 128\n',
        { mode: 0o755 },
      );
      process.env['PATH'] = `${join(box.root, 'bin')}:${PATH ?? ''}`;
      try {
        assert.match(
          await inFolder('repo', 'log'),
          /belongs to another user; when you trust it, run `git config --global --add safe\.directory "\S.*repo"`/,
        );
      } finally {
        process.env['PATH'] = PATH;
      }
    });
  });
});
