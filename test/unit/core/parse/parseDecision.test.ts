import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RecordFormat } from '../../../../src/core/model/decision';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { looksLikeRecord, summarise } from '../../../../src/core/parse/summarise';
import { assertInText, lines, locatedIn, parse, values, written } from './located';
import { broken, records } from './sampleRecords';

describe('parseDecision', () => {
  describe('formats', () => {
    const expected: Readonly<Record<keyof typeof records, readonly [RecordFormat, string | undefined]>> = {
      madr4: ['madr', 'Use SQLite for the local store'],
      madr3: ['madr', 'Use SQLite for the local store'],
      madr2: ['madr-legacy', 'Use SQLite'],
      nygard: ['nygard', 'Use SQLite'],
      log4brains: ['log4brains', 'Use SQLite'],
      otherTool: ['front-matter', 'Use SQLite'],
      table: ['madr-legacy', 'Use SQLite'],
      german: ['madr-legacy', 'SQLite verwenden'],
      plain: ['plain', 'Why we use SQLite'],
    };
    for (const name of Object.keys(expected) as (keyof typeof records)[]) {
      it(`of ${name} are recognised, with the title`, () => {
        const { path, text } = records[name];
        const { format, title, problems } = parse(text, path);
        assert.deepEqual([format, title?.value], expected[name]);
        assert.deepEqual(problems, []);
      });
    }

    it('follow the content, not one sign alone', () => {
      const cases: readonly (readonly [RecordFormat, string, path?: string])[] = [
        ['madr', '---\nstatus: accepted\n---\n# T\n'],
        ['madr', '---\nid: 7\nstatus: accepted\nevidence: []\n---\n# T\n'],
        ['madr', '---\nid: 7\nstatus: accepted\n---\n# T\n\n## Considered Options\n'],
        ['madr', '# T\n\n## Context and Problem Statement\n'],
        ['front-matter', '---\nid: 7\nstatus: accepted\n---\n# T\n'],
        ['front-matter', '---\nlayout: page\n---\n# T\n'],
        ['nygard', '# T\n\n## Context\n\n## Decision\n'],
        ['nygard', '# T\n\n## Status\n\nAccepted\n', 'd/20200101-t.md'],
        ['log4brains', '# T\n\n- Status: accepted\n', 'd/20200101-t.md'],
        ['madr-legacy', '# T\n\n- Status: accepted\n'],
        ['plain', '# T\n\n## Context\n'],
        ['plain', ''],
      ];
      for (const [format, text, path] of cases) {
        assert.equal(parse(text, path).format, format, JSON.stringify(text));
      }
    });
  });

  describe('titles', () => {
    const cases: readonly (readonly [heading: string, title: string])[] = [
      ['7. Use SQLite', 'Use SQLite'],
      ['0007 Use SQLite', 'Use SQLite'],
      ['7 — Use SQLite', 'Use SQLite'],
      ['#7: Use SQLite', 'Use SQLite'],
      ['ADR-0007: Use SQLite', 'Use SQLite'],
      ['ADR 7 - Use SQLite', 'Use SQLite'],
      ['[ADR-7] Use SQLite', 'Use SQLite'],
      ['MADR-7. Use SQLite', 'Use SQLite'],
      ['ADR: Use SQLite', 'Use SQLite'],
      ['Architecture Decision Record: Use SQLite', 'Use SQLite'],
      ['Architectural Decision Record: Use SQLite', 'Use SQLite'],
      ['Decision Record 7: Use SQLite', 'Use SQLite'],
      ['Decision: Use SQLite', 'Use SQLite'],
      ['Use **SQLite** [now](x.md) ##', 'Use SQLite now'],
      ['12 Factor Apps', '12 Factor Apps'],
      ['ADR-0007', 'ADR-0007'],
      ['ADRs are kept in git', 'ADRs are kept in git'],
      ['2026 roadmap', '2026 roadmap'],
      ['3.5 seconds are enough', '3.5 seconds are enough'],
      ['1', '1'],
      ['Decision to use SQLite', 'Decision to use SQLite'],
    ];
    for (const [heading, title] of cases) {
      it(`of "${heading}" is "${title}"`, () => {
        assert.equal(parse(`# ${heading}\n\nText\n`).title?.value, title);
      });
    }

    it('stand where they are written, without the number', () => {
      const record = parse('# ADR-7: Use **it**\n');
      assert.deepEqual(written(record, [record.title!]), ['Use **it**']);
    });

    it('are the first heading of the top level, unless that is a section', () => {
      assert.equal(parse('# Status\n\nAccepted\n\n# Use it\n\n# More\n').title?.value, 'Use it');
      assert.equal(parse('## Intro\n\n# Use it\n').title?.value, 'Use it');
      assert.equal(parse('Use it\n======\n').title?.value, 'Use it');
      assert.equal(parse('<!-- # No -->\n\n```\n# No\n```\n\n# Use it\n').title?.value, 'Use it');
    });

    it('come from the front matter, or a numbered heading, where there is none', () => {
      assert.equal(parse('---\ntitle: "ADR-7: Use it"\n---\n\n## Context\n').title?.value, 'Use it');
      assert.equal(parse('---\ntitle: Other\n---\n\n# Use it\n').title?.value, 'Use it');
      assert.equal(parse('## 7. Use it\n\n### Context\n').title?.value, 'Use it');
      for (const text of ['', 'Text\n', '## Context\n', '#\n', '# <!-- x -->\n', '# Status\n']) {
        assert.equal(parse(text).title, undefined, JSON.stringify(text));
      }
    });
  });

  it('keeps path, identity and the line ends that most lines have', () => {
    const record = parse('a\r\nb\r\nc\n', 'd/0012-x.md');
    assert.deepEqual([record.path, record.identity.id, record.eol], ['d/0012-x.md', 'ADR-0012', '\r\n']);
    assert.equal(parse('a\r\nb\nc\n').eol, '\n');
    assert.equal(parse('').eol, '\n');
  });

  it('turns places into lines and characters', () => {
    const record = parse('---\r\nstatus: accepted\r\n---\r\n\r\n# Use it\r\n');
    assert.deepEqual(record.rangeOf(record.title!.span), {
      start: { line: 4, character: 2 },
      end: { line: 4, character: 8 },
    });
  });

  describe('the parts', () => {
    /** What each record states; kinds of which it states none are left out. */
    const expected: Readonly<Record<keyof typeof records, Readonly<Record<string, readonly string[]>>>> = {
      madr4: {
        statuses: ['superseded (front-matter): superseded by ADR-0009'],
        dates: ['2026-03-14'],
        tags: ['kiosk', 'offline'],
        drivers: ['Works offline', 'Costs little'],
        options: ['SQLite', 'PostgreSQL', 'Plain files'],
        chosen: ['SQLite'],
        people: [
          'decision-maker: Ana Example',
          'decision-maker: Ben Example',
          'consulted: Cara Example',
          'consulted: Dan Example',
          'approver: Eve Example',
          'accountable: Finn Example',
          'stakeholder: Gus Example',
          'stakeholder: Hana Example',
        ],
        relations: [
          'supersedes ADR-0003#caching',
          'supersedes 0004-use-files.md',
          'depends-on 5',
          'depends-on 6',
          'deviates-from ADR-0001',
          'superseded-by 0009-use-wal.md',
        ],
      },
      madr3: {
        statuses: ['accepted (front-matter): accepted'],
        dates: ['2023-01-02'],
        options: ['SQLite', 'PostgreSQL'],
        chosen: ['SQLite'],
        people: ['decision-maker: Ana Example', 'decision-maker: Ben Example', 'informed: everyone'],
      },
      madr2: {
        statuses: ['accepted (bullet): accepted'],
        dates: ['2020-05-06'],
        options: ['SQLite', 'PostgreSQL'],
        chosen: ['SQLite'],
        people: ['decision-maker: Ana Example', 'decision-maker: Ben Example'],
        relations: ['supersedes 0003-use-files.md'],
      },
      nygard: {
        // What was amended is still in force.
        statuses: ['accepted (section): Accepted', 'accepted (section): Amended by 9. Use WAL'],
        dates: ['2020-01-02'],
        relations: ['supersedes 0003-use-files.md', 'amended-by 0009-use-wal.md'],
      },
      log4brains: {
        statuses: ['accepted (bullet): accepted'],
        dates: ['2020-05-06'],
        tags: ['storage', 'kiosk'],
        options: ['SQLite', 'PostgreSQL'],
        chosen: ['SQLite'],
        people: ['decision-maker: Ana Example', 'decision-maker: Ben Example'],
      },
      otherTool: {
        // `created` is not among the names of the date.
        statuses: ['accepted (front-matter): Accepted'],
        relations: ['superseded-by ADR-9', 'amends ADR-3'],
      },
      table: {
        statuses: ['accepted (bullet): Accepted'],
        dates: ['2020-01-01'],
        options: ['SQLite', 'PostgreSQL'],
        chosen: ['SQLite'],
        people: ['decision-maker: Ana Example', 'decision-maker: Ben Example'],
      },
      german: {
        statuses: ['accepted (bullet): Angenommen'],
        dates: ['2020-01-01'],
        options: ['Option 1: SQLite', 'Option 2: PostgreSQL'],
        chosen: ['Option 1: SQLite'],
        people: ['decision-maker: Ana Beispiel', 'decision-maker: Ben Beispiel'],
      },
      plain: {},
    };
    for (const name of Object.keys(expected) as (keyof typeof records)[]) {
      it(`of ${name} are read`, () => {
        const { path, text } = records[name];
        const record = parse(text, path);
        const parts = {
          statuses: record.statuses.map(({ status, source, raw }) => `${status} (${source}): ${raw}`),
          dates: values(record.dates),
          tags: values(record.tags),
          drivers: values(record.drivers),
          options: values(record.options),
          chosen: values(record.chosen),
          people: record.people.map(({ role, name: { value } }) => `${role}: ${value}`),
          relations: record.relations.map(
            ({ kind, ref, fragment }) => `${kind} ${ref}${fragment === undefined ? '' : `#${fragment}`}`,
          ),
        };
        const stated = Object.entries(parts).filter(([, all]) => all.length > 0);
        assert.deepEqual(Object.fromEntries(stated), expected[name]);
      });
    }
  });

  describe('evidence', () => {
    it('is read with the places of its fields', () => {
      const record = parse(records.madr4.text);
      assert.deepEqual(
        record.evidence.map(({ index, id, type, finding, file, about, supports, refutes, measures }) => ({
          index,
          texts: [id, type, finding, file, about].map((each) => each?.value),
          supports: values(supports),
          refutes: values(refutes),
          measures,
        })),
        [
          {
            index: 0,
            texts: ['E1', 'test', 'SQLite keeps up.', 'evidence/a.csv', undefined],
            supports: ['SQLite'],
            refutes: ['PostgreSQL', 'Plain files'],
            measures: [],
          },
          {
            index: 1,
            texts: ['0027', 'dataset', undefined, undefined, 'problem'],
            supports: [],
            refutes: [],
            measures: ['SQLite', 'Plain files'],
          },
        ],
      );
      assert.match(written(record, record.evidence)[1]!, /^id: 0027\n[^]*\{ row: b \}$/);
    });

    it('leaves out what is no item, and keeps the positions', () => {
      const record = parse(
        lines('---', 'evidence:', '  - text', '  -', '  - id: E1', '    options: [a]', '  - [x]', '---'),
      );
      assert.deepEqual(
        record.evidence.map(({ index, id, measures }) => [index, id?.value, measures]),
        [[2, 'E1', []]],
      );
      for (const other of ['evidence: text', 'evidence: {id: E1}', 'evidence:', 'x: 1']) {
        assert.deepEqual(parse(lines('---', other, '---')).evidence, [], other);
      }
    });
  });

  describe('bad input', () => {
    it('of broken YAML is a problem, and the body is read all the same', () => {
      for (const wrong of [
        'status: "accepted',
        'status: [a',
        'a: b: c',
        '\ta: b',
        'a: &x',
        `a: ${'['.repeat(200)}`,
      ]) {
        const text = lines(
          '---',
          wrong,
          '---',
          '',
          '# Use it',
          '',
          '## Considered Options',
          '',
          '- A',
          '- B',
        );
        const record = parse(text);
        assert.equal(record.problems.length > 0, true, wrong);
        assert.equal(record.title?.value, 'Use it', wrong);
        assert.deepEqual(values(record.options), ['A', 'B'], wrong);
      }
    });

    it('of bytes that are no text is read to its end', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
          const text = new TextDecoder('latin1').decode(bytes);
          assertInText(parseDecision('docs/decisions/0007-x.md', text, { statuses: {} }));
        }),
        { numRuns: 50 },
      );
    });
  });

  it('never throws, and every place lies in the text', () => {
    const anything = fc.oneof(
      { weight: 4, arbitrary: broken },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    );
    fc.assert(
      fc.property(anything, fc.constantFrom('0007-a.md', '20200101-a.md', 'a.md', ''), (text, path) => {
        const record = parseDecision(path, text, { statuses: {} });
        assertInText(record);
        for (const { value } of locatedIn(record)) {
          assert.equal(value, value.trim());
          assert.notEqual(value, '');
        }
        assert.equal(typeof looksLikeRecord(record), 'boolean');
        JSON.stringify(summarise(record, 'docs'));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same from Windows line ends', () => {
    for (const { path, text } of Object.values(records)) {
      const [unix, windows] = [parse(text, path), parse(text.replaceAll('\n', '\r\n'), path)];
      assert.deepEqual(values(locatedIn(windows)), values(locatedIn(unix)));
      assert.equal(windows.format, unix.format);
    }
  });

  it('reads the same behind a byte order mark', () => {
    for (const { path, text } of Object.values(records)) {
      const [without, marked] = [parse(text, path), parse(`\ufeff${text}`, path)];
      assert.deepEqual(values(locatedIn(marked)), values(locatedIn(without)), path);
      assert.equal(marked.format, without.format);
    }
  });
});
