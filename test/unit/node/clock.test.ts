import assert from 'node:assert/strict';
import { systemClock } from '../../../src/node/clock';

describe('systemClock', () => {
  it('gives the day of this time zone', () => {
    const before = new Date();
    const today = systemClock.today();
    const after = new Date();
    // The locale of Sweden writes dates as ISO does.
    const days = [before, after].map((date) => date.toLocaleDateString('sv-SE'));
    assert.ok(days.includes(today), today);
  });
});
