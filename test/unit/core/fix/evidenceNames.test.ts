import assert from 'node:assert/strict';
import type { Fix } from '../../../../src/core/model/finding';
import { memoryEvidence } from '../../support/memoryEvidence';
import type { StatedFacts } from '../../support/memoryEvidence';
import { applyFix, openMemory } from '../../support/openMemory';

const PATH = 'docs/adr/0001-a.md';
const ZEROS = `sha256:${'0'.repeat(64)}`;
const CSV = ['option,latency_ms,note', 'sqlite,171.5,a', 'postgres,241.5,b'];
const JUNIT = [
  '<testsuite name="store">',
  '<testcase classname="test_demo.TestStore" name="test_put"/>',
  '<testcase classname="test_demo.TestStore" name="test_get"/>',
  '</testsuite>',
];
const HYPERFINE = [
  '{"results": [',
  '{"command": "open sqlite", "mean": 0.171, "stddev": 0.002, "median": 0.171, "user": 0.1, "system": 0.01, "min": 0.17, "max": 0.18, "times": [0.17, 0.18]}',
  ']}',
];
const FACTS: StatedFacts = {
  files: {
    'load.csv': { lines: CSV },
    'store.xml': { lines: JUNIT },
    'open.json': { lines: HYPERFINE },
    'values.json': { lines: ['{"metrics": {"p95": 171.5}}'] },
  },
  covered: [
    { globs: ['src/store/', 'README.md'], tree: 'sha256:a' },
    {
      globs: ['src/stroe/', 'README.md'],
      tree: 'sha256:b',
      unmatched: ['src/stroe/'],
      nearest: { 'src/stroe/': ['src/store/'] },
    },
  ],
};

function record(fields: readonly string[]): string {
  const item = ['id: E1', 'finding: It holds.', ...fields].map(
    (line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`,
  );
  return `---
status: accepted
evidence:
${item.join('')}---

# Use SQLite

## Context and Problem Statement

Text.

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;
}

/** A workspace with one record whose evidence has been checked. */
async function openVerified(text: string): ReturnType<typeof openMemory> {
  const opened = await openMemory(
    { '.grounds.yaml': 'fail-on: error\n', [PATH]: text },
    { evidence: memoryEvidence(FACTS) },
  );
  await opened.workspace.verify();
  return opened;
}

/** The fixes of the one finding on broken evidence, and what becomes of the record by one of them. */
async function fixesOf(text: string): Promise<{
  readonly fixes: readonly Fix[];
  readonly apply: (title: string) => Promise<{ readonly text: string; readonly resolved: boolean }>;
}> {
  const { files, workspace } = await openVerified(text);
  const broken = workspace.findingsFor(PATH).filter(({ rule }) => rule === 'evidence-broken');
  assert.equal(broken.length, 1, broken.map(({ message }) => message).join('\n'));
  const fixes = await workspace.fixesFor(broken[0]!);
  return {
    fixes,
    apply: async (title) => {
      const fix = fixes.find((candidate) => candidate.title === title);
      assert.ok(fix, `${title} among: ${fixes.map((candidate) => candidate.title).join(' | ')}`);
      applyFix(files, fix);
      const after = files.text(PATH) ?? '';
      const again = await openVerified(after);
      const left = again.workspace.findingsFor(PATH);
      return { text: after, resolved: left.every(({ rule }) => rule !== 'evidence-broken') };
    },
  };
}

type Change = readonly [from: string, to: string];

/** Applies a fix that turns some lines of an item into others and changes nothing else, with both kinds of line ends. */
async function assertFixed(
  fields: readonly string[],
  title: string,
  changes: readonly Change[],
): Promise<Fix> {
  const lines = changes.map(([from]) => from);
  assert.deepEqual(
    lines.filter((line) => !fields.includes(line)),
    [],
  );
  const changed = fields.map((line) => changes.find(([from]) => from === line)?.[1] ?? line);
  const { fixes, apply } = await fixesOf(record(fields));
  assert.deepEqual(await apply(title), { text: record(changed), resolved: true });
  const windows = await fixesOf(record(fields).replaceAll('\n', '\r\n'));
  const expected = record(changed).replaceAll('\n', '\r\n');
  assert.deepEqual(await windows.apply(title), { text: expected, resolved: true });
  return fixes.find((fix) => fix.title === title)!;
}

const DATASET = ['type: dataset', 'file: load.csv', 'stat: mean', 'unit: ms', 'covers: []'];
const OPTIONS = ['options:', '  SQLite: { option: sqlite }', '  PostgreSQL: { option: postgres }'];

describe('fixes of names in evidence', () => {
  it('replace a test by the nearest, in the quotes that it has', async () => {
    const fix = await assertFixed(
      ['type: test', 'file: store.xml', "tests: 'test_demo.TestStore#test_pot' # the first"],
      'Change "test_demo.TestStore#test_pot" to "test_demo.TestStore#test_put"',
      [
        [
          "tests: 'test_demo.TestStore#test_pot' # the first",
          "tests: 'test_demo.TestStore#test_put' # the first",
        ],
      ],
    );
    assert.equal(fix.preferred, false);
  });

  it('replace one test of a list by one of like name', async () => {
    await assertFixed(
      ['type: test', 'file: store.xml', 'tests:', "  - 'test_demo.TestStore#test_get'", '  - test_putt'],
      'Change "test_putt" to "test_demo.TestStore#test_put"',
      [['  - test_putt', '  - "test_demo.TestStore#test_put"']],
    );
  });

  it('replace a column', async () => {
    await assertFixed(
      [...DATASET, 'column: latency', 'where: { option: sqlite }'],
      'Change "latency" to "latency_ms"',
      [['column: latency', 'column: latency_ms']],
    );
  });

  it('replace a column that rows are chosen by', async () => {
    await assertFixed(
      [...DATASET, 'column: latency_ms', 'where: { optoin: sqlite, note: a }'],
      'Change "optoin" to "option"',
      [['where: { optoin: sqlite, note: a }', 'where: { option: sqlite, note: a }']],
    );
  });

  it('replace a column that options are told apart by, for all of them', async () => {
    await assertFixed(
      [
        ...[...DATASET, 'better: lower', 'column: latency_ms'],
        ...OPTIONS.map((line) => line.replace('option:', 'optoin:')),
      ],
      'Change "optoin" to "option"',
      OPTIONS.slice(1).map((line) => [line.replace('option:', 'optoin:'), line]),
    );
  });

  it('replace a pointer', async () => {
    await assertFixed(
      ['type: dataset', 'file: values.json', 'pointer: /metric/p95'],
      'Change "/metric/p95" to "/metrics/p95"',
      [['pointer: /metric/p95', 'pointer: /metrics/p95']],
    );
  });

  it('replace what was measured, and the metric', async () => {
    await assertFixed(
      ['type: benchmark', 'file: open.json', 'select: { command: "open sqlit" }'],
      'Change "open sqlit" to "open sqlite"',
      [['select: { command: "open sqlit" }', 'select: { command: "open sqlite" }']],
    );
    await assertFixed(
      ['type: benchmark', 'file: open.json', 'metric: meann', 'select: { command: open sqlite }'],
      'Change "meann" to "mean"',
      [['metric: meann', 'metric: mean']],
    );
  });

  it('replace the title of an option wherever the item has it', async () => {
    await assertFixed(
      [
        'type: dataset',
        'supports: SQLite',
        'refutes: [PostgresQL17]',
        'file: load.csv',
        'column: latency_ms',
        'stat: mean',
        'unit: ms',
        'better: lower',
        'options:',
        '  SQLite: { option: sqlite }',
        '  PostgresQL17: { option: postgres }',
        'covers: []',
        'captured:',
        '  result:',
        '    SQLite: 171.5 ms',
        '    PostgresQL17: 241.5 ms',
      ],
      'Change "PostgresQL17" to "PostgreSQL"',
      [
        ['refutes: [PostgresQL17]', 'refutes: [PostgreSQL]'],
        ['  PostgresQL17: { option: postgres }', '  PostgreSQL: { option: postgres }'],
        ['    PostgresQL17: 241.5 ms', '    PostgreSQL: 241.5 ms'],
      ],
    );
  });

  it('replace a path that covers nothing', async () => {
    await assertFixed(
      ['type: test', 'file: store.xml', 'covers: [src/stroe/, README.md]'],
      'Change "src/stroe/" to "src/store/"',
      [['covers: [src/stroe/, README.md]', 'covers: [src/store/, README.md]']],
    );
  });

  it('offer nothing where nothing is near, or where names are not written alone', async () => {
    for (const fields of [
      ['type: test', 'file: store.xml', 'tests: something else altogether'],
      ['type: test', 'file: store.xml', 'tests: >-', '  test_demo.TestStore#test_pot'],
      ['type: test', 'file: gone.xml'],
    ]) {
      assert.deepEqual((await fixesOf(record(fields))).fixes, []);
    }
  });
});

describe('fixes of recorded results', () => {
  const captured = (result: string): readonly string[] => [
    'captured: # written by the tool',
    `  result: ${result}`,
    '  commit: 9fc2a8caa271a2cd11cc300bb2ca15edce1427df',
    `  digest: ${ZEROS}`,
  ];
  const title = (result: string): string => `Record what the data says: "${result}"`;

  it('record what the data says', async () => {
    const fix = await assertFixed(
      [...DATASET, 'column: latency_ms', 'where: { option: sqlite }', ...captured('71.5 ms')],
      title('171.5 ms'),
      [['  result: 71.5 ms', '  result: 171.5 ms']],
    );
    assert.equal(fix.preferred, true);
  });

  it('record it for every option', async () => {
    const fields = [...DATASET, 'better: lower', 'column: latency_ms', ...OPTIONS];
    const right = '{ SQLite: 171.5 ms, PostgreSQL: 241.5 ms }';
    for (const wrong of ['{ SQLite: 71.5 ms, PostgreSQL: 241.5 ms }', '{ SQLite: 171.5 ms }', '171.5 ms']) {
      await assertFixed([...fields, ...captured(wrong)], title('171.5 ms, 241.5 ms'), [
        [`  result: ${wrong}`, `  result: ${right}`],
      ]);
    }
  });

  it('leave it to a new pin where the file is another one too', async () => {
    const fields = [...DATASET, 'column: latency_ms', 'where: { option: sqlite }', ...captured('71.5 ms')];
    const text = record(fields).replace(ZEROS, ZEROS.replace('0', '1'));
    const { workspace } = await openVerified(text);
    const broken = workspace.findingsFor(PATH).filter(({ rule }) => rule === 'evidence-broken');
    assert.equal(broken.length, 2);
    assert.deepEqual(await Promise.all(broken.map((finding) => workspace.fixesFor(finding))), [[], []]);
  });
});
