import assert from 'node:assert/strict';
import { systemClock } from '../../../src/node/clock';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';
import type { Sandbox } from './sandbox';

const file = 'docs/decisions/0004-cache-menus.md';
const text = `---
status: proposed # for now
date: 2026-03-10
decision-makers: [storage-lead]
x-own: {a: [1]}
---

# Cache menus

## Context and Problem Statement

Menus are read a lot.

## Considered Options

- In memory
- Not at all

## Decision Outcome

Chosen option: "In memory", because it is simple.
`;
const nygard = 'docs/decisions/0001-keep-orders-in-files.md';
const repository = { ...smallRepository, '.grounds.yaml': 'folders: [docs/decisions]\n', [file]: text };
const WAIVED = ['--waive', 'no-evidence', '--why', 'Measured in the past.', '--until', '2999-12-31'];

/** Runs on a terminal on which somebody gives these answers; fails when something else is asked. */
async function answering(
  at: Sandbox,
  answers: readonly (readonly [asked: RegExp, answer: string])[],
  ...argv: readonly string[]
): Promise<Awaited<ReturnType<Sandbox['run']>>> {
  const left = [...answers];
  const run = await at.runWith(
    {
      ask: (question) => {
        const [asked, answer] = left.shift() ?? [/^$/, ''];
        assert.match(question, asked);
        return Promise.resolve(answer);
      },
    },
    ...argv,
  );
  assert.deepEqual(left, [], 'everything was asked');
  return run;
}

describe('grounds accept, reject and deprecate', () => {
  after(removeSandboxes);

  it('sets status, date and people, and shows it', async () => {
    const { run, read } = sandbox(repository);
    const said = ['accept', '4', '--approver', 'storage-lead', '--accountable', 'platform-manager'];
    const dry = await run(...said, '--dry-run');
    assert.equal(read(file), text);
    assert.match(dry.err, /\nNothing was written\.\n$/);
    const { code, out, err } = await run(...said);
    assert.equal(code, 0);
    assert.equal(out, dry.out);
    assert.match(out, /^-status: proposed # for now\n\+status: accepted # for now$/m);
    assert.match(err, /\nADR-0004 is accepted\.\n$/);
    assert.equal(
      read(file),
      text
        .replace('proposed', 'accepted')
        .replace('2026-03-10', systemClock.today())
        .replace('storage-lead]\n', 'storage-lead]\napprover: storage-lead\naccountable: platform-manager\n'),
    );
    const again = await run(...said);
    assert.deepEqual([again.code, again.out], [0, '']);
    assert.match(again.err, /ADR-0004 is accepted already; nothing to change\.\n$/);
  });

  it('says what is missing, what matters most first, each with its way out, and stops nobody', async () => {
    const { run, read } = sandbox(repository);
    const { code, err } = await run('accept', '4', '--accountable', 'platform-manager');
    assert.equal(code, 0);
    assert.match(
      err,
      /^3 points are open on ADR-0004 as accepted, what matters most first:\n {2}1 {2}no-evidence \(warning\): .+\n {5}→ grounds attach ADR-0004 FILE\n {2}2 {2}approver-missing \(info\): .+\n {5}→ --approver NAME\n {2}3 {2}outcome-missing \(hint\): .+\n {5}→ Add the expected outcome to fill in \(a quick fix in the editor\)\nTo live with one of them: --waive RULE --why TEXT --until DAY\.\nADR-0004 is accepted\.\n$/,
    );
    assert.match(read(file), /^status: accepted/m);
  });

  it('records waivers with reason, name and last day', async () => {
    const { run, read } = sandbox(repository);
    const { code, err } = await run('accept', '4', ...WAIVED, '--by', 'api-lead');
    assert.equal(code, 0);
    assert.doesNotMatch(err, /no-evidence/);
    assert.match(
      read(file),
      /^waivers:\n {2}- rule: no-evidence\n {4}why: Measured in the past\.\n {4}by: api-lead\n {4}until: 2999-12-31\n/m,
    );
    assert.doesNotMatch((await run('check', file, '--verbose')).out, /no-evidence/);
  });

  it('asks on a terminal', async () => {
    const at = sandbox(repository);
    const { code } = await answering(
      at,
      [
        [/^Which technologist approves it\?/, 'storage-lead'],
        [/^Which leader answers for the implementation\?/, ''],
        [/^Which of them do you waive\?/, '9'],
        [/^Which of them do you waive\?/, '1,2'],
        [/^Why is the decision right as it is\?/, ''],
        [/^Why is the decision right as it is\?/, 'No trial.'],
        [/^Up to which day does that hold\?/, '2020-01-01'],
        [/^Up to which day does that hold\?/, '2999-12-31'],
      ],
      ...['accept', '4', '--by', 'api-lead'],
    );
    assert.equal(code, 0);
    assert.match(at.read(file), /^approver: storage-lead$/m);
    assert.deepEqual(at.read(file).match(/- rule: .*/g), [
      '- rule: no-evidence',
      '- rule: accountable-missing',
    ]);
    assert.doesNotMatch(at.read(file), /^accountable:/m);
  });

  it('changes nothing when the terminal is closed', async () => {
    const { runWith, read } = sandbox(repository);
    const ask = (_: string, whenClosed = ''): Promise<string> => Promise.resolve(whenClosed);
    const { code, err } = await runWith({ ask }, 'accept', '4');
    assert.equal(code, 2);
    assert.match(err, /^grounds: Nothing was changed: a question was left without an answer\.\n$/);
    assert.equal(read(file), text);
  });

  it('keeps line ends, the byte order mark and a missing final newline, without front matter too', async () => {
    const odd = `\uFEFF${(smallRepository[nygard] ?? '')
      .replace(/Superseded by .*/, 'Proposed')
      .trimEnd()
      .replaceAll('\n', '\r\n')}`;
    const { run, read } = sandbox({ ...repository, [nygard]: odd });
    const { code } = await run('reject', '1', '--date', '2026-05-06');
    assert.equal(code, 0);
    assert.equal(read(nygard), odd.replace('Proposed', 'Rejected').replace('2026-01-10', '2026-05-06'));
  });

  it('rejects and deprecates, adding who decided', async () => {
    const { run, read } = sandbox(repository);
    assert.equal((await run('reject', '4', '--decision-maker', 'api-lead')).code, 0);
    assert.match(read(file), /^status: rejected # for now$/m);
    assert.match(read(file), /^decision-makers: \[storage-lead, api-lead\]$/m);
    assert.equal((await run('deprecate', '2')).code, 0);
    assert.match(read('docs/decisions/0002-use-sqlite.md'), /^status: deprecated$/m);
  });

  it('writes nothing when anything is wrong', async () => {
    const at = sandbox({
      ...repository,
      'docs/decisions/0005-broken.md': '---\nstatus: [\n---\n# Broken\n\n## Decision Outcome\n\nText.\n',
    });
    const wrong: readonly (readonly [argv: readonly string[], says: RegExp])[] = [
      [['99'], /^grounds: There is no decision 99/],
      [['5'], /^grounds: docs\/decisions\/0005-broken\.md cannot be changed: its front matter has errors/],
      [['4', '--date', '2026-02-30'], /^grounds: --date cannot be `2026-02-30`/],
      [['4', '--waive', 'no-evidence'], /^grounds: Say with --why why the decision is right as it is\./],
      [['4', '--waive', 'no-evidence', '--why', 'x'], /^grounds: Say with --until up to which day/],
      [['4', '--why', 'x'], /^grounds: --why goes with a rule: name it with --waive\./],
      [
        ['4', ...WAIVED, '--why', 'b'],
        /^grounds: --why is given once for all rules, or once for each --waive\./,
      ],
      [
        ['4', ...WAIVED, '--waive', 'no-evidenc'],
        /^grounds: There is no rule no-evidenc: did you mean `no-evidence`\?/,
      ],
      [
        ['4', ...WAIVED.slice(0, 5), '2020-01-01'],
        /^grounds: --until cannot be 2020-01-01: that day has passed/,
      ],
    ];
    for (const [argv, says] of wrong) {
      const { code, err } = await at.run('accept', ...argv, '--by', 'api-lead');
      assert.match(err, says);
      assert.equal(code, 2, argv.join(' '));
    }
    assert.equal(at.read(file), text);
  });
});

describe('grounds waive', () => {
  after(removeSandboxes);
  const REASON = ['--why', 'No trial.', '--until', '2999-12-31', '--by', 'api-lead'];

  it('writes the waiver, and the finding is gone', async () => {
    const { run, read } = sandbox(repository);
    const { code, out, err } = await run('waive', '4', 'no-evidence', ...REASON);
    assert.equal(code, 0);
    assert.match(out, /^\+ {2}- rule: no-evidence$/m);
    assert.equal(err, 'ADR-0004 waives no-evidence up to 2999-12-31.\n');
    assert.doesNotMatch((await run('check', file, '--verbose')).out, /no-evidence/);
    const after = read(file);
    const again = await run('waive', '4', 'no-evidence', ...REASON);
    assert.equal(again.err, 'ADR-0004 waives no-evidence up to 2999-12-31 already; nothing to change.\n');
    assert.equal(read(file), after);
  });

  it('says when the rule finds nothing, and writes nothing with --dry-run', async () => {
    const { run, read } = sandbox(repository);
    const { err } = await run('waive', '4', 'option-untested', ...REASON, '--dry-run');
    assert.equal(err, 'Nothing was written.\nThere is no finding of option-untested on it now.\n');
    assert.equal(read(file), text);
  });

  it('asks for what is missing on a terminal, and says in scripts which option gives it', async () => {
    const at = sandbox(repository);
    const piped = await at.run('waive', '4', 'no-evidence', '--why', 'x');
    assert.equal(piped.code, 2);
    assert.match(piped.err, /^grounds: Say with --until up to which day the waiver holds\./);
    const { code } = await answering(
      at,
      [[/^Up to which day does that hold\?/, '']],
      ...['waive', '4', 'no-evidence', '--why', 'No trial.', '--by', 'api-lead'],
    );
    assert.equal(code, 0);
    assert.match(at.read(file), /^ {4}until: \d{4}-\d{2}-\d{2}$/m);
  });
});
