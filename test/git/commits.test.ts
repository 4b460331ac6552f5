import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import type { Finding } from '../../src/core/model/finding';
import type { DecisionWorkspace } from '../../src/core/service';
import { applyFix } from '../../src/node/applyFix';
import { createNodeService } from '../../src/node/service';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const RECORD = 'docs/decisions/0001-keep-orders.md';
const RULES: ReadonlySet<string> = new Set([
  'commit-unknown',
  'commit-unreachable',
  'not-implemented',
  'accepted-rewritten',
  'decision-stalled',
  'id-taken-elsewhere',
]);

interface Stated {
  readonly status?: string;
  readonly date?: string;
  readonly category?: string;
  readonly commits?: string;
  readonly title?: string;
  readonly outcome?: string;
}

const AGREED =
  'because it keeps orders on the kiosk while the network is down, and no server has to be run for it.';

function record({
  status = 'accepted',
  date = '2026-03-14',
  category,
  commits,
  title = 'Keep orders',
  outcome = `Chosen option: "SQLite", ${AGREED}`,
}: Stated = {}): string {
  return [
    '---',
    `status: ${status}`,
    `date: ${date}`,
    ...(category === undefined ? [] : [`category: ${category}`]),
    ...(commits === undefined ? [] : [`commits: ${commits}`]),
    '---',
    '',
    `# ${title}`,
    '',
    '## Considered Options',
    '',
    '- SQLite',
    '- PostgreSQL',
    '',
    '## Decision Outcome',
    '',
    outcome,
    '',
  ].join('\n');
}

describe('commits of decisions', () => {
  const folder = useTemporaryFolder();
  let root: string;

  beforeEach(async () => {
    root = folder.at('repository');
    await folder.write('repository/.grounds.yaml', 'folders: [docs/decisions]\n');
    await git(root, 'init', '--quiet', '--initial-branch=main');
  });

  const write = (path: string, text: string): Promise<string> => folder.write(`repository/${path}`, text);

  /** Commits everything. @param day ISO date; by default one long after the records were written */
  async function commit(message: string, day = '2026-04-20', at = root): Promise<string> {
    await git(at, 'add', '--all');
    const date = `${day}T12:00:00+0000`;
    const before = process.env['GIT_COMMITTER_DATE'];
    process.env['GIT_COMMITTER_DATE'] = date;
    try {
      await git(at, 'commit', '--quiet', '--allow-empty', '-m', message, '--date', date);
    } finally {
      if (before === undefined) {
        delete process.env['GIT_COMMITTER_DATE'];
      } else {
        process.env['GIT_COMMITTER_DATE'] = before;
      }
    }
    return (await git(at, 'rev-parse', 'HEAD')).trim();
  }

  async function look(at = root): Promise<DecisionWorkspace> {
    const logger = { debug: () => undefined, warn: () => undefined };
    const workspace = await createNodeService(at, { cache: false, logger }).open();
    await workspace.readCommits();
    return workspace;
  }

  async function found(at = root): Promise<readonly Finding[]> {
    return (await look(at)).check().findings.filter(({ rule }) => RULES.has(rule));
  }

  async function rulesOf(at = root): Promise<readonly string[]> {
    return (await found(at)).map(({ rule }) => rule);
  }

  /** Applies the first fix of the only finding. */
  async function fix(): Promise<void> {
    const workspace = await look();
    const [finding] = workspace.check().findings.filter(({ rule }) => RULES.has(rule));
    assert.ok(finding);
    const [first] = await workspace.fixesFor(finding);
    assert.ok(first, 'no fix');
    const texts = new Map(
      await Promise.all(
        first.changes.map(async ({ path }) => [path, await readFile(`${root}/${path}`, 'utf8')] as const),
      ),
    );
    await applyFix(root, first, texts);
  }

  describe('that a record lists', () => {
    it('are found by whole ids and abbreviations', async () => {
      const id = await commit('Write orders to disk');
      await write(RECORD, record({ commits: `[${id}, ${id.slice(0, 12)}, "${id.toUpperCase()}"]` }));
      assert.deepEqual(await rulesOf(), []);
      const workspace = await look();
      assert.deepEqual(
        workspace.commitsOf(RECORD)?.map(({ commit: { subject }, sources }) => [subject, sources]),
        [['Write orders to disk', ['field']]],
      );
    });

    it('are unknown when git has no such commit', async () => {
      await commit('Write orders to disk');
      await write(RECORD, record({ commits: 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef' }));
      const [finding] = await found();
      assert.equal(finding?.rule, 'commit-unknown');
      assert.match(finding.message, /^There is no commit deadbeefde in this clone/);
    });

    it('are unknown when git has something else', async () => {
      await write('src/store.js', 'export {};\n');
      await commit('Write orders to disk');
      const tree = (await git(root, 'rev-parse', 'HEAD^{tree}')).trim();
      // A branch that is called like an abbreviation is not what the record means.
      await git(root, 'branch', 'abc1234');
      await write(RECORD, record({ commits: `[${tree}, abc1234]` }));
      const findings = await found();
      assert.deepEqual(
        findings.map(({ data }) => data?.['code']),
        ['other', 'missing'],
      );
    });

    it('are not known to be missing in a shallow clone, nor in a partial one', async () => {
      const first = await commit('Write orders to disk');
      await commit('Read them back');
      await write(RECORD, record({ commits: `[${first}, deadbeefdeadbeefdeadbeefdeadbeefdeadbeef]` }));
      await commit('Decide');
      await git(root, 'config', 'uploadpack.allowFilter', 'true');
      await git(folder.path, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
      await git(folder.path, 'clone', '--quiet', '--filter=blob:none', `file://${root}`, 'partial');
      assert.deepEqual(await rulesOf(folder.at('shallow')), []);
      assert.deepEqual(await rulesOf(folder.at('partial')), []);
      assert.deepEqual(await rulesOf(), ['commit-unknown']);
    });

    it('that were rebased are replaced by the commit with the same patch', async () => {
      await commit('Begin');
      await git(root, 'checkout', '--quiet', '-b', 'feature');
      await write('src/store.js', 'export const orders = [];\n');
      const old = await commit('Write orders', '2026-04-21');
      await git(root, 'checkout', '--quiet', 'main');
      await write('README.md', 'Kiosk\n');
      await commit('Say what this is', '2026-04-22');
      await git(root, 'cherry-pick', old);
      await git(root, 'commit', '--quiet', '--amend', '-m', 'Write orders to disk (#12)');
      const now = (await git(root, 'rev-parse', 'HEAD')).trim();
      const text = record({ commits: `\n  # carried out by\n  - '${old}'` }).replaceAll('\n', '\r\n');
      await write(RECORD, text);
      const [finding] = await found();
      assert.equal(finding?.rule, 'commit-unreachable');
      assert.match(finding.message, /“Write orders to disk \(#12\)” makes the same change: list that one\.$/);
      await fix();
      assert.equal(await readFile(`${root}/${RECORD}`, 'utf8'), text.replace(old, now));
      assert.deepEqual(await rulesOf(), []);
    });

    it('that were rebased with other content are replaced by the commit of the same description', async () => {
      await commit('Begin');
      await write('src/store.js', 'export const orders = [];\n');
      const old = await commit('Write orders', '2026-04-21');
      await write('src/store.js', 'export const orders = new Map();\n');
      await git(root, 'add', '--all');
      await git(root, 'commit', '--quiet', '--amend', '--no-edit');
      await write(RECORD, record({ commits: `[${old.slice(0, 10)}]` }));
      const [finding] = await found();
      assert.match(finding?.message ?? '', /has the same subject, author and date: list that one\.$/);
    });

    it('that wait on another branch have nothing in their place', async () => {
      await commit('Begin');
      await git(root, 'checkout', '--quiet', '-b', 'feature');
      await write('src/store.js', 'export const orders = [];\n');
      const id = await commit('Write orders', '2026-04-21');
      await git(root, 'checkout', '--quiet', 'main');
      await write(RECORD, record({ commits: `[${id}]` }));
      const workspace = await look();
      const [finding] = workspace.check().findings.filter(({ rule }) => RULES.has(rule));
      assert.equal(finding?.rule, 'commit-unreachable');
      assert.deepEqual(await workspace.fixesFor(finding), []);
    });
  });

  describe('that carry a decision out', () => {
    const old: Stated = { category: 'technology', date: '2020-03-14' };

    it('are missed when nothing but the record was written', async () => {
      await write(RECORD, record(old));
      await commit('ADR-1: keep orders in SQLite', '2020-03-14');
      await write('README.md', 'Kiosk\n');
      await commit('Say what this is', '2020-05-01');
      const [finding] = await found();
      assert.equal(finding?.rule, 'not-implemented');
      assert.match(finding.message, /^ADR-0001 was accepted on [\d-]+, and no commit carries it out/);
    });

    for (const message of [
      'Store orders\n\nDecision: ADR-0001',
      'adr1: store orders',
      'See 0001-keep-orders.md',
    ]) {
      it(`are found by ${JSON.stringify(message)}`, async () => {
        await write(RECORD, record(old));
        await commit('Decide', '2020-03-14');
        await write('src/store.js', 'export {};\n');
        await commit(message, '2020-05-01');
        assert.deepEqual(await rulesOf(), []);
      });
    }

    it('are found where the record changed with code', async () => {
      await write(RECORD, record(old));
      await write('src/store.js', 'export {};\n');
      await commit('Keep orders', '2020-03-14');
      assert.deepEqual(await rulesOf(), []);
    });

    it('are not asked for in a shallow clone', async () => {
      await write(RECORD, record(old));
      await commit('Decide', '2020-03-14');
      await commit('More', '2020-03-15');
      await git(folder.path, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
      assert.deepEqual(await rulesOf(folder.at('shallow')), []);
    });

    it('are listed with every way in which they belong to it', async () => {
      await write(RECORD, record({ status: 'proposed' }));
      await commit('Propose', '2026-03-01');
      await git(root, 'mv', RECORD, 'docs/decisions/0001-keep-all-orders.md');
      await commit('Rename it', '2026-03-02');
      const path = 'docs/decisions/0001-keep-all-orders.md';
      await write('src/store.js', 'export {};\n');
      const id = await commit('Store orders (ADR-1)\n\nDecision: ADR-1', '2026-03-03');
      await write(path, record({ commits: `[${id}]` }));
      await commit('Accept ADR-0001', '2026-03-04');
      const workspace = await look();
      assert.deepEqual(
        workspace
          .commitsOf(path)
          ?.map(({ commit: { subject }, sources, isWork }) => [subject, sources, isWork]),
        [
          ['Accept ADR-0001', ['mention', 'record'], false],
          ['Store orders (ADR-1)', ['field', 'trailer', 'mention'], true],
          ['Rename it', ['record'], false],
          ['Propose', ['record'], false],
        ],
      );
    });
  });

  describe('that rewrite what was accepted', () => {
    const other =
      'Chosen option: "PostgreSQL", since the reports of the head office need all orders in one place.';

    it('are found when they come later', async () => {
      await write(RECORD, record());
      await commit('Accept', '2026-03-14');
      await write(RECORD, record({ outcome: other }));
      await commit('Change our minds', '2026-04-14');
      const [finding] = await found();
      assert.equal(finding?.rule, 'accepted-rewritten');
      assert.match(
        finding.message,
        /^What was accepted on 2026-03-14 was rewritten in \w{10} “Change our minds”/,
      );
    });

    it('are found across a rename, and before they are committed', async () => {
      await write(RECORD, record());
      await commit('Accept', '2026-03-14');
      await git(root, 'mv', RECORD, 'docs/decisions/0001-store.md');
      await commit('Rename', '2026-04-14');
      await write('docs/decisions/0001-store.md', record({ outcome: other }));
      const [finding] = await found();
      assert.match(finding?.message ?? '', /was rewritten by changes that are not committed/);
      const workspace = await look();
      // Putting the words back, as typed in an editor, is enough.
      await workspace.update('docs/decisions/0001-store.md', record());
      assert.deepEqual(
        workspace.findingsFor('docs/decisions/0001-store.md').filter(({ rule }) => RULES.has(rule)),
        [],
      );
    });

    const harmless: readonly [string, Stated, string][] = [
      [
        'corrections',
        { outcome: `Chosen option: "SQLite", ${AGREED.replace('down', 'gone')}` },
        '2026-04-14',
      ],
      [
        'additions',
        { outcome: `Chosen option: "SQLite", ${AGREED}\n\nSince then it was measured again.` },
        '2026-04-14',
      ],
      ['the first week', { outcome: other }, '2026-03-18'],
      ['another status', { outcome: other, status: 'superseded' }, '2026-04-14'],
      ['another title', { title: 'Store orders' }, '2026-04-14'],
    ];
    for (const [what, stated, day] of harmless) {
      it(`are not ${what}`, async () => {
        await write(RECORD, record());
        await commit('Accept', '2026-03-14');
        await write(RECORD, record(stated));
        await commit('Edit', day);
        assert.deepEqual(await rulesOf(), []);
      });
    }

    it('are not those before it was accepted', async () => {
      await write(RECORD, record({ status: 'proposed' }));
      await commit('Propose', '2026-01-14');
      await write(RECORD, record({ outcome: other }));
      await commit('Accept', '2026-03-14');
      await commit('Later', '2026-06-01');
      assert.deepEqual(await rulesOf(), []);
    });
  });

  describe('that leave a decision open', () => {
    beforeEach(async () => {
      await write(RECORD, record({ status: 'proposed', date: '2026-06-01' }));
      await commit('Propose', '2020-01-14');
    });

    it('are counted from the one that gave it its status, across a rename and other edits', async () => {
      const path = 'docs/decisions/0001-store.md';
      await git(root, 'mv', RECORD, path);
      await commit('Rename', '2020-02-14');
      await write(path, record({ status: 'Proposed', date: '2026-06-02', title: 'Store orders' }));
      await commit('Reword', '2026-06-02');
      const [finding, ...more] = await found();
      assert.deepEqual(more, []);
      assert.equal(finding?.rule, 'decision-stalled');
      assert.equal(finding.severity, 'info');
      assert.match(
        finding.message,
        /^This decision has been proposed for \d{4,} days, since \w{10} “Propose”/,
      );
      const workspace = await look();
      // Deciding it, as typed in an editor, is enough.
      await workspace.update(path, record());
      assert.deepEqual(
        workspace.findingsFor(path).filter(({ rule }) => rule === 'decision-stalled'),
        [],
      );
    });

    it('may be as old as the configuration allows, and its time begins anew with another status', async () => {
      await write(RECORD, record({ status: 'draft' }));
      const now = new Date(Date.now() - 50 * 86_400_000).toISOString().slice(0, 10);
      await commit('Back to the desk', now);
      assert.deepEqual(await rulesOf(), []);
      await write('.grounds.yaml', 'folders: [docs/decisions]\nstalled-after: 40\n');
      assert.deepEqual(await rulesOf(), ['decision-stalled']);
    });

    it('are not known in a shallow clone, without git and where nobody has agreed to rules', async () => {
      await commit('Later', '2020-03-14');
      await git(folder.path, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
      assert.deepEqual(await rulesOf(folder.at('shallow')), []);
      await folder.write('plain/.grounds.yaml', 'folders: [docs/decisions]\n');
      await folder.write(`plain/${RECORD}`, record({ status: 'proposed' }));
      assert.deepEqual(await rulesOf(folder.at('plain')), []);
      assert.deepEqual(await rulesOf(), ['decision-stalled']);
      await rm(`${root}/.grounds.yaml`);
      assert.deepEqual(await rulesOf(), []);
    });
  });

  describe('numbers on other branches', () => {
    const SECOND = 'docs/decisions/0002-send-events.md';
    const OTHER = 'docs/decisions/0002-cache-menus.md';

    beforeEach(async () => {
      await write(RECORD, record());
      await commit('Decide', '2026-03-14');
    });

    it('keep their number when they landed first, and ours gets the next that is free everywhere', async () => {
      await git(root, 'checkout', '--quiet', '-b', 'feature');
      await write(SECOND, record({ title: '2. Send events' }));
      await write(
        'docs/decisions/0003-more.md',
        record({ title: '3. More' }).replace('---\n\n', 'depends-on: ADR-0002\n---\n\n'),
      );
      await commit('Propose', '2026-04-01');
      await git(root, 'checkout', '--quiet', 'main');
      await write(OTHER, record({ title: '2. Cache menus' }));
      await write('docs/decisions/0005-x.md', record({ title: '5. X' }));
      await commit('Decide more', '2026-04-02');
      assert.deepEqual(await rulesOf(), []);
      await git(root, 'checkout', '--quiet', 'feature');
      const [finding, ...more] = await found();
      assert.deepEqual(more, []);
      assert.equal(finding?.rule, 'id-taken-elsewhere');
      assert.match(
        finding.message,
        /^`0002-cache-menus\.md` on main is ADR-0002 too; it landed first and keeps/,
      );
      await fix();
      assert.match(
        await readFile(`${root}/docs/decisions/0006-send-events.md`, 'utf8'),
        /^# 6\. Send events$/m,
      );
      assert.match(await readFile(`${root}/docs/decisions/0003-more.md`, 'utf8'), /^depends-on: ADR-0006$/m);
      assert.deepEqual(await rulesOf(), []);
    });

    it('are compared with remote-tracking branches and detached working trees', async () => {
      await git(folder.path, 'clone', '--quiet', root, 'clone');
      const clone = folder.at('clone');
      await write(OTHER, record({ title: '2. Cache menus' }));
      await commit('Decide more', '2026-04-02');
      await folder.write(`clone/${SECOND}`, record({ title: '2. Send events' }));
      assert.deepEqual(await rulesOf(clone), []);
      await git(clone, 'fetch', '--quiet');
      const [finding] = await found(clone);
      assert.match(finding?.message ?? '', /on origin\/main is ADR-0002 too; it landed first/);

      await git(clone, 'update-ref', '-d', 'refs/remotes/origin/main');
      await git(clone, 'worktree', 'add', '--quiet', '--detach', '../tree');
      await folder.write(`tree/${OTHER}`, record({ title: '2. Cache menus' }));
      await commit('Decide there', '2026-04-03', folder.at('tree'));
      const [second] = await found(clone);
      assert.match(second?.message ?? '', /on the working tree tree is ADR-0002 too; whichever lands second/);
    });

    it('do not count where a branch is only older', async () => {
      await git(root, 'branch', 'old');
      await git(root, 'mv', RECORD, 'docs/decisions/0001-store.md');
      await commit('Rename', '2026-04-01');
      await git(root, 'checkout', '--quiet', '-b', 'feature');
      assert.deepEqual(await rulesOf(), []);
    });
  });

  it('are not asked for where nobody has agreed to rules', async () => {
    await write('.grounds.yaml', '');
    await git(root, 'rm', '--quiet', '--cached', '--ignore-unmatch', '.grounds.yaml');
    await rm(`${root}/.grounds.yaml`);
    await write(RECORD, record({ category: 'technology', date: '2020-03-14' }));
    await commit('Decide', '2020-03-14');
    assert.deepEqual(await rulesOf(), []);
    await write(RECORD, record({ commits: '[deadbeefdeadbeefdeadbeefdeadbeefdeadbeef]' }));
    assert.deepEqual(
      (await found()).map(({ rule, severity }) => [rule, severity]),
      [['commit-unknown', 'hint']],
    );
  });

  it('are not asked for without git, before the first commit, and in folders that are not trusted', async () => {
    await write(RECORD, record({ commits: '[deadbeefdeadbeefdeadbeefdeadbeefdeadbeef]' }));
    assert.deepEqual(await rulesOf(), []);
    assert.equal((await look()).commitFacts?.trouble, 'there is no commit yet');
    await folder.write('plain/.grounds.yaml', 'folders: [docs/decisions]\n');
    await folder.write(`plain/${RECORD}`, record());
    assert.equal(
      (await look(folder.at('plain'))).commitFacts?.trouble,
      'this folder is not in a git repository',
    );
    await commit('Decide');
    const logger = { debug: () => undefined, warn: () => undefined };
    const workspace = await createNodeService(root, { cache: false, mayRunGit: false, logger }).open();
    await workspace.readCommits();
    assert.equal(workspace.commitFacts?.trouble, 'git is not run in a folder that is not trusted');
  });
});
