import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { doubleQuoted, yamlScalar, yamlScalarLike } from '../../../../src/core/fix/yamlText';

/** What a YAML reader of either version makes of the field `key`. */
function read(text: string, version: '1.1' | '1.2'): unknown {
  return (parse(text, { version }) as { readonly key: unknown }).key;
}

describe('yamlScalar', () => {
  it('writes what people write without quotes', () => {
    for (const value of [
      'accepted',
      'ADR-0003',
      '2026-03-14',
      'storage-lead',
      'Use SQLite',
      'Größe',
      'docs/a b.csv',
    ]) {
      assert.equal(yamlScalar(value), value);
    }
  });

  it('quotes what YAML would read as something else', () => {
    for (const value of [
      'true',
      'No',
      '7',
      '0003',
      '1.5',
      '1e3',
      '0x1F',
      '~',
      '',
      'a: b',
      'a #b',
      '# a',
      '- a',
      '[a',
      'a, b',
      '{x}',
      '@a',
      '*a',
      '---',
      ' a',
      'a ',
      'a\nb',
      '12:30',
    ]) {
      assert.match(yamlScalar(value), /^"/, value);
    }
  });

  it('is read as the same text, alone and in a flow list', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (value) => {
        for (const version of ['1.1', '1.2'] as const) {
          assert.equal(read(`key: ${yamlScalar(value)}\n`, version), value);
          assert.deepEqual(read(`key: [a, ${yamlScalar(value)}, ${doubleQuoted(value)}]\n`, version), [
            'a',
            value,
            value,
          ]);
        }
      }),
    );
  });
});

describe('yamlScalarLike', () => {
  it('keeps the quotes that were there', () => {
    assert.equal(yamlScalarLike('accepted', '"proposed"'), '"accepted"');
    assert.equal(yamlScalarLike("it's", "'x'"), "'it''s'");
    assert.equal(yamlScalarLike('accepted', 'proposed'), 'accepted');
  });
});
