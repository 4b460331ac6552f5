import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCompletely } from '../../../../src/core/parse/frontMatter';
import type { FieldPath } from '../../../../src/core/parse/parsedDecision';
import { readPlainYaml } from '../../../../src/core/parse/plainYaml';
import { yamlBlock } from './yamlBlocks';

const OFFSET = 4;

/** Every path of plain data, and some that lead nowhere. */
function pathsOf(data: unknown, path: FieldPath = []): readonly FieldPath[] {
  const here = [path, [...path, 'nothing'], [...path, 0], [...path, '0'], [...path, 'toString']];
  if (typeof data !== 'object' || data === null) {
    return here;
  }
  const steps = Array.isArray(data) ? [...data.keys(), data.length, -1, 0.5] : Object.keys(data);
  return [
    ...here,
    ...steps.flatMap((step) =>
      pathsOf((data as Readonly<Record<string | number, unknown>>)[step], [...path, step]),
    ),
  ];
}

function assertSame(block: string): boolean {
  const plain = readPlainYaml(block, OFFSET);
  if (plain === undefined) {
    return false;
  }
  const complete = readCompletely(block, OFFSET);
  assert.deepEqual(plain.data, complete.data?.data);
  assert.deepEqual([...complete.problems], []);
  assert.equal(complete.empty, false);
  for (const path of pathsOf(plain.data)) {
    const shown = JSON.stringify(path);
    assert.deepEqual(plain.keySpan(path), complete.data?.keySpan(path), `key of ${shown}`);
    assert.deepEqual(plain.valueSpan(path), complete.data?.valueSpan(path), `value of ${shown}`);
    assert.equal(plain.textAt(path), complete.data?.textAt(path), `text of ${shown}`);
  }
  return true;
}

/** Blocks that are written as nearly all front matter is. */
const usual: readonly string[] = [
  'status: accepted\ndate: 2026-03-14\n',
  'status: accepted\r\ndate: 2026-03-14\r\n',
  '# a comment\n\nstatus: "accepted" # since the spring\n',
  'decision-makers: [Ana Example, "Ben Example", \'Cara\']\nconsulted:\n  - Dan\ninformed:\n- Eve\n',
  'evidence:\n  - id: E1\n    type: test\n    supports: [SQLite]\n  - id: E2\n    where: { os: linux, runs: 5 }\n',
  'evidence:\n  -\n    id: E1\n    captured:\n      result: 1.10 ms\n',
  'stakeholders:\n    operations: Ana\n    support:\n        - Ben\n\ntags: []\noutcome: {}\n',
  'options:\n  Plain files: { option: a }\n  PostgreSQL 16 (managed):\n    option: b\n  a/b - c.d: 1\n',
  'url: https://example.com/a#b\nempty:\nnothing: ~\n__proto__: 0027\n',
];

/** What only the complete reader reads, or nobody. */
const unusual: readonly string[] = [
  ...[
    '',
    '\n',
    '# only a comment\n',
    '- a\n',
    'text\n',
    '{a: 1}\n',
    '[a]\n',
    '---\na: 1\n',
    'a: 1\n---\nb: 2\n',
  ],
  ...[
    'a: 1\na: 2\n',
    'a: &x 1\n',
    'a: *x\n',
    'a:\n  <<: *x\n',
    'a: !t 1\n',
    '? a\n: b\n',
    '"a": 1\n',
    'a b : 1\n',
    'é: 1\n',
  ],
  ...[
    'a: |\n  text\n',
    'a: >-\n  text\n',
    'a: text\n  goes on\n',
    'a: "text\n  goes on"\n',
    'a: [b,\n  c]\n',
    'a: {b: 1,\n  c: 2}\n',
  ],
  ...[
    'a: "x\n',
    "a: 'x\n",
    'a: [b\n',
    'a: {b: 1\n',
    'a: "x" y\n',
    'a: "x"#y\n',
    'a: b: c\n',
    'a: b:\n',
    'a: [b]]\n',
    'a: [b] c\n',
  ],
  ...[
    'a: "\\n"\n',
    "a: 'it''s'\n",
    'a: @x\n',
    'a: `x`\n',
    'a: %x\n',
    'a: - b\n',
    'a: ? b\n',
    'a: {b}\n',
    'a: [b: c]\n',
    'a: [,]\n',
  ],
  ...[
    'a:\n\tb: 1\n',
    'a:\t1\n',
    '\ta: 1\n',
    'a: x\u00a0\n',
    'a: 1\rb: 2\r',
    '\ufeffa: 1\n',
    ' a: 1\n',
    'a: 1\n b: 2\n',
  ],
  ...[
    'a:\n  - b\n - c\n',
    'a:\n    b: 1\n  c: 2\n',
    'a:\n- b\nc\n',
    'a: {b: 1, b: 2}\n',
    'a: {"b": 1}\n',
    'a: {b:1}\n',
    'a: {b : 1}\n',
    '<<: {a: 1}\n',
  ],
  `${'k'.repeat(600)}: 1\n`,
  Array.from({ length: 14 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  `a: ${'['.repeat(14)}${']'.repeat(14)}\n`,
  `a: ${'['.repeat(100_000)}`,
];

describe('readPlainYaml', () => {
  for (const block of usual) {
    it(`reads ${JSON.stringify(block.slice(0, 60))} as the complete reader does`, () => {
      assert.ok(assertSame(block), 'it is left to the complete reader');
    });
  }

  it('leaves everything unusual to the complete reader', () => {
    for (const block of unusual) {
      assert.equal(readPlainYaml(block, OFFSET), undefined, JSON.stringify(block.slice(0, 60)));
    }
  });

  it('gives what the complete reader gives for every block that it reads', () => {
    let read = 0;
    let blocks = 0;
    fc.assert(
      fc.property(yamlBlock, (block) => {
        blocks += 1;
        read += assertSame(block) ? 1 : 0;
      }),
      { numRuns: 1000 },
    );
    // Otherwise nothing was compared.
    assert.ok(read > blocks / 5, `${read} of ${blocks} blocks were read`);
  });
});
