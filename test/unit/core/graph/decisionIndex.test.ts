import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { Decision } from '../../../../src/core/model/decision';
import { startOfText } from '../../../../src/core/model/text';
import { makeDecision, relation } from '../../support/makeDecision';

function indexOf(...decisions: readonly Decision[]): DecisionIndex {
  const index = new DecisionIndex();
  index.load(decisions);
  return index;
}

function found(index: DecisionIndex, ref: string, fromFolder?: string): string {
  const resolution = index.resolve(ref, fromFolder);
  switch (resolution.kind) {
    case 'found':
      return resolution.decision.path;
    case 'ambiguous':
      return `ambiguous: ${resolution.candidates.map(({ path }) => path).join(' ')}`;
    case 'unknown':
      return 'unknown';
  }
}

function link(target: string): Decision['links'][number] {
  return { target, fragment: undefined, text: target, range: startOfText };
}

describe('DecisionIndex', () => {
  describe('resolve', () => {
    const index = indexOf(
      makeDecision('docs/adr/0003-use-sqlite.md'),
      makeDecision('docs/adr/0007/README.md', { id: 'ADR-0007', number: 7, folder: 'docs/adr' }),
      makeDecision('docs/adr/20260314-use-dates.md'),
      makeDecision('packages/a/docs/adr/0003-use-a.md'),
      makeDecision('packages/a/docs/adr/0009-only-here.md'),
      makeDecision('docs/adr/0012-100% sure #1.md'),
    );
    const cases: readonly (readonly [ref: string, folder: string, expected: string])[] = [
      ['ADR-0003', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['adr 3', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['3', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['0003', 'packages/a/docs/adr', 'packages/a/docs/adr/0003-use-a.md'],
      ['ADR #0033', 'docs/adr', 'unknown'],
      ['#3', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['ADR9', '', 'packages/a/docs/adr/0009-only-here.md'],
      ['ADR-0003: Use SQLite', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['0003-use-sqlite.md', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['0003-Use-SQLite', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['use-sqlite', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['./0003-use-sqlite.md', 'docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['docs/adr/0003-use-sqlite.md', 'packages/a/docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['../../../../docs/adr/0003-use-sqlite', 'packages/a/docs/adr', 'docs/adr/0003-use-sqlite.md'],
      ['../0003-use-sqlite.md', 'docs/adr/0007', 'docs/adr/0003-use-sqlite.md'],
      ['3', 'docs/adr/0007', 'docs/adr/0003-use-sqlite.md'],
      ['0007', 'docs/adr', 'docs/adr/0007/README.md'],
      ['../0007', 'docs/adr/0008', 'docs/adr/0007/README.md'],
      ['20260314-use-dates', 'docs/adr', 'docs/adr/20260314-use-dates.md'],
      ['use-dates', 'docs/adr', 'docs/adr/20260314-use-dates.md'],
      ['20260314', 'docs/adr', 'unknown'],
      ['0012-100%25%20sure%20%231.md', 'docs/adr', 'docs/adr/0012-100% sure #1.md'],
      ['0012-100% sure #1.md', 'docs/adr', 'docs/adr/0012-100% sure #1.md'],
      ['../../0003-use-sqlite.md', 'docs/adr', 'unknown'],
      ['PROJ-3', 'docs/adr', 'unknown'],
      ['', 'docs/adr', 'unknown'],
      ['__proto__', 'docs/adr', 'unknown'],
      ['3', '', 'ambiguous: docs/adr/0003-use-sqlite.md packages/a/docs/adr/0003-use-a.md'],
    ];
    for (const [ref, folder, expected] of cases) {
      it(`reads "${ref}" in "${folder}"`, () => {
        assert.equal(found(index, ref, folder), expected);
      });
    }

    it('names the decisions that may have been meant', () => {
      const resolution = index.resolve('0003-use-sqlight.md', 'docs/adr');
      assert.equal(resolution.kind, 'unknown');
      assert.equal(resolution.nearest[0]?.path, 'docs/adr/0003-use-sqlite.md');
    });

    it('compares a bounded number of records for that', () => {
      const many = indexOf(
        ...Array.from({ length: 5000 }, (_, n) => makeDecision(`d/${String(n).padStart(4, '0')}-x.md`)),
      );
      const resolution = many.resolve('4999-xx', 'd');
      assert.equal(resolution.kind, 'unknown');
      assert.ok(resolution.nearest.every(({ number }) => number !== undefined && number < 2000));
    });

    it('stops suggesting where nearly everything leads nowhere', () => {
      const small = indexOf(makeDecision('d/0001-use-sqlite.md'));
      const suggested = Array.from({ length: 1000 }, () => small.resolve('0002-use-sqlite', 'd')).filter(
        (resolution) => resolution.kind === 'unknown' && resolution.nearest.length > 0,
      );
      assert.equal(suggested.length, 500);
      small.set(makeDecision('d/0003-use-dates.md'));
      const after = small.resolve('0002-use-sqlite', 'd');
      assert.ok(after.kind === 'unknown' && after.nearest.length > 0);
    });

    it('never throws', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), fc.string(), (ref, folder) => {
          index.resolve(ref, folder);
        }),
      );
    });
  });

  it('orders all decisions by path, also after changes', () => {
    const index = indexOf(makeDecision('d/0002-b.md'), makeDecision('d/0001-a.md'));
    const before = index.all();
    assert.deepEqual(
      before.map(({ number }) => number),
      [1, 2],
    );
    index.set(makeDecision('d/0002-b.md', { title: 'New' }));
    assert.deepEqual(
      index.all().map(({ title }) => title),
      ['0001-a', 'New'],
    );
    assert.equal(before[1]?.title, '0002-b', 'a list that was handed out does not change');
    index.set(makeDecision('d/0000-z.md'));
    index.delete('d/0001-a.md');
    assert.deepEqual(
      index.all().map(({ number }) => number),
      [0, 2],
    );
  });

  it('finds namesakes in the same folder only', () => {
    const one = makeDecision('d/0001-a.md');
    const index = indexOf(one, makeDecision('d/0001-b.md'), makeDecision('e/0001-c.md'));
    assert.deepEqual(
      index.namesakes(one).map(({ path }) => path),
      ['d/0001-b.md'],
    );
  });

  it('knows the relations that others declare', () => {
    const target = makeDecision('d/0001-a.md');
    const index = indexOf(
      target,
      makeDecision('d/0003-c.md', { relations: [relation('amends', '1'), relation('relates-to', '9')] }),
      makeDecision('d/0002-b.md', { relations: [relation('supersedes', 'ADR-0001#part')] }),
    );
    assert.deepEqual(
      index.inbound(target).map(({ from, relation: { kind } }) => `${from.id} ${kind}`),
      ['ADR-0002 supersedes', 'ADR-0003 amends'],
    );
  });

  describe('set and delete', () => {
    const one = makeDecision('d/0001-a.md');
    const two = makeDecision('d/0002-b.md', { relations: [relation('supersedes', '1')] });
    const three = makeDecision('d/0003-c.md', { links: [link('0001-a.md')] });
    const stranger = makeDecision('d/0004-d.md');

    it('name only the record itself when nobody else can see the change', () => {
      const index = indexOf(one, two, three, stranger);
      assert.deepEqual(index.set({ ...one, tags: ['x'], state: 'unsupported' }), ['d/0001-a.md']);
      assert.deepEqual(index.byPath('d/0001-a.md')?.tags, ['x']);
    });

    it('name who refers, by relation or link, and who is referred to', () => {
      const index = indexOf(one, two, three, stranger);
      assert.deepEqual(index.set({ ...one, status: 'superseded' }), [
        'd/0001-a.md',
        'd/0003-c.md',
        'd/0002-b.md',
      ]);
      assert.deepEqual([...index.set({ ...two, relations: [] })].sort(), ['d/0001-a.md', 'd/0002-b.md']);
      assert.deepEqual(index.inbound(one), []);
    });

    it('name who looked for a record that came, or that went', () => {
      const index = indexOf(two, three, stranger);
      assert.deepEqual([...index.set(one)].sort(), ['d/0001-a.md', 'd/0002-b.md', 'd/0003-c.md']);
      assert.equal(index.inbound(one).length, 1);
      assert.deepEqual([...index.delete('d/0001-a.md')].sort(), [
        'd/0001-a.md',
        'd/0002-b.md',
        'd/0003-c.md',
      ]);
      assert.deepEqual(index.inbound(one), []);
      assert.equal(found(index, '1', 'd'), 'unknown');
      assert.deepEqual(index.delete('d/0001-a.md'), ['d/0001-a.md']);
    });

    it('name namesakes that came or went', () => {
      const index = indexOf(one);
      assert.deepEqual([...index.set(makeDecision('d/0001-z.md'))].sort(), ['d/0001-a.md', 'd/0001-z.md']);
      assert.deepEqual([...index.delete('d/0001-z.md')].sort(), ['d/0001-a.md', 'd/0001-z.md']);
    });

    it('name the members of a circle that opens or closes', () => {
      const chain = [
        makeDecision('d/0001-a.md', { relations: [relation('supersedes', '2')] }),
        makeDecision('d/0002-b.md', { relations: [relation('supersedes', '3')] }),
        makeDecision('d/0003-c.md', { relations: [relation('supersedes', '4')] }),
      ];
      const index = indexOf(...chain, makeDecision('d/0004-d.md'));
      const all = ['d/0001-a.md', 'd/0002-b.md', 'd/0003-c.md', 'd/0004-d.md'];
      const closing = makeDecision('d/0004-d.md', { relations: [relation('supersedes', '1')] });
      assert.deepEqual([...index.set(closing)].sort(), all);
      assert.deepEqual([...index.set(makeDecision('d/0004-d.md'))].sort(), all);
    });
  });

  it('finds records by name that came before and after the first question for a name', () => {
    const index = indexOf(makeDecision('d/0001-use-a.md'));
    assert.equal(found(index, '1', 'd'), 'd/0001-use-a.md');
    assert.equal(found(index, 'use-a', 'd'), 'd/0001-use-a.md');
    index.set(makeDecision('d/0002-use-b.md'));
    assert.equal(found(index, 'use-b', 'd'), 'd/0002-use-b.md');
    index.delete('d/0001-use-a.md');
    assert.equal(found(index, 'use-a', 'd'), 'unknown');
  });

  it('knows the files that were there when it was loaded', () => {
    const index = indexOf(makeDecision('d/0001-a.md', { links: [link('a.png'), link('b.png')] }));
    index.addExistingFiles(['d/a.png']);
    assert.deepEqual([index.fileExists('d/a.png'), index.fileExists('d/b.png')], [true, false]);
    assert.deepEqual(index.setFileExists('d/a.png', false), ['d/0001-a.md']);
  });

  it('knows the files that records ask for', () => {
    const index = indexOf();
    const record = makeDecision('docs/adr/0001-a.md', {
      links: [link('../img/a.png'), link('0002-b.md'), link('')],
    });
    index.set(record);
    index.set(makeDecision('docs/adr/0002-b.md'));
    assert.deepEqual(index.filesAskedFor(record), ['docs/img/a.png']);
    assert.equal(index.fileExists('docs/img/a.png'), false);
    assert.deepEqual(index.setFileExists('docs/img/a.png', true), ['docs/adr/0001-a.md']);
    assert.equal(index.fileExists('docs/img/a.png'), true);
    assert.deepEqual(index.setFileExists('docs/img/a.png', true), [], 'nothing changed');
    assert.equal(index.fileExists('docs/adr/0002-b.md'), true);
  });

  it('answers the same whichever way it came to its state', () => {
    const paths = ['d/0001-a.md', 'd/0002-b.md', 'd/0002-c.md', 'e/0001-d.md', 'e/0003-e.md'];
    const record = fc.record({
      path: fc.constantFrom(...paths),
      refs: fc.array(fc.constantFrom('1', '2', 'ADR-0003', '0001-a.md', '../e/0003-e.md', 'b'), {
        maxLength: 3,
      }),
      status: fc.constantFrom('accepted', 'superseded'),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), fc.nat(20), (steps, loaded) => {
        // What came with a load and what came after it is entered in different ways.
        const made = new Map(
          steps
            .slice(0, loaded)
            .map(({ path, refs }) => [
              path,
              makeDecision(path, { relations: refs.map((ref) => relation('supersedes', ref)) }),
            ]),
        );
        const grown = indexOf(...made.values());
        const last = new Map<string, Decision>(made);
        for (const { path, refs, status, gone } of steps.slice(loaded)) {
          if (gone) {
            grown.delete(path);
            last.delete(path);
          } else {
            const relations = refs.map((ref) => relation('supersedes', ref));
            const decision = makeDecision(path, { relations, status: status as Decision['status'] });
            grown.set(decision);
            last.set(path, decision);
          }
        }
        const fresh = indexOf(...last.values());
        assert.deepEqual(grown.all(), fresh.all());
        for (const decision of fresh.all()) {
          assert.deepEqual(grown.inbound(decision), fresh.inbound(decision));
          assert.deepEqual(grown.namesakes(decision), fresh.namesakes(decision));
          for (const { ref } of decision.relations) {
            assert.equal(found(grown, ref, decision.folder), found(fresh, ref, decision.folder));
          }
        }
      }),
    );
  });

  it('names every record whose view changes', () => {
    // What a workspace rule can learn of a record's surroundings, as one comparable value.
    const seen = (index: DecisionIndex, path: string): unknown => {
      const decision = index.byPath(path);
      return decision === undefined
        ? undefined
        : {
            decision,
            namesakes: index.namesakes(decision),
            inbound: index.inbound(decision),
            refs: decision.relations.map(({ ref }) => {
              const resolution = index.resolve(ref, decision.folder);
              return resolution.kind === 'unknown' ? resolution.nearest.map((near) => near.path) : resolution;
            }),
          };
    };
    const paths = ['d/0001-a.md', 'd/0002-b.md', 'd/0002-c.md', 'e/0001-d.md'];
    const record = fc.record({
      path: fc.constantFrom(...paths),
      refs: fc.array(fc.constantFrom('1', '2', '0001-a.md', '../e/0001-d.md', 'b'), { maxLength: 2 }),
      title: fc.constantFrom('x', 'y'),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (steps) => {
        const index = new DecisionIndex();
        for (const { path, refs, title, gone } of steps) {
          const before = new Map(paths.map((known) => [known, seen(index, known)]));
          const relations = refs.map((ref) => relation('supersedes', ref));
          const affected = gone ? index.delete(path) : index.set(makeDecision(path, { relations, title }));
          assert.equal(affected[0], path);
          for (const known of paths) {
            if (!affected.includes(known)) {
              assert.deepEqual(seen(index, known), before.get(known), `${known} changed unannounced`);
            }
          }
        }
      }),
    );
  });
});
