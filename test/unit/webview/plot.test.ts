import assert from 'node:assert/strict';
import fc from 'fast-check';
import { axisFor } from '../../../src/webview/plot';

describe('axisFor', () => {
  it('begins at zero and ends at a round number', () => {
    const { hasZero, ticks, at } = axisFor([9.2, 38.8, 12.4]);
    assert.equal(hasZero, true);
    assert.deepEqual(ticks, [0, 10, 20, 30, 40]);
    assert.deepEqual([0, 10, 40].map(at), [0, 25, 100]);
  });

  it('leaves zero out where differences would not be seen beside it', () => {
    const { hasZero, ticks, at } = axisFor([99.1, 99.5]);
    assert.equal(hasZero, false);
    assert.ok(ticks.length >= 2 && ticks.every((tick) => tick >= 99 && tick <= 99.6));
    assert.ok(at(99.5) - at(99.1) > 50);
  });

  it('has room for values on both sides of zero, and for a single one', () => {
    const both = axisFor([-5, 5]);
    assert.equal(both.at(0), 50);
    assert.ok(axisFor([7]).at(7) > 0);
    assert.equal(axisFor([0]).at(0), 0);
    assert.equal(axisFor([]).hasZero, true);
  });

  it('has ends that are numbers at the ends of what numbers can be', () => {
    for (const values of [
      [-5e-324, 5e-324],
      [-1.7e308, 1.7e308],
    ]) {
      const { ticks, at } = axisFor(values);
      assert.ok(ticks.length > 0 && ticks.every(Number.isFinite));
      assert.ok(values.every((value) => at(value) >= 0 && at(value) <= 100));
    }
  });

  it('puts any numbers on it, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 8 }), (values) => {
        const axis = axisFor(values);
        const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
        const places = finite.map(axis.at);
        assert.ok(places.every((place) => place >= 0 && place <= 100));
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        assert.ok(axis.ticks.length <= 20);
        assert.ok(axis.ticks.every((tick) => Number.isFinite(tick) && axis.at(tick) >= 0));
      }),
    );
  });
});
