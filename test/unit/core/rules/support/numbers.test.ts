import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numbersNamedBy } from '../../../../../src/core/rules/support/numbers';

describe('numbersNamedBy', () => {
  it('reads the numbers that a link text names', () => {
    const cases: Readonly<Record<string, readonly number[]>> = {
      'ADR-032': [32],
      'ADR 7: Use SQLite': [7],
      'see adr_0007': [7],
      'ADR #0033': [33],
      ADR9: [9],
      'Decision 12': [12],
      'ADR-7 and ADR-0001': [7, 1],
      '0033': [33],
      '#33': [33],
      '10. Terraform directory structure': [10],
      '0010-terraform.md': [10],
      '`0010`': [10],
      '[ADR-5]': [5],
    };
    for (const [text, expected] of Object.entries(cases)) {
      assert.deepEqual(numbersNamedBy(text), expected, text);
    }
  });

  it('does not take other numbers for one', () => {
    const texts = [
      '',
      '7',
      '2 reasons',
      'the store',
      '20200926-use-the-number',
      '2026-03-14-use-sqlite',
      'version 3.2',
      'cadr-7',
      'ADR-1.2',
      'MADR 4.0.0',
      '100 ms',
    ];
    for (const text of texts) {
      assert.deepEqual(numbersNamedBy(text), [], text);
    }
  });

  it('returns finite numbers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(numbersNamedBy(text).every((number) => Number.isSafeInteger(number)));
      }),
    );
  });
});
