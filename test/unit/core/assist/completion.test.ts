import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { completionsAt, needsFiles } from '../../../../src/core/assist/completion';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { makeDecision } from '../../support/makeDecision';
import { accept, complete, contextWith, labels, marked, viewOf } from './support';

const options = ['SQLite', 'PostgreSQL 16', 'Don\'t: "store" #anything'];

describe('completion of cited evidence', () => {
  it('offers the items of other decisions, those in force first', () => {
    const item = {
      type: 'dataset',
      supports: [],
      refutes: [],
      file: undefined,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    };
    const view = viewOf(
      makeDecision('docs/decisions/0003-load.md', {
        title: 'Load',
        evidence: [
          { ...item, id: 'E1' },
          { ...item, id: undefined },
        ],
      }),
      makeDecision('docs/decisions/0004-old.md', { status: 'rejected', evidence: [{ ...item, id: 'E1' }] }),
      makeDecision('docs/decisions/0009-this-one.md', { evidence: [{ ...item, id: 'E5' }] }),
    );
    const front = 'evidence:\n  - id: E1\n    from: ‸';
    assert.deepEqual(labels(complete(front, { view })), ['ADR-0003#E1', 'ADR-0004#E1']);
    assert.equal(complete(front, { view })[0]?.detail, 'dataset · Load');
    assert.match(accept(front, 'ADR-0003#E1', { view }), /from: ["']?ADR-0003#E1["']?$/);
  });
});

describe('completion of keys', () => {
  it('offers the fields of the front matter on an empty line', () => {
    const found = labels(complete('‸'));
    for (const name of ['status', 'decision-makers', 'evidence', 'supersedes']) {
      assert.ok(found.includes(name), name);
    }
    assert.ok(!found.includes('finding'));
  });

  it('leaves out the keys that are there, wherever they stand', () => {
    const found = labels(complete('status: accepted\n‸\ntags: [a]'));
    assert.ok(!found.includes('status'));
    assert.ok(!found.includes('tags'));
    assert.ok(found.includes('date'));
  });

  it('offers the fields of an item by its indentation', () => {
    const found = labels(complete('evidence:\n  - id: E1\n    type: test\n    ‸\ntags: [a]'));
    assert.ok(found.includes('finding'));
    assert.ok(!found.includes('type'));
    assert.ok(!found.includes('approver'));
  });

  it('knows items that are not indented', () => {
    const found = labels(complete('evidence:\n- id: E1\n  fin‸'));
    assert.ok(found.includes('finding'));
    assert.ok(!found.includes('id'));
  });

  it('offers the fields of an item after its dash', () => {
    assert.ok(labels(complete('evidence:\n  - ‸')).includes('type'));
    assert.ok(labels(complete('evidence:\n  - ty‸')).includes('type'));
  });

  it('begins an item where only items can stand', () => {
    assert.equal(accept('evidence:\n  ‸', 'type'), 'evidence:\n  - type: ');
  });

  it('counts the keys of the own item only', () => {
    const found = labels(complete('evidence:\n  - type: test\n    finding: x\n  - type: link\n    ‸'));
    assert.ok(found.includes('finding'));
  });

  it('works in flow mappings', () => {
    const found = labels(complete('outcome: {verdict: confirmed, ‸}'));
    assert.ok(found.includes('measured'));
    assert.ok(!found.includes('verdict'));
    assert.equal(accept('outcome: {me‸', 'measured'), 'outcome: {measured: ');
  });

  it('works after a line that no parser accepts', () => {
    assert.ok(labels(complete('tags: [a, "b\nstatus: "accepted\n ]\n‸')).includes('date'));
  });

  it('replaces the whole key and keeps the colon that follows', () => {
    assert.equal(accept('sta‸tsu: accepted', 'status'), 'status: accepted');
  });

  it('writes what follows the key', () => {
    assert.equal(accept('ap‸', 'approver'), 'approver: ');
    assert.equal(accept('ev‸', 'evidence'), 'evidence:\n  - ');
    assert.equal(accept('out‸', 'outcome'), 'outcome:\n  ');
    assert.equal(accept('evidence:\n  - cap‸', 'captured'), 'evidence:\n  - captured:\n      ');
  });

  it('writes the line ends of the text', () => {
    const { text, offset } = marked('---\r\nstatus: draft\r\nev‸\r\n---\r\n');
    const { items } = completionsAt(text, offset, contextWith({ eol: '\r\n' }));
    const item = items.find(({ label }) => label === 'evidence');
    assert.equal(item?.newText, 'evidence:\r\n  - ');
    assert.equal(text.slice(item.replace.start, item.replace.end), 'ev');
  });

  it('offers the titles of the options where the keys are options', () => {
    assert.deepEqual(labels(complete('evidence:\n  - options:\n      ‸', { options })), options);
    assert.equal(
      accept('evidence:\n  - options:\n      ‸', options[2] ?? '', { options }),
      `evidence:\n  - options:\n      ${JSON.stringify(options[2])}: `,
    );
  });

  it('offers the disciplines that the configuration asks for', () => {
    const config = { ...defaultConfig, stakeholders: { risk: ['legal', 'ux'] } };
    const found = labels(complete('stakeholders: {‸}', { config }));
    assert.deepEqual([...found].sort(), ['cx', 'legal', 'ux']);
  });

  it('is silent in the body, in comments, in block scalars and in continued text', () => {
    for (const text of [
      '---\nstatus: draft\n---\n\n‸\n',
      '---\n# sta‸\n---\n',
      '---\nevidence:\n  - finding: >-\n      sta‸\n---\n',
      '---\napprover: some\n  ‸one\n---\n',
      '# No front matter\n‸',
      '---‸\nstatus: draft\n---\n',
    ]) {
      const { text: source, offset } = marked(text);
      assert.deepEqual(completionsAt(source, offset, contextWith()).items, [], text);
    }
  });

  it('goes up to the first heading while the block is open', () => {
    const { text, offset } = marked('---\nsta‸\n\n# Title\n\nstatus\n');
    assert.ok(labels(completionsAt(text, offset, contextWith()).items).includes('status'));
    assert.deepEqual(completionsAt(text, text.length - 2, contextWith()).items, []);
  });
});

describe('completion of files', () => {
  const path = 'docs/decisions/0009-this-one.md';
  const files = [
    'package.json',
    'results/load.csv',
    'src/store/orders.ts',
    'src/store/tills.ts',
    path,
    'docs/decisions/evidence/0008/other.xml',
    'docs/decisions/evidence/0009/store.xml',
  ];
  const view = viewOf(makeDecision(path, { number: 9 }));

  it('offers what a misspelt path may have meant, found by what is typed', () => {
    const files = ['src/store/orders.ts', 'src/store/index.ts', 'src/web/app.ts'];
    const [meant, ...others] = complete('evidence:\n  - covers: [src/sotre/‸]', { files }).filter(
      ({ filterText }) => filterText.startsWith('src/sotre/'),
    );
    assert.deepEqual([meant?.label, meant?.kind, others.length], ['src/store/', 'folder', 0]);
    assert.equal(
      accept('governs: "scr/web/app.ts‸"', 'src/web/app.ts', { files }),
      'governs: "src/web/app.ts"',
    );
    assert.equal(
      complete('governs: src/st‸', { files }).filter(({ label }) => label === 'src/store/').length,
      1,
    );
  });

  it('offers data, that of the record first', () => {
    assert.deepEqual(labels(complete('evidence:\n  - file: ‸', { files, view })), [
      'docs/decisions/evidence/0009/store.xml',
      'docs/decisions/evidence/0008/other.xml',
      'results/load.csv',
    ]);
  });

  it('offers folders with a slash and how much is in them, then files', () => {
    const items = complete('evidence:\n  - covers: [‸]', { files, view });
    assert.deepEqual(
      items.slice(0, 5).map(({ label, detail }) => [label, detail]),
      [
        ['docs/', '3 files'],
        ['results/', '1 file'],
        ['src/', '2 files'],
        ['docs/decisions/', '3 files'],
        ['src/store/', '2 files'],
      ],
    );
    assert.ok(labels(items).includes('src/store/orders.ts'));
    assert.equal(
      accept('evidence:\n  - covers: [src/st‸]', 'src/store/', { files, view }),
      'evidence:\n  - covers: [src/store/]',
    );
    assert.ok(labels(complete('governs:\n  - ‸', { files, view })).includes('src/'));
  });

  it('says where it takes the files of the repository', () => {
    const needs = (frontMatter: string): boolean => {
      const { text, offset } = marked(`---\n${frontMatter}\n---\n`);
      return needsFiles(text, offset);
    };
    assert.ok(needs('evidence:\n  - file: docs/‸'));
    assert.ok(needs('governs: [‸]'));
    assert.ok(!needs('evidence:\n  - finding: ‸'));
    assert.ok(!needs('status: ‸'));
    assert.ok(!needsFiles('# Title\n', 3));
  });
});

describe('completion of values', () => {
  it('offers statuses with the words of the configuration', () => {
    const config = { ...defaultConfig, statuses: { accepted: ['agreed'] } };
    const found = labels(complete('status: ‸', { config }));
    assert.ok(found.includes('proposed'));
    assert.ok(found.includes('agreed'));
  });

  it('replaces the value that is there, and not the comment after it', () => {
    assert.equal(accept('status: dr‸aft # for now', 'accepted'), 'status: accepted # for now');
  });

  it('adds the space that a colon needs', () => {
    assert.equal(accept('status:‸', 'accepted'), 'status: accepted');
    assert.equal(
      accept('tags:\n  -‸', 'x', { view: viewOf(makeDecision('0001-a.md', { tags: ['x'] })) }),
      'tags:\n  - x',
    );
  });

  it('offers the words of an enumeration with their meaning', () => {
    const items = complete('evidence:\n  - type: ‸');
    assert.deepEqual(labels(items).slice(0, 2), ['test', 'benchmark']);
    assert.match(items[0]?.documentation ?? '', /tests/);
  });

  it('offers the titles of the options and quotes them where YAML needs it', () => {
    assert.deepEqual(labels(complete('evidence:\n  - supports: ‸', { options })), options);
    assert.equal(
      accept('evidence:\n  - supports: ‸', options[2] ?? '', { options }),
      `evidence:\n  - supports: ${JSON.stringify(options[2])}`,
    );
    assert.equal(
      accept('evidence:\n  - refutes: [SQLite, ‸]', 'PostgreSQL 16', { options }),
      'evidence:\n  - refutes: [SQLite, PostgreSQL 16]',
    );
  });

  it('keeps to the quotes that were begun', () => {
    const title = options[2] ?? '';
    assert.equal(
      accept("evidence:\n  - supports: '‸'", title, { options }),
      `evidence:\n  - supports: '${title.replaceAll("'", "''")}'`,
    );
    assert.equal(
      accept('evidence:\n  - supports: "SQ‸', 'SQLite', { options }),
      'evidence:\n  - supports: "SQLite"',
    );
    const [item] = complete('evidence:\n  - supports: "SQ‸', { options });
    assert.ok(item?.filterText.startsWith('"SQ'));
  });

  it('completes titles of several words', () => {
    assert.equal(
      accept('evidence:\n  - supports: PostgreSQL ‸', 'PostgreSQL 16', { options }),
      'evidence:\n  - supports: PostgreSQL 16',
    );
  });

  it('offers the people of all decisions, the most frequent first, and completes after a comma', () => {
    const view = viewOf(
      makeDecision('docs/adr/0001-a.md', { people: ['ann', 'bob'] }),
      makeDecision('docs/adr/0002-b.md', { people: ['bob'] }),
    );
    assert.deepEqual(labels(complete('approver: ‸', { view })), ['bob', 'ann']);
    assert.equal(accept('decision-makers: bob, a‸', 'ann', { view }), 'decision-makers: bob, ann');
    assert.deepEqual(labels(complete('stakeholders: {ux: ‸}', { view })), ['bob', 'ann']);
    assert.deepEqual(labels(complete('decision-makers:\n  - ‸', { view })), ['bob', 'ann']);
  });

  it('offers other decisions with their titles, those in force and late ones first', () => {
    const view = viewOf(
      makeDecision('docs/decisions/0001-a.md', { title: 'Use A' }),
      makeDecision('docs/decisions/0002-b.md', { title: 'Use B', status: 'superseded' }),
      makeDecision('docs/decisions/0003-c.md', { title: 'Use C' }),
      makeDecision('docs/decisions/0009-this-one.md'),
    );
    const items = complete('supersedes: ‸', { view });
    assert.deepEqual(labels(items), ['ADR-0003', 'ADR-0001', 'ADR-0002']);
    assert.equal(items[0]?.detail, 'Use C');
    assert.match(items[0].filterText, /Use C/);
    assert.equal(
      accept('depends-on: [ADR-0001, ‸]', 'ADR-0003', { view }),
      'depends-on: [ADR-0001, ADR-0003]',
    );
    assert.ok(labels(complete('deviates-from:\n  - decision: ‸', { view })).includes('ADR-0001'));
  });

  it('names a decision by its path where its id could mean another', () => {
    const view = viewOf(
      makeDecision('docs/decisions/0001-a.md'),
      makeDecision('pkg/docs/decisions/0001-z.md'),
    );
    assert.deepEqual([...labels(complete('relates-to: ‸', { view }))].sort(), [
      '../../pkg/docs/decisions/0001-z.md',
      'ADR-0001',
    ]);
  });

  it('offers rules, evidence ids and today', () => {
    assert.ok(labels(complete('waivers:\n  - rule: ‸')).includes('no-evidence'));
    assert.deepEqual(labels(complete('date: ‸')), ['2026-03-14']);
    const evidence = [
      {
        id: 'E1',
        type: 'test',
        supports: [],
        refutes: [],
        file: undefined,
        range: makeDecision('0009-this-one.md').titleRange,
      },
    ];
    const view = viewOf(makeDecision('docs/decisions/0009-this-one.md', { evidence }));
    assert.deepEqual(labels(complete('outcome: {evidence: [‸', { view })), ['E1']);
  });

  it('gives a part of very many: those that hold what is typed, then those that hold its letters in order', () => {
    const people = Array.from({ length: 10_000 }, (_, number) => `person-${number}`);
    const view = viewOf(makeDecision('docs/adr/0001-a.md', { people }));
    const offered = (typed: string): readonly string[] => {
      const { text, offset } = marked(`---\napprover: ${typed}‸\n---\n`);
      const { items, incomplete } = completionsAt(text, offset, contextWith({ view }));
      assert.equal(incomplete, true);
      return labels(items);
    };
    assert.equal(offered('person').length, 200);
    assert.deepEqual(offered('person-9876'), ['person-9876']);
    assert.deepEqual(offered('son-987').slice(0, 3), ['person-987', 'person-9870', 'person-9871']);
    assert.deepEqual(offered('n-0-9'), []);
    assert.ok(offered('psn987').includes('person-2987'));
    assert.ok(!offered('psn987').includes('person-2978'));
  });
});

describe('completion in general', () => {
  const line = fc.constantFrom(
    'status: draft',
    'evidence:',
    '  - id: E1',
    '    supports: "x',
    '  - ',
    '- a',
    'tags: [a, {b: c',
    '] }',
    "  x: 'it''s",
    'finding: |',
    '\ttab: 1',
    '# note',
    '',
    '---',
    '? complex',
    '<<: *a',
  );

  it('never throws, and replaces a stretch of one line that begins at or before the cursor', () => {
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.nat(), (lines, eol, at) => {
        const text = ['---', ...lines, '---', '# T', ''].join(eol);
        const offset = at % (text.length + 1);
        for (const { replace } of completionsAt(text, offset, contextWith({ options })).items) {
          assert.ok(replace.start <= offset && offset <= replace.end);
          assert.ok(!/[\r\n]/.test(text.slice(replace.start, replace.end)));
        }
      }),
    );
  });

  it('inserts any title so that YAML reads it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (title, flow) => {
        const source = flow ? 'evidence: [{supports: [‸]}]' : 'evidence:\n  - supports: ‸';
        const yaml = accept(source, title, { options: [title] });
        assert.deepEqual(parse(yaml), { evidence: [{ supports: flow ? [title] : title }] });
      }),
    );
  });
});
