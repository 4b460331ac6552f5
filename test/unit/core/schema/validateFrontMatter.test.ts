import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readFrontMatter } from '../../../../src/core/parse/frontMatter';
import type { SchemaProblem } from '../../../../src/core/schema/schemaProblems';
import { validateFrontMatter } from '../../../../src/core/schema/validateFrontMatter';

function validate(text: string): readonly SchemaProblem[] {
  const { frontMatter } = readFrontMatter(text);
  assert.ok(frontMatter);
  return validateFrontMatter(frontMatter);
}

/** The problems of a block of YAML, each as the marked text and the sentence. */
function tell(...lines: readonly string[]): readonly (readonly [string, string])[] {
  const text = `---\n${lines.join('\n')}\n---\n# Title\n`;
  return validate(text).map(({ span, message }) => [text.slice(span.start, span.end), message]);
}

const commit = '9fc2a8caa271a2cd11cc300bb2ca15edce1427df';
const digest = `sha256:${'0a'.repeat(32)}`;

describe('validateFrontMatter', () => {
  it('has nothing to say on a record that uses every field', () => {
    assert.deepEqual(
      tell(
        'status: accepted',
        'date: 2026-03-14',
        'decision-makers: storage-lead, api-lead',
        'consulted: [security-lead]',
        'informed:',
        '  - support-lead',
        'approver: storage-lead',
        'accountable: platform-manager',
        'category: product',
        'stakeholders: {ux: ux-lead, cx: [support-lead, sales-lead], legal: counsel}',
        'decide-by: 2026-03-20',
        'blocks: [PROJ-12]',
        'supersedes: ADR-0003#caching',
        'superseded-by: 12',
        'amends: [1, ADR-0002, 0004-title.md]',
        'depends-on: "7"',
        'deviates-from: [{decision: ADR-0002, why: No second region., approved-by: storage-lead}]',
        'chosen: SQLite',
        'governs: [src/store/, "!src/store/vendor/**"]',
        `commits: ${commit}`,
        'outcome: {review-by: 2026-09-01, expected: p95 under 200 ms, measured: 171, verdict: confirmed, evidence: [E2]}',
        'waivers: [{rule: option-untested, why: No trial., by: storage-lead, until: 2026-06-01}]',
        'tags: [storage, 2026]',
        'evidence:',
        '  - id: E1',
        '    type: test',
        '    finding: It returns what was written.',
        '    supports: SQLite',
        '    driver: Read your own writes',
        '    file: docs/decisions/evidence/0007/pytest.xml',
        "    tests: 'test_demo.TestStore#test_put'",
        '    count: 1',
        '    expect: passed',
        '    confidence: high',
        '    covers: [src/store/, test/test_demo.py]',
        '    captured:',
        '      result: 1/1 passed',
        `      commit: ${commit}`,
        `      digest: ${digest}`,
        `      tree: ${digest}`,
        '    reconfirmed:',
        `      - {tree: "${digest}", by: storage-lead, date: 2026-04-01, why: Only comments changed.}`,
        '  - id: E2',
        '    type: dataset',
        '    finding: Only SQLite stays under 200 ms.',
        '    supports: [SQLite]',
        '    refutes: [PostgreSQL, MySQL]',
        '    file: docs/decisions/evidence/0007/load.csv',
        '    column: latency_ms',
        '    where: {warm: true}',
        '    stat: p95',
        '    unit: ms',
        '    better: lower',
        '    at-most: 200 ms',
        '    options: {SQLite: {option: sqlite}, PostgreSQL: {option: postgres}}',
        '    captured: {result: {SQLite: 171.5 ms, PostgreSQL: 241.5 ms}}',
        '  - {type: benchmark, file: bench.json, metric: real_time, select: {bench: Copy/512}, at-least: 3}',
        '  - {type: dataset, url: "https://example.com/x.json", pointer: /metrics/p95, format: json}',
        '  - {type: study, file: notes.md, quote: Six of seven, participants: 7, about: problem}',
        '  - {type: incident, ref: INC-2219, date: 2025-11-03, limits: One region only}',
        '  - {type: link, url: "https://sqlite.org/whentouse.html", accessed: 2026-03-01, valid-until: 2027-03-01}',
        `  - {type: commit, commit: ${commit}}`,
        'layout: post',
        'permalink: {anything: [goes, here]}',
      ),
      [],
    );
  });

  const cases: readonly [string, readonly string[], readonly (readonly [string, string])[]][] = [
    [
      'a misspelt field',
      ['evidence:', '  - type: test', '    suports: SQLite', '    file: a.xml'],
      [['suports', '`suports` is not a field of evidence; did you mean `supports`?']],
    ],
    [
      'a field that has no value yet',
      ['evidence:', '  - type: test', '    file: a.xml', '    suports:'],
      [['suports', '`suports` is not a field of evidence; did you mean `supports`?']],
    ],
    [
      'a field that is like nothing we know',
      ['outcome:', '  banana: 1'],
      [
        [
          'banana',
          '`banana` is not a field of outcome; use `review-by`, `expected`, `reviewed`, `measured`, `verdict` or `evidence`.',
        ],
      ],
    ],
    [
      'a misspelt value',
      ['evidence:', '  - type: tets', '    file: a.xml'],
      [['tets', '`tets` is not a type of evidence; did you mean `test`?']],
    ],
    [
      'a value out of few',
      ['evidence: [{type: study, file: a.md, confidence: 80 percent}]'],
      [['80 percent', '`80 percent` is not a value of `confidence`; use `low`, `medium` or `high`.']],
    ],
    [
      'text where a list of items belongs',
      ['evidence: see below'],
      [['see below', '`evidence` should be a list of items, each starting with `- `, not `see below`.']],
    ],
    [
      'one item where a list belongs',
      ['evidence:', '  type: test', '  file: a.xml'],
      [['evidence', '`evidence` should be a list of items, each starting with `- `, not a mapping.']],
    ],
    [
      'a date in another form',
      ['decide-by: next week'],
      [['next week', '`decide-by` should be a date such as 2026-03-14, not `next week`.']],
    ],
    [
      'a commit id that is cut too short, and what is none',
      ['commits: [abc1234, abc123, main]'],
      [
        ['abc123', 'Item 2 of `commits` should be a commit id (7 hexadecimal digits or more), not `abc123`.'],
        ['main', 'Item 3 of `commits` should be a commit id (7 hexadecimal digits or more), not `main`.'],
      ],
    ],
    [
      'a missing field, at the name of the item',
      ['evidence:', '  - finding: x', '    id: E1'],
      [['id', 'Evidence `E1` needs `type`.']],
    ],
    [
      'what a type of evidence needs',
      ['evidence:', '  - type: link', '  - type: dataset', '  - id: E3', '    type: incident'],
      [
        ['type', 'Item 1 of `evidence` is a link and needs `url`.'],
        ['type', 'Item 2 of `evidence` is a dataset and needs `file` or `url`.'],
        ['id', 'Evidence `E3` is an incident and needs `ref`, `url` or `file`.'],
      ],
    ],
    [
      'a needed field without a value',
      ['evidence:', '  - type: link', '    url:'],
      [['type', 'Item 1 of `evidence` is a link and needs `url`.']],
    ],
    [
      'several missing fields, in one sentence',
      ['waivers:', '  - by: storage-lead'],
      [['by', 'Item 1 of `waivers` needs `rule` and `why`.']],
    ],
    ['an item that says nothing', ['evidence:', '  -'], [['', 'Item 1 of `evidence` is empty.']]],
    [
      'a rule that does not exist',
      ['waivers: [{rule: no-evidance, why: x}]'],
      [['no-evidance', '`no-evidance` is not a rule; did you mean `no-evidence`?']],
    ],
    [
      'a path that leaves the repository',
      ['evidence: [{type: study, file: ../notes.md}]'],
      [
        [
          '../notes.md',
          '`file` should be a path from the root of the repository, with `/` and without `..`, not `../notes.md`.',
        ],
      ],
    ],
  ];
  for (const [name, lines, expected] of cases) {
    it(`tells ${name}`, () => {
      assert.deepEqual(tell(...lines), expected);
    });
  }

  it('leaves alone what rules of their own report, and what has no value yet', () => {
    assert.deepEqual(
      tell(
        'status: {proposed | accepted}',
        'date: {YYYY-MM-DD when the decision was last updated}',
        'decision-makers: {list everyone involved in the decision}',
        'consulted:',
        'approver:',
        'tags: ',
        'outcome:',
        'evidence:',
        '  - type: test',
        '    file: a.xml',
        '    finding:',
      ),
      [],
    );
  });

  it('orders problems by position', () => {
    const marked = tell('evidence:', '  - type: tset', '    better: x', 'decide-by: soon', 'commits: 1');
    assert.deepEqual(
      marked.map(([text]) => text),
      ['tset', 'x', 'soon', '1'],
    );
  });

  it('gives fixes what they need, and baselines a name without positions', () => {
    const text = '---\nevidence:\n  - id: E1\n    type: study\n    file: a.md\n    fnding: x\n---\n';
    const [problem] = validate(text);
    assert.deepEqual(problem?.data, { problem: 'unknown-key', misspelt: 'fnding', suggestion: 'finding' });
    assert.equal(problem?.key, 'evidence.E1.fnding');
    assert.deepEqual(problem?.path, ['evidence', 0, 'fnding']);
  });

  it('keeps a value out of the sentence when it is long or has control characters', () => {
    const [[, message] = ['', '']] = tell(`decide-by: "a\\u001b[31m\`${'x'.repeat(500)}"`);
    assert.ok(message.length < 120, message);
    assert.doesNotMatch(message, /[\u0000-\u001f]/);
  });

  it('tells at most fifty problems, and that a hostile file was not checked to its end', () => {
    const commits = Array.from({ length: 40_000 }, () => '- x').join('\n');
    const problems = validate(`---\ncommits:\n${commits}\n---\n`);
    assert.equal(problems.length, 50);
    assert.equal(problems[0]?.data['problem'], 'too-many');
  });

  it('never throws, and stays inside the front matter, whatever the data', () => {
    const key = fc.constantFrom(
      'evidence',
      'type',
      'url',
      'outcome',
      'waivers',
      'captured',
      'id',
      '__proto__',
      'x',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('test', 'link', null, '', '2026-03-14', '`'),
        fc.string({ unit: 'grapheme' }),
        fc.double(),
        fc.boolean(),
        fc.array(tie('value')),
        fc.dictionary(fc.oneof(key, fc.string()), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value), (data) => {
        const { frontMatter } = readFrontMatter(`---\n${stringify(data)}---\n`);
        if (frontMatter === undefined) {
          return;
        }
        for (const { span, message } of validateFrontMatter(frontMatter)) {
          assert.ok(frontMatter.span.start <= span.start && span.start <= span.end);
          assert.ok(span.end <= frontMatter.span.end);
          assert.match(message, /^[^\n]+[.?]$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on text that only looks like YAML', () => {
    const piece = fc.constantFrom(
      'evidence:',
      '\n',
      '  ',
      '- ',
      'type: ',
      'test',
      '{',
      '}',
      '[',
      ': ',
      '"',
      '&a ',
      '*a',
      '\t',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { frontMatter } = readFrontMatter(`---\n${pieces.join('')}\n---\n`);
        if (frontMatter !== undefined) {
          validateFrontMatter(frontMatter);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
