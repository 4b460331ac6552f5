import assert from 'node:assert/strict';
import type { PageTarget } from '../../../../src/core/page/decisionPage';
import { anchors } from '../../../../src/webview/static/anchors';
import type { AnchorPlaces } from '../../../../src/webview/static/anchors';

const record = 'docs/decisions/0007 a.md';

function hrefOf(target: PageTarget, places: Partial<AnchorPlaces> = {}): string | undefined {
  const markup = anchors({ record, ...places })(target, 'text').toString();
  return /href="([^"]*)"/.exec(markup)?.[1];
}

describe('anchors', () => {
  const files = 'https://example.org/files';

  it('lead to files where these can be seen', () => {
    assert.equal(hrefOf({ kind: 'line', line: 4 }, { files }), `${files}/docs/decisions/0007%20a.md#L5`);
    assert.equal(hrefOf({ kind: 'path', path: 'src/a#b?.ts' }, { files }), `${files}/src/a%23b%3F.ts`);
    assert.equal(hrefOf({ kind: 'line', line: 4 }), undefined);
    assert.equal(hrefOf({ kind: 'path', path: 'src/a.ts' }), undefined);
  });

  it('lead nowhere outside of the files', () => {
    for (const path of ['../a', 'src/../../a', '/etc/passwd', 'src\\..\\a']) {
      assert.equal(hrefOf({ kind: 'path', path }, { files }), undefined, path);
    }
  });

  it('lead to addresses of the web, and run nothing', () => {
    assert.equal(hrefOf({ kind: 'url', url: 'https://example.org/?a=b' }), 'https://example.org/?a=b');
    for (const url of ['javascript:alert(1)', ' https://example.org', 'data:text/html,x', 'file:///a']) {
      assert.equal(hrefOf({ kind: 'url', url }), undefined, url);
    }
  });

  it('lead to pages of other decisions that there are', () => {
    const pageOf = (path: string): string | undefined => (path === 'a.md' ? '1.html' : undefined);
    assert.equal(hrefOf({ kind: 'decision', path: 'a.md' }, { pageOf }), '1.html');
    assert.equal(hrefOf({ kind: 'decision', path: 'b.md' }, { pageOf }), undefined);
    assert.equal(hrefOf({ kind: 'decision', path: 'a.md' }), undefined);
  });

  it('keep the text where they lead nowhere', () => {
    const markup = anchors({ record })({ kind: 'rule', rule: 'a' }, '<b>', { title: '"' }).toString();
    assert.match(markup, /^<span class="plain" title="&quot;">&lt;b&gt;<\/span>$/);
  });

  it('take half a character for what it is', () => {
    assert.equal(hrefOf({ kind: 'path', path: 'a\ud800' }, { files }), `${files}/a%EF%BF%BD`);
  });
});
