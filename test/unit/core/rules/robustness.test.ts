import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runRecordRules, runWorkspaceRules } from '../../../../src/core/check/guard';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { UngradedFinding } from '../../../../src/core/model/finding';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { rules } from '../../../../src/core/rules/index';
import { LineIndex } from '../../../../src/core/text/lineIndex';

const options = { statuses: {}, categories: [] };

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

  it('come to an end on long lines of markup', () => {
    for (const filler of ['{', '[', '[option 1 ', '`', '<!--', '{title of ', '- ', '[x](', '|', '**']) {
      const source = `---\nstatus: accepted\n---\n# A\n\n${filler.repeat(20_000)}\n`;
      const record = parseDecision('docs/decisions/0001-a.md', source, options);
      assertSound(source, runRecordRules(rules, record, options));
    }
  });
});
