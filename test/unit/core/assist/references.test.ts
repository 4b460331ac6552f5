import assert from 'node:assert/strict';
import { referenceAt, referencesIn } from '../../../../src/core/assist/references';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { makeDecision } from '../../support/makeDecision';
import { marked, viewOf } from './support';

const path = 'docs/adr/0009-this.md';
const view = viewOf(
  makeDecision('docs/adr/0001-a.md'),
  makeDecision('docs/adr/0002-b.md'),
  makeDecision('docs/adr/0003-c.md'),
  makeDecision(path),
);

function found(text: string): readonly string[] {
  return referencesIn(parseDecision(path, text, { statuses: {} }), view).map(
    ({ span, decision, inLink }) =>
      `${text.slice(span.start, span.end)} -> ${decision.id}${inLink ? ' (link)' : ''}`,
  );
}

describe('referencesIn', () => {
  it('finds references of the front matter, of links and of prose', () => {
    assert.deepEqual(
      found(
        '---\nsupersedes: 1\nrelates-to: [ADR-0002]\n---\n\n# T\n\nSee [it](0003-c.md#x), ADR-2 and adr 3.\n',
      ),
      [
        '1 -> ADR-0001',
        'ADR-0002 -> ADR-0002',
        '[it](0003-c.md#x) -> ADR-0003 (link)',
        'ADR-2 -> ADR-0002',
        'adr 3 -> ADR-0003',
      ],
    );
  });

  it('leaves out the record itself, what does not exist, code and comments', () => {
    assert.deepEqual(
      found('# ADR-0009\n\nADR-77 https://example.com/ADR-x\n\n```\nADR-0001\n```\n\n<!-- ADR-0002 -->\n'),
      [],
    );
  });

  it('takes a mention in the text of a link as the link', () => {
    assert.deepEqual(found('# T\n\n[ADR-0001](0002-b.md)\n'), ['[ADR-0001](0002-b.md) -> ADR-0002 (link)']);
  });

  it('takes time by the length of the text, however many links and mentions it has', () => {
    const text = `# T\n\n${'[a](0001-a.md) ADR-0002 '.repeat(20_000)}\n`;
    assert.equal(referencesIn(parseDecision(path, text, { statuses: {} }), view).length, 40_000);
  });
});

describe('referenceAt', () => {
  it('knows what stands at an offset, its end included', () => {
    const { text, offset } = marked('# T\n\nSee ADR-0001‸ and ADR-0002.\n');
    const record = parseDecision(path, text, { statuses: {} });
    assert.equal(referenceAt(record, offset, view)?.decision.id, 'ADR-0001');
    assert.equal(referenceAt(record, offset + 1, view), undefined);
  });
});
