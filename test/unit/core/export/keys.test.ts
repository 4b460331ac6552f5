import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Keys } from '../../../../src/core/export/keys';
import { wellFormed } from '../../../../src/core/report/printable';

type Named = Parameters<Keys['takeDecisions']>[0] extends { all(): readonly (infer D)[] } ? D : never;

function keysOf(paths: readonly (readonly [path: string, id: string])[]): Keys {
  const decisions = paths.map(([path, id]) => ({ path, id, folder: 'adr' }) as Named);
  const keys = new Keys('example.com/shop');
  keys.takeDecisions({
    all: () => decisions,
    namesakes: ({ id, path }) => decisions.filter((other) => other.id === id && other.path !== path),
  });
  return keys;
}

describe('Keys', () => {
  it('names a decision by folder and id, whatever its file is called', () => {
    const before = keysOf([['adr/0007-use-sqlite.md', 'ADR-0007']]);
    const after = keysOf([['adr/0007-use-a-file.md', 'ADR-0007']]);
    assert.equal(before.ofDecision({ path: 'adr/0007-use-sqlite.md' }), 'example.com/shop/adr/ADR-0007');
    assert.equal(after.ofDecision({ path: 'adr/0007-use-a-file.md' }), 'example.com/shop/adr/ADR-0007');
  });

  it('names decisions that share an id by their paths', () => {
    const keys = keysOf([
      ['adr/0007-a.md', 'ADR-0007'],
      ['adr/0007-b.md', 'ADR-0007'],
    ]);
    assert.equal(keys.ofDecision({ path: 'adr/0007-a.md' }), 'example.com/shop/adr/0007-a.md');
    assert.equal(keys.ofDecision({ path: 'adr/0007-b.md' }), 'example.com/shop/adr/0007-b.md');
    assert.equal(keys.ofDecision({ path: 'adr/0009-c.md' }), null);
  });

  it('counts facts of one name', () => {
    const keys = keysOf([]);
    assert.equal(keys.ofFact('d', 'evidence', 'E1'), 'd#evidence/E1');
    assert.equal(keys.ofFact('d', 'evidence', 'E1'), 'd#evidence/E1~2');
    assert.equal(keys.ofFact('d', 'evidence', 'E1~3'), 'd#evidence/E1~3');
    assert.equal(keys.ofFact('d', 'evidence', 'E1'), 'd#evidence/E1~4');
    assert.equal(keys.ofFact(null, 'finding', 'x'), 'example.com/shop#finding/x');
  });

  it('makes keys that are unique, bounded and on one line', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('E1', 'E1~2', '', 'a/b', 'a'));
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part)), (facts) => {
        const keys = keysOf([]);
        const made = facts.map((parts) => keys.ofFact(null, 'fact', ...parts));
        assert.equal(new Set(made).size, made.length);
        assert.ok(made.every((key) => !/[\n\r\0]/.test(key) && wellFormed(key) === key));
      }),
    );
    assert.ok(keysOf([]).ofFact(null, 'fact', 'x'.repeat(1e6)).length < 1_000);
  });
});
