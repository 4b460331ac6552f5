import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../src/cli/commands/index';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

describe('main', () => {
  after(removeSandboxes);

  it('shows all commands for `grounds`, `grounds --help` and `grounds help`', async () => {
    const { run } = sandbox();
    const { code, out, err } = await run();
    assert.equal(code, 0);
    assert.equal(err, '');
    for (const { name, summary } of commands) {
      assert.ok(out.includes(name) && out.includes(summary.slice(0, 20)), name);
    }
    assert.equal((await run('--help')).out, out);
    assert.equal((await run('help')).out, out);
    assert.equal((await run('-h')).out, out);
  });

  for (const { name, options } of commands) {
    it(`shows the help of ${name}, with every option`, async () => {
      const { run } = sandbox();
      const { code, out } = await run('help', name);
      assert.equal(code, 0);
      assert.equal((await run(name, '--help')).out, out);
      for (const option of Object.keys(options)) {
        assert.match(out, new RegExp(`--${option}\\b`));
      }
    });
  }

  it('prints the version', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
      version: string;
    };
    const { run } = sandbox();
    assert.deepEqual(await run('--version'), { code: 0, out: `${version}\n`, err: '' });
    assert.deepEqual(await run('check', '--version'), { code: 0, out: `${version}\n`, err: '' });
  });

  const misuse: readonly (readonly [argv: readonly string[], says: string])[] = [
    [['chekc'], 'grounds: There is no command `chekc`: did you mean `check`? See `grounds help`.'],
    [['frobnicate'], 'grounds: There is no command `frobnicate`. See `grounds help`.'],
    [['help', 'lst'], 'grounds: There is no command `lst`: did you mean `list`? See `grounds help`.'],
    [
      ['check', '--verbos'],
      'grounds: `grounds check` has no option --verbos: did you mean `--verbose`? See `grounds help check`.',
    ],
    [['check', '--xyzzy'], 'grounds: `grounds check` has no option --xyzzy. See `grounds help check`.'],
    [['check', '-x'], 'grounds: `grounds check` has no option -x. See `grounds help check`.'],
    [
      ['check', '--format', 'jsno'],
      'grounds: --format cannot be `jsno`: did you mean `json`? See `grounds help check`.',
    ],
    [
      ['check', '--format', 'yaml'],
      'grounds: --format cannot be `yaml`: it is one of text, json, github, sarif or junit. See `grounds help check`.',
    ],
    [['check', '--format'], 'grounds: --format needs a value. See `grounds help check`.'],
    [
      ['check', '--output', '--json'],
      'grounds: --output needs a value; one that begins with a dash is written --output=--json. See `grounds help check`.',
    ],
    [['check', '--json=yes'], 'grounds: --json takes no value. See `grounds help check`.'],
    [
      ['check', '--json', '--format', 'sarif'],
      'grounds: --json and --format sarif contradict each other: leave one out. See `grounds help check`.',
    ],
    [['show'], 'grounds: Say which decision to show: `grounds show REF`. See `grounds help show`.'],
    [
      ['new', 'Use', 'SQLite'],
      'grounds: `grounds new` does not know what to do with `SQLite`; put an argument with spaces in quotes. See `grounds help new`.',
    ],
    [
      ['link', '1', 'dependson', '2'],
      'grounds: `dependson` is not a kind of relation: did you mean `depends-on`? See `grounds help link`.',
    ],
    [
      ['supersede', '1'],
      'grounds: Say which decision supersedes 1: `grounds supersede OLD NEW`, or --title for a new one. See `grounds help supersede`.',
    ],
    [['-C', 'nowhere', 'check'], 'grounds: There is no folder nowhere: check what is given to -C.'],
    [['show', '\u001b[2J'], 'grounds: There is no decision \\x1b[2J; `grounds list` shows all decisions.'],
  ];
  for (const [argv, says] of misuse) {
    it(`answers \`grounds ${JSON.stringify(argv.join(' '))}\` with one sentence and exit code 2`, async () => {
      assert.deepEqual(await sandbox(smallRepository).run(...argv), { code: 2, out: '', err: `${says}\n` });
    });
  }

  it('takes options of every command before and after its name', async () => {
    const { run, root } = sandbox(smallRepository);
    const expected = await run('list');
    assert.equal(expected.code, 0);
    assert.deepEqual(await run('-C', join(root, 'docs'), 'list'), expected);
    assert.deepEqual(await run('list', '-C', 'docs/decisions'), expected);
    assert.deepEqual(await run('--directory=docs', 'list'), expected);
  });

  it('works from any folder of the repository', async () => {
    const { run, runWith } = sandbox({ ...smallRepository, 'src/deep/x.txt': '' });
    const expected = await run('check');
    for (const cwd of ['docs', 'docs/decisions', 'src/deep']) {
      assert.deepEqual(await runWith({ cwd }, 'check'), expected);
    }
  });

  const colours: readonly (readonly [
    coloured: boolean,
    env: Record<string, string>,
    terminal: boolean,
    argv: string[],
  ])[] = [
    [false, {}, false, []],
    [true, {}, true, []],
    [false, { NO_COLOR: '1' }, true, []],
    [true, { NO_COLOR: '' }, true, []],
    [false, { TERM: 'dumb' }, true, []],
    [true, { FORCE_COLOR: '1' }, false, []],
    [false, { FORCE_COLOR: '0' }, true, []],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, []],
    [true, { NO_COLOR: '1' }, false, ['--color']],
    [false, { FORCE_COLOR: '1' }, true, ['--no-color']],
  ];
  for (const [coloured, env, isTerminal, argv] of colours) {
    it(`uses ${coloured ? 'colours' : 'no colours'} with ${JSON.stringify({ env, isTerminal, argv })}`, async () => {
      const { out } = await sandbox(smallRepository).runWith({ env, isTerminal }, 'check', ...argv);
      assert.equal(out.includes('\u001b['), coloured);
    });
  }

  it('ends with 130 when the user stopped it', async () => {
    const { runWith } = sandbox(smallRepository);
    const { code, err } = await runWith({ signal: AbortSignal.abort() }, 'check');
    assert.equal(code, 130);
    assert.equal(err, '');
  });
});
