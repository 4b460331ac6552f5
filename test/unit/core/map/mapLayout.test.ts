import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkKinds } from '../../../../src/core/graph/links';
import type { DecisionMap, MapNode } from '../../../../src/core/map/decisionMap';
import { GAP, NODE } from '../../../../src/core/map/geometry';
import { layoutMap } from '../../../../src/core/map/mapLayout';
import { mapOrders } from '../../../../src/core/map/mapOrder';

function node(index: number, facts: Partial<MapNode> = {}): MapNode {
  const id = `ADR-${index}`;
  const standing = { status: 'accepted', tone: 'good', word: 'Supported' } as const;
  return {
    path: `adr/${index}.md`,
    id,
    title: id,
    ...standing,
    folder: 'adr',
    tags: [],
    date: undefined,
    ...facts,
  };
}

const maps: fc.Arbitrary<DecisionMap> = fc.integer({ min: 0, max: 60 }).chain((size) =>
  fc.record({
    nodes: fc
      .array(
        fc.record({
          folder: fc.constantFrom('', 'adr', 'web/adr'),
          tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
          date: fc.option(fc.constantFrom('2019-02-03', '2020-11-30', '2026-01-01'), { nil: undefined }),
        }),
        { minLength: size, maxLength: size },
      )
      .map((all) => all.map((facts, index) => node(index, facts))),
    links:
      size < 2
        ? fc.constant([])
        : fc.array(
            fc
              .record({
                kind: fc.constantFrom(...linkKinds),
                from: fc.integer({ min: 0, max: size - 1 }),
                to: fc.integer({ min: 0, max: size - 1 }),
              })
              .filter(({ from, to }) => from !== to),
            { maxLength: 90 },
          ),
  }),
);

describe('layoutMap', () => {
  for (const order of mapOrders) {
    it(`by ${order}: puts each node into one area, none upon another, and the same each time`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(maps, (map) => {
          const layout = layoutMap(map, order);
          assert.deepEqual(layoutMap(map, order), layout);
          assert.equal(layout.nodes.length, map.nodes.length);
          layout.nodes.forEach(({ x, y }, index) => {
            const isIn = layout.areas.filter(
              (area) =>
                x >= area.x &&
                y >= area.y &&
                x + NODE.width <= area.x + area.width &&
                y + NODE.height <= area.y + area.height,
            );
            assert.equal(isIn.length, 1);
            assert.ok(x + NODE.width <= layout.width && y + NODE.height <= layout.height);
            for (const other of layout.nodes.slice(index + 1)) {
              const isClear = Math.abs(x - other.x) >= NODE.width || Math.abs(y - other.y) >= NODE.height;
              assert.ok(isClear, `${index} is covered`);
            }
          });
        }),
        { numRuns: 60 },
      );
    });
  }

  it('names areas by folder, and by the first tag where there is one folder', () => {
    const named = (...nodes: readonly MapNode[]): readonly string[] =>
      layoutMap({ nodes, links: [] }, 'area').areas.map(({ name }) => name);
    assert.deepEqual(named(node(1, { folder: 'web' }), node(2)), ['adr', 'web']);
    assert.deepEqual(named(node(1), node(2, { tags: ['z', 'a'] })), ['z', 'Without a tag']);
    assert.deepEqual(named(node(1), node(2)), ['adr']);
  });

  it('has what builds on another decision to the right of it', () => {
    const nodes = [node(0), node(1), node(2), node(3)];
    const links = [
      { kind: 'supersedes', from: 0, to: 1 },
      { kind: 'depends-on', from: 1, to: 2 },
      { kind: 'amends', from: 3, to: 2 },
    ] as const;
    const { nodes: places } = layoutMap({ nodes, links }, 'area');
    assert.ok(places[0]!.x > places[1]!.x && places[1]!.x > places[2]!.x && places[3]!.x > places[2]!.x);
  });

  it('lays out a component that is too large for dagre in columns, rings too', () => {
    const nodes = Array.from({ length: 400 }, (_, index) => node(index));
    const links = nodes.map((_, index) => ({ kind: 'amends' as const, from: index, to: (index + 1) % 400 }));
    const { nodes: places } = layoutMap({ nodes, links }, 'area');
    assert.equal(new Set(places.map(({ x, y }) => `${x} ${y}`)).size, 400);
  });

  it('lays out a component in columns too in which most are related to most', () => {
    const nodes = Array.from({ length: 20 }, (_, index) => node(index));
    const links = nodes.flatMap((_, to) =>
      nodes.slice(to + 1).map((__, at) => ({ kind: 'amends' as const, from: to + 1 + at, to })),
    );
    const { nodes: places } = layoutMap({ nodes, links }, 'area');
    assert.equal(places[1]!.x - places[0]!.x, NODE.width + GAP.x);
    const related = layoutMap({ nodes, links: links.filter(({ to }) => to < 2) }, 'area');
    assert.equal(related.nodes[1]!.x - related.nodes[0]!.x, NODE.width + 2 * GAP.x);
  });

  it('has a column for each month, quarter or year, whichever are few enough, and one for what has no date', () => {
    const named = (count: number, dateOf: (index: number) => string): readonly string[] => {
      const dated = Array.from({ length: count }, (_, index) => node(index, { date: dateOf(index) }));
      return layoutMap({ nodes: [node(count), ...dated], links: [] }, 'time').areas.map(({ name }) => name);
    };
    const month = (index: number): string => String(1 + (index % 12)).padStart(2, '0');
    assert.deepEqual(
      named(2, (index) => `2026-0${3 - index}-01`),
      ['2026-02', '2026-03', 'Without a date'],
    );
    assert.deepEqual(
      named(36, (index) => `${2020 + Math.floor(index / 12)}-${month(index)}-01`).slice(0, 2),
      ['2020 Q1', '2020 Q2'],
    );
    assert.deepEqual(named(120, (index) => `${2010 + Math.floor(index / 12)}-${month(index)}-01`)[0], '2010');
  });
});
