import assert from 'node:assert/strict';
import type { RelationKind } from '../../../../src/core/model/decision';
import { relationKinds } from '../../../../src/core/model/decision';
import { decoded, relationTo } from '../../../../src/core/parse/reference';
import { relationNamed } from '../../../../src/core/parse/relationWords';
import { lines, parse } from './located';

/** `kind ref#fragment` of every relation, with the source under it where that differs from the reference. */
function relationsOf(text: string): readonly string[] {
  const record = parse(text);
  return record.relations.map(({ kind, ref, fragment, span }) => {
    const said = fragment === undefined ? ref : `${ref}#${fragment}`;
    const source = text.slice(span.start, span.end);
    return `${kind} ${said}${source === said ? '' : ` (${source})`}`;
  });
}

function declared(...fields: readonly string[]): readonly string[] {
  return relationsOf(lines('---', ...fields, '---', '', '# T'));
}

function stated(...content: readonly string[]): readonly string[] {
  return relationsOf(lines('# T', '', ...content));
}

describe('relations that the front matter declares', () => {
  it('are read under the name of each kind, in any spelling', () => {
    for (const kind of relationKinds) {
      assert.deepEqual(declared(`${kind}: ADR-3`), [`${kind} ADR-3`]);
      assert.deepEqual(declared(`${kind.replace('-', '_')}: ADR-3`), [`${kind} ADR-3`]);
    }
    const names: Readonly<Record<string, RelationKind>> = {
      supersededBy: 'superseded-by',
      'Superseded By': 'superseded-by',
      replaces: 'supersedes',
      related: 'relates-to',
      'see also': 'relates-to',
      extends: 'amends',
      dependsOn: 'depends-on',
    };
    for (const [name, kind] of Object.entries(names)) {
      assert.deepEqual(declared(`${name}: ADR-3`), [`${kind} ADR-3`], name);
    }
    assert.deepEqual(declared('super: ADR-3', 'x: ADR-4'), []);
  });

  it('may be one, several or mappings, by id, number, file or link', () => {
    const cases: readonly (readonly [field: string, relations: readonly string[]])[] = [
      ['supersedes: 3', ['supersedes 3']],
      ['supersedes: 0003', ['supersedes 0003']],
      ['supersedes: 3, 4', ['supersedes 3', 'supersedes 4']],
      [
        'supersedes: [ADR-3, "0004-x.md", \'../b/5.md\']',
        ['supersedes ADR-3', 'supersedes 0004-x.md', 'supersedes ../b/5.md'],
      ],
      ['supersedes:\n  - ADR-3\n  - ADR-4', ['supersedes ADR-3', 'supersedes ADR-4']],
      ['supersedes: "[ADR-3](0003-x.md)"', ['supersedes 0003-x.md ([ADR-3](0003-x.md))']],
      ['supersedes: "[A, b](a%20b.md#c%20d)"', ['supersedes a b.md#c d ([A, b](a%20b.md#c%20d))']],
      ['supersedes: ADR-3#caching', ['supersedes ADR-3#caching']],
      ['supersedes: a%20b.md', ['supersedes a%20b.md']],
      ['supersedes: "ADR #7"', ['supersedes ADR #7']],
      ['supersedes: "#7"', ['supersedes #7']],
      [
        'deviates-from:\n  - decision: ADR-1\n    reason: x\n  - id: ADR-2',
        ['deviates-from ADR-1', 'deviates-from ADR-2'],
      ],
      ['deviates-from: {decision: ADR-1}', ['deviates-from ADR-1']],
      [
        'links:\n  - kind: supersedes\n    target: ADR-3\n  - type: other\n    id: 4\n  - ADR-5',
        ['supersedes ADR-3'],
      ],
    ];
    for (const [field, relations] of cases) {
      assert.deepEqual(declared(...field.split('\n')), relations, field);
    }
  });

  it('are none where nothing or a placeholder stands', () => {
    for (const value of [
      '',
      '[]',
      '""',
      'none',
      'N/A',
      '"-"',
      'tbd',
      '"{ADR-0123}"',
      '~',
      '{a: b}',
      '[[ADR-3]]',
    ]) {
      assert.deepEqual(declared(`supersedes: ${value}`), [], value);
    }
  });

  it('may be part of the status', () => {
    assert.deepEqual(declared('status: superseded by ADR-0009'), ['superseded-by ADR-0009']);
    assert.deepEqual(declared('status: "superseded by [ADR-9](0009-x.md#y)"'), ['superseded-by 0009-x.md#y']);
    assert.deepEqual(declared('status: accepted, amends 7'), ['amends 7']);
    assert.deepEqual(declared('status: superseded by ADR-0123', 'superseded-by: ADR-0123'), [
      'superseded-by ADR-0123',
      'superseded-by ADR-0123',
    ]);
    assert.deepEqual(declared('status: superseded by something better'), []);
  });
});

describe('relations that the body states', () => {
  it('are read from sentences, list items, tables and statuses', () => {
    const cases: readonly (readonly [line: string, relations: readonly string[]])[] = [
      ['Supersedes [3. Use files](0003-use-files.md)', ['supersedes 0003-use-files.md']],
      ['Superceded by [9. Use WAL](0009-use-wal.md)', ['superseded-by 0009-use-wal.md']],
      ['Supersedes ADR-3', ['supersedes ADR-3']],
      ['Supersedes 3.', ['supersedes 3']],
      ['Superseded by #9', ['superseded-by #9']],
      ['Supersedes 0003-use-files.md#caching', ['supersedes 0003-use-files.md#caching']],
      ['Supersedes [a](0003-x.md#part-2).', ['supersedes 0003-x.md#part-2']],
      ['Supersedes [a](0003-a%20b.md)', ['supersedes 0003-a b.md (0003-a%20b.md)']],
      [
        '**Supersedes**: ADR-3, ADR-4 and [5](0005-x.md)',
        ['supersedes ADR-3', 'supersedes ADR-4', 'supersedes 0005-x.md'],
      ],
      ['* Supersedes: ADR-3', ['supersedes ADR-3']],
      ['- [x] Supersedes ADR-3', ['supersedes ADR-3']],
      ['> Supersedes ADR-3', ['supersedes ADR-3']],
      ['| Supersedes | ADR-3 |', []],
      ['Text. This ADR in part supersedes ADR-3.', ['supersedes ADR-3']],
      ['This decision is partly superseded by ADR-9.', ['superseded-by ADR-9']],
      ['Supersedes parts of [ADR-3](0003-x.md)', ['supersedes 0003-x.md']],
      ['Amends [ADR-3](0003-x.md)', ['amends 0003-x.md']],
      ['Depends on ADR-3', ['depends-on ADR-3']],
      ['See also ADR-3', ['relates-to ADR-3']],
      ['Ersetzt durch ADR-9', ['superseded-by ADR-9']],
      ['Remplacé par [9](0009-x.md)', ['superseded-by 0009-x.md']],
      [
        'Supersedes [ADR-3](https://example.com/adr/3)',
        ['supersedes ADR-3 ([ADR-3](https://example.com/adr/3))'],
      ],
    ];
    for (const [line, relations] of cases) {
      assert.deepEqual(stated(line), relations, line);
      assert.deepEqual(stated('## Status', '', 'Accepted', '', line, '', '## Context'), relations, line);
    }
  });

  it('are read from bullets below the words', () => {
    assert.deepEqual(stated('Supersedes:', '', '* [a](0003-a.md)', '* ADR-4'), [
      'supersedes 0003-a.md',
      'supersedes ADR-4',
    ]);
    assert.deepEqual(stated('* Superseded by:', '  * ADR-4'), ['superseded-by ADR-4']);
  });

  it('are read from the links under a heading that names them', () => {
    assert.deepEqual(
      stated(
        '## Related Decisions',
        '',
        '* [ADR-3](0003-x.md) because',
        '* see [b](0004-x.md)',
        '* [docs](intro.md)',
        '',
        '## More',
        '',
        '* [c](0005-x.md)',
      ),
      ['relates-to 0003-x.md'],
    );
    assert.deepEqual(stated('### Superseded by:', '', '1. [a](./0009-x.md)'), ['superseded-by ./0009-x.md']);
  });

  it('are none where prose only mentions another record', () => {
    for (const line of [
      'The new engine supersedes ADR-3 engines.',
      'We asked whether it supersedes ADR-3.',
      'It is not superseded by anything.',
      'Supersedes the old way of working.',
      'Depends on [the network](network.md)',
      'Requires 3 servers.',
      'unsupersedes ADR-3',
      'Supersedes everything. See ADR-3.',
      '# Supersedes ADR-3',
      '`Supersedes ADR-3`',
      'Supersedes ![a](0003-x.md)',
      'Supersedes ADR-XXXX',
      'Supersedes [a](image.png)',
    ]) {
      assert.deepEqual(stated(line), [], line);
    }
    assert.deepEqual(stated('```', 'Supersedes ADR-3', '```', '', '<!-- Supersedes ADR-4 -->'), []);
  });

  it('are none where they are struck through', () => {
    assert.deepEqual(stated('~~Supersedes ADR-3~~'), []);
    assert.deepEqual(stated('## Related', '', '* ~~[a](0003-a.md)~~', '* [b](0004-b.md)'), [
      'relates-to 0004-b.md',
    ]);
    assert.deepEqual(stated('Supersedes ~~ADR-3~~ ~~[4](0004-x.md)~~ ADR-5'), ['supersedes ADR-5']);
    assert.deepEqual(stated('## Status', '', '~~Superseded by ADR-9~~ Accepted'), []);
  });

  it('count once for each place, in their order', () => {
    const text = lines(
      '# T',
      '',
      '## Related',
      '',
      '* [a](0003-a.md)',
      '',
      'Supersedes [b](0002-b.md), and [c](0001-c.md).',
    );
    assert.deepEqual(relationsOf(text), [
      'relates-to 0003-a.md',
      'supersedes 0002-b.md',
      'supersedes 0001-c.md',
    ]);
    assert.deepEqual(
      parse(text).relations.map(({ source }) => source),
      ['body', 'body', 'body'],
    );
  });
});

describe('references', () => {
  const span = { start: 0, end: 1 };

  it('are taken apart into reference and fragment', () => {
    const cases: readonly (readonly [string, string | undefined, string?])[] = [
      ['ADR-3', 'ADR-3'],
      ['ADR-3#a b', 'ADR-3', 'a b'],
      ['0003-x.md#', '0003-x.md'],
      ['ADR #7', 'ADR #7'],
      ['#7', '#7'],
      ['#part', '', 'part'],
      ['[x](<a.md> "t")', 'a.md'],
      ['[x](a%20b.md#%C3%A9)', 'a b.md', 'é'],
      ['[x](100%.md)', '100%.md'],
      ['[x](a\\_b.md)', 'a_b.md'],
      ['  3 ', '3'],
      ['none', undefined],
      ['{ADR-0123}', undefined],
      ['…', undefined],
    ];
    for (const [written, ref, fragment] of cases) {
      const relation = relationTo('amends', written, span, 'front-matter');
      assert.deepEqual([relation?.ref, relation?.fragment], [ref, fragment], written);
    }
  });

  it('are decoded as far as they can be', () => {
    assert.equal(decoded('a%20b\\(c'), 'a b(c');
    assert.equal(decoded('100%'), '100%');
    assert.equal(decoded('%zz%20'), '%zz%20');
    assert.equal(decoded('\\a'), '\\a');
  });
});

describe('relationNamed', () => {
  it('knows every kind by its own name, and no other words', () => {
    for (const kind of relationKinds) {
      assert.equal(relationNamed(kind), kind);
    }
    for (const name of ['', 'superseded', 'constructor', 'x'.repeat(100)]) {
      assert.equal(relationNamed(name), undefined, name);
    }
  });
});
