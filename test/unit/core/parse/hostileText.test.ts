import assert from 'node:assert/strict';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { summarise } from '../../../../src/core/parse/summarise';
import { assertInText, lines, values } from './located';

describe('a record with', () => {
  const hostile: Readonly<Record<string, string>> = {
    'a line of ten million characters': 'x'.repeat(10_000_000),
    brackets: '['.repeat(100_000),
    'closing brackets': ']'.repeat(20_000),
    asterisks: '*'.repeat(100_000),
    'asterisks and letters': '*a '.repeat(20_000),
    underlines: '_a_'.repeat(30_000),
    tildes: '~~a'.repeat(30_000),
    backquotes: '` `` '.repeat(30_000),
    links: '[a](b) '.repeat(20_000),
    'quotes in quotes': '> '.repeat(50_000),
    'lists in lists': '- '.repeat(50_000),
    'deep lists': Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
    tabs: '\t'.repeat(100_000),
    zeros: '\0'.repeat(100_000),
    'line ends': '\r\n\r'.repeat(10_000),
    announcements: 'Chosen option: "'.repeat(20_000),
    'announced brackets': `Chosen option: ${'['.repeat(100_000)}`,
    relations: 'Supersedes '.repeat(20_000),
    references: `Supersedes ${'ADR-1, '.repeat(20_000)}`,
    labels: '* Status: a\n'.repeat(10_000),
    'a label and spaces': `* Status:${' '.repeat(100_000)}x`,
    'letters before a colon': `${'a '.repeat(50_000)}: b`,
    bars: '|a'.repeat(50_000),
    dates: '2020-01-01 '.repeat(10_000),
    comments: '<!--'.repeat(30_000),
    tags: '<a b="'.repeat(20_000),
    'struck text': '~~a~~ '.repeat(20_000),
  };
  for (const [name, filler] of Object.entries(hostile)) {
    it(`${name} is read to its end, with what stands around it`, () => {
      const text = lines(
        '# Use it',
        '',
        '## Status',
        '',
        'Accepted',
        '',
        '## Considered Options',
        '',
        '- A',
        '- B',
        '',
        '## Decision',
        '',
        filler,
      );
      const record = parseDecision('docs/decisions/0007-x.md', text, { statuses: {} });
      assertInText(record);
      assert.equal(record.title?.value, 'Use it');
      assert.equal(record.statuses[0]?.status, 'accepted');
      assert.deepEqual(values(record.options), ['A', 'B']);
      summarise(record, 'docs/decisions');

      const above = parseDecision('docs/decisions/0007-x.md', `${filler}\n\n${text}`, { statuses: {} });
      assertInText(above);
      const inFields = `---\nstatus: accepted\nx: ${filler}\n---\n\n# Use it\n`;
      const front = parseDecision('docs/decisions/0007-x.md', inFields, { statuses: {} });
      assertInText(front);
      assert.equal(front.title?.value, 'Use it');
    });
  }
});
