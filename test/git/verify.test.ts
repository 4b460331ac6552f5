import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeSandboxes, sandbox } from '../unit/cli/sandbox';
import type { Sandbox } from '../unit/cli/sandbox';
import { validateVerification } from '../unit/support/reportSchema';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-use-sqlite.md';
const LOAD = 'docs/decisions/evidence/0007/load.csv';
const TESTS = 'docs/decisions/evidence/0007/tests.xml';
const NOTES = 'docs/research/interviews.md';

const record = `---
status: accepted
date: 2026-03-14
evidence:
  - id: E1
    type: test
    finding: A put followed by a get returns the value that was written.
    supports: SQLite
    file: ${TESTS}
    tests: 'store.Store#put'
    covers: [src/store/, test/store.test.ts]

  - id: E2
    type: dataset # measured on the shop's machine
    finding: >-
      At 1,000 requests per second only SQLite stays
      under 200 ms at p95.
    supports: SQLite
    refutes: PostgreSQL
    file: ${LOAD}
    column: latency_ms
    stat: p95
    unit: ms
    better: lower
    at-most: 200 ms
    options:
      SQLite: {option: sqlite}
      PostgreSQL: {option: postgres}
    covers: [src/store/]
  - id: E4
    type: study
    finding: Operators would not run a separate database.
    supports: SQLite
    file: ${NOTES}
    quote: Six of seven would not run a separate database.
  - id: E5
    type: incident
    finding: The shared database was down for 94 minutes.
    refutes: PostgreSQL
    ref: INC-2219
  - id: E6
    type: link
    finding: Its authors recommend it for such loads.
    supports: SQLite
    url: https://example.com/when-to-use
    valid-until: 2999-03-01
---

# Use SQLite for the local store

## Context and Problem Statement

Orders wait for the network.

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;

const files = {
  [RECORD]: record,
  [LOAD]: 'option,latency_ms\nsqlite,150\nsqlite,160\nsqlite,170\npostgres,200\npostgres,240\npostgres,250\n',
  [TESTS]: `<?xml version="1.0"?>
<testsuites><testsuite name="store.Store">
<testcase classname="store.Store" name="put" time="0.01"/>
<testcase classname="store.Store" name="put_many" time="0.01"><failure message="lost one">lost</failure></testcase>
<testcase classname="store.Store" name="later" time="0"><skipped/></testcase>
</testsuite></testsuites>
`,
  [NOTES]: '# Interviews\n\n> Six of seven would not\n> run a separate database.\n',
  'src/store/open.ts': 'export const open = 1;\n',
  'src/other.ts': 'export const other = 1;\n',
  'test/store.test.ts': 'put();\n',
  '.gitattributes': '*.ts text\n*.csv text\n',
};

interface Item {
  readonly evidence: string;
  readonly state: string;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  readonly result: unknown;
  readonly recorded: unknown;
  readonly changed: readonly string[];
}

interface Verification {
  readonly items: readonly Item[];
  readonly decisions: readonly { readonly id: string; readonly state: string | null }[];
}

async function verify(at: Sandbox, folder = at.root, ...more: readonly string[]): Promise<Verification> {
  const { out, err } = await at.run('-C', folder, 'verify', '--format', 'json', ...more);
  assert.equal(err, '');
  const data: unknown = JSON.parse(out);
  assert.deepEqual(validateVerification(data), []);
  return data as Verification;
}

async function states(at: Sandbox, folder?: string): Promise<Readonly<Record<string, string>>> {
  const { items } = await verify(at, folder);
  return Object.fromEntries(items.map(({ evidence, state }) => [evidence, state]));
}

const ALL_GOOD = { E1: 'verified', E2: 'verified', E4: 'verified', E5: 'cited', E6: 'cited' };

/** A repository with everything committed and pinned. */
async function pinnedRepository(): Promise<Sandbox> {
  const at = sandbox(files, { versioned: false });
  await git(at.root, 'init', '-q', '-b', 'main');
  await git(at.root, 'add', '.');
  await git(at.root, 'commit', '-qm', 'Measure');
  const { code, err } = await at.run('pin', '7');
  assert.equal(err, '2 items pinned.\n');
  assert.equal(code, 0);
  await git(at.root, 'commit', '-qam', 'Pin');
  return at;
}

function edit(at: Sandbox, path: string, from: string, to: string): void {
  const text = at.read(path);
  assert.ok(text.includes(from), `${path} has no ${from}`);
  at.write({ [path]: text.replace(from, to) });
}

async function commitAll(at: Sandbox, message = 'Change'): Promise<void> {
  await git(at.root, 'add', '-A');
  await git(at.root, 'commit', '-qm', message);
}

describe('grounds verify in real repositories', function () {
  this.timeout(60_000);
  after(removeSandboxes);

  let at: Sandbox;
  beforeEach(async () => {
    at = await pinnedRepository();
  });

  it('finds what was just pinned in order', async () => {
    const { items, decisions } = await verify(at);
    assert.deepEqual(Object.fromEntries(items.map(({ evidence, state }) => [evidence, state])), ALL_GOOD);
    assert.deepEqual(decisions, [{ id: 'ADR-0007', path: RECORD, state: 'supported' }]);
    assert.deepEqual(items[1]?.result, { SQLite: '169 ms', PostgreSQL: '249 ms' });
    assert.deepEqual(items[1]?.recorded, items[1]?.result);
  });

  it('pins by adding lines only, and a second time changes nothing', async () => {
    const text = at.read(RECORD);
    const kept = text
      .split('\n')
      .filter((line) => !/^ {4}captured:|^ {6}(?:result|commit|digest|tree):/.test(line));
    assert.equal(kept.join('\n'), record);
    const { err } = await at.run('pin', '7');
    assert.equal(err, '0 items pinned, 2 pinned already.\n');
    assert.equal(at.read(RECORD), text);
  });

  it('takes the digest of the tree from git alone', async () => {
    const listing = await git(at.root, 'ls-tree', '-r', '-z', '--full-tree', 'HEAD');
    const hash = createHash('sha256');
    for (const line of listing.split('\0').filter((entry) => entry.includes('\tsrc/store/'))) {
      const [, type = '', id = '', path = ''] = /^\d+ (\w+) (\w+)\t(.*)$/.exec(line) ?? [];
      hash.update(`${type} ${id} ${path}\0`);
    }
    assert.ok(at.read(RECORD).includes(`tree: sha256:${hash.digest('hex')}`));
  });

  describe('says what an edit by hand comes to, and forgets it when the edit is taken back', () => {
    interface Edit {
      readonly name: string;
      readonly path: string;
      readonly from: string;
      readonly to: string;
      readonly committed?: boolean;
      readonly states: Readonly<Record<string, string>>;
      readonly reason?: readonly [evidence: string, message: RegExp];
    }

    const edits: readonly Edit[] = [
      { name: 'an unrelated file', path: 'src/other.ts', from: '1', to: '2', committed: true, states: {} },
      {
        name: 'covered source',
        path: 'src/store/open.ts',
        from: '1',
        to: '2',
        committed: true,
        states: { E1: 'suspect', E2: 'suspect' },
        reason: ['E1', /src\/store\/open\.ts/],
      },
      {
        name: 'covered source that is not committed',
        path: 'src/store/open.ts',
        from: '1',
        to: '2',
        states: { E1: 'suspect', E2: 'suspect' },
        reason: ['E2', /not committed \(src\/store\/open\.ts\)/],
      },
      {
        name: 'one row of the data',
        path: LOAD,
        from: 'sqlite,170',
        to: 'sqlite,171',
        committed: true,
        states: { E2: 'broken' },
        reason: ['E2', /changed since it was captured/],
      },
      {
        name: 'the recorded result',
        path: RECORD,
        from: '169 ms',
        to: '69 ms',
        states: { E2: 'broken' },
        reason: ['E2', /recorded is SQLite 69 ms, .* but the data says SQLite 169 ms/],
      },
      {
        name: 'supports and refutes swapped',
        path: RECORD,
        from: '    supports: SQLite\n    refutes: PostgreSQL\n    file: docs/decisions/evidence/0007/load.csv\n',
        to: '    supports: PostgreSQL\n    refutes: SQLite\n    file: docs/decisions/evidence/0007/load.csv\n',
        states: { E2: 'contradicts' },
        reason: ['E2', /favours SQLite \(169 ms\), not PostgreSQL/],
      },
      {
        name: 'an option renamed in the body',
        path: RECORD,
        from: '- PostgreSQL\n',
        to: '- CockroachDB\n',
        states: { E2: 'broken', E5: 'broken' },
        reason: ['E5', /PostgreSQL is not among the options/],
      },
      {
        name: 'a slip in covers',
        path: RECORD,
        from: 'covers: [src/store/, test/store.test.ts]',
        to: 'covers: [src/sotre/, test/store.test.ts]',
        states: { E1: 'broken' },
        reason: ['E1', /src\/sotre\/ matches no tracked file/],
      },
      {
        name: 'a slip in the selector',
        path: RECORD,
        from: "'store.Store#put'",
        to: "'store.Store#putt'",
        states: { E1: 'broken' },
        reason: ['E1', /no test matches store\.Store#putt \(3 tests in the report\)/],
      },
      {
        name: 'the quotation',
        path: NOTES,
        from: 'Six of seven',
        to: 'Five of seven',
        committed: true,
        states: { E4: 'broken' },
        reason: ['E4', /quoted words are not in/],
      },
      {
        name: 'a day that has passed',
        path: RECORD,
        from: 'valid-until: 2999-03-01',
        to: 'valid-until: 2019-03-01',
        states: { E6: 'expired' },
        reason: ['E6', /until 2019-03-01/],
      },
      {
        name: 'a file that is gone',
        path: RECORD,
        from: `file: ${TESTS}`,
        to: 'file: docs/decisions/evidence/0007/gone.xml',
        states: { E1: 'broken' },
        reason: ['E1', /there is no file docs\/decisions\/evidence\/0007\/gone\.xml/],
      },
      {
        name: 'a path out of the repository',
        path: RECORD,
        from: `file: ${TESTS}`,
        to: 'file: ../outside.xml',
        states: { E1: 'broken' },
        reason: ['E1', /leads out of the repository/],
      },
    ];

    for (const { name, path, from, to, committed = false, states: expected, reason } of edits) {
      it(name, async () => {
        edit(at, path, from, to);
        if (committed) {
          await commitAll(at);
        }
        const { items } = await verify(at);
        assert.deepEqual(Object.fromEntries(items.map(({ evidence, state }) => [evidence, state])), {
          ...ALL_GOOD,
          ...expected,
        });
        if (reason !== undefined) {
          const [evidence, message] = reason;
          const item = items.find((entry) => entry.evidence === evidence);
          assert.match(item?.reasons.map((entry) => entry.message).join('\n') ?? '', message);
        }
        edit(at, path, to, from);
        if (committed) {
          await commitAll(at);
        }
        assert.deepEqual(await states(at), ALL_GOOD);
      });
    }
  });

  it('contradicts when a selector takes in a failing test and is pinned again', async () => {
    edit(at, RECORD, "'store.Store#put'", "'store.Store#put*'");
    // What was recorded is not what such a selector finds.
    assert.equal((await states(at))['E1'], 'broken');
    await at.run('pin', '7', 'E1');
    const { items } = await verify(at);
    assert.equal(items[0]?.state, 'contradicts');
    assert.equal(items[0]?.recorded, '1/2 passed, 1 failed');
    assert.match(items[0]?.reasons[0]?.message ?? '', /1 of 2 failed: store\.Store#put_many \(lost one\)/);
  });

  it('takes no skipped test for a success', async () => {
    edit(at, RECORD, "'store.Store#put'", "'store.Store#later'");
    const { items } = await verify(at);
    assert.equal(items[0]?.state, 'broken');
    assert.match(
      items[0]?.reasons.map(({ message }) => message).join() ?? '',
      /skipped, which proves nothing/,
    );
  });

  it('reconfirms until the next change', async () => {
    edit(at, 'src/store/open.ts', '1', '1; // the first');
    const refused = await at.run('reconfirm', '7', 'E1', '--why', 'Only a comment.', '--by', 'storage-lead');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /not committed/);
    await commitAll(at);
    const { err } = await at.run('reconfirm', '7', 'E1', '--why', 'Only a comment.', '--by', 'storage-lead');
    assert.equal(err, 'ADR-0007 E1 reconfirmed.\n');
    assert.deepEqual(await states(at), { ...ALL_GOOD, E2: 'suspect' });
    edit(at, 'src/store/open.ts', 'first', 'second');
    await commitAll(at);
    assert.deepEqual(await states(at), { ...ALL_GOOD, E1: 'suspect', E2: 'suspect' });
    const twice = await at.run('reconfirm', '7', 'E1', '--why', 'Still one.', '--by', 'storage-lead');
    assert.equal(twice.code, 0);
    assert.equal((await states(at))['E1'], 'verified');
  });

  it('refuses to pin what was measured with uncommitted code, and the rest is pinned', async () => {
    edit(at, RECORD, "'store.Store#put'", "'store.Store#nothing'");
    edit(at, 'src/store/open.ts', '1', '2');
    const { code, err } = await at.run('pin', '7');
    assert.equal(code, 1);
    assert.match(err, /E1: no test matches store\.Store#nothing .*; correct what it selects/);
    assert.match(err, /E2: src\/store\/open\.ts has changes that are not committed; commit them/);
  });

  it('refuses to pin a report of another commit, and pins it to its own when told to', async () => {
    const old = (await git(at.root, 'rev-parse', 'HEAD~1')).trim();
    edit(
      at,
      TESTS,
      '<testcase classname="store.Store" name="put" ',
      `<properties><property name="commit" value="${old}"/></properties><testcase classname="store.Store" name="put" `,
    );
    edit(at, 'src/store/open.ts', '1', '2');
    await commitAll(at);
    const refused = await at.run('pin', '7', 'E1');
    assert.equal(refused.code, 1);
    assert.ok(refused.err.includes(`pin it to its own commit with --commit ${old}`), refused.err);
    await at.run('pin', '7', 'E1', '--commit', old);
    const { items } = await verify(at);
    assert.equal(items[0]?.state, 'suspect');
    assert.deepEqual(items[0]?.changed, ['src/store/open.ts']);
  });

  it('holds after a squash merge that takes the captured commit away', async () => {
    await git(at.root, 'checkout', '-q', '--orphan', 'squashed');
    await git(at.root, 'commit', '-qm', 'Everything at once');
    await git(at.root, 'branch', '-D', 'main');
    await git(at.root, 'reflog', 'expire', '--expire=now', '--all');
    await git(at.root, 'gc', '-q', '--prune=now');
    assert.deepEqual(await states(at), ALL_GOOD);
    edit(at, 'src/store/open.ts', '1', '2');
    await commitAll(at);
    const { items } = await verify(at);
    assert.match(items[0]?.reasons[0]?.message ?? '', /is not in this clone/);
  });

  describe('in other clones', () => {
    async function clone(...options: readonly string[]): Promise<string> {
      const target = `${at.root} clone`;
      await git(at.root, 'config', 'uploadpack.allowFilter', 'true');
      await git(dirname(at.root), 'clone', '-q', ...options, `file://${encodeURI(at.root)}`, target);
      return target;
    }
    afterEach(() => {
      rmSync(`${at.root} clone`, { recursive: true, force: true });
    });

    it('shallow', async () => {
      assert.deepEqual(await states(at, await clone('--depth', '1')), ALL_GOOD);
    });

    it('without old contents, which cannot be fetched', async () => {
      const target = await clone('--filter=blob:none');
      await git(target, 'remote', 'set-url', 'origin', 'file:///nowhere/at/all');
      assert.deepEqual(await states(at, target), ALL_GOOD);
    });

    it('with line ends of Windows', async () => {
      const target = await clone('-c', 'core.autocrlf=true');
      assert.ok(readFileSync(join(target, LOAD), 'utf8').includes('\r\n'));
      assert.deepEqual(await states(at, target), ALL_GOOD);
    });

    it('in a worktree', async () => {
      const target = `${at.root} clone`;
      await git(at.root, 'worktree', 'add', '-q', target, '-b', 'other');
      assert.deepEqual(await states(at, target), ALL_GOOD);
    });

    it('as a submodule, and with one', async () => {
      const outer = sandbox({ 'readme.md': 'x\n' }, { versioned: false });
      await git(outer.root, 'init', '-q');
      await git(
        outer.root,
        '-c',
        'protocol.file.allow=always',
        'submodule',
        'add',
        '-q',
        at.root,
        'lib/store',
      );
      await git(outer.root, 'add', '.');
      await git(outer.root, 'commit', '-qm', 'Use it');
      assert.deepEqual(await states(at, join(outer.root, 'lib/store')), ALL_GOOD);
    });
  });

  it('compares the pointer of a large file that is not downloaded', async () => {
    const digest = createHash('sha256').update(at.read(LOAD)).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${digest}\nsize ${at.read(LOAD).length}\n`;
    at.write({ [LOAD]: pointer });
    await commitAll(at);
    const { items } = await verify(at);
    assert.equal(items[1]?.state, 'verified');
    assert.match(items[1]?.reasons[0]?.message ?? '', /not downloaded; its digest is the recorded one/);
    at.write({ [LOAD]: pointer.replace(digest, digest.replaceAll('a', 'b')) });
    await commitAll(at);
    assert.equal((await states(at))['E2'], 'broken');
  });

  it('does not follow a link out of the repository', async () => {
    const outside = sandbox({ 'tests.xml': at.read(TESTS) }, { versioned: false });
    rmSync(join(at.root, TESTS));
    symlinkSync(join(outside.root, 'tests.xml'), join(at.root, TESTS));
    const { items } = await verify(at);
    assert.equal(items[0]?.state, 'broken');
    assert.match(items[0]?.reasons[0]?.message ?? '', /leads out of the repository/);
  });

  it('says so where there is no history', async () => {
    const bare = sandbox(files, { versioned: false });
    writeFileSync(join(bare.root, '.grounds.yaml'), '');
    const { items } = await verify(bare);
    assert.equal(items[0]?.state, 'unscoped');
    assert.match(items[0]?.reasons.map(({ message }) => message).join() ?? '', /not in a git repository/);
    mkdirSync(join(bare.root, 'x'));
    await git(bare.root, 'init', '-q');
    const again = await verify(bare);
    assert.match(again.items[0]?.reasons.map(({ message }) => message).join() ?? '', /no commit yet/);
  });
});
