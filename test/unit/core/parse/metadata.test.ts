import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitAtCommas } from '../../../../src/core/parse/fields';
import { lines, parse, values, written } from './located';

/** `role: name` of everyone whom a record names. */
function peopleOf(text: string): readonly string[] {
  return parse(text).people.map(({ role, name }) => `${role}: ${name.value}`);
}

function inFront(...fields: readonly string[]): string {
  return lines('---', ...fields, '---', '', '# T');
}

function underTitle(...all: readonly string[]): string {
  return lines('# T', '', ...all, '', '## Context');
}

describe('the dates of a record', () => {
  it('are taken as they are written, the front matter first', () => {
    const text = lines('---', 'date: 2026-03-14', '---', '# T', '', 'Date: 14 March 2026', '', '## Context');
    assert.deepEqual(values(parse(text).dates), ['2026-03-14', '14 March 2026']);
    assert.deepEqual(written(parse(text), parse(text).dates), ['2026-03-14', '14 March 2026']);
  });

  it('are found under all their names', () => {
    for (const name of [
      'Date',
      'decision-date',
      'Decided on',
      'last_updated',
      'Datum',
      'Fecha',
      'Дата',
      '日期',
    ]) {
      assert.deepEqual(values(parse(inFront(`${name}: 2026-03-14`)).dates), ['2026-03-14'], name);
      assert.deepEqual(values(parse(underTitle(`* ${name}: **2026-03-14**`)).dates), ['2026-03-14'], name);
    }
  });

  it('are not words that mean something else', () => {
    assert.deepEqual(values(parse(underTitle('Data: all orders', 'Date: tbd')).dates), []);
    assert.deepEqual(values(parse(lines('# T', '', '## Context', '', 'Date: 2026-03-14')).dates), []);
  });
});

describe('the people of a record', () => {
  it('are everyone in the fields for them', () => {
    assert.deepEqual(
      peopleOf(
        inFront(
          'decision-makers: [Ana, "Ben B."]',
          'consulted: Cara, Dan',
          'informed:',
          '  - Eve',
          '  - name: Finn',
          '    team: x',
          'approver: Gus',
          'accountable: Hana',
          'stakeholders:',
          '  ux: Ines',
          '  ops: [Jan, Kim]',
        ),
      ),
      [
        'decision-maker: Ana',
        'decision-maker: Ben B.',
        'consulted: Cara',
        'consulted: Dan',
        'informed: Eve',
        'informed: Finn',
        'approver: Gus',
        'accountable: Hana',
        'stakeholder: Ines',
        'stakeholder: Jan',
        'stakeholder: Kim',
      ],
    );
  });

  it('are found in lines under the title, also listed and linked', () => {
    assert.deepEqual(
      peopleOf(
        underTitle(
          '* Deciders: Ana, *Ben*; Cara',
          '* Consulted: [Dan](https://x.y), [Eve][e]',
          '* Informed:',
          '  * Finn',
          '  * Sync team: Gus, Hana',
          '* Approved by: Ines',
        ),
      ),
      [
        'decision-maker: Ana',
        'decision-maker: Ben',
        'decision-maker: Cara',
        'consulted: Dan',
        'consulted: Eve',
        'informed: Finn',
        'informed: Gus',
        'informed: Hana',
        'approver: Ines',
      ],
    );
  });

  it('are nobody where a template or nothing stands', () => {
    for (const text of [
      inFront(
        'decision-makers: {list everyone involved in the decision}',
        'consulted: [list everyone]',
        'informed: n/a',
      ),
      inFront('decision-makers:', 'consulted: []', 'informed: ""', 'approver: "-"', 'stakeholders: {}'),
      underTitle(
        '* Deciders: [list everyone involved in the decision] <!-- optional -->',
        '* Consulted: TBD',
      ),
      underTitle('* Deciders:', '* Date: 2026-03-14'),
      underTitle('* Deciders: <names>'),
    ]) {
      assert.deepEqual(peopleOf(text), [], text);
    }
  });

  it('stand where they are written', () => {
    const record = parse(
      lines(
        '---',
        'consulted: "Ana,  Ben"',
        "informed: 'it''s, Cara'",
        '---',
        '# T',
        '',
        '* Deciders: **Dan**, Eve',
        '* Approver: Finn , Gus',
      ),
    );
    assert.deepEqual(
      written(
        record,
        record.people.map(({ name }) => name),
      ),
      ['Ana', 'Ben', "'it''s, Cara'", "'it''s, Cara'", '**Dan**, Eve', '**Dan**, Eve', 'Finn', 'Gus'],
    );
  });
});

describe('tags and category of a record', () => {
  it('come from fields and lines under any of their names', () => {
    const cases: readonly (readonly [text: string, tags: readonly string[], category: string | undefined])[] =
      [
        [inFront('tags: [a, b c]', 'category: risk'), ['a', 'b c'], 'risk'],
        [inFront('tags: a, b', 'categories: [risk, other]'), ['a', 'b'], 'risk'],
        [inFront('keywords:', '  - a', 'labels: b'), ['a', 'b'], undefined],
        [underTitle('* Tags: a, b', '* Category: risk'), ['a', 'b'], 'risk'],
        [underTitle('| Tags | a，b、c |'), ['a', 'b', 'c'], undefined],
        [inFront('tags: {tag}', 'category:'), ['tag'], undefined],
        ['# T\n', [], undefined],
      ];
    for (const [text, tags, category] of cases) {
      const record = parse(text);
      assert.deepEqual([values(record.tags), record.category?.value], [tags, category], text);
    }
  });
});

describe('splitAtCommas', () => {
  it('splits at the commas and semicolons of all scripts', () => {
    const text = 'x: a, b;c，d、 e； ,,f ';
    const parts = splitAtCommas(text, { value: text.slice(3).trim(), span: { start: 3, end: text.length } });
    assert.deepEqual(values(parts), ['a', 'b', 'c', 'd', 'e', 'f']);
    assert.deepEqual(
      parts.map(({ span }) => text.slice(span.start, span.end)),
      ['a', 'b', 'c', 'd', 'e', 'f'],
    );
  });

  it('points at each part, or at all where the source shows something else', () => {
    const unit = fc.constantFrom('a', 'b', ' ', ',', ';', '，', "'", '😀');
    fc.assert(
      fc.property(fc.string({ unit }), fc.string({ unit }), fc.boolean(), (before, value, isSame) => {
        const text = `${before}${isSame ? value : `\n${value.split('').join('\\')}`}`;
        const span = { start: before.length, end: text.length };
        const parts = splitAtCommas(text, { value, span });
        assert.deepEqual(
          values(parts).join('|'),
          value
            .split(/[,;，]/)
            .map((part) => part.trim())
            .filter((part) => part !== '')
            .join('|'),
        );
        for (const part of parts) {
          const source = text.slice(part.span.start, part.span.end);
          assert.ok(source === part.value || (part.span.start === span.start && part.span.end === span.end));
          assert.ok(!isSame || source === part.value);
        }
      }),
    );
  });
});
