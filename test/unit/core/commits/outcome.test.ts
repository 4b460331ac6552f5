import assert from 'node:assert/strict';
import { isRewritten, outcomeOf } from '../../../../src/core/commits/outcome';
import type { Outcome } from '../../../../src/core/commits/outcome';
import { parseDecision } from '../../../../src/core/parse/parseDecision';

function outcome(text: string): Outcome | undefined {
  return outcomeOf(parseDecision('docs/adr/0001-x.md', text, { statuses: {} }));
}

function said(outcomeText: string): Outcome {
  const options = '## Considered Options\n\n- SQLite\n- PostgreSQL\n\n';
  return outcome(`# X\n\n${options}## Decision Outcome\n\n${outcomeText}\n`)!;
}

describe('outcomeOf', () => {
  it('is what is chosen and the words that say why, without markup', () => {
    assert.deepEqual(said('Chosen option: "SQLite", *because* of [this](long/path.md). <!-- note -->'), {
      chosen: ['sqlite'],
      words: ['chosen', 'option', 'sqlite', 'because', 'of', 'this'],
    });
  });

  it('leaves out what stands under headings of its own', () => {
    assert.deepEqual(said('Use it.\n\n### Consequences\n\nMore disks.').words, ['use', 'it']);
  });

  it('takes the parts where there is nothing else', () => {
    assert.deepEqual(outcome('# X\n\n## Decision\n\n### Storage\n\nUse it.\n')?.words, [
      'storage',
      'use',
      'it',
    ]);
  });

  it('is undefined without a section', () => {
    assert.equal(outcome('# X\n\nText\n'), undefined);
  });
});

describe('isRewritten', () => {
  const words = (text: string, chosen: readonly string[] = []): Outcome => ({
    chosen,
    words: text.split(' '),
  });
  const twenty = 'a b c d e f g h i j k l m n o p q r s t';
  const cases: readonly [string, Outcome, Outcome, boolean][] = [
    ['the same', words(twenty), words(twenty), false],
    ['three words fewer', words(twenty), words('a b c d e f g h i j k l m n o p q'), false],
    ['four words fewer', words(twenty), words('a b c d e f g h i j k l m n o p'), true],
    ['added words', words('a b c'), words(`${twenty} u v w x y z`), false],
    ['another order', words('a b c d e'), words('e d c b a'), false],
    ['words that occur less often', words('a a a a a a'), words('a a'), true],
    ['another option', words('a b', ['sqlite']), words('a b', ['postgresql']), true],
    ['no option any more', words('a b', ['sqlite']), words('a b'), false],
    [
      'a tenth of many words',
      words(Array(100).fill('a').join(' ')),
      words(Array(90).fill('a').join(' ')),
      false,
    ],
  ];
  for (const [name, before, after, expected] of cases) {
    it(`is ${expected} for ${name}`, () => {
      assert.equal(isRewritten(before, after), expected);
    });
  }
});
