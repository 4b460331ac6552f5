import assert from 'node:assert/strict';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { looksLikeRecord, summarise } from '../../../../src/core/parse/summarise';
import type { Decision } from '../../../../src/core/model/decision';
import type { Range } from '../../../../src/core/model/text';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { lines } from './located';
import { records } from './sampleRecords';

function summaryOf(text: string, path = 'docs/decisions/0007-use-sqlite.md'): Decision {
  return summarise(parseDecision(path, text, { statuses: {} }), 'docs/decisions');
}

function under(text: string, range: Range): string {
  const index = new LineIndex(text);
  return text.slice(index.offsetAt(range.start), index.offsetAt(range.end));
}

function isRecord(text: string, path = 'docs/decisions/notes.md'): boolean {
  return looksLikeRecord(parseDecision(path, text, { statuses: {} }));
}

describe('summarise', () => {
  it('keeps what the rest needs, as plain data', () => {
    const { text } = records.madr4;
    const summary = summaryOf(text);
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), JSON.parse(JSON.stringify({ ...summary })));
    const { path, folder, id, number, title, format, status, rawStatus, date, category, tags, people } =
      summary;
    assert.deepEqual(
      { path, folder, id, number, title, format, status, rawStatus, date, category, tags, people },
      {
        path: 'docs/decisions/0007-use-sqlite.md',
        folder: 'docs/decisions',
        id: 'ADR-0007',
        number: 7,
        title: 'Use SQLite for the local store',
        format: 'madr',
        status: 'superseded',
        rawStatus: 'superseded by ADR-0009',
        date: '2026-03-14',
        category: 'storage',
        tags: ['kiosk', 'offline'],
        people: [
          'Ana Example',
          'Ben Example',
          'Cara Example',
          'Dan Example',
          'Eve Example',
          'Finn Example',
          'Gus Example',
          'Hana Example',
        ],
      },
    );
    assert.deepEqual(
      [summary.options, summary.chosen],
      [['SQLite', 'PostgreSQL', 'Plain files'], ['SQLite']],
    );
    assert.deepEqual(
      summary.evidence.map(({ range, ...rest }) => [under(text, range).split('\n')[0], rest]),
      [
        [
          'id: E1',
          {
            id: 'E1',
            type: 'test',
            supports: ['SQLite'],
            refutes: ['PostgreSQL', 'Plain files'],
            file: 'evidence/a.csv',
          },
        ],
        ['id: 0027', { id: '0027', type: 'dataset', supports: [], refutes: [], file: undefined }],
      ],
    );
    assert.equal(under(text, summary.titleRange), summary.title);
    assert.equal(under(text, summary.statusRange!), '"superseded by [ADR-0009](0009-use-wal.md)"');
    assert.deepEqual(
      summary.relations.map(({ range, ref }) => [under(text, range), ref]),
      summary.relations.map(({ ref, fragment }) => [
        fragment === undefined ? ref : `${ref}#${fragment}`,
        ref,
      ]),
    );
  });

  it('has nothing where a record says nothing', () => {
    const { title, titleRange, status, rawStatus, statusRange, date, state, people, links } = summaryOf(
      '',
      'd/x.md',
    );
    assert.deepEqual([title, rawStatus, statusRange, date], [undefined, undefined, undefined, undefined]);
    assert.deepEqual([status, state, people, links], ['unknown', 'unsupported', [], []]);
    assert.deepEqual(titleRange, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  });

  it('names everyone once', () => {
    const text = lines('---', 'approver: Ana', 'consulted: Ben, Ana', '---', '# T', '', '* Deciders: Ana');
    assert.deepEqual(summaryOf(text).people, ['Ana', 'Ben']);
  });

  describe('the date', () => {
    const cases: readonly (readonly [written: string, path: string, date: string | undefined])[] = [
      ['2026-03-14', 'd/0001-x.md', '2026-03-14'],
      ['2026-03-14T10:00:00Z', 'd/0001-x.md', '2026-03-14'],
      ['2026/03/14', 'd/0001-x.md', '2026-03-14'],
      ['2026-02-30', 'd/0001-x.md', undefined],
      ['soon', 'd/20260102-x.md', '2026-01-02'],
      ['2026-03-14', 'd/20260102-x.md', '2026-03-14'],
      ['', 'd/2026-01-02-x.md', '2026-01-02'],
    ];
    for (const [written, path, date] of cases) {
      it(`of ${JSON.stringify(written)} in ${path} is ${date ?? 'none'}`, () => {
        assert.equal(summaryOf(`---\ndate: ${written}\n---\n# T\n`, path).date, date);
      });
    }

    it('is the first that means a day', () => {
      const text = lines('---', 'date: soon', '---', '# T', '', 'Date: 2026-03-14', '', '## Context');
      assert.equal(summaryOf(text).date, '2026-03-14');
    });
  });

  it('names the chosen options as they are titled, each once', () => {
    const text = (chosen: string): string =>
      lines(
        '# T',
        '',
        '## Options',
        '',
        '- SQLite – a file',
        '- Files (plain)',
        '',
        '## Decision',
        '',
        `Chosen option: ${chosen}`,
      );
    assert.deepEqual(summaryOf(text('"sqlite", because')).chosen, ['SQLite – a file']);
    assert.deepEqual(summaryOf(text('"**Files**" and "Files (plain)"')).chosen, ['Files (plain)']);
    assert.deepEqual(summaryOf(text('"MySQL"')).chosen, ['MySQL']);
  });

  it('keeps the links to what is in the repository', () => {
    const text = lines(
      '# T',
      '',
      '[a](b%20c.md#d%20e) [f](#g) ![h](i.png) [j](k.md?raw=true#l) [m](../n)',
      '',
      '[no](https://x.y) [no](mailto:a@b.c) [no](//x.y) [no](C:\\x) [no](<>) [no]()',
    );
    assert.deepEqual(
      summaryOf(text).links.map(({ target, fragment, text: shown, range }) => [
        target,
        fragment,
        shown,
        under(text, range),
      ]),
      [
        ['b c.md', 'd e', 'a', 'b%20c.md#d%20e'],
        ['', 'g', 'f', '#g'],
        ['i.png', undefined, 'h', 'i.png'],
        ['k.md', 'l', 'j', 'k.md?raw=true#l'],
        ['../n', undefined, 'm', '../n'],
      ],
    );
  });

  it('keeps the fragments that links can name', () => {
    const text = lines('# T', '', '## A b', '', '<a id="c"></a>', '', '> ## D');
    assert.deepEqual([...summaryOf(text).anchors].sort(), ['a-b', 'c', 'd', 't']);
  });

  it('keeps the waivers that say what and why', () => {
    const text = lines(
      '---',
      'waivers:',
      '  - { rule: no-evidence, why: Old., by: Ana, until: 2026-12-31 }',
      '  - { rule: not-retained, why: Large. }',
      '  - { rule: no-reason }',
      '  - { why: no rule }',
      '  - text',
      '---',
    );
    assert.deepEqual(summaryOf(text).waivers, [
      { rule: 'no-evidence', why: 'Old.', by: 'Ana', until: '2026-12-31' },
      { rule: 'not-retained', why: 'Large.', by: undefined, until: undefined },
    ]);
    assert.deepEqual(summaryOf('---\nwaivers: none\n---\n').waivers, []);
  });

  it('states how well the decision is backed, before anything is checked', () => {
    const record = (status: string, ...items: readonly string[]): string =>
      lines(
        '---',
        `status: ${status}`,
        'evidence:',
        ...items,
        '---',
        '# T',
        '',
        '## Options',
        '',
        '- A',
        '- B',
        '',
        '## Decision',
        '',
        'Chosen option: "A"',
      );
    assert.equal(summaryOf(record('draft', '  - supports: A')).state, undefined);
    assert.equal(summaryOf(record('accepted')).state, 'unsupported');
    assert.equal(summaryOf(record('accepted', '  - supports: A')).state, 'one-sided');
    assert.equal(summaryOf(record('accepted', '  - { supports: a, refutes: B }')).state, 'unverified');
    assert.equal(
      summaryOf(record('accepted', '  - { supports: A, options: { A: {}, B: {} } }')).state,
      'unverified',
    );
    assert.equal(
      summaryOf(record('accepted', '  - { type: link, supports: A, refutes: B }')).state,
      'supported',
    );
  });
});

describe('looksLikeRecord', () => {
  it('takes a number, a date, a status, fields or sections for the sign of a record', () => {
    assert.ok(isRecord('', 'd/0007-x.md'));
    assert.ok(isRecord('', 'd/2026-03-14-x.md'));
    for (const text of [
      '# T\n\n* Status: accepted\n',
      '# T\n\n## Status\n\nAccepted\n',
      '# T\n\n## Context\n\n## Decision\n',
      '# T\n\nDate: 2026-03-14\n\n## Context\n',
      '---\nevidence:\n---\n',
      '---\ndecision-makers: []\n---\n',
      ...Object.entries(records)
        .filter(([name]) => name !== 'plain')
        .map(([, { text: whole }]) => whole),
    ]) {
      assert.ok(isRecord(text), text);
    }
  });

  it('takes other pages for notes', () => {
    for (const text of [
      '',
      records.plain.text,
      '# T\n\nDate: 2026-03-14\n',
      '# T\n\n## Context\n',
      '# Context\n\n## More\n',
      '---\nlayout: page\ntitle: T\n---\n# T\n',
      '# T\n\n```\n## Status\n\nAccepted\n```\n',
    ]) {
      assert.ok(!isRecord(text), text);
    }
  });
});
