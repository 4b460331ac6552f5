import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../../../src/core/evidence/parseJson';
import { ReportError } from '../../../../src/core/evidence/report';

function refusal(kind: ReportError['kind']): (error: unknown) => boolean {
  return (error) => error instanceof ReportError && error.kind === kind;
}

describe('parseJson', () => {
  it('reads every document of a sensible depth', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 20 }), fc.constantFrom(undefined, 2), (document, indent) => {
        const text = JSON.stringify(document, undefined, indent);
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
    );
  });

  it('takes no bracket in a text for one of its own', () => {
    for (const text of [
      '['.repeat(500),
      `\\${'['.repeat(500)}`,
      `"${'{'.repeat(500)}`,
      `\\"${'['.repeat(500)}\\`,
    ]) {
      assert.deepEqual(parseJson(JSON.stringify([text, [text]])), [text, [text]]);
    }
    assert.throws(() => parseJson(`["\\\\", ${'['.repeat(250)}`), refusal('too-deep'));
  });

  it('refuses what is too deep or holds too many values, before it takes their memory', () => {
    assert.doesNotThrow(() => parseJson(`${'['.repeat(200)}${']'.repeat(200)}`));
    assert.throws(() => parseJson(`${'['.repeat(201)}${']'.repeat(201)}`), refusal('too-deep'));
    assert.throws(() => parseJson('{"a":'.repeat(100_000)), refusal('too-deep'));
    assert.throws(() => parseJson(`[${'{},'.repeat(2_000_000)}1]`), refusal('too-large'));
    assert.throws(() => parseJson(`[${'1,'.repeat(10_000_000)}1]`), refusal('too-large'));
  });

  it('throws nothing but its own error for any text', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '1',
      'true',
      ' ',
      '\n',
      '\u2028',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        try {
          parseJson(tokens.join(''));
        } catch (error) {
          assert.ok(error instanceof ReportError && error.kind === 'damaged');
          assert.doesNotMatch(error.message, /[\p{Cc}\p{Cs}\u2028]/u);
        }
      }),
    );
  });
});
