import assert from 'node:assert/strict';
import { globFor, governingDecisions } from '../../../../src/core/code/governs';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { Decision } from '../../../../src/core/model/decision';
import { makeDecision, relation } from '../../support/makeDecision';

function viewOf(...decisions: readonly Decision[]): DecisionIndex {
  const index = new DecisionIndex();
  index.load(decisions);
  return index;
}

/** The ids of the decisions that rule `path`, each with its glob. */
function ruling(path: string, ...decisions: readonly Decision[]): readonly string[] {
  return governingDecisions(viewOf(...decisions))(path).map(({ decision, glob }) => `${decision.id} ${glob}`);
}

const store = makeDecision('docs/0001-store.md', { governs: ['src/store/', '!src/store/vendor/**'] });

describe('what decisions govern', () => {
  const cases: readonly (readonly [globs: readonly string[], path: string, glob: string | undefined])[] = [
    [['src/store/'], 'src/store/put.ts', 'src/store/'],
    [['src/store'], 'src/store/deep/put.ts', 'src/store'],
    [['src/store/'], 'src/stores/put.ts', undefined],
    [['lib/', 'src/**/*.ts'], 'src/a/b.ts', 'src/**/*.ts'],
    [['*.lock'], 'yarn.lock', '*.lock'],
    [['src/', '!src/vendor/**'], 'src/vendor/x.c', undefined],
    [['!src/vendor/**', 'src/'], 'src/vendor/x.c', undefined],
    [['!src/vendor/**'], 'src/a.c', undefined],
    [[], 'src/a.c', undefined],
  ];
  for (const [globs, path, glob] of cases) {
    it(`${globs.join(' ') || 'nothing'} ${glob === undefined ? 'leaves out' : 'means'} ${path}`, () => {
      assert.equal(globFor(path, makeDecision('docs/0001-x.md', { governs: globs })), glob);
    });
  }

  it('names every decision that governs a path, in the order of their paths', () => {
    const code = makeDecision('docs/0002-code.md', { governs: ['src/'] });
    assert.deepEqual(ruling('src/store/put.ts', code, store), ['ADR-0001 src/store/', 'ADR-0002 src/']);
    assert.deepEqual(ruling('src/store/vendor/x.c', code, store), ['ADR-0002 src/']);
  });

  for (const [status, rules] of [
    ['accepted', true],
    ['unknown', true],
    ['proposed', true],
    ['draft', true],
    ['rejected', false],
    ['deprecated', false],
    ['superseded', false],
  ] as const) {
    it(`${rules ? 'counts' : 'leaves out'} those that are ${status}`, () => {
      assert.equal(ruling('src/store/put.ts', { ...store, status }).length, rules ? 1 : 0);
    });
  }

  it('leaves out a decision that another says it supersedes', () => {
    const next = makeDecision('docs/0002-next.md', { relations: [relation('supersedes', 'ADR-0001')] });
    assert.deepEqual(ruling('src/store/put.ts', store, next), []);
    assert.equal(ruling('src/store/put.ts', store, { ...next, status: 'proposed' }).length, 1);
  });

  it('counts a decision that is superseded in a part or amended', () => {
    const part = makeDecision('docs/0002-part.md', { relations: [relation('supersedes', 'ADR-0001#cache')] });
    const more = makeDecision('docs/0003-more.md', { relations: [relation('amends', 'ADR-0001')] });
    assert.equal(ruling('src/store/put.ts', store, part, more).length, 1);
  });

  it('reads thousands of globs and hostile ones in bounded time', () => {
    const stars = `${'*a'.repeat(400)}b`;
    const globs = Array.from({ length: 20_000 }, () => stars);
    assert.equal(globFor('a'.repeat(2_000), makeDecision('docs/0001-x.md', { governs: globs })), undefined);
  });
});
