import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Report } from '../../../src/core/schema/generated/report';
import { validateReport } from '../support/reportSchema';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';
import type { Run } from './sandbox';

const config = { '.grounds.yaml': 'folders: [docs/decisions]\n' };

function parsed({ out }: Run): Report {
  return JSON.parse(out) as Report;
}

describe('grounds check', () => {
  after(removeSandboxes);

  it('sums the practice up in a repository that nobody configured', async () => {
    const { code, out, err } = await sandbox(smallRepository).run('check');
    assert.equal(
      out,
      `ADR-0003  Cache menus  (accepted)
  docs/decisions/0003-cache-menus.md:11:38  warning  \`../plan.md\` does not exist: correct the link or remove it.  link-broken

1 decision has no supporting data; --verbose lists them
1 decision has no evidence of the problem; --verbose lists them
2 decisions name no approver; --verbose lists them
2 decisions name nobody as accountable; --verbose lists them
2 decisions do not say what they should bring; --verbose lists them

2 files were not read; --verbose lists them

3 decisions: 1 warning, 8 hints
`,
    );
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('lists everything with --verbose, decisions without data first', async () => {
    const { out } = await sandbox(smallRepository).run('check', '--verbose');
    assert.equal(
      out,
      `ADR-0003  Cache menus  (accepted, no data)
  docs/decisions/0003-cache-menus.md:7:3    hint     This decision names nobody as \`accountable\`: name the leader who takes responsibility for its implementation.  accountable-missing
  docs/decisions/0003-cache-menus.md:7:3    hint     This decision has no \`approver\`: name the technologist who approves it.  approver-missing
  docs/decisions/0003-cache-menus.md:7:3    hint     This decision has no supporting data: add an item of \`evidence\` that says what was tested or measured and which option it supports.  no-evidence
  docs/decisions/0003-cache-menus.md:7:3    hint     This decision does not say what it is expected to bring: add an \`outcome\` with what is \`expected\` and the day to \`review-by\`.  outcome-missing
  docs/decisions/0003-cache-menus.md:11:38  warning  \`../plan.md\` does not exist: correct the link or remove it.  link-broken

ADR-0002  Use SQLite  (accepted)
  docs/decisions/0002-use-sqlite.md:7:1   hint     No evidence shows that the problem is real: add an item with \`about: problem\`, such as an incident, a study or a measurement.  problem-unproven
  docs/decisions/0002-use-sqlite.md:16:3  hint     This decision names nobody as \`accountable\`: name the leader who takes responsibility for its implementation.  accountable-missing
  docs/decisions/0002-use-sqlite.md:16:3  hint     This decision has no \`approver\`: name the technologist who approves it.  approver-missing
  docs/decisions/0002-use-sqlite.md:16:3  hint     This decision does not say what it is expected to bring: add an \`outcome\` with what is \`expected\` and the day to \`review-by\`.  outcome-missing

docs/decisions/README.md was not read: Its name says that it is an overview of the folder.
docs/decisions/notes.txt was not read: It is a \`.txt\` file; decisions are read from Markdown (\`.md\`).

3 decisions: 1 warning, 8 hints
`,
    );
  });

  it('holds to the configured severities', async () => {
    const { run } = sandbox({ ...smallRepository, '.grounds.yaml': 'rules:\n  no-evidence: error\n' });
    const { code, out } = await run('check');
    assert.equal(code, 1);
    assert.match(
      out,
      /^ {2}docs\/decisions\/0003-cache-menus\.md:7:3 +error +This decision has no supporting data/m,
    );
    assert.doesNotMatch(out, /have no supporting data/);
  });

  const thresholds: readonly (readonly [code: number, failOn: string])[] = [
    [0, 'error'],
    [1, 'warning'],
    [1, 'info'],
    [1, 'hint'],
    [0, 'never'],
  ];
  for (const [code, failOn] of thresholds) {
    it(`ends with ${code} for a warning and --fail-on ${failOn}`, async () => {
      assert.equal((await sandbox(smallRepository).run('check', '--fail-on', failOn)).code, code);
    });
  }

  it('takes fail-on from the configuration, and the option over it', async () => {
    const { run } = sandbox({ ...smallRepository, '.grounds.yaml': 'fail-on: warning\n' });
    assert.equal((await run('check')).code, 1);
    assert.equal((await run('check', '--fail-on', 'error')).code, 0);
  });

  it('writes JSON that fits its schema', async () => {
    const { run } = sandbox(smallRepository);
    const asJson = await run('check', '--json');
    assert.deepEqual(asJson, await run('check', '--format', 'json'));
    const report = parsed(asJson);
    assert.deepEqual(validateReport(report), []);
    assert.deepEqual(
      report.decisions.map(({ id, status, date, evidence }) => [id, status, date, evidence]),
      [
        ['ADR-0001', 'superseded', '2026-01-10', 0],
        ['ADR-0002', 'accepted', '2026-02-10', 1],
        ['ADR-0003', 'accepted', '2026-03-10', 0],
      ],
    );
    assert.equal(report.summary.withoutData, 1);
    assert.deepEqual(
      report.notRead.map(({ path }) => path),
      ['docs/decisions/README.md', 'docs/decisions/notes.txt'],
    );
  });

  for (const [format, start] of [
    ['github', /^::warning file=docs\/decisions\/0003-cache-menus\.md,line=11,/],
    ['sarif', /^\{\n {2}"\$schema"/],
    ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="grounds" tests="/],
  ] as const) {
    it(`writes ${format}`, async () => {
      const { code, out } = await sandbox(smallRepository).runWith(
        { isTerminal: true },
        'check',
        '--format',
        format,
      );
      assert.equal(code, 0);
      assert.match(out, start);
      assert.ok(!out.includes('\u001b'));
    });
  }

  it('limits the report to paths and resolves references over everything', async () => {
    const { run, runWith, root } = sandbox(smallRepository);
    const only = parsed(await run('check', '--json', 'docs/decisions/0002-use-sqlite.md'));
    assert.deepEqual(
      only.decisions.map(({ id }) => id),
      ['ADR-0002'],
    );
    assert.ok(only.findings.every(({ path }) => path === 'docs/decisions/0002-use-sqlite.md'));
    assert.ok(!only.findings.some(({ rule }) => rule === 'reference-unknown'));
    const both = await runWith(
      { cwd: 'docs/decisions' },
      'check',
      '--json',
      '0001-keep-orders-in-files.md',
      join(root, 'docs/decisions/0003-cache-menus.md'),
    );
    assert.deepEqual(
      parsed(both).decisions.map(({ id }) => id),
      ['ADR-0001', 'ADR-0003'],
    );
  });

  it('checks another repository, with or without git', async () => {
    const here = sandbox();
    for (const versioned of [true, false]) {
      const { root } = sandbox(smallRepository, { versioned });
      for (const path of [
        root,
        join(root, 'docs/decisions'),
        join(root, 'docs/decisions/0003-cache-menus.md'),
      ]) {
        const { decisions, findings } = parsed(await here.run('check', '--json', path));
        assert.ok(decisions.some(({ path: at }) => at === 'docs/decisions/0003-cache-menus.md'));
        assert.ok(!findings.some(({ rule }) => rule === 'reference-unknown'));
      }
    }
  });

  it('works without git from inside a decision folder and from beside a configuration', async () => {
    const usual = sandbox(smallRepository, { versioned: false });
    assert.equal((await usual.runWith({ cwd: 'docs/decisions' }, 'list')).out, (await usual.run('list')).out);
    const odd = sandbox(
      { '.grounds.yaml': 'folders: [why]\n', 'why/0001-x.md': '# X\n\nStatus: accepted\n' },
      { versioned: false },
    );
    assert.match((await odd.runWith({ cwd: 'why' }, 'list')).out, /ADR-0001/);
  });

  it('writes the report to a file and the summary to the terminal', async () => {
    const { run, read } = sandbox(smallRepository);
    const { code, out } = await run('check', '--format', 'sarif', '--output', 'build/grounds.sarif');
    assert.equal(code, 0);
    assert.equal(out, '3 decisions: 1 warning, 8 hints\n');
    assert.equal((JSON.parse(read('build/grounds.sarif')) as { version: string }).version, '2.1.0');
  });

  it('suggests init on a terminal only, and only where nobody configured', async () => {
    const { runWith } = sandbox(smallRepository);
    assert.match((await runWith({ isTerminal: true }, 'check')).err, /grounds init/);
    assert.equal((await runWith({ isTerminal: false }, 'check')).err, '');
    assert.equal((await runWith({ isTerminal: true }, 'check', '--json')).err, '');
    const configured = sandbox({ ...smallRepository, ...config });
    assert.equal((await configured.runWith({ isTerminal: true }, 'check')).err, '');
  });

  describe('that could not run', () => {
    const cases: readonly (readonly [
      what: string,
      files: Readonly<Record<string, string>>,
      versioned: boolean,
      argv: readonly string[],
      says: RegExp,
    ])[] = [
      [
        'in an empty repository',
        {},
        true,
        [],
        /^grounds: No decisions were found in .+ \(looked in docs\/decisions, docs\/adr, .+\): run `grounds init` to write the first one\.\n$/,
      ],
      [
        'outside of a repository',
        {},
        false,
        [],
        /^grounds: No decisions were found in .+, which is not in a git repository \(looked in .+\n$/,
      ],
      [
        'where no file is a decision',
        { 'docs/adr/0001-x.rst': 'X\n=\n', 'docs/adr/template.md': '# T\n' },
        true,
        [],
        /^grounds: No decisions were found in .+ \(none of the 2 files in docs\/adr is one; docs\/adr\/0001-x\.rst: .+\n$/,
      ],
      [
        'with configured folders that hold nothing',
        { '.grounds.yaml': 'folders: [why]\n' },
        true,
        [],
        /looked in why\): correct `folders` in \.grounds\.yaml, or write the first one with `grounds new`\.\n$/,
      ],
      [
        'with an unreadable configuration',
        { ...smallRepository, '.grounds.yaml': 'folders:\n  - docs/decisions\n  bad: [\n' },
        true,
        [],
        /^grounds: \.grounds\.yaml:\d+:\d+: .+\n/,
      ],
      [
        'with a misspelt setting',
        { ...smallRepository, '.grounds.yaml': 'folder: docs/decisions\n' },
        true,
        [],
        /^grounds: \.grounds\.yaml:1:1: .*`folder`.*did you mean `folders`\?\n$/,
      ],
      [
        'on a missing path',
        smallRepository,
        true,
        ['docs/nowhere'],
        /^grounds: There is no file or folder .+nowhere: check the spelling\.\n$/,
      ],
      [
        'on a path without decisions',
        { ...smallRepository, 'src/x.ts': '' },
        true,
        ['src'],
        /^grounds: There is no decision at src; `grounds list` shows where the decisions are\.\n$/,
      ],
      [
        'on a file that was not read',
        smallRepository,
        true,
        ['docs/decisions/notes.txt'],
        /^grounds: docs\/decisions\/notes\.txt was not read as a decision: It is a `\.txt` file; .+\.\n$/,
      ],
    ];
    for (const [what, files, versioned, argv, says] of cases) {
      it(`${what} ends with 2 and one sentence`, async () => {
        const { code, out, err } = await sandbox(files, { versioned }).run('check', ...argv);
        assert.match(err, says);
        assert.equal(out, '');
        assert.equal(code, 2);
      });
    }

    it('on paths in two repositories', async () => {
      const other = sandbox(smallRepository);
      const { code, err } = await sandbox(smallRepository).run('check', 'docs', other.root);
      assert.equal(code, 2);
      assert.match(err, /^grounds: .+ is not in the repository .+: give a path inside it\.\n$/);
    });
  });
});
