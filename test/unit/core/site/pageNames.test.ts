import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageNames } from '../../../../src/core/site/pageNames';

interface Named {
  readonly path: string;
  readonly id: string;
  readonly number: number | undefined;
}

function numbered(path: string, number: number): Named {
  return { path, id: `ADR-${number}`, number };
}

function unnumbered(id: string): Named {
  return { path: `docs/${id}.md`, id, number: undefined };
}

function namesOf(...decisions: readonly Named[]): readonly (string | undefined)[] {
  const { byPath } = pageNames(decisions);
  return decisions.map(({ path }) => byPath.get(path));
}

describe('pageNames', () => {
  it('are numbers, which stay when a record is renamed', () => {
    assert.deepEqual(namesOf(numbered('a/0007-use-sqlite.md', 7)), ['7.html']);
    assert.deepEqual(namesOf(numbered('b/7-use-duckdb.md', 7)), ['7.html']);
  });

  it('are ids where there is no number', () => {
    assert.deepEqual(namesOf(unnumbered('20260314-Use SQLité')), ['20260314-use-sqlite.html']);
    assert.deepEqual(namesOf(unnumbered('決定')), ['decision.html']);
  });

  it('keep to themselves what the site or a system has taken', () => {
    assert.deepEqual(namesOf(unnumbered('index'), unnumbered('CON'), unnumbered('map')), [
      'decision-index.html',
      'decision-con.html',
      'decision-map.html',
    ]);
  });

  it('have the path where several have the same, and the number names them all', () => {
    const decisions = [
      numbered('api/adr/0001-a.md', 1),
      numbered('api/adr/0001_A.md', 1),
      numbered('web/adr/0001-a.md', 1),
      numbered('web/adr/0002-b.md', 2),
    ];
    assert.deepEqual(namesOf(...decisions), [
      '1-api-adr-0001-a.html',
      '1-api-adr-0001-a-2.html',
      '1-web-adr-0001-a.html',
      '2.html',
    ]);
    assert.deepEqual(pageNames(decisions).shared, [
      { name: '1.html', number: '1', paths: decisions.slice(0, 3).map(({ path }) => path) },
    ]);
  });

  it('are one for each, plain, and of no other page, whatever ids there are', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('../x', 'index', 'INDEX', '1', 'a/b', '..', 'con', '1-a', 'decision'),
    );
    const decision = fc.record({ id, number: fc.constantFrom(undefined, 0, 1, 2, 1e21), path: fc.string() });
    fc.assert(
      fc.property(fc.uniqueArray(decision, { selector: ({ path }) => path }), (decisions) => {
        const { byPath, shared } = pageNames(decisions);
        const all = [...byPath.values(), ...shared.map(({ name }) => name)];
        assert.equal(byPath.size, decisions.length);
        assert.equal(new Set(all).size, all.length);
        for (const name of all) {
          assert.match(name, /^[a-z0-9][a-z0-9-]{0,250}\.html$/);
          assert.doesNotMatch(name, /^(?:index|findings|map|board|con)\.html$/);
        }
      }),
    );
  });
});
