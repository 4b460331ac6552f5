import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { analysisOptionsOf } from '../../../../src/core/model/config';
import { runEvidenceRules, runRecordRules, runWorkspaceRules } from '../../../../src/core/check/guard';
import { claimsOf } from '../../../../src/core/evidence/claim';
import type { DataFile, RepositoryFacts } from '../../../../src/core/evidence/facts';
import { judge } from '../../../../src/core/evidence/judge';
import type { Answer } from '../../../../src/core/evidence/query';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { UngradedFinding } from '../../../../src/core/model/finding';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { rules } from '../../../../src/core/rules/index';
import { LineIndex } from '../../../../src/core/text/lineIndex';

const options = analysisOptionsOf(defaultConfig);

/** Pieces that records are made of, whole and broken. */
const piece = fc.constantFrom(
  ...['---\n', 'status: accepted\n', 'status: { accepted }\n', 'date: 2026-02-30\n', 'date: {YYYY}\n'],
  ...[
    'evidence:\n',
    '  - id: E1\n',
    '    suports: SQLite\n',
    '    supports: [SQLite]\n',
    '\t- x\n',
    '  - {a, b}\n',
  ],
  ...['supersedes: ADR-0001\n', 'supersedes: [1, 2, 3#x]\n', 'superseded-by: 0002-b.md\n', 'waivers: [{}]\n'],
  ...['# Title\n', '## Status\n', 'Accepted\n', 'Superseded by [1](0001-a.md)\n', '## Considered Options\n'],
  ...['- SQLite\n', '- {title of option 1}\n', '* [option 1]\n', 'Chosen option: "SQLite"\n', 'TODO\n'],
  ...[
    '[ADR-9](0001-a.md#x)',
    '[x](../gone.md)',
    '[x](#x)',
    '`',
    '```\n',
    '<!--',
    '-->',
    '\n',
    '\r\n',
    ' ',
    '|',
    'é',
    '💥',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc
    .array(piece, { maxLength: 25 })
    .map((pieces) => `---\n${pieces.join('')}\n---\n\n${pieces.reverse().join('')}`),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** Lines of an item of evidence, whole and broken. */
const field = fc.constantFrom(
  ...[
    'type: test',
    'type: dataset',
    'type: commit',
    'type: link',
    'id: E1',
    'id: {a}',
    'finding: x',
    'file: a.csv',
  ],
  ...[
    'url: https://ci.example.com/actions/runs/1',
    'tests: [a, b]',
    "tests: 'x#y'",
    'count: 2',
    'expect: failed',
  ],
  ...[
    'supports: SQLite',
    'supports: [A, A]',
    'refutes: [SQLite, B]',
    'column: a',
    'where: {a: 1}',
    'pointer: ""',
  ],
  ...[
    'metric: m',
    'select: {bench: b}',
    'options: {SQLite: {a: 1}, B: {a: 2}, constructor: {}}',
    'options: {}',
  ],
  ...[
    'unit: ms',
    'better: lower',
    'at-most: 1 s',
    'at-least: x',
    'quote: q',
    'covers: [a, a, b]',
    'covers: []',
  ],
  ...['valid-until: 2020-01-01', 'commit: abc', 'captured: {result: 1 ms, digest: d, tree: t, commit: c}'],
  ...['captured: {result: {SQLite: 1 ms}}', 'reconfirmed: [{tree: u}, 1]'],
);
const item = fc.array(field, { maxLength: 14 }).map((fields) => {
  const names = new Set<string>();
  const own = fields.filter((line) => {
    const name = line.slice(0, line.indexOf(':'));
    return !names.has(name) && names.add(name);
  });
  return own.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`).join('');
});
const evidence = fc
  .array(item, { minLength: 1, maxLength: 4 })
  .map(
    (items) =>
      `---\nstatus: accepted\nevidence:\n${items.join('')}---\n\n# A\n\n## Considered Options\n\n- SQLite\n- B\n\n## Decision Outcome\n\nChosen option: "SQLite", x.\n`,
  );
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('a\nb', 'x'.repeat(9000)),
);
const count = fc.nat({ max: 3 });
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('none' as const),
    message: name,
    wanted: fc.option(name, { nil: undefined }),
    nearest: fc.array(name, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('text' as const), text: name }),
  fc.record({ kind: fc.constant('quote' as const), found: fc.boolean() }),
  fc.record({
    kind: fc.constant('value' as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    unit: fc.constantFrom('ms', 's', 'B', 'ops/s', undefined),
    better: fc.constantFrom('lower' as const, 'higher' as const, undefined),
    low: fc.constantFrom(0, undefined),
    high: fc.constantFrom(9, undefined),
    count,
  }),
  fc.record({
    kind: fc.constant('tests' as const),
    matched: count,
    passed: count,
    failed: count,
    skipped: count,
    flaky: count,
    examples: fc.array(fc.record({ test: name, message: fc.option(name, { nil: undefined }) }), {
      maxLength: 2,
    }),
    passedExample: fc.option(name, { nil: undefined }),
  }),
);
const dataFile: fc.Arbitrary<DataFile> = fc.oneof(
  fc.record({
    kind: fc.constant('failed' as const),
    code: fc.constantFrom('file-missing' as const, 'file-outside' as const, 'file-unreadable' as const),
    message: name,
    digest: fc.constantFrom('d', undefined),
  }),
  fc.record({
    kind: fc.constant('read' as const),
    digest: fc.constantFrom('d', 'e'),
    tracked: fc.boolean(),
    reading: fc.option(
      fc.record({
        format: fc.constant('csv' as const),
        defects: fc.array(name, { maxLength: 1 }),
        notes: fc.array(name, { maxLength: 1 }),
        commit: fc.constantFrom('c', 'abcdefg', undefined),
        dirty: fc.boolean(),
        claims: fc.constant([]),
        answers: fc.array(answer, { minLength: 3, maxLength: 3 }),
      }),
      { nil: undefined, freq: 8 },
    ),
  }),
);
const repository: fc.Arbitrary<RepositoryFacts> = fc.record({
  today: fc.constant('2026-03-14'),
  head: fc.constantFrom('h', undefined),
  trouble: fc.constantFrom('git is gone', undefined),
  incomplete: fc.constantFrom('shallow' as const, undefined),
  hasCommit: fc.boolean().map((has) => () => has),
  covered: fc
    .constantFrom(
      { tree: 't', unmatched: [], uncommitted: [] },
      { tree: 'u', unmatched: [], uncommitted: ['a'] },
      { tree: 'v', unmatched: ['a', 'a', 'b'], uncommitted: [] },
      undefined,
    )
    .map((code) => () => code),
  changedSince: fc.constantFrom(['a'], [], undefined).map((paths) => () => paths),
});

function assertSound(source: string, findings: readonly UngradedFinding[]): void {
  const lines = new LineIndex(source);
  for (const { rule, message, range } of findings) {
    assert.notEqual(rule, 'rule-failed', message);
    const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
    assert.ok(start <= end && end <= source.length, `${rule} points outside the text`);
    assert.deepEqual(lines.positionAt(start), range.start, `${rule} points between characters`);
    assert.match(message, /^\S[^\n]*[.?]$/u, `${rule} does not speak in a sentence`);
  }
  const keys = findings.map(({ rule, key, range }) => JSON.stringify([rule, key, range]));
  assert.equal(new Set(keys).size, keys.length, 'one finding is reported twice');
}

describe('rules on any input', () => {
  it('neither throw nor point outside the text, and speak in sentences', () => {
    fc.assert(
      fc.property(text, (source) => {
        const record = parseDecision('docs/decisions/0001-a.md', source, options);
        assertSound(source, runRecordRules(rules, record, options));
      }),
      { numRuns: 500 },
    );
  });

  it('hold for records that refer to each other in any way', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (sources) => {
        const names = ['0001-a.md', '0002-b.md', '0002-c.md', '0003-d.md'];
        const decisions = sources.map((source, at) =>
          summarise(parseDecision(`docs/adr/${names[at]}`, source, options), 'docs/adr'),
        );
        const index = new DecisionIndex();
        index.load(decisions);
        for (const [at, decision] of decisions.entries()) {
          assertSound(sources[at]!, runWorkspaceRules(rules, decision, index));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hold for evidence that says anything, and data that says anything else', () => {
    fc.assert(
      fc.property(evidence, dataFile, repository, (source, data, facts) => {
        const record = parseDecision('docs/decisions/0001-a.md', source, options);
        const decision = summarise(record, 'docs/decisions');
        const claims = claimsOf(record);
        const verdicts = claims.map((claim) =>
          judge(claim, claim.file === undefined ? undefined : data, {
            path: record.path,
            options: decision.options,
            repository: facts,
          }),
        );
        const tests = [source, source.slice(0, 3)];
        const stray = [{ report: source, ref: source, candidates: [], tests }];
        const links = { unlisted: [{ report: source, tests }], stray };
        const findings = runEvidenceRules(rules, decision, { claims, verdicts, links });
        assertSound(source, findings);
        for (const { message } of findings) {
          assert.ok(message.length < 1200, 'a message longer than anyone reads');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('come to an end on long lines of markup', () => {
    for (const filler of ['{', '[', '[option 1 ', '`', '<!--', '{title of ', '- ', '[x](', '|', '**']) {
      const source = `---\nstatus: accepted\n---\n# A\n\n${filler.repeat(20_000)}\n`;
      const record = parseDecision('docs/decisions/0001-a.md', source, options);
      assertSound(source, runRecordRules(rules, record, options));
    }
  });
});
