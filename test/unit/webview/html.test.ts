import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printable } from '../../../src/core/report/printable';
import { html } from '../../../src/webview/html';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
};

function decoded(markup: string): string {
  return markup.replace(/&([#\w]+);/g, (_, name: string) => NAMED[name] ?? '');
}

describe('html', () => {
  it('puts no text in that is markup, and loses nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const element = html`${text}`.toString();
        assert.doesNotMatch(element, /[<>"'`]/);
        assert.doesNotMatch(element.replace(/&(?:amp|lt|gt|quot|#39|#96);/g, ''), /&/);
        assert.equal(decoded(element), printable(text));
        assert.equal(html`<b title="${text}"></b>`.toString(), `<b title="${element}"></b>`);
      }),
    );
  });

  it('keeps what it made itself, joins lists and leaves out what is nothing', () => {
    const items = ['<a>', 'b'].map((text) => html`<li>${text}</li>`);
    const all = html`<b>${items}${undefined}${false}${7}</b>`;
    assert.equal(all.toString(), '<b><li>&lt;a&gt;</li><li>b</li>7</b>');
  });

  it('takes nothing for its own that only looks so', () => {
    const forged = { toString: () => '<script>' };
    assert.equal(html`${forged as unknown as string}`.toString(), '&lt;script&gt;');
  });

  it('refuses a value in an attribute without quotes', () => {
    assert.throws(() => html`<b title=${'x'}></b>`, /quotes/);
  });
});
