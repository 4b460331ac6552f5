import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeSandboxes, sandbox } from '../unit/cli/sandbox';
import type { Run, Sandbox } from '../unit/cli/sandbox';
import { validateHistory } from '../unit/support/reportSchema';
import { git } from './support/git';
import { testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

const sqlite = 'docs/decisions/0001-use-sqlite.md';
const files = 'docs/decisions/0002-use-files.md';
const data = 'docs/decisions/evidence/0001/junit.xml';
const code = 'src/store/open.js';

function report(outcome = ''): string {
  return `<testsuite name="store"><testcase classname="store" name="keeps orders">${outcome}</testcase></testsuite>\n`;
}

function record(
  title: string,
  {
    status = 'accepted',
    chosen = 'SQLite',
    why = 'it keeps every order that was put into it',
    evidence = '',
  } = {},
): string {
  return `---
status: ${status}
date: 2026-01-01
governs: [src/store/]
${evidence}---
# ${title}

## Context and Problem Statement

Orders have to be kept.

## Considered Options

* SQLite
* Files

## Decision Outcome

Chosen option: "${chosen}", because ${why}.
`;
}

const evidence = `evidence:
  - id: E1
    type: test
    finding: Every order that was put is kept.
    supports: SQLite
    file: ${data}
    tests: store#keeps orders
    covers: [src/store/, '!src/store/notes.txt']
`;

interface ReviewData {
  readonly decisions: readonly (Readonly<Record<string, unknown>> & {
    readonly evidence: readonly unknown[];
  })[];
  readonly affected: readonly Readonly<Record<string, unknown>>[];
  readonly deletedData: readonly Readonly<Record<string, unknown>>[];
  readonly governed: readonly { readonly paths: readonly string[] }[];
  readonly findings: {
    readonly added: readonly { rule: string }[];
    readonly resolved: readonly { rule: string }[];
  };
}

describe('grounds review', () => {
  let box: Sandbox;
  let repository: TestRepository;
  let start: string;
  const run = (...argv: readonly string[]): Promise<Run> => box.runWith({ cwd: 'repo' }, 'review', ...argv);

  async function review(...argv: readonly string[]): Promise<ReviewData> {
    const { code: exit, out, err } = await run('--base', 'main', '--fail-on', 'never', '--json', ...argv);
    assert.equal(exit, 0, err);
    const parsed = JSON.parse(out) as ReviewData;
    assert.deepEqual(validateHistory('review', parsed), []);
    return parsed;
  }

  before(async () => {
    box = sandbox({}, { versioned: false });
    repository = await testRepository(join(box.root, 'repo'));
    await repository.commit({
      '.grounds.yaml': 'folders: [docs/decisions]\n',
      [code]: 'open();\n',
      'README.md': 'Shop\n',
      [data]: report(),
      [sqlite]: record('Use SQLite', { evidence }),
      [files]: record('Use files', { status: 'rejected', chosen: 'Files' }),
    });
    const pinned = await box.runWith({ cwd: 'repo' }, 'pin', '1');
    assert.equal(pinned.code, 0, pinned.err);
    start = await repository.commit({}, 'Pin');
  });
  after(removeSandboxes);

  beforeEach(async () => {
    await repository.git('checkout', '--quiet', '-B', 'feature', start);
    await repository.git('branch', '--force', 'main', start);
  });

  it('says nothing where there is nothing to say', async () => {
    await repository.commit({ 'README.md': 'Shops\n' });
    assert.deepEqual(await run('--base', 'main'), { code: 0, out: '', err: '' });
    assert.equal((await run('--base', 'main', '--format', 'markdown')).out, '');
    assert.equal((await run('--base', 'main', '--format', 'github')).out, '');
    assert.equal((await run('--base', 'main', '--format', 'gitlab')).out, '[]\n');
  });

  it('tells of code that a decision governs and of evidence that the change makes suspect', async () => {
    await repository.commit({ [code]: 'open(1);\n' });
    const { decisions, affected, governed, findings } = await review();
    assert.deepEqual(decisions, []);
    const decision = { id: 'ADR-0001', title: 'Use SQLite', path: sqlite, status: 'accepted' };
    const [item] = affected;
    assert.deepEqual([item?.['decision'], item?.['id']], [decision, 'E1']);
    assert.deepEqual([item?.['state'], item?.['paths']], [{ before: 'verified', after: 'suspect' }, [code]]);
    assert.deepEqual(governed, [{ decision, paths: [code] }]);
    assert.ok(findings.added.some(({ rule }) => rule === 'evidence-suspect'));
    const { out } = await run('--base', 'main');
    assert.match(out, /E1 is suspect now, was verified \(changed: src\/store\/open\.js\)/);
  });

  it('names the changed files that evidence speaks about, and none that it leaves out', async () => {
    await repository.commit({ 'src/store/notes.txt': 'Notes\n' });
    assert.deepEqual((await review()).affected, []);
    await repository.commit({ [code]: 'open(8);\n' });
    assert.deepEqual((await review()).affected[0]?.['paths'], [code]);
  });

  it('does not blame the branch for what happened on its base', async () => {
    await repository.commit({ 'README.md': 'Shops\n' });
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit({ [code]: 'open(2);\n' });
    await repository.git('checkout', '--quiet', 'feature');
    assert.deepEqual(await run('--base', 'main'), { code: 0, out: '', err: '' });
  });

  it('tells of decisions that were added, with their argument', async () => {
    const added = 'docs/decisions/0003-cache.md';
    await repository.commit({ [added]: record('Cache orders', { status: 'proposed', evidence }) });
    const { decisions, affected } = await review();
    assert.deepEqual(affected, []);
    assert.deepEqual(
      decisions.map(({ id, change, status, state }) => [id, change, status, state]),
      [['ADR-0003', 'added', { before: null, after: 'proposed' }, { before: null, after: 'one-sided' }]],
    );
    assert.deepEqual(decisions[0]?.evidence, [
      {
        id: 'E1',
        type: 'test',
        finding: 'Every order that was put is kept.',
        supports: ['SQLite'],
        refutes: [],
        state: { before: null, after: 'unscoped' },
      },
    ]);
    const { out } = await run(
      '--base',
      'main',
      '--format',
      'markdown',
      '--link-base',
      'https://example.com/x/',
    );
    assert.match(out, /^<!-- grounds-review -->\n### Decisions in this change\n\n\*\*1 decision added/);
    assert.ok(out.includes('| Evidence | SQLite (chosen) | Files | Finding |'), out);
    assert.ok(
      out.includes('| E1 test<br>○ unscoped | ▲ supports |  | Every order that was put is kept. |'),
      out,
    );
    assert.ok(out.includes(`(<https://example.com/x/${added}>)`), out);
    assert.equal(
      (await run('--base', 'main', '--format', 'markdown', '--link-base', 'https://example.com/x/')).out,
      out,
    );
  });

  (process.platform === 'win32' ? it.skip : it)(
    'writes nothing to a terminal that it would act on',
    async () => {
      const hostile = '\x1b[31mRed\x07';
      await repository.commit({
        [`docs/decisions/0003-${hostile}.md`]: record(`Use ${hostile}`, { evidence }).replace(
          'finding:',
          'fnding:',
        ),
        [`src/store/${hostile}.js`]: 'x\n',
      });
      for (const format of ['text', 'markdown', 'github']) {
        const { out } = await run('--base', 'main', '--fail-on', 'never', '--format', format);
        assert.ok(out.includes('Red'), out);
        assert.doesNotMatch(out, /[\x00-\x09\x0b-\x1f]/, format);
      }
    },
  );

  it('puts deleted and rewritten decisions first, and says so', async () => {
    const rewritten = record('Use SQLite', {
      chosen: 'Files',
      why: 'nothing else can be read by the tools that the shops have',
      evidence,
    });
    await repository.commit({
      [sqlite]: rewritten,
      'docs/decisions/0003-a.md': record('A', { status: 'draft' }),
    });
    const { decisions } = await review();
    assert.deepEqual(
      decisions.map(({ id, rewritten: is }) => [id, is]),
      [
        ['ADR-0001', true],
        ['ADR-0003', false],
      ],
    );
    assert.match((await run('--base', 'main', '--format', 'sarif')).out, /"ruleId": "accepted-rewritten"/);
    await repository.commit({ [sqlite]: undefined });
    const deleted = await review();
    assert.deepEqual(
      deleted.decisions.map(({ id, change, status }) => [id, change, status]),
      [
        ['ADR-0001', 'deleted', { before: 'accepted', after: null }],
        ['ADR-0003', 'added', { before: null, after: 'draft' }],
      ],
    );
    assert.deepEqual(
      deleted.findings.resolved.filter(({ rule }) => rule === 'option-untested'),
      [],
    );
  });

  it('follows a record to another path', async () => {
    const moved = 'docs/decisions/0001-use-sqlite-for-orders.md';
    await repository.git('mv', sqlite, moved);
    await repository.commit({});
    const { decisions, findings } = await review();
    assert.deepEqual(
      decisions.map(({ change, path, from }) => [change, path, from]),
      [['changed', moved, sqlite]],
    );
    assert.deepEqual(findings, { added: [], resolved: [] });
  });

  it('tells of data that is gone and of data that says something else', async () => {
    await repository.commit({ [data]: report('<failure/>') });
    const failed = await review();
    assert.deepEqual(failed.affected[0]?.['state'], { before: 'verified', after: 'broken' });
    await repository.commit({ [data]: undefined });
    const { deletedData, affected } = await review();
    assert.deepEqual(
      deletedData.map(({ path }) => path),
      [data],
    );
    assert.deepEqual(affected[0]?.['state'], { before: 'verified', after: 'broken' });
  });

  it('looks at commits only, and leaves nothing behind', async () => {
    await repository.commit({ [code]: 'open(3);\n' });
    const head = await repository.git('rev-parse', 'HEAD');
    await repository.git('checkout', '--quiet', 'main');
    box.write({ [`repo/${data}`]: report('<failure/>'), [`repo/${sqlite}`]: 'gone' });
    const copies = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => /^grounds-\w{6}$/.test(name));
    const before = copies();
    const { affected, findings } = await review('--head', head.trim());
    assert.deepEqual(affected[0]?.['state'], { before: 'verified', after: 'suspect' });
    assert.deepEqual(
      findings.added.map(({ rule }) => rule),
      ['evidence-suspect'],
    );
    assert.deepEqual(copies(), before);
    await repository.git('checkout', '--quiet', '--force', 'main');
  });

  it('fails for new findings as loud as was said', async () => {
    await repository.commit({ [code]: 'open(4);\n' });
    assert.equal((await run('--base', 'main')).code, 0);
    assert.equal((await run('--base', 'main', '--fail-on', 'warning')).code, 1);
  });

  it('annotates what is new for GitHub and GitLab', async () => {
    await repository.commit({ [code]: 'open(5);\n' });
    const github = (await run('--base', 'main', '--format', 'github')).out;
    assert.match(
      github,
      /^::warning file=docs\/decisions\/0001-use-sqlite\.md,line=\d+.*title=evidence-suspect::E1/m,
    );
    assert.match(
      github,
      /^::notice file=src\/store\/open\.js,line=1,.*title=governed-code-changed::ADR-0001/m,
    );
    const gitlab = JSON.parse((await run('--base', 'main', '--format', 'gitlab')).out) as readonly {
      readonly fingerprint: string;
      readonly location: object;
    }[];
    assert.equal(new Set(gitlab.map(({ fingerprint }) => fingerprint)).size, gitlab.length);
    assert.deepEqual(gitlab.at(-1)?.location, { path: code, lines: { begin: 1 } });
  });

  it('says what it cannot compare, and the way out', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /^grounds: Say with --base what/],
      [['--base', 'nowhere'], /^grounds: There is no revision nowhere/],
      [['--base', '--upload-pack=x'], /^grounds: /],
      [['--base', 'main', '--link-base', 'javascript:alert(1)'], /^grounds: --link-base wants an address/],
      [['--base', 'main', '--json', '--format', 'text'], /contradict/],
    ];
    for (const [argv, expected] of cases) {
      const { code: exit, err } = await run(...argv);
      assert.equal(exit, 2, argv.join(' '));
      assert.match(err, expected);
    }
    await repository.git('checkout', '--quiet', '--orphan', 'other');
    await repository.commit({ 'README.md': 'Another\n' });
    const { code: exit, err } = await run('--base', 'main');
    assert.equal(exit, 2);
    assert.match(err, /HEAD and main have no commit in common/);
  });

  it('names a shallow clone as the reason why it does not know where the branch began', async () => {
    await repository.commit({ [code]: 'open(6);\n' });
    await repository.commit({ [code]: 'open(7);\n' });
    const clone = join(box.root, `shallow-${createHash('sha1').update(start).digest('hex').slice(0, 6)}`);
    const from = pathToFileURL(repository.root).href;
    await git(
      box.root,
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--no-single-branch',
      '--branch',
      'feature',
      from,
      clone,
    );
    const { code: exit, err } = await box.runWith(
      { cwd: clone.slice(box.root.length + 1) },
      'review',
      '--base',
      'origin/main',
    );
    assert.equal(exit, 2);
    assert.match(err, /Where HEAD left origin\/main is not in this shallow clone: .*fetch-depth: 0/);
  });
});
