import assert from 'node:assert/strict';
import type { Checking } from '../../../../src/core/page/headline';
import { makePage } from '../../../../src/core/page/makePage';
import { untoldPast } from '../../../../src/core/page/past';
import type { PagePast } from '../../../../src/core/page/past';
import type { DecisionPage, Steps } from '../../../../src/core/page/decisionPage';
import { memoryEvidence } from '../../support/memoryEvidence';
import type { StatedFacts } from '../../support/memoryEvidence';
import { openMemory } from '../../support/openMemory';

const PATH = 'docs/decisions/0002-use-sqlite.md';

const LOAD = ['option,ms', 'sqlite,5 ms', 'sqlite,7 ms', 'postgres,0.04 s', 'postgres,0.06 s'];

const EVIDENCE = [
  'evidence:',
  '  - id: E1',
  '    type: dataset',
  '    finding: SQLite answers in time.',
  '    supports: SQLite',
  '    refutes: PostgreSQL',
  '    driver: Nobody waits',
  '    file: data/load.csv',
  '    column: ms',
  '    stat: mean',
  '    better: lower',
  '    at-most: 0.02 s',
  '    options: {SQLite: {option: sqlite}, PostgreSQL: {option: postgres}}',
  '    covers: []',
  '    captured: {result: {SQLite: 6 ms, PostgreSQL: 0.05 s}, digest: "sha256:DIGEST"}',
  '  - id: E2',
  '    type: link',
  '    finding: Others say so too.',
  '    supports: SQLite',
  '    driver: [Nobody waits, Cheap]',
  '    url: https://example.org/sqlite',
  '  - id: E3',
  '    type: incident',
  '    finding: The shop stood still.',
  '    about: problem',
  '    ref: INC-1',
];

function record(front: readonly string[], status = 'accepted'): string {
  return [
    '---',
    `status: ${status}`,
    'date: 2026-03-01',
    'approver: storage-lead',
    'supersedes: ADR-0001',
    'outcome: {expected: p95 under 20 ms, measured: 17 ms, verdict: confirmed, review-by: 2026-09-01, evidence: [E1]}',
    ...front,
    '---',
    '# Use SQLite',
    '## Decision Drivers',
    '- Nobody waits',
    '- Cheap',
    '- Boring',
    '## Considered Options',
    '- SQLite',
    '- PostgreSQL',
    '- Files',
    '## Decision Outcome',
    'Chosen option: "SQLite", because it is fast.',
    '',
  ]
    .join('\n')
    .replace('DIGEST', '0'.repeat(64));
}

const OLD = '---\nstatus: superseded by ADR-0002\n---\n# Use files\n';

interface Circumstances {
  readonly facts?: StatedFacts;
  readonly checking?: Checking;
  readonly past?: PagePast;
  readonly verified?: boolean;
}

async function pageOf(
  text: string,
  { facts = {}, checking = 'checked', past = untoldPast(undefined), verified = true }: Circumstances = {},
): Promise<DecisionPage> {
  const evidence = memoryEvidence({ files: { 'data/load.csv': { lines: LOAD } }, ...facts });
  const { workspace } = await openMemory(
    { [PATH]: text, 'docs/decisions/0001-use-files.md': OLD, 'data/load.csv': LOAD.join('\n') },
    { evidence },
  );
  if (verified) {
    await workspace.verify();
  }
  const decision = workspace.byPath(PATH);
  const parsed = await workspace.parse(PATH);
  assert.ok(decision !== undefined && parsed !== undefined);
  return makePage(workspace, decision, parsed, { checking, past, fixes: [] });
}

describe('makePage', () => {
  it('says in one sentence how a decision stands', async () => {
    const { headline } = await pageOf(record(EVIDENCE));
    assert.equal(headline.word, 'Supported');
    assert.equal(headline.tone, 'good');
    assert.equal(headline.sentence, 'Data supports the chosen option: 1 of 1 item verified, 2 cited.');
    assert.deepEqual(headline.chosen, ['SQLite']);
  });

  it('names what is wrong, the worst first, and why', async () => {
    const broken = await pageOf(record(EVIDENCE), { facts: { files: {} } });
    assert.equal(broken.headline.tone, 'bad');
    assert.match(
      broken.headline.sentence,
      /^Data that is to support .* is gone: 0 of 1 item verified, 2 cited; E1 is broken because /,
    );
    const none = await pageOf(record([]));
    assert.equal(none.headline.sentence, 'No data supports the chosen option: there is no evidence.');
  });

  it('does not call support verified that no tool can check', async () => {
    const cited = EVIDENCE.filter((_, index) => index === 0 || (index > 14 && index < 21));
    const { headline } = await pageOf(record(cited));
    assert.equal(headline.word, 'One-sided');
    const about = [...cited, '    refutes: PostgreSQL'];
    const two = await pageOf(record(about));
    assert.equal(two.headline.word, 'Cited only');
    assert.equal(two.headline.tone, 'quiet');
    assert.match(
      two.headline.sentence,
      /^Only sources that no tool can check support the chosen option: 1 cited\.$/,
    );
  });

  it('speaks of options while none is chosen, and of the decision where there are none', async () => {
    const open = record([], 'proposed').replace(/Chosen option.*/, 'To be decided.');
    assert.match((await pageOf(open)).headline.sentence, /^No data supports any option yet:/);
    const plain = record([]).replace(/## Considered Options[^]*$/, '## Decision\nWe use it.\n');
    assert.match((await pageOf(plain)).headline.sentence, /^No data supports the decision:/);
  });

  it('shows the loudest findings first', async () => {
    const { findings } = await pageOf(record(['decision-maker: x', 'evidence: 7']));
    const loudness = findings.map(({ severity }) => ['error', 'warning', 'info', 'hint'].indexOf(severity));
    assert.ok(new Set(loudness).size > 1);
    assert.deepEqual(
      loudness,
      [...loudness].sort((a, b) => a - b),
    );
  });

  it('says how far the evidence was checked', async () => {
    const pending = await pageOf(record(EVIDENCE), { verified: false });
    assert.match(pending.headline.sentence, /3 items of evidence being verified\.$/);
    const impossible = await pageOf(record(EVIDENCE), { verified: false, checking: 'impossible' });
    assert.match(impossible.headline.sentence, /which can be verified on a local disk only\.$/);
    assert.equal(pending.argument.groups[1]?.items[0]?.state, undefined);
  });

  it('claims nothing for what is not in force', async () => {
    const draft = await pageOf(record(EVIDENCE, 'draft'));
    assert.equal(draft.headline.sentence, 'This is being written: nothing is decided yet.');
    const replaced = record(['superseded-by: ADR-0001'], 'superseded').replace('supersedes: ADR-0001\n', '');
    const { headline } = await pageOf(replaced);
    assert.equal(headline.sentence, 'ADR-0001 Use files has taken the place of this one.');
  });

  it('sets evidence against options, by drivers', async () => {
    const { argument } = await pageOf(record(EVIDENCE));
    assert.deepEqual(
      argument.options.map(({ title, isChosen, isTested }) => [title, isChosen, isTested]),
      [
        ['SQLite', true, true],
        ['PostgreSQL', false, true],
        ['Files', false, false],
      ],
    );
    assert.deepEqual(
      argument.groups.map(({ title, kind, items, also }) => [title, kind, items.map(({ id }) => id), also]),
      [
        ['The problem itself', 'problem', ['E3'], []],
        ['Nobody waits', 'driver', ['E1', 'E2'], []],
        ['Cheap', 'driver', [], ['E2']],
        ['Boring', 'driver', [], []],
      ],
    );
    const [first] = argument.groups[1]?.items ?? [];
    assert.deepEqual(first?.cells, [
      { side: 'supports', value: '6 ms' },
      { side: 'refutes', value: '0.05 s' },
      { side: undefined, value: undefined },
    ]);
    assert.equal(first.result, undefined);
    assert.equal(first.state, 'verified');
    assert.deepEqual(first.sources, [
      { text: 'data/load.csv', target: { kind: 'path', path: 'data/load.csv' } },
    ]);
  });

  it('compares numbers in one unit, with limits and spread', async () => {
    const { comparisons } = await pageOf(record(EVIDENCE));
    assert.equal(comparisons.length, 1);
    const { measure, unit, better, limits, values, missing } = comparisons[0]!;
    assert.deepEqual([measure, unit, better, missing], ['mean of ms', 'ms', 'lower', []]);
    assert.deepEqual(limits, [{ side: 'at-most', value: 20, text: '0.02 s' }]);
    assert.deepEqual(
      values.map(({ name, isChosen, leads, value, text, count, distribution }) => ({
        ...{ name, isChosen, leads, value, text, count },
        ends: [distribution?.min, distribution?.max],
      })),
      [
        { name: 'SQLite', isChosen: true, leads: true, value: 6, text: '6 ms', count: 2, ends: [5, 7] },
        {
          name: 'PostgreSQL',
          isChosen: false,
          leads: false,
          value: 50,
          text: '50 ms',
          count: 2,
          ends: [40, 60],
        },
      ],
    );
  });

  it('tells people, relations and the outcome', async () => {
    const { facts, relations, outcome } = await pageOf(record(EVIDENCE));
    const named = (name: string): unknown => facts.find((fact) => fact.name === name)?.values;
    assert.deepEqual(named('Approved by'), [{ text: 'storage-lead' }]);
    assert.deepEqual(
      relations.map(({ words, link, status }) => [words, link.text, status]),
      [['supersedes', 'ADR-0001 Use files', 'superseded']],
    );
    assert.deepEqual(
      outcome.map(({ name, values }) => [name, values[0]?.text]),
      [
        ['Expected', 'p95 under 20 ms'],
        ['Measured', '17 ms'],
        ['Verdict', 'confirmed'],
        ['Review by', '2026-09-01'],
        ['Evidence', 'E1'],
      ],
    );
  });

  it('shows a record that cannot be read, with the place', async () => {
    const page = await pageOf('---\nstatus: [accepted\n---\n# Use SQLite\n');
    assert.ok(page.problems.length > 0);
    assert.equal(page.title, 'Use SQLite');
    assert.ok(page.problems.every(({ line }) => line <= 3));
  });

  it('adds the status that is not committed', async () => {
    const steps: Steps = {
      kind: 'told',
      steps: [{ status: 'proposed', date: '2026-03-01', who: 'x' }],
      notes: [],
    };
    const { steps: told } = await pageOf(record([]), { past: { steps, captures: [] } });
    assert.ok(told.kind === 'told');
    assert.deepEqual(
      told.steps.map(({ status, date }) => [status, date]),
      [
        ['proposed', '2026-03-01'],
        ['accepted', undefined],
      ],
    );
  });
});
