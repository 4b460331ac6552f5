import assert from 'node:assert/strict';
import { contextFor } from '../../../src/cli/context';
import { findRepository, openWorkspace } from '../../../src/cli/repository';
import { prepareRecord, writeRecord } from '../../../src/cli/writeNew';
import { systemClock } from '../../../src/node/clock';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

describe('grounds new', () => {
  after(removeSandboxes);

  it('writes the next record and prints its path, as seen from here', async () => {
    const { run, runWith, read } = sandbox(smallRepository);
    assert.deepEqual(await run('new', 'Use a queue'), {
      code: 0,
      out: 'docs/decisions/0004-use-a-queue.md\n',
      err: '',
    });
    const text = read('docs/decisions/0004-use-a-queue.md');
    assert.match(text, /^---\nstatus: draft\b/);
    assert.match(text, new RegExp(`^date: ${systemClock.today()}$`, 'm'));
    assert.match(text, /^# Use a queue$/m);
    assert.match(text, /docs\/decisions\/evidence\/0004\//);
    assert.equal((await runWith({ cwd: 'docs/decisions' }, 'new', 'Again')).out, '0005-again.md\n');
    assert.equal((await run('check')).code, 0);
  });

  it('starts a repository that has none', async () => {
    const { run } = sandbox();
    assert.equal((await run('new', 'First')).out, 'docs/decisions/0001-first.md\n');
    assert.match((await run('list')).out, /ADR-0001 {2}draft/);
  });

  it('fills in what it is told', async () => {
    const { run, read } = sandbox(smallRepository);
    const { out } = await run(
      ...['new', 'Use a queue', '--status', 'proposed', '--date', '2026-05-06', '--category', 'risk'],
      ...['--option', 'RabbitMQ', '-o', 'None: at all'],
    );
    const text = read(out.trim());
    assert.match(text, /^status: proposed\b/m);
    assert.match(text, /^date: 2026-05-06$/m);
    assert.match(text, /^category: risk$/m);
    assert.match(text, /\n- RabbitMQ\n- None: at all\n/);
  });

  it('begins with the problem and what shows it; a draft without options is in order', async () => {
    const { run, read } = sandbox({ ...smallRepository, '.grounds.yaml': 'folders: [docs/decisions]\n' });
    const { code, out } = await run(
      ...['new', 'Answer searches in time', '--problem', 'A search takes\na minute.'],
      ...['--shown-by', 'https://example.com/incidents/17', '--shows', 'Two customers: "waited".'],
    );
    assert.equal(code, 0);
    const text = read(out.trim());
    assert.match(
      text,
      /^evidence:\n {2}- id: E1\n {4}type: link\n {4}finding: "Two customers: \\"waited\\"\."\n {4}about: problem\n {4}url: "https:\/\/example\.com\/incidents\/17"\n# {3}- id: E1$/m,
    );
    assert.match(
      text,
      /^## Context and Problem Statement\n\n<!--[^]*?-->\n\nA search takes a minute\.\n\n## Decision Drivers$/m,
    );
    for (const status of ['draft', 'proposed']) {
      await run('new', `Only ${status}`, '--status', status);
    }
    const checked = await run('check', '--verbose', '--format', 'json');
    const { findings } = JSON.parse(checked.out) as {
      findings: readonly { path: string; rule: string; severity: string }[];
    };
    const drafts = findings.filter(({ path }) => /000[456]-/.test(path));
    assert.deepEqual(
      [...new Set(drafts.map(({ rule }) => rule))].sort(),
      ['accountable-missing', 'approver-missing', 'no-evidence'],
      'nothing is said about options',
    );
    assert.ok(drafts.every(({ severity }) => severity === 'hint' || severity === 'info'));
  });

  it('cites an item of another decision as what shows the problem, or notes in a file', async () => {
    const { run, read, write } = sandbox(smallRepository);
    write({ 'docs/interviews.md': '# Notes\n' });
    const cited = await run('new', 'Search faster', '--shown-by', '2#e1');
    assert.match(read(cited.out.trim()), /^ {4}about: problem\n {4}from: "ADR-0002#E1"$/m);
    const noted = await run('new', 'Ask again', '--shown-by', 'docs/interviews.md', '--shows', 'Two waited.');
    assert.match(read(noted.out.trim()), /^ {4}type: study\n[^]*^ {4}file: docs\/interviews\.md$/m);
  });

  it('asks on a terminal, the problem first, and leaves for later what is not answered', async () => {
    const { runWith, read } = sandbox(smallRepository);
    const asked: string[] = [];
    const answers = ['A search takes a minute.', '', 'SQLite', 'Files', ''];
    const ask = (question: string): Promise<string> => {
      asked.push(question.replace(/\?.*/s, '?'));
      return Promise.resolve(answers[asked.length - 1] ?? '');
    };
    const { out } = await runWith({ ask }, 'new', 'Answer searches in time');
    assert.deepEqual(asked, [
      ...['What is the problem?', 'What shows that it is real?'],
      ...['Option 1?', 'Option 2?', 'Option 3?'],
    ]);
    assert.match(read(out.trim()), /A search takes a minute\.\n[^]*\n- SQLite\n- Files\n/);
    const nothing = await runWith({ ask: () => Promise.resolve('') }, 'new', 'Later');
    assert.doesNotMatch(read(nothing.out.trim()), /^evidence:/m);
  });

  it('prints the record and writes nothing with --print', async () => {
    const { run, list } = sandbox(smallRepository);
    const before = list('docs/decisions');
    const { code, out } = await run('new', 'Use a queue', '--print', '--supersedes', '3');
    assert.equal(code, 0);
    assert.match(out, /^---\n[^]*^supersedes: ADR-0003$[^]*^# Use a queue$/m);
    assert.deepEqual(list('docs/decisions'), before);
  });

  const hostile = [
    '../../etc/passwd',
    'a/b\\c',
    'Use "SQLite": {x} # not & *this* --- \'y\'',
    'two\nlines\r\n---\nstatus: accepted',
    '\u001b[31mred\u0000',
    '日本語 — äöü',
    '   ',
    '\u0000\u0007',
    '...',
    'CON',
    '-n',
    'x'.repeat(5000),
    '`${process.exit(1)}` $(rm -rf /)',
  ];
  for (const title of hostile) {
    it(`is safe with the title ${JSON.stringify(title.slice(0, 40))}`, async () => {
      const { run, list } = sandbox(smallRepository);
      const { code, out, err } = await run('new', '--status', 'accepted', '--', title);
      if (title.startsWith(' ') || title.startsWith('\u0000')) {
        assert.equal(code, 2);
        assert.match(err, /^grounds: The title is empty/);
        return;
      }
      assert.equal(code, 0, err);
      const [name] = list('docs/decisions').filter((each) => each.startsWith('0004'));
      assert.equal(out, `docs/decisions/${name}\n`);
      assert.match(name ?? '', /^0004-[^/\\\s:*?"<>|]{1,120}\.md$/);
      const report = JSON.parse((await run('check', '--json', `docs/decisions/${name}`)).out) as {
        decisions: readonly { title: string | null; status: string }[];
        findings: readonly { rule: string }[];
      };
      assert.equal(report.decisions[0]?.status, 'accepted');
      assert.ok(!report.findings.some(({ rule }) => rule.startsWith('front-matter')));
    });
  }

  it('gives twenty people at once twenty records and as many numbers', async () => {
    const { run, list, read } = sandbox(smallRepository);
    const titles = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? 'The same title' : `Title ${index}`,
    );
    const runs = await Promise.all(titles.map((title) => run('new', title)));
    assert.deepEqual(
      runs.map(({ code }) => code),
      titles.map(() => 0),
    );
    assert.equal(new Set(runs.map(({ out }) => out)).size, 20);
    const numbers = list('docs/decisions')
      .filter((name) => /^\d/.test(name))
      .map((name) => name.slice(0, 4));
    assert.equal(new Set(numbers).size, 23);
    runs.forEach(({ out }, index) => {
      assert.ok(read(out.trim()).includes(`# ${titles[index]}\n`));
    });
    assert.deepEqual(
      list('docs/decisions').filter((name) => name.startsWith('.')),
      [],
    );
  });

  it('numbers without gaps when others write at the same time', async () => {
    const { run, list } = sandbox(smallRepository);
    await Promise.all(Array.from({ length: 8 }, (_, index) => run('new', `Title ${index}`)));
    const numbers = list('docs/decisions').flatMap((name) => /^(\d{4})-/.exec(name)?.[1] ?? []);
    assert.deepEqual(
      numbers.map(Number),
      Array.from({ length: 11 }, (_, index) => index + 1),
    );
  });

  it('skips a number that another process has reserved', async () => {
    const { run, write } = sandbox(smallRepository);
    write({ 'docs/decisions/.4.reserved': '' });
    assert.equal((await run('new', 'Use a queue')).out, 'docs/decisions/0005-use-a-queue.md\n');
  });

  it('does both sides with --supersedes', async () => {
    const { run, read } = sandbox(smallRepository);
    const { code, out, err } = await run('new', 'Do not cache', '--supersedes', '3');
    assert.equal(code, 0);
    assert.equal(out, 'docs/decisions/0004-do-not-cache.md\n');
    assert.equal(err, 'docs/decisions/0003-cache-menus.md says now that it is superseded by ADR-0004.\n');
    assert.match(read('docs/decisions/0004-do-not-cache.md'), /^supersedes: ADR-0003$/m);
    assert.match(read('docs/decisions/0003-cache-menus.md'), /^status: superseded$/m);
    const { findings } = JSON.parse((await run('check', '--json')).out) as {
      findings: readonly { rule: string }[];
    };
    assert.ok(!findings.some(({ rule }) => rule.startsWith('supersede')));
  });

  it('says what was done when the other side cannot be written', async () => {
    const { root, read, write } = sandbox(smallRepository);
    const io = {
      cwd: root,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write: () => true },
      stderr: { write: () => true },
    };
    const { context } = await contextFor(io, { color: false, 'no-color': false, directory: undefined });
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    const options = {
      ...{ problem: undefined, 'shown-by': undefined, shows: undefined, option: [] },
      status: undefined,
      category: undefined,
      date: undefined,
      template: undefined,
      folder: undefined,
    };
    const order = await prepareRecord(context, repository, workspace, 'Do not cache', options, '3');
    write({ 'docs/decisions/0003-cache-menus.md': '# Changed by somebody else\n' });
    await assert.rejects(writeRecord(context, repository, order), {
      name: 'CliError',
      message:
        /^docs\/decisions\/0004-do-not-cache\.md was written and says that it supersedes docs\/decisions\/0003-cache-menus\.md, but docs\/decisions\/0003-cache-menus\.md could not be changed: .+ has changed .+`grounds supersede docs\/decisions\/0003-cache-menus\.md docs\/decisions\/0004-do-not-cache\.md` does the rest\.$/,
    });
    assert.match(read('docs/decisions/0004-do-not-cache.md'), /^supersedes: ADR-0003$/m);
    assert.equal(read('docs/decisions/0003-cache-menus.md'), '# Changed by somebody else\n');
  });

  it('writes nothing when anything is wrong', async () => {
    const wrong: readonly (readonly [argv: readonly string[], says: RegExp])[] = [
      [['--supersedes', '99'], /^grounds: There is no decision 99/],
      [
        ['--supersedes', 'use-sqlit'],
        /^grounds: There is no decision use-sqlit: did you mean ADR-0002 \(Use SQLite\)\?$/,
      ],
      [['--date', '2026-02-30'], /^grounds: --date cannot be `2026-02-30`: write a day as 2026-03-14\.$/],
      [['--shows', 'x'], /^grounds: --shows goes with --shown-by: say where that can be seen\./],
      [
        ['--shown-by', 'https://a.b'],
        /^grounds: Say with --shows, in one sentence, what https:\/\/a\.b shows\./,
      ],
      [['--shown-by', 'no.md', '--shows', 'x'], /^grounds: There is no file no\.md: give a file/],
      [['--shown-by', '2#E9'], /^grounds: ADR-0002 has no evidence E9 with a finding: /],
      [['--category', 'tech'], /^grounds: --category cannot be `tech`/],
      [['--template', 'x'], /^grounds: There is no template x: there is grounds\.$/],
      [['--folder', '../x'], /^grounds: \.\.\/x is not in the repository/],
      [
        ['--folder', 'notes'],
        /^grounds: notes is not a decision folder, so the record would not be found: use docs\/decisions, or run `grounds init --folder notes`\.$/,
      ],
      [['--status', 'acepted'], /^grounds: --status cannot be `acepted`: did you mean `accepted`\?/],
    ];
    for (const [argv, says] of wrong) {
      const { run, list } = sandbox(smallRepository);
      const before = list('docs/decisions');
      const { code, out, err } = await run('new', 'Use a queue', ...argv);
      assert.match(err.trimEnd(), says);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.deepEqual(list('docs/decisions'), before);
    }
  });

  it('leaves a superseded record whose front matter is broken alone, and writes nothing', async () => {
    const broken = '---\nstatus: [accepted\n---\n\n# Broken\n\n## Context\n\nX\n\n## Decision\n\nY\n';
    const { run, list, read } = sandbox({ ...smallRepository, 'docs/decisions/0004-broken.md': broken });
    const before = list('docs/decisions');
    const { code, err } = await run('new', 'Use a queue', '--supersedes', '4');
    assert.equal(code, 2);
    assert.match(err, /^grounds: docs\/decisions\/0004-broken\.md cannot be used, so nothing was written: /);
    assert.deepEqual(list('docs/decisions'), before);
    assert.equal(read('docs/decisions/0004-broken.md'), broken);
  });

  it('says why a record cannot be written', async () => {
    const { run, write } = sandbox({ '.grounds.yaml': 'folders: [docs/decisions]\n' });
    write({ docs: 'A file where a folder should be.\n' });
    const { code, err } = await run('new', 'Use a queue');
    assert.equal(code, 2);
    assert.match(err, /^grounds: docs\/decisions\/0001-use-a-queue\.md could not be written: .+\.\n$/);
  });

  it('chooses the folder nearest to where it runs in a monorepo', async () => {
    const record = '# X\n\n## Status\n\nAccepted\n\n## Context\n\nX\n\n## Decision\n\nX\n';
    const { runWith, run } = sandbox({
      'packages/a/docs/adr/0001-x.md': record,
      'packages/b/docs/adr/0001-x.md': record,
    });
    assert.equal((await run('new', 'Y')).out, 'packages/a/docs/adr/0002-y.md\n');
    assert.equal((await runWith({ cwd: 'packages/b' }, 'new', 'Y')).out, 'docs/adr/0002-y.md\n');
    assert.equal((await runWith({ cwd: 'packages/b/docs/adr' }, 'new', 'Z')).out, '0003-z.md\n');
    assert.equal(
      (await run('new', 'Z', '--folder', 'packages/a/docs/adr')).out,
      'packages/a/docs/adr/0003-z.md\n',
    );
  });

  it('uses the first template of the configured folder, or the one that is named', async () => {
    const { run, read } = sandbox({
      ...smallRepository,
      '.grounds.yaml': 'folders: [docs/decisions]\ntemplates: docs/templates\n',
      'docs/templates/b-long.md': '---\nstatus: {status}\n---\n\n# {title}\n\nLong.\n',
      'docs/templates/a-short.md': '---\nstatus: {status}\n---\n\n# {title}\n\nShort.\n',
    });
    assert.match(read((await run('new', 'One')).out.trim()), /Short\./);
    assert.match(read((await run('new', 'Two', '--template', 'b-long')).out.trim()), /Long\./);
    assert.match(read((await run('new', 'Three', '--template', 'grounds')).out.trim()), /Considered Options/);
  });
});
