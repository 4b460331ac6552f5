import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import {
  markdownCode,
  markdownPath,
  markdownSentence,
  markdownTable,
  markdownText,
} from '../../../../src/core/report/markdown';

/** The kinds of nodes in a document, without the document and its one paragraph. */
function kindsIn(markdown: string): readonly string[] {
  const kinds = new Set<string>();
  const visit = (node: { readonly type: string; readonly children?: readonly unknown[] }): void => {
    kinds.add(node.type);
    node.children?.forEach((child) => {
      visit(child as Parameters<typeof visit>[0]);
    });
  };
  visit(fromMarkdown(markdown));
  return [...kinds].filter((kind) => kind !== 'root' && kind !== 'paragraph').sort();
}

function textIn(markdown: string): string {
  let text = '';
  const visit = (node: { readonly value?: string; readonly children?: readonly unknown[] }): void => {
    text += node.value ?? '';
    node.children?.forEach((child) => {
      visit(child as Parameters<typeof visit>[0]);
    });
  };
  visit(fromMarkdown(markdown));
  return text;
}

describe('Markdown that is written', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      ...'ab1 *_`~[]()<>!|#@&;:/\\-+=.\n"\'',
      'https://',
      '<img src=x>',
      '&lt;',
      'www.',
      '1.',
    ),
    maxLength: 60,
  });

  it('says what a text says, and is nothing but text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = `x ${markdownText(text)}`;
        assert.ok(!written.includes('\n'));
        assert.deepEqual(kindsIn(written), ['text']);
        assert.equal(
          textIn(written).replaceAll('\u200B', ''),
          `x ${text.replace(/\s+/g, ' ').trim()}`.trimEnd(),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('starts no block', () => {
    for (const text of [
      '# a',
      '- a',
      '+ a',
      '1. a',
      '12) a',
      '> a',
      '===',
      '---',
      '| a |',
      '```',
      '<b>',
      '    a',
    ]) {
      assert.deepEqual(kindsIn(markdownText(text)), ['text'], text);
    }
  });

  it('mentions nobody and links nothing', () => {
    for (const text of ['@team', 'a@b', '#12', 'https://example.com', 'www.example.com']) {
      assert.ok(
        !markdownText(text)
          .replace(/&#8203;/g, '\u200B')
          .includes(text),
        text,
      );
    }
  });

  it('keeps code in one piece, whatever is in it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.replace(/[\s`]/g, '') !== '');
        assert.deepEqual(kindsIn(markdownCode(text).replace(/\s+/g, ' ')), ['inlineCode']);
      }),
    );
  });

  it('links paths, with what would end the link written otherwise', () => {
    assert.equal(markdownPath('a b/(c)>.md', undefined, 3), '`a b/(c)>.md:3`');
    assert.equal(
      markdownPath('a b/(c)>.md', 'https://example.com', 3),
      '[`a b/(c)>.md:3`](<https://example.com/a%20b/%28c%29%3E.md#L3>)',
    );
  });

  it('takes what is between backticks of a sentence for code', () => {
    assert.equal(markdownSentence('Add `*a*` to *b*, or `c`.'), 'Add `*a*` to \\*b\\*, or `c`.');
  });

  it('cuts what is long', () => {
    assert.equal(markdownText('a'.repeat(300)).length, 200);
  });

  it('writes tables', () => {
    assert.equal(markdownTable(['a', 'b'], [['1', '2']]), '| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});
