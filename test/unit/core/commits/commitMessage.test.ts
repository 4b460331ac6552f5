import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addTrailer, commentOf, readCommitMessage } from '../../../../src/core/commits/commitMessage';
import { trailersOf } from '../../../../src/core/commits/trailers';
import { applyEdits } from '../../../../src/core/text/edits';

const SCISSORS = '# ------------------------ >8 ------------------------';

function added(text: string, comment = '#'): string {
  return applyEdits(text, [addTrailer(text, 'Decision', 'ADR-0007', comment)]);
}

describe('readCommitMessage', () => {
  const cases: readonly [string, string | undefined, number][] = [
    ['', undefined, 0],
    ['# only\n\n# comments\n', undefined, 0],
    [`\n${SCISSORS}\ndiff\n`, undefined, 0],
    ['Title', 'Title', 5],
    ['\n# c\nTitle\r\n\r\nBody\r\n# c\r\n', 'Title', 18],
    [`Title\n${SCISSORS}\nother\n`, 'Title', 5],
    ['Title\n# ------------------------ >8 ---\nmore\n', 'Title', 44],
  ];
  for (const [text, subject, end] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const message = readCommitMessage(text, '#');
      assert.deepEqual([message.subject, message.end], [subject, end]);
    });
  }

  const made: readonly [string, string | undefined][] = [
    ["Merge branch 'a' into b", 'merge'],
    ["Merge remote-tracking branch 'origin/a'", 'merge'],
    ['Merge pull request #3 from x/y', 'merge'],
    ["Merge tag 'v1'", 'merge'],
    ['Merge the two stores', undefined],
    ['Revert "Write orders"', 'revert'],
    ['Reapply "Write orders"', 'revert'],
    ['Revert to files', undefined],
    ['fixup! Write orders', 'fixup'],
    ['squash! Write orders', 'squash'],
    ['amend! Write orders', 'amend'],
    ['fixup the store', undefined],
  ];
  for (const [subject, expected] of made) {
    it(`takes ${JSON.stringify(subject)} for ${expected ?? 'written'}`, () => {
      assert.equal(readCommitMessage(`# c\n${subject}\n`, '#').made, expected);
    });
  }
});

describe('commentOf', () => {
  const cases: readonly [string, string][] = [
    ['Title\n\n; Please enter\n; lines\n', ';'],
    ['Title\n\n@ ------------------------ >8 ------------------------\n# no\n', '@'],
    ['Title\n', '#'],
    ['', '#'],
    ['#12 is fixed', '#'],
    ['Title\n;\n', ';'],
    [':smile: fixed\n', '#'],
  ];
  for (const [text, expected] of cases) {
    it(`is ${expected} in ${JSON.stringify(text)}`, () => {
      assert.equal(commentOf(text), expected);
    });
  }
});

describe('addTrailer', () => {
  const cases: readonly [string, string][] = [
    ['Title', 'Title\n\nDecision: ADR-0007\n'],
    ['Title\n', 'Title\n\nDecision: ADR-0007\n'],
    ['Title\n\n\n', 'Title\n\nDecision: ADR-0007\n\n\n'],
    ['Title\r\n\r\nBody\r\n', 'Title\r\n\r\nBody\r\n\r\nDecision: ADR-0007\r\n'],
    ['Title\n\nRefs: 5\n\n# c\n', 'Title\n\nRefs: 5\nDecision: ADR-0007\n\n# c\n'],
    ['Refs: 5\n', 'Refs: 5\n\nDecision: ADR-0007\n'],
    ['Title\n\nRefs: 5\nprose\n', 'Title\n\nRefs: 5\nprose\n\nDecision: ADR-0007\n'],
    ['Title\n\nRefs: 5\n  more\n', 'Title\n\nRefs: 5\n  more\nDecision: ADR-0007\n'],
    [`Title\n\n${SCISSORS}\n+Refs: 5\n`, `Title\n\nDecision: ADR-0007\n\n${SCISSORS}\n+Refs: 5\n`],
    ['# before\nTitle\n# after', '# before\nTitle\n\nDecision: ADR-0007\n# after'],
  ];
  for (const [before, after] of cases) {
    it(`changes ${JSON.stringify(before)}`, () => {
      assert.equal(added(before), after);
    });
  }

  it('adds what git takes for a trailer, and nothing else, to any message', () => {
    const line = fc.constantFrom(
      'Title',
      'prose',
      '',
      '  indented',
      'Refs: 5',
      'Signed-off-by: A <a@example.org>',
      '# comment',
      '\xe9\xa0',
    );
    const message = fc
      .tuple(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
      .map(([lines, eol, ended, cut]) => {
        const text = ['Title', ...lines].join(eol) + (ended ? eol : '');
        return cut ? `${text}${ended ? '' : eol}${SCISSORS}${eol}diff --git a b${eol}+Key: x` : text;
      });
    fc.assert(
      fc.property(message, (text) => {
        const { span, newText } = addTrailer(text, 'Decision', 'ADR-0007', '#');
        assert.equal(span.start, span.end);
        const after = applyEdits(text, [{ span, newText }]);
        const { end } = readCommitMessage(after, '#');
        const { trailers } = trailersOf(after.slice(0, end));
        const last = trailers.at(-1);
        assert.equal(last?.key, 'Decision');
        assert.equal(after.slice(last.value.start, last.value.end), 'ADR-0007');
        // All other trailers are still there.
        const before = trailersOf(text.slice(0, readCommitMessage(text, '#').end)).trailers;
        assert.equal(trailers.length, before.length + 1);
      }),
    );
  });
});
