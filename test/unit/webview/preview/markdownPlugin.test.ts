import assert from 'node:assert/strict';
import { html } from '../../../../src/webview/html';
import { decisionPreview } from '../../../../src/webview/preview/markdownPlugin';
import type {
  MarkdownEngine,
  MarkdownToken,
  PreviewedRecord,
} from '../../../../src/webview/preview/markdownPlugin';

type Rules = MarkdownEngine['renderer']['rules'];

/** As much of a markdown-it as a plugin touches: tokens are given, and rendered one after the other by their rules. */
function engine(): {
  readonly md: MarkdownEngine;
  readonly show: (tokens: MarkdownToken[], env?: unknown) => string;
} {
  const added: ((state: { src: string; tokens: MarkdownToken[] }) => void)[] = [];
  const rules: Record<string, Rules[string]> = {};
  const md: MarkdownEngine = {
    core: { ruler: { push: (_, rule) => void added.push(rule) } },
    renderer: {
      rules,
      render: (tokens, options, env) =>
        tokens.map(({ type }, at) => rules[type]?.(tokens, at, options, env, undefined) ?? '').join(''),
    },
    utils: { escapeHtml: (text) => text.replaceAll('<', '&lt;') },
  };
  return {
    md,
    show(tokens, env = 'record') {
      added.forEach((rule) => {
        rule({ src: 'source', tokens });
      });
      return md.renderer.render(tokens, {}, env);
    },
  };
}

const record: PreviewedRecord = {
  card: html`<b>card</b>`,
  linkOf: (name) =>
    name === 'E1' || name === 'ADR-0007' ? { href: `#${name}`, title: `"${name}"` } : undefined,
};

function recordOf(env: unknown): PreviewedRecord | undefined {
  return env === 'record' ? record : undefined;
}

const text = (content: string): MarkdownToken => ({ type: 'text', content });
const front = (): MarkdownToken => ({ type: 'front_matter', content: '' });

describe('decisionPreview', () => {
  it('has a card in the place of the front matter of a record, whatever is set to render that later', () => {
    const { md, show } = engine();
    decisionPreview(md, recordOf);
    md.renderer.rules['front_matter'] = () => 'table';
    assert.equal(show([front(), text('a')]), '<b>card</b>\na');
    assert.equal(show([front(), text('a')], 'other'), 'tablea');
  });

  it('links what names something, outside of links', () => {
    const { md, show } = engine();
    decisionPreview(md, recordOf);
    assert.equal(
      show([text('a<b [E1], ADR-0007, [E2] and ADR-0008.')]),
      'a&lt;b <a href="#E1" title="&quot;E1&quot;">[E1]</a>, <a href="#ADR-0007" title="&quot;ADR-0007&quot;">ADR-0007</a>, [E2] and ADR-0008.',
    );
    const link = (type: string): MarkdownToken => ({ type, content: '' });
    assert.equal(
      show([link('link_open'), text('ADR-0007'), link('link_close'), text(' ADR-0007')]).match(/<a /g)
        ?.length,
      1,
    );
  });

  it('leaves texts to who renders them, unless there is a link in them', () => {
    const { md, show } = engine();
    md.renderer.rules['text'] = (tokens, at) => `_${tokens[at]?.content ?? ''}`;
    decisionPreview(md, recordOf);
    assert.equal(show([text('plain')]), '_plain');
    assert.equal(show([text('[E1]')], 'other'), '_[E1]');
    assert.match(show([text('[E1]')]), /^<a /);
  });

  it('is over with each document', () => {
    const { md, show } = engine();
    decisionPreview(md, recordOf);
    const failing = (): string => {
      throw new Error('failed');
    };
    md.renderer.rules['bad'] = failing;
    assert.throws(() => show([{ type: 'bad', content: '' }]), /failed/);
    assert.equal(md.renderer.render([text('[E1]')], {}, 'record'), '[E1]');
  });
});
