import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mentionsIn } from '../../../../src/core/commits/mentions';

/** What is named in a message: `trailer:` before what a trailer states. */
function named(
  message: string,
  ...pattern: Parameters<typeof mentionsIn> extends [unknown, ...infer R] ? R : never
): string[] {
  return mentionsIn(message, ...pattern).map(
    ({ reference, source }) => (source === 'trailer' ? 'trailer:' : '') + reference,
  );
}

describe('mentionsIn', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['Implement ADR9', ['ADR9']],
    ['adr21: move the cache', ['adr21']],
    ['Follow ADR-51 in the store', ['ADR-51']],
    ['feat(store): adr-053 part 2', ['adr-053']],
    ['ADR-057: keep orders in PostgreSQL', ['ADR-057']],
    ['ADR 12: retry payments', ['ADR 12']],
    ['Use the outbox (ADR_0007)', ['ADR_0007']],
    ['As ADR #7 says', ['ADR #7']],
    ['ADR-0007-use-sqlite, second half', ['ADR-0007']],
    ["Merge branch 'feature/ADR-7-sqlite'", ['ADR-7']],
    ['@ADR-3 [ADR-4] "adr 5"', ['ADR-3', 'ADR-4', 'adr 5']],
    ['ADR-0000 first', ['ADR-0000']],
    ['Add docs/adr/0007-use-sqlite.md', ['docs/adr/0007-use-sqlite.md']],
    ['docs:docs/adr/0007-x.md#context, typo', ['docs/adr/0007-x.md']],
    ['See `0007-x.md`.', ['0007-x.md']],
    ['see docs/adr/0007-x.md:12-14: wrong', ['docs/adr/0007-x.md']],
    ['[ADR-7](docs/adr/0007-x.md)', ['ADR-7', 'docs/adr/0007-x.md']],
    ['docs/adr/adr-007-x.md', ['docs/adr/adr-007-x.md']],
    // A number after "decision" is no id in prose, nor is what only looks like an id.
    ['As in decision 7', []],
    ['MADR 4 templates', []],
    ['ADR 1.2 of the tool', []],
    ['ADR-2026-03-14', []],
    ['quADR-7 adr7b ADR-1234567 MY_ADR_7', []],
    ['https://tracker.example.org/browse/ADR-7 and http://example.org/0007-x.md', []],
    ['.md ..md :.md', []],
    ['', []],
    // Trailers
    ['Keep orders\n\nDecision: ADR-0007, ADR-8', ['trailer:ADR-0007', 'trailer:ADR-8']],
    ['Keep orders\n\nText ADR-1.\n\ndecision : 7\nSigned-off-by: a', ['ADR-1', 'trailer:7']],
    ['Keep orders\r\n\r\nDECISION: ADR-7;\r\n  #8\r\n', ['trailer:ADR-7', 'trailer:#8']],
    ['x\n\nDecision: ADR-7: Use SQLite, not PostgreSQL', ['trailer:ADR-7']],
    ['x\n\nDecision: decision 7', ['trailer:decision 7']],
    ['x\n\nDecision: docs/adr/0007-x.md', ['trailer:docs/adr/0007-x.md']],
    ['x\n\nDecision: 20260314-use-sqlite', ['trailer:20260314-use-sqlite']],
    ['x\n\nDecision: use-sqlite', ['trailer:use-sqlite']],
    ['x\n\nDecision:', []],
    // The first paragraph is the title, and prose in the last one makes it prose.
    ['Decision: ADR-7', ['ADR-7']],
    ['x\n\nDecision: ADR-7\nand prose', ['ADR-7']],
    ['x\n\nDecision: ADR-7\n\nMore text', ['ADR-7']],
  ];
  for (const [message, expected] of cases) {
    it(`finds ${expected.join(', ') || 'nothing'} in ${JSON.stringify(message)}`, () => {
      assert.deepEqual(named(message), expected);
    });
  }

  it('counts what a repository counts as a mention', () => {
    const pattern = { trailers: ['Implements'], prefixes: ['DEC', 'A.B', ''] };
    const message = 'DEC-7 ADR-8 A.B 9 AxB 10\n\nImplements: DEC-1\nDecision: DEC-2';
    assert.deepEqual(named(message, pattern), ['DEC-7', 'A.B 9', 'trailer:DEC-1', 'DEC-2']);
    assert.deepEqual(named('ADR-7 x.md', { trailers: [], prefixes: [] }), ['x.md']);
  });

  it('looks at the start of a message of any length, and at its end for trailers', () => {
    const message = `ADR-1 ${'ADR-2 '.repeat(100_000)}\n\nDecision: ADR-3`;
    const mentions = mentionsIn(message);
    assert.equal(mentions.length, 1_000);
    assert.equal(mentions[0]?.reference, 'ADR-1');
    const long = `x ${'y'.repeat(300_000)}\n\nDecision: ADR-3`;
    assert.deepEqual(named(long), ['trailer:ADR-3']);
  });

  const noise = fc.array(
    fc.constantFrom(
      'ADR',
      '-',
      ' ',
      '7',
      '#',
      ':',
      ',',
      '\n',
      '\r\n',
      'Decision:',
      '.md',
      '/',
      'é',
      '://',
      '_',
    ),
  );

  it('gives places that hold the references, in their order and apart', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          noise.map((parts) => parts.join('')),
        ),
        (message) => {
          let end = 0;
          for (const mention of mentionsIn(message)) {
            assert.ok(mention.start >= end && mention.end > mention.start);
            assert.equal(message.slice(mention.start, mention.end), mention.reference);
            end = mention.end;
          }
        },
      ),
    );
  });

  it('finds an id among any words', () => {
    const words = noise.map((parts) => parts.join('').replace(/\S*:\/\/\S*/g, ''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const message = `title ${before}\n(ADR-1234) \n${after}`;
        assert.ok(mentionsIn(message).some(({ reference }) => reference === 'ADR-1234'));
      }),
    );
  });
});
