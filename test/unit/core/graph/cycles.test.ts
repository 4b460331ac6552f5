import assert from 'node:assert/strict';
import { supersedeCycle, supersedeRing } from '../../../../src/core/graph/cycles';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import { makeDecision, relation } from '../../support/makeDecision';

/** Records of one folder: `{1: ['supersedes 2']}`. */
function workspace(edges: Readonly<Record<number, readonly string[]>>): (number: number) => {
  cycle: readonly (number | undefined)[] | undefined;
  ring: readonly string[];
} {
  const decisions = Object.entries(edges).map(([number, relations]) =>
    makeDecision(`d/${number.padStart(4, '0')}-x.md`, {
      relations: relations.map((text) => {
        const [kind = '', ref = ''] = text.split(' ');
        return relation(kind as 'supersedes', ref);
      }),
    }),
  );
  const index = new DecisionIndex();
  index.load(decisions);
  return (number) => {
    const decision = decisions.find((candidate) => candidate.number === number)!;
    return {
      cycle: supersedeCycle(index, decision)?.map((member) => member.number),
      ring: [...supersedeRing(index, decision)].sort(),
    };
  };
}

describe('supersedeCycle', () => {
  it('finds a circle from each of its members, beginning with that member', () => {
    const at = workspace({ 1: ['supersedes 2'], 2: ['supersedes 3'], 3: ['supersedes 1'] });
    assert.deepEqual(at(1).cycle, [1, 2, 3]);
    assert.deepEqual(at(3).cycle, [3, 1, 2]);
    assert.equal(at(2).ring.length, 3);
  });

  it('reads both directions', () => {
    const at = workspace({ 1: ['supersedes 2', 'superseded-by 2'], 2: [] });
    assert.deepEqual(at(1).cycle, [1, 2]);
    assert.deepEqual(at(2).cycle, [2, 1]);
  });

  it('finds a record that supersedes itself', () => {
    assert.deepEqual(workspace({ 1: ['supersedes 1'] })(1).cycle, [1]);
  });

  it('does not blame a record that only leads to a circle', () => {
    const at = workspace({ 1: ['supersedes 2'], 2: ['supersedes 3'], 3: ['supersedes 2'] });
    assert.equal(at(1).cycle, undefined);
    assert.deepEqual(at(1).ring, []);
    assert.deepEqual(at(2).cycle, [2, 3]);
  });

  it('is content with a chain, with both sides declared, and with parts', () => {
    const at = workspace({
      1: ['superseded-by 2'],
      2: ['supersedes 1', 'superseded-by 3'],
      3: ['supersedes 2', 'supersedes 4#part'],
      4: ['supersedes 3#part'],
    });
    for (const number of [1, 2, 3, 4]) {
      assert.equal(at(number).cycle, undefined);
    }
  });

  it('takes the shortest circle', () => {
    const at = workspace({
      1: ['supersedes 2', 'supersedes 4'],
      2: ['supersedes 3'],
      3: ['supersedes 1'],
      4: ['supersedes 1'],
    });
    assert.deepEqual(at(1).cycle, [1, 4]);
  });

  it('ends on long chains', () => {
    const edges = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [n + 1, [`supersedes ${n + 2}`]]),
    ) as Record<number, string[]>;
    assert.equal(workspace(edges)(1).cycle, undefined);
  });
});
