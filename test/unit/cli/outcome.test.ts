import assert from 'node:assert/strict';
import { systemClock } from '../../../src/node/clock';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

const file = 'docs/decisions/0002-use-sqlite.md';
const text = (smallRepository[file] ?? '').replace(
  'tags:',
  'outcome: { expected: p95 under 200 ms, review-by: 2026-09-01 }\ntags:',
);
const repository = { ...smallRepository, [file]: text };
const next = 'docs/decisions/0004-use-postgresql.md';
const TODAY = systemClock.today();

describe('grounds outcome', () => {
  after(removeSandboxes);

  it('shows what was expected beside what was measured, and which options write it down', async () => {
    const { run, read } = sandbox(repository);
    const { code, out, err } = await run('outcome', '2');
    assert.equal(code, 0);
    assert.equal(
      out,
      'ADR-0002 (Use SQLite)\nexpected  p95 under 200 ms (to be looked at by 2026-09-01)\nmeasured  nothing yet\nE1        Only SQLite stays under 200 ms. (cited)\n',
    );
    assert.match(
      err,
      /^To write down what it came to: --verdict confirmed, mixed, refuted or inconclusive, /,
    );
    assert.equal(read(file), text);
  });

  it('writes verdict, measurement, evidence and day', async () => {
    const { run, read } = sandbox(repository);
    const said = ['outcome', '2', '--verdict', 'confirmed', '--measured', '171 ms', '--evidence', 'e1'];
    assert.match((await run(...said, '--dry-run')).err, /Nothing was written\.\n$/);
    assert.equal(read(file), text);
    const { code, err } = await run(...said);
    assert.equal(code, 0);
    assert.equal(err, 'The outcome of ADR-0002 is confirmed.\n');
    assert.equal(
      read(file),
      text.replace(
        '2026-09-01 }',
        `2026-09-01, reviewed: ${TODAY}, measured: 171 ms, verdict: confirmed, evidence: E1 }`,
      ),
    );
    assert.match((await run(...said)).err, /is confirmed already; nothing to change\.\n$/);
    assert.match((await run('outcome', '2')).out, /^measured {2}171 ms \(confirmed on \S+\)$/m);
  });

  it('says what comes next when it is refuted, and begins it with what was found', async () => {
    const { run, read, exists } = sandbox(repository);
    const said = ['outcome', '2', '--verdict', 'refuted', '--measured', '412 ms', '--evidence', 'E1'];
    const { err } = await run(...said);
    assert.match(err, /^Next: decide again\. `grounds supersede ADR-0002 --title TITLE` begins it/m);
    assert.equal(exists(next), false);
    const { code, out } = await run(...said, '--title', 'Use PostgreSQL');
    assert.equal(code, 0);
    assert.equal(out.trimEnd().split('\n').at(-1), next);
    assert.match(read(file), /^superseded-by: ADR-0004$/m);
    const draft = read(next);
    assert.match(draft, /^supersedes: ADR-0002$/m);
    assert.match(
      draft,
      /^evidence:\n {2}- id: E1\n {4}type: link\n {4}finding: Only SQLite stays under 200 ms\.\n {4}about: problem\n {4}from: "ADR-0002#E1"$/m,
    );
    assert.ok(
      draft.includes(
        `ADR-0002 (Use SQLite) was to bring: p95 under 200 ms. Measured: 412 ms. Its outcome was refuted on ${TODAY}.\n`,
      ),
    );
    assert.doesNotMatch((await run('check', '--verbose')).out, /0004-use-postgresql.*(?:error|warning)/);
  });

  it('asks on a terminal', async () => {
    const { runWith, read } = sandbox(repository);
    const answers = ['', 'perhaps', 'mixed', '190 ms'];
    const { code } = await runWith({ ask: () => Promise.resolve(answers.shift() ?? '') }, 'outcome', '2');
    assert.equal(code, 0);
    assert.match(read(file), /measured: 190 ms, verdict: mixed \}/);
  });

  const refused: readonly (readonly [argv: readonly string[], says: RegExp])[] = [
    [['--measured', '1 ms'], /^grounds: --measured belongs to a review: say with --verdict what it came to/],
    [['--verdict', 'mixed', '--title', 'X'], /^grounds: --title begins the decision that takes the place/],
    [['--verdict', 'good'], /^grounds: --verdict cannot be `good`/],
    [['--verdict', 'mixed', '--evidence', 'E9'], /^grounds: ADR-0002 has no evidence E9: it has E1\./],
    [['--verdict', 'mixed', '--attach', 'no.csv'], /^(?:[^]*\n)?grounds: /],
  ];
  for (const [argv, says] of refused) {
    it(`writes nothing with ${argv.join(' ')}`, async () => {
      const { run, read } = sandbox(repository);
      const { code, err } = await run('outcome', '2', ...argv);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.equal(read(file), text);
    });
  }
});
