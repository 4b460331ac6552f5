import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { removeSandboxes, sandbox } from '../unit/cli/sandbox';
import type { Run, Sandbox } from '../unit/cli/sandbox';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-use-sqlite.md';
const KEPT = 'docs/decisions/evidence/0007';

const record = `---
status: accepted # since spring
date: 2026-03-14
governs: [src/store/]
evidence:
  - id: E1
    type: incident
    finding: The shared database was down for 94 minutes.
    refutes: PostgreSQL
    ref: INC-2219

  # more to come
tags: [store]
---

# Use SQLite for the local store

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;

const junit = `<?xml version="1.0"?>
<testsuites><testsuite name="store.Store" hostname="BUILD-7">
<testcase classname="store.Store" name="put" time="0.01" file="test/store.test.ts"/>
<testcase classname="store.Store" name="put_many" time="0.01"><failure message="lost one">/home/ada/store.ts:3</failure></testcase>
</testsuite></testsuites>
`;

const redacted = junit.replace('BUILD-7', 'host').replace('/home/ada', '/home/user');

const files = {
  [RECORD]: record,
  'src/store/open.ts': 'export const open = 1;\n',
  'src/store/close.ts': 'export const close = 1;\n',
  'src/other.ts': 'export const other = 1;\n',
  'test/store.test.ts': 'put();\n',
  '.gitignore': 'build/\n',
};

async function repository(more: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const at = sandbox({ ...files, ...more }, { versioned: false });
  await git(at.root, 'init', '-q', '-b', 'main');
  await git(at.root, 'add', '.');
  await git(at.root, 'commit', '-qm', 'Start');
  at.write({ 'build/junit.xml': junit, 'build/load.csv': 'option,ms\nsqlite,1\nsqlite,3\npostgres,9\n' });
  return at;
}

/** The lines that a command added to the record; nothing else may have changed. */
function added(at: Sandbox): string {
  const before = record.split('\n');
  const after = at.read(RECORD).split('\n');
  const kept: string[] = [];
  const news: string[] = [];
  for (const line of after) {
    (line === before[kept.length] ? kept : news).push(line);
  }
  assert.deepEqual(kept, before);
  return news.join('\n');
}

const SAID = ['--finding', 'What is put can be got.', '--supports', 'sqlite'] as const;

describe('grounds attach', function () {
  this.timeout(60_000);
  after(removeSandboxes);

  it('shows what is in the report, copies it and writes the entry, and nothing else', async () => {
    const at = await repository();
    const { code, out, err } = await at.run(
      'attach',
      '7',
      'build/junit.xml',
      '--tests',
      'store.Store#put',
      ...SAID,
    );
    assert.equal(code, 0, err);
    assert.match(err, /^build\/junit\.xml: JUnit XML: 2 tests \(1 passed, 1 failed\)$/m);
    assert.match(err, /^ {2}1 {2}failed {3}store\.Store#put_many$/m);
    assert.match(err, /^The data says: 1 of 1 passed\.$/m);
    assert.match(err, /host name BUILD-7 \(line 2\) → host/);
    assert.match(err, /home folder \/home\/ada \(line 4\) → \/home\/user/);
    assert.match(
      err,
      /They are replaced in the copy; the file itself stays as it is \(--no-redact keeps them\)\./,
    );
    assert.equal(
      added(at),
      `  - id: E2
    type: test
    finding: What is put can be got.
    supports: SQLite
    file: ${KEPT}/junit.xml
    tests: "store.Store#put"
    covers: [src/store/, test/store.test.ts]`,
    );
    assert.match(out, /^\+ {2}- id: E2$/m);
    assert.equal(at.read(`${KEPT}/junit.xml`), redacted);
    const pinned = await at.run('pin', '7', 'E2');
    assert.equal(pinned.code, 0, pinned.err);
    assert.match(at.read(RECORD), /result: "?1\/1 passed"?/);
  });

  it('replaces what is personal when told to, and what it chooses from is what is kept', async () => {
    const at = await repository();
    const { code, err } = await at.run('attach', '7', 'build/junit.xml', '--redact', ...SAID);
    assert.equal(code, 0, err);
    assert.equal(
      at.read(`${KEPT}/junit.xml`),
      junit.replace('BUILD-7', 'host').replace('/home/ada', '/home/user'),
    );
    assert.equal(at.read('build/junit.xml'), junit);
    assert.match(err, /contradicts {2}E2: 1 of 2 failed: store\.Store#put_many/);
  });

  it('writes nothing with --dry-run', async () => {
    const at = await repository();
    const { code, out, err } = await at.run('attach', '7', 'build/junit.xml', '--dry-run', ...SAID);
    assert.equal(code, 0);
    assert.match(out, /^\+ {2}- id: E2$/m);
    assert.match(
      err,
      /Would be copied to docs\/decisions\/evidence\/0007\/junit\.xml\.\nNothing was written\.\n$/,
    );
    assert.equal(at.read(RECORD), record);
    assert.equal(at.exists(KEPT), false);
  });

  it('leaves a file that git tracks where it is, and one in the evidence folder', async () => {
    const at = await repository({ 'data/junit.xml': junit });
    at.write({ [`${KEPT}/mine.xml`]: junit });
    assert.equal((await at.run('attach', '7', 'data/junit.xml', ...SAID)).code, 0);
    assert.equal((await at.run('attach', '7', `${KEPT}/mine.xml`, ...SAID)).code, 0);
    assert.match(added(at), /file: data\/junit\.xml\n[^]*file: docs\/decisions\/evidence\/0007\/mine\.xml/);
    assert.deepEqual(at.list(KEPT), ['mine.xml']);
  });

  it('leaves a file where it is with --no-copy, unless that is elsewhere', async () => {
    const at = await repository();
    const outside = sandbox({ 'a.xml': junit }, { versioned: false });
    const { err } = await at.run('attach', '7', 'build/junit.xml', '--no-copy', ...SAID);
    assert.match(added(at), /file: build\/junit\.xml/);
    assert.match(err, /Git ignores build\/junit\.xml: add it with/);
    const refused = await at.run('attach', '7', join(outside.root, 'a.xml'), '--no-copy', ...SAID);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /is not in the repository, so it has to be copied/);
    assert.equal((await at.run('attach', '7', join(outside.root, 'a.xml'), ...SAID)).code, 0);
    assert.deepEqual(at.list(KEPT), ['a.xml']);
  });

  it('never overwrites: the same file is kept once, another one gets another name', async () => {
    const at = await repository();
    await at.run('attach', '7', 'build/junit.xml', ...SAID);
    await at.run('attach', '7', 'build/junit.xml', ...SAID);
    assert.deepEqual(at.list(KEPT), ['junit.xml']);
    at.write({ 'build/junit.xml': junit.replace('put_many', 'put_all') });
    await at.run('attach', '7', 'build/junit.xml', ...SAID);
    assert.deepEqual(at.list(KEPT), ['junit-2.xml', 'junit.xml']);
    assert.equal(at.read(`${KEPT}/junit.xml`), redacted);
    assert.match(added(at), /id: E2[^]*id: E3[^]*id: E4[^]*junit-2\.xml/);
  });

  it('takes the tests that claim the decision when none are named', async () => {
    const claims = (decision: string): string =>
      `><properties><property name="decision" value="${decision}"/></properties></testcase>`;
    const claiming = junit
      .replace('file="test/store.test.ts"/>', claims('ADR-7'))
      .replace('</testsuite>', `<testcase classname="x" name="y"${claims('3')}</testsuite>`);
    const at = await repository();
    at.write({ 'build/junit.xml': claiming });
    const { err } = await at.run('attach', '7', 'build/junit.xml', ...SAID);
    assert.match(err, /Taken are the tests that claim ADR-0007: store\.Store#put\. --tests names others\./);
    assert.match(added(at), /tests: "store\.Store#put"/);
  });

  it('takes a comparison of options from a table', async () => {
    const at = await repository();
    const { code, err } = await at.run(
      ...[
        'attach',
        '7',
        'build/load.csv',
        '--column',
        'ms',
        '--stat',
        'max',
        '--unit',
        'ms',
        '--better',
        'lower',
      ],
      ...[
        '--compare',
        'SQLite=option=sqlite',
        '--compare',
        'postgresql=option=postgres',
        '--at-most',
        '5 ms',
      ],
      ...SAID,
    );
    assert.equal(code, 0, err);
    assert.match(err, /The data says: SQLite 3 ms; PostgreSQL 9 ms\./);
    assert.match(
      added(at),
      / {4}type: dataset\n[^]* {4}column: ms\n {4}stat: max\n {4}unit: ms\n {4}better: lower\n {4}at-most: 5 ms\n {4}options:\n {6}SQLite: \{ option: sqlite \}\n {6}PostgreSQL: \{ option: postgres \}\n/,
    );
  });

  it('adds the first entry to a record without any', async () => {
    const plain = record.replace(/evidence:\n[^]*?tags/, 'tags');
    const at = await repository({ [RECORD]: plain });
    assert.equal((await at.run('attach', '7', 'build/junit.xml', ...SAID)).code, 0);
    assert.match(at.read(RECORD), /evidence:\n {2}- id: E1\n/);
  });

  it('proposes what changed with the record where nothing better is known', async () => {
    const at = await repository({ [RECORD]: record.replace('governs: [src/store/]\n', '') });
    const { err } = await at.run('attach', '7', 'build/junit.xml', ...SAID);
    assert.match(err, /from the commits that changed the record it may be: --covers /);
    assert.doesNotMatch(at.read(RECORD), /covers/);
  });

  it('takes what ran from a coverage report', async () => {
    const at = await repository();
    at.write({ 'build/lcov.info': 'TN:\nSF:src/other.ts\nDA:1,1\nLF:1\nLH:1\nend_of_record\n' });
    const { err } = await at.run('attach', '7', 'build/junit.xml', '--coverage', 'build/lcov.info', ...SAID);
    assert.match(err, /It covers src\/other\.ts and test\/store\.test\.ts, from the coverage data\./);
    const none = await at.run('attach', '7', 'build/junit.xml', '--coverage', 'build/junit.xml', ...SAID);
    assert.match(none.err, /build\/junit\.xml says of no file that it ran/);
    const unknown = await at.run(
      ...['attach', '7', 'build/junit.xml', '--coverage', 'src/other.ts'],
      ...SAID,
    );
    assert.match(unknown.err, /src\/other\.ts cannot be used: its format is not one/);
  });

  const refusals: readonly (readonly [name: string, argv: readonly string[], says: RegExp])[] = [
    ['without a finding', ['build/junit.xml'], /2 tests [^]*grounds: Say with --finding, in one sentence/],
    [
      'an unknown option',
      ['build/junit.xml', '--finding', 'x', '--supports', 'MySQL'],
      /MySQL is not among the options of ADR-0007: it has SQLite and PostgreSQL\./,
    ],
    [
      'an unknown test',
      ['build/junit.xml', ...SAID, '--tests', 'store.Store#putt'],
      /no test matches store\.Store#putt .*did you mean `store\.Store#put`\?/,
    ],
    [
      'an unknown column',
      ['build/load.csv', ...SAID, '--column', 'mss'],
      /there is no column mss; did you mean `ms`\?/,
    ],
    ['a table without a choice', ['build/load.csv', ...SAID], /Say which column is meant with --column/],
    ['an id in use', ['build/junit.xml', ...SAID, '--id', 'e1'], /has evidence e1 already/],
    ['no id', ['build/junit.xml', ...SAID, '--id', '1 2'], /--id cannot be `1 2`/],
    [
      'two kinds of selection',
      ['build/junit.xml', ...SAID, '--tests', 'a', '--column', 'b'],
      /--tests and --column name different things/,
    ],
    [
      'a condition without an equals sign',
      ['build/load.csv', ...SAID, '--column', 'ms', '--where', 'x'],
      /--where cannot be `x`: write KEY=VALUE/,
    ],
    [
      'a file that is not there',
      ['build/gone.xml', ...SAID],
      /build\/gone\.xml cannot be used: there is no such file\./,
    ],
    ['a folder', ['build', ...SAID], /build cannot be used: it is a folder/],
    [
      'no report',
      ['src/other.ts', ...SAID],
      /src\/other\.ts cannot be used: its format is not one that Grounds knows/,
    ],
    [
      'both answers',
      ['build/junit.xml', ...SAID, '--redact', '--no-redact'],
      /--redact and --no-redact contradict each other/,
    ],
  ];
  for (const [name, argv, says] of refusals) {
    it(`refuses ${name}, and nothing is written`, async () => {
      const at = await repository();
      const { code, out, err } = await at.run('attach', '7', ...argv);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, says);
      assert.equal(at.read(RECORD), record);
      assert.equal(at.exists(KEPT), false);
    });
  }

  it('does not write through a link out of the repository', async () => {
    const at = await repository();
    const outside = sandbox({}, { versioned: false });
    mkdirSync(join(at.root, 'docs/decisions/evidence'), { recursive: true });
    symlinkSync(outside.root, join(at.root, KEPT));
    const { code, err } = await at.run('attach', '7', 'build/junit.xml', ...SAID);
    assert.equal(code, 2);
    assert.match(err, /leads out of the repository/);
    assert.deepEqual(outside.list('.'), []);
    assert.equal(at.read(RECORD), record);
  });

  describe('with somebody to ask', () => {
    /** Answers in their order; every question has to be the one that is expected. */
    async function answering(
      at: Sandbox,
      argv: readonly string[],
      dialogue: readonly (readonly [question: RegExp, answer: string])[],
    ): Promise<Run> {
      const open = [...dialogue];
      const run = await at.runWith(
        {
          ask: (question) => {
            const next = open.shift();
            assert.match(question, next?.[0] ?? /no question/);
            return Promise.resolve(next?.[1] ?? '');
          },
        },
        ...argv,
      );
      assert.deepEqual(open, []);
      return run;
    }

    it('asks for everything that is not said', async () => {
      const at = await repository();
      const { code, err } = await answering(
        at,
        ['attach', '7', 'build/junit.xml'],
        [
          [/Replace these in the copy/, 'maybe'],
          [/Replace these in the copy/, ''],
          [/Which tests\?/, '9'],
          [/Which tests\?/, '2'],
          [/does it support\?/, '1'],
          [/does it refute\?/, ''],
          [/What does the data show/, 'What is put can be got.'],
          [
            /Which code does it speak about\?.*src\/store\/ test\/store\.test\.ts, from what the decision governs/,
            'src/ !src/other.ts',
          ],
        ],
      );
      assert.equal(code, 0, err);
      assert.match(err, /No test is called 9\./);
      assert.match(
        added(at),
        /supports: SQLite\n[^]*tests: "store\.Store#put"\n {4}covers: \[src\/, "!src\/other\.ts"\]/,
      );
      assert.match(at.read(`${KEPT}/junit.xml`), /hostname="host"/);
    });

    it('asks about columns, and whether a failure is what is shown', async () => {
      const at = await repository();
      const table = await answering(
        at,
        ['attach', '7', 'build/load.csv', '--finding', 'x', '--supports', 'SQLite'],
        [
          [/Which column/, 'option'],
          [/Which column/, 'ms'],
          [/Which rows count/, 'option=mysql'],
          [/Which rows count/, 'option=sqlite'],
          [/one number/, 'p95'],
          [/In which unit/, 'ms'],
          [/lower or higher/, 'lower'],
          [/Which code/, '-'],
        ],
      );
      assert.equal(table.code, 0, table.err);
      assert.match(
        table.err,
        /Not all of option are numbers\.[^]*No row has option mysql: it is sqlite or postgres\./,
      );
      assert.match(added(at), /where: \{ option: sqlite \}\n {4}stat: p95\n {4}unit: ms\n {4}better: lower$/);
      const failure = await answering(
        at,
        ['attach', '7', 'build/junit.xml', '--no-redact', '--finding', 'x', '--refutes', 'SQLite'],
        [
          [/Which tests\?/, 'store.Store#*_many'],
          [/Some of these failed/, 'y'],
          [/Which code/, ''],
        ],
      );
      assert.equal(failure.code, 0, failure.err);
      assert.match(added(at), /expect: failed/);
    });

    it('attaches nothing when the terminal is closed', async () => {
      const at = await repository();
      const { code, err } = await at.runWith(
        { ask: (_, whenClosed = 'no') => Promise.resolve(whenClosed) },
        ...['attach', '7', 'build/junit.xml'],
      );
      assert.equal(code, 2);
      assert.match(err, /a question was left without an answer/);
      assert.equal(at.read(RECORD), record);
      assert.deepEqual(at.list('docs/decisions'), ['0007-use-sqlite.md']);
    });

    it('attaches nothing after Ctrl-C', async () => {
      const at = await repository();
      const interrupted = new AbortController();
      const ask = (question: string): Promise<string> => {
        if (question.startsWith('Which code')) {
          interrupted.abort();
        }
        return Promise.resolve('');
      };
      const { code } = await at.runWith(
        { ask, signal: interrupted.signal },
        ...['attach', '7', 'build/junit.xml', ...SAID],
      );
      assert.equal(code, 130);
      assert.equal(at.read(RECORD), record);
      assert.deepEqual(at.list('docs/decisions'), ['0007-use-sqlite.md']);
    });

    it('attaches nothing when nothing is said', async () => {
      const at = await repository();
      const { code, err } = await answering(
        at,
        [
          'attach',
          '7',
          'build/load.csv',
          '--column',
          'ms',
          '--stat',
          'max',
          '--unit',
          'ms',
          '--supports',
          'SQLite',
        ],
        [[/What does the data show/, '']],
      );
      assert.equal(code, 2);
      assert.match(err, /without a finding data is no evidence/);
      assert.equal(at.read(RECORD), record);
    });
  });
});

describe('grounds run', function () {
  this.timeout(60_000);
  after(removeSandboxes);

  /** A program that writes files and ends with an exit code. */
  function program(written: Readonly<Record<string, string>>, code = 0): readonly string[] {
    const script = `const fs = require('fs'); for (const [path, text] of Object.entries(${JSON.stringify(written)})) { fs.mkdirSync(require('path').dirname(path), { recursive: true }); fs.writeFileSync(path, text); } process.exit(${code});`;
    return [process.execPath, '-e', script];
  }

  const PASSED = junit.replace(/<failure[^]*<\/failure>/, '');

  it('attaches the report that the command wrote, pinned to the commit', async () => {
    const at = await repository();
    const { code, err } = await at.run(
      'run',
      '7',
      ...SAID,
      '--no-redact',
      '--',
      ...program({ 'build/out.xml': PASSED }),
    );
    assert.equal(code, 0, err);
    assert.match(err, /^ran {2}exit code 0, \d[\d.]* m?s: /m);
    const head = (await git(at.root, 'rev-parse', 'HEAD')).trim();
    const text = at.read(RECORD);
    assert.match(text, /file: docs\/decisions\/evidence\/0007\/out\.xml\n {4}tests: "\*"\n/);
    assert.match(text, /run: ".*exit code 0, \d[\d.]* m?s\)"/);
    assert.match(text, /date: \d{4}-\d{2}-\d{2}\n/);
    assert.ok(text.includes(`commit: ${head}`));
    assert.match(text, /result: "?2\/2 passed"?/);
    await git(at.root, 'add', '.');
    await git(at.root, 'commit', '-qm', 'Measure');
    const verified = await at.run('verify', '7', '--format', 'json');
    assert.match(verified.out, /"evidence": "E2",\s+"type": "test",\s+"state": "verified"/);
  });

  it('records no secret of the command', async () => {
    const at = await repository();
    const command = [...program({ 'build/out.xml': PASSED }), '--', '--token', 'hunter2'];
    const { code, err } = await at.run('run', '7', ...SAID, '--', ...command);
    assert.equal(code, 0, err);
    assert.match(err, /What looks like a secret in the command is recorded as \*\*\*\./);
    assert.doesNotMatch(err + at.read(RECORD), /hunter2/);
  });

  it('takes an old file that is written again for a report, also with the same content', async () => {
    const at = await repository();
    at.write({ 'build/out.xml': PASSED });
    utimesSync(join(at.root, 'build/out.xml'), 1, 1);
    const { code, err } = await at.run('run', '7', ...SAID, '--', ...program({ 'build/out.xml': PASSED }));
    assert.equal(code, 0, err);
  });

  it('says that the tree is not clean, and does not pin what it covers', async () => {
    const at = await repository();
    at.write({ 'src/store/open.ts': 'export const open = 2;\n' });
    const { code, err } = await at.run('run', '7', ...SAID, '--', ...program({ 'build/out.xml': PASSED }));
    assert.equal(code, 0, err);
    assert.match(
      err,
      /not clean {2}What is measured is not commit [\da-f]{7}: there are uncommitted changes in src\/store\/open\.ts\./,
    );
    assert.match(err, /It is not pinned: src\/store\/open\.ts has changes that are not committed/);
    assert.match(at.read(RECORD), /with uncommitted changes\)"/);
    assert.doesNotMatch(at.read(RECORD), /digest:/);
  });

  it('takes records and their data for no changes of what is measured', async () => {
    const at = await repository();
    at.write({ [RECORD]: `${record}\nMore.\n` });
    const { err } = await at.run('run', '7', ...SAID, '--', ...program({ 'build/out.xml': PASSED }));
    assert.doesNotMatch(err, /not clean/);
  });

  it('lets success support the option, and failure refute it by the tests that failed', async () => {
    const at = await repository();
    const passed = await at.run(
      'run',
      '7',
      '--finding',
      'x',
      '--option',
      'sqlite',
      '--',
      ...program({ 'build/out.xml': PASSED }),
    );
    assert.equal(passed.code, 0, passed.err);
    assert.match(added(at), /supports: SQLite/);
    const failed = await at.run(
      'run',
      '7',
      '--finding',
      'y',
      '--option',
      'PostgreSQL',
      '--',
      ...program({ 'build/out2.xml': junit }, 3),
    );
    assert.equal(failed.code, 3, failed.err);
    assert.match(added(at), /refutes: PostgreSQL\n[^]*tests: "store\.Store#put_many"\n {4}expect: failed\n/);
    const crashed = await at.run(
      'run',
      '7',
      '--finding',
      'y',
      '--option',
      'PostgreSQL',
      '--',
      ...program({ 'build/out3.xml': PASSED }, 1),
    );
    assert.equal(crashed.code, 2);
    assert.match(crashed.err, /The command failed, but the report does not tell which tests did/);
  });

  it('uses the coverage that the command wrote beside the report', async () => {
    const at = await repository();
    const lcov = 'SF:src/other.ts\nDA:1,1\nLF:1\nLH:1\nend_of_record\n';
    const { err } = await at.run(
      'run',
      '7',
      ...SAID,
      '--',
      ...program({ 'build/out.xml': PASSED, 'build/lcov.info': lcov }),
    );
    assert.match(err, /It covers src\/other\.ts and test\/store\.test\.ts, from the coverage data\./);
  });

  it('works from a folder, where the command runs', async () => {
    const at = await repository();
    const { code, err } = await at.runWith(
      { cwd: 'src' },
      'run',
      '7',
      ...SAID,
      '--',
      ...program({ 'out.xml': PASSED }),
    );
    assert.equal(code, 0, err);
    assert.ok(at.exists('src/out.xml'));
    assert.ok(at.exists(`${KEPT}/out.xml`));
  });

  const refusals: readonly (readonly [
    name: string,
    argv: readonly string[],
    written: Readonly<Record<string, string>>,
    says: RegExp,
  ])[] = [
    ['no report', [...SAID], { 'build/a.txt': 'x' }, /The command wrote no report below the repository/],
    [
      'several',
      [...SAID],
      { 'build/a.xml': PASSED, 'build/b.xml': PASSED },
      /wrote 2 reports; name one with --report:\n {2}build\/a\.xml\n {2}build\/b\.xml/,
    ],
    [
      'a report that was there before',
      [...SAID, '--report', 'build/junit.xml'],
      { 'build/a.xml': PASSED },
      /did not write build\/junit\.xml/,
    ],
    ['without a finding', [], { 'build/a.xml': PASSED }, /Say with --finding/],
  ];
  for (const [name, argv, written, says] of refusals) {
    it(`refuses ${name}`, async () => {
      const at = await repository();
      const { code, err } = await at.run('run', '7', ...argv, '--', ...program(written));
      assert.equal(code, 2);
      assert.match(err, says);
      assert.equal(at.read(RECORD), record);
    });
  }

  it('ignores what is written in .git and node_modules, and takes a named report', async () => {
    const at = await repository();
    const written = {
      'node_modules/a/junit.xml': PASSED,
      '.git/junit.xml': PASSED,
      'build/b.xml': PASSED,
      'build/c.xml': PASSED,
    };
    const { code, err } = await at.run(
      'run',
      '7',
      ...SAID,
      '--report',
      'build/c.xml',
      '--',
      ...program(written),
    );
    assert.equal(code, 0, err);
    assert.deepEqual(at.list(KEPT), ['c.xml']);
    rmSync(join(at.root, 'build/b.xml'));
    rmSync(join(at.root, 'build/c.xml'));
    const only = await at.run(
      'run',
      '7',
      ...SAID,
      '--',
      ...program({ ...written, 'build/b.xml': PASSED, 'build/c.xml': 'x' }),
    );
    assert.equal(only.code, 0, only.err);
  });

  it('uses no shell', async () => {
    const at = await repository();
    const { code, err } = await at.run('run', '7', ...SAID, '--', 'echo x > build/a.csv');
    assert.equal(code, 2);
    assert.match(err, /could not be run: there is no such program; commands of the shell are run with/);
  });

  const stops: readonly (readonly [signal: NodeJS.Signals, send: (controller: AbortController) => void])[] = [
    ['SIGINT', (controller) => controller.abort()],
    ['SIGTERM', () => process.emit('SIGTERM')],
  ];
  for (const [signal, send] of stops) {
    it(`passes ${signal} on and attaches nothing`, async function () {
      if (
        process.stdin.isTTY ||
        process.stdout.isTTY ||
        process.stderr.isTTY ||
        process.platform === 'win32'
      ) {
        // There the terminal sends it itself.
        this.skip();
      }
      const at = await repository();
      const controller = new AbortController();
      const script = `require('fs').writeFileSync('build/started', ''); process.on('${signal}', () => { require('fs').writeFileSync('build/stopped', ''); process.exit(0); }); setInterval(() => {}, 1000);`;
      const running = at.runWith(
        { signal: controller.signal },
        'run',
        '7',
        ...SAID,
        '--',
        process.execPath,
        '-e',
        script,
      );
      while (!at.exists('build/started')) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      send(controller);
      const { code } = await running;
      assert.equal(code, 130);
      assert.ok(at.exists('build/stopped'));
      assert.equal(at.read(RECORD), record);
    });
  }
});
