import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asIsoDate, dateFault } from '../../../../../src/core/rules/support/dates';

describe('dateFault', () => {
  it('accepts a day of the calendar, whatever follows it', () => {
    for (const text of [
      '2026-03-14',
      ' 2024-02-29 ',
      '2026-03-14T09:30:00Z',
      '2026-03-14 (updated)',
      '2000-02-29',
    ]) {
      assert.equal(dateFault(text), undefined, text);
    }
  });

  it('tells a wrong form from a day that does not exist', () => {
    for (const text of ['', '12/02/2016', '2026-3-14', '14.3.2026', '20260314', '2026-03-144', 'soon']) {
      assert.equal(dateFault(text), 'form', text);
    }
    for (const text of ['2026-02-30', '2025-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31']) {
      assert.equal(dateFault(text), 'day', text);
    }
  });

  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          assert.equal(dateFault(date.toISOString().slice(0, 10)), undefined);
        },
      ),
    );
  });
});

describe('asIsoDate', () => {
  it('reads what can only mean one day', () => {
    const cases: Readonly<Record<string, string>> = {
      '2016/2/12': '2016-02-12',
      '2016.02.12': '2016-02-12',
      '20160212': '2016-02-12',
      '12 Feb 2016': '2016-02-12',
      '12. February 2016': '2016-02-12',
      '1st March 2016': '2016-03-01',
      'February 12, 2016': '2016-02-12',
      'Feb. 12th 2016': '2016-02-12',
      '"2016-2-12"': '2016-02-12',
    };
    for (const [text, expected] of Object.entries(cases)) {
      assert.equal(asIsoDate(text), expected, text);
    }
  });

  it('does not guess', () => {
    for (const text of [
      '12/02/2016',
      '12-02-2016',
      '30 Feb 2016',
      '12 Smarch 2016',
      'Feb 2016',
      '2016',
      '',
      'a'.repeat(500),
    ]) {
      assert.equal(asIsoDate(text), undefined, text);
    }
  });
});
