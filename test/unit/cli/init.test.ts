import assert from 'node:assert/strict';
import { systemClock } from '../../../src/node/clock';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

describe('grounds init', () => {
  after(removeSandboxes);

  it('starts a repository with a configuration and a first record', async () => {
    const { run, read } = sandbox();
    const { code, out, err } = await run('init');
    assert.equal(code, 0);
    assert.equal(
      out,
      `No decisions were found; the first one goes to docs/decisions.
wrote .grounds.yaml
wrote docs/decisions/0001-keep-decisions-as-records-with-their-evidence.md
`,
    );
    assert.match(err, /^Next: `grounds check`/);
    assert.match(read('.grounds.yaml'), /^folders:\n {2}- docs\/decisions$/m);
    const check = await run('check', '--json');
    assert.equal(check.code, 0);
    const { findings } = JSON.parse(check.out) as { findings: readonly { rule: string; severity: string }[] };
    // What is asked of the team is said quietly; the record itself is in order.
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [
        ['accountable-missing', 'info'],
        ['approver-missing', 'info'],
        ['no-evidence', 'info'],
      ],
    );
  });

  it('leaves the records of an old repository in peace', async () => {
    const { run, read } = sandbox(smallRepository);
    const { code, out } = await run('init');
    const today = systemClock.today();
    assert.equal(code, 0);
    assert.equal(
      out,
      `3 decisions found: 1 in Nygard and 2 in MADR.
  docs/decisions: 3 decisions
Rules on evidence and people will count for decisions dated ${today} or later.
1 other finding of today will be left out by the baseline.
wrote .grounds.yaml
wrote .grounds-baseline.json
`,
    );
    assert.match(read('.grounds.yaml'), new RegExp(`^since: ${today}$`, 'm'));
    const check = await run('check', '--fail-on', 'hint');
    assert.equal(check.code, 0);
    assert.match(check.out, /^3 decisions: nothing to report \(1 in the baseline\)$/m);
    const { out: path } = await run('new', 'Something new', '--status', 'accepted');
    const after = await run('check', path.trim());
    assert.match(after.out, /warning {2}This decision has no supporting data/);
  });

  it('goes on naming records by date where they are', async () => {
    const { run, read } = sandbox({
      'docs/adr/20260101-x.md': '# X\n\n- Status: accepted\n\n## Decision\n\nX\n',
    });
    await run('init');
    assert.match(read('.grounds.yaml'), /^numbering:\n {2}scheme: date$/m);
    assert.match((await run('new', 'Y')).out, /^docs\/adr\/\d{8}-y\.md\n$/);
  });

  it('uses the folder that it is told', async () => {
    const empty = sandbox();
    await empty.run('init', '--folder', 'why/we: decided');
    assert.ok(empty.exists('why/we: decided/0001-keep-decisions-as-records-with-their-evidence.md'));
    assert.match((await empty.run('list')).out, /ADR-0001/);
    const odd = sandbox({ 'why/0001-x.md': smallRepository['docs/decisions/0002-use-sqlite.md'] ?? '' });
    assert.match((await odd.runWith({ cwd: 'why' }, 'init', '--folder', '.')).out, /why: 1 decision/);
    assert.match((await odd.run('list')).out, /ADR-0001/);
  });

  it('writes nothing with --dry-run', async () => {
    const { run, list } = sandbox(smallRepository);
    const { code, out, err } = await run('init', '--dry-run');
    assert.equal(code, 0);
    assert.match(out, /^\.grounds\.yaml\n/m);
    assert.match(out, /^\.grounds-baseline\.json\n/m);
    assert.equal(err, 'Nothing was written.\n');
    assert.deepEqual(list(''), ['.git', 'docs']);
  });

  it('never overwrites a configuration', async () => {
    const { run, read, list } = sandbox({ ...smallRepository, '.grounds.yaml': 'folders: []\n' });
    const { code, out, err } = await run('init', '--yes');
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(
      err,
      /^grounds: .+\.grounds\.yaml is there already: edit it, or delete it to start again\.\n$/,
    );
    assert.equal(read('.grounds.yaml'), 'folders: []\n');
    assert.deepEqual(list(''), ['.git', '.grounds.yaml', 'docs']);
  });

  it('asks where there is somebody to ask', async () => {
    for (const [answer, writes] of [
      ['', true],
      ['Y', true],
      ['no', false],
      ['?', false],
    ] as const) {
      const { runWith, exists } = sandbox(smallRepository);
      const questions: string[] = [];
      const ask = (question: string): Promise<string> => {
        questions.push(question);
        return Promise.resolve(answer);
      };
      const { code } = await runWith({ ask, isTerminal: true }, 'init');
      assert.equal(code, 0);
      assert.deepEqual(questions, ['Write .grounds.yaml and .grounds-baseline.json? [Y/n] ']);
      assert.equal(exists('.grounds.yaml'), writes);
      await runWith({ ask, isTerminal: true }, 'init', '--yes', '--dry-run');
      assert.equal(questions.length, 1);
    }
  });
});

describe('grounds baseline', () => {
  after(removeSandboxes);

  for (const config of [undefined, 'folders: [docs/decisions]\n']) {
    it(`silences a repository ${config === undefined ? 'without' : 'with'} a configuration`, async () => {
      const { run, write } = sandbox(smallRepository);
      if (config !== undefined) {
        write({ '.grounds.yaml': config });
      }
      const { code, out } = await run('baseline');
      assert.equal(code, 0);
      assert.equal(
        out,
        '.grounds-baseline.json holds 9 findings of 2 decisions; `grounds check` shows only new ones from now on.\n',
      );
      const check = await run('check', '--fail-on', 'hint');
      assert.equal(check.code, 0);
      assert.match(check.out, /^3 decisions: nothing to report \(9 in the baseline\)$/m);
      write({ 'docs/decisions/0004-x.md': '---\nstatus: accepted\n---\n\n# X\n\n[y](y.md)\n' });
      assert.equal((await run('check', '--fail-on', 'warning')).code, 1);
    });
  }

  it('forgets what was resolved, and can be run again and again', async () => {
    const { run, write, read } = sandbox(smallRepository);
    await run('baseline');
    const first = read('.grounds-baseline.json');
    assert.match((await run('baseline')).out, /^\.grounds-baseline\.json is up to date: 9 findings/);
    assert.equal(read('.grounds-baseline.json'), first);
    write({ 'docs/plan.md': '# Plan\n' });
    assert.match((await run('baseline')).out, /holds 8 findings of 2 decisions/);
    assert.doesNotMatch(read('.grounds-baseline.json'), /link-broken/);
  });

  it('writes nothing with --dry-run, without decisions or with a broken configuration', async () => {
    const dry = sandbox(smallRepository);
    assert.match(
      (await dry.run('baseline', '--dry-run')).out,
      /would hold 9 findings of 2 decisions; nothing was written/,
    );
    assert.ok(!dry.exists('.grounds-baseline.json'));
    const empty = sandbox();
    assert.equal((await empty.run('baseline')).code, 2);
    assert.ok(!empty.exists('.grounds-baseline.json'));
    const broken = sandbox({ ...smallRepository, '.grounds.yaml': 'folder: x\n' });
    assert.equal((await broken.run('baseline')).code, 2);
    assert.ok(!broken.exists('.grounds-baseline.json'));
  });

  it('replaces a baseline that cannot be read', async () => {
    const { run } = sandbox({ ...smallRepository, '.grounds-baseline.json': '{' });
    assert.match((await run('check')).out, /The baseline is not valid JSON/);
    await run('baseline');
    assert.doesNotMatch((await run('check')).out, /The baseline is not valid JSON/);
  });
});
