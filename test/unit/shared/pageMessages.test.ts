import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asFromPage, asTarget, asToPage } from '../../../src/shared/pageMessages';
import type { PageTarget } from '../../../src/core/page/decisionPage';

describe('messages of a page', () => {
  const targets: readonly PageTarget[] = [
    { kind: 'line', line: 0 },
    { kind: 'path', path: 'src/a.ts' },
    { kind: 'test', evidence: 1, selector: 2 },
    { kind: 'url', url: 'https://example.org' },
    { kind: 'decision', path: 'docs/decisions/0001.md' },
    { kind: 'rule', rule: 'no-evidence' },
  ];

  it('are taken as they are meant', () => {
    assert.deepEqual(targets.map(asTarget), targets);
    assert.deepEqual(asFromPage({ type: 'ready', more: 1 }), { type: 'ready' });
    assert.deepEqual(asFromPage({ type: 'open', target: targets[0] }), { type: 'open', target: targets[0] });
    const fix = { type: 'fix', page: 1, finding: 0, fix: 2 };
    assert.deepEqual(asFromPage(fix), fix);
    const show = { type: 'show', page: 1, content: '<p></p>' };
    assert.deepEqual(asToPage(show), show);
  });

  it('are not taken when anything in them is something else', () => {
    for (const target of [
      { kind: 'line', line: -1 },
      { kind: 'line', line: 0.5 },
      { kind: 'path', path: 7 },
      { kind: 'path', path: 'x'.repeat(5000) },
      { kind: 'test', evidence: 0 },
      { kind: 'command', command: 'rm' },
    ]) {
      assert.equal(asTarget(target), undefined);
      assert.equal(asFromPage({ type: 'open', target }), undefined);
    }
    assert.equal(asFromPage({ type: 'fix', page: 1, finding: '0', fix: 0 }), undefined);
    assert.equal(asToPage({ type: 'show', page: 1 }), undefined);
  });

  it('can be anything', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        asFromPage(value);
        asToPage(value);
        asTarget(value);
      }),
    );
  });
});
