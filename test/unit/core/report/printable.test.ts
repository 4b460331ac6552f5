import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { printable, wellFormed } from '../../../../src/core/report/printable';

describe('printable', () => {
  it('leaves text in any language as it is', () => {
    for (const text of ['Use SQLite', 'Größe – “über”', '日本語 한국어', 'אבג عربي', '👩‍💻 ✓']) {
      assert.equal(printable(text), text);
    }
  });

  it('leaves nothing that a terminal acts on, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        assert.doesNotMatch(printable(text), /[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

describe('wellFormed', () => {
  it('replaces halves of surrogate pairs and nothing else', () => {
    assert.equal(wellFormed('a\uD83Db😀\uDE00'), 'a\uFFFDb😀\uFFFD');
  });
});
