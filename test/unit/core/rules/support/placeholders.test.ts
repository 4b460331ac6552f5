import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isPlaceholder,
  isTemplateTitle,
  placeholdersIn,
} from '../../../../../src/core/rules/support/placeholders';

function found(line: string): readonly string[] {
  return placeholdersIn(line).map(({ start, end }) => line.slice(start, end));
}

describe('placeholdersIn', () => {
  it('finds the texts of known templates', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      '# {short title, representative of solved problem}': [
        '{short title, representative of solved problem}',
      ],
      '* Good, because {argument a}': ['{argument a}'],
      'Chosen option: "{title of option 1}", because {justification. resolves {force}}.': [
        '{title of option 1}',
        '{justification. resolves {force}}',
      ],
      '### [option 1]': ['[option 1]'],
      '- [Link type][link to adr]': ['[Link type]', '[link to adr]'],
      'Chosen option: "", because': ['Chosen option: ""'],
      '> - [ ] {who looks at it}': ['{who looks at it}'],
      '  TODO  ': ['TODO'],
      '{Describe the context and never close it': ['{Describe the context and never close it'],
    };
    for (const [line, expected] of Object.entries(cases)) {
      assert.deepEqual(found(line), expected, line);
    }
  });

  it('leaves prose, code and links alone', () => {
    const lines = [
      'The route /users/{id of the user} stays.',
      '{a: 1, b: 2}',
      '{ "a": 1 }',
      '{width=50% height=3}',
      '{red, green}',
      '{children}',
      '{: .note }',
      '{{ site.title }}',
      '{% include note.html %}',
      '[option 1](#option-1)',
      '[option 1][one]',
      '[option 1]: https://example.com',
      'We still have a TODO here.',
      '- [x] done',
      '- Title',
      '',
      '   ',
    ];
    for (const line of lines) {
      assert.deepEqual(found(line), [], line);
    }
  });

  it('stays within the line, in order and without overlaps', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '<',
      '>',
      '(',
      'option 1',
      'title of x',
      ' ',
      '- ',
      '`',
      '|',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const line = pieces.join('');
        let last = 0;
        for (const { start, end } of placeholdersIn(line)) {
          assert.ok(start >= last && end > start && end <= line.length, line);
          last = end;
        }
      }),
    );
  });
});

describe('isPlaceholder', () => {
  it('knows the values that templates have', () => {
    for (const value of [
      'YYYY-MM-DD',
      '{YYYY-MM-DD when …}',
      '[proposed | rejected | accepted',
      'proposed | accepted',
      'STATUS',
      'TBD',
      'DATE',
    ]) {
      assert.equal(isPlaceholder(value), true, value);
    }
    for (const value of ['accepted', '2026-03-14', 'Cache | Store', 'Statuses', '', 'Date of birth']) {
      assert.equal(isPlaceholder(value), false, value);
    }
  });
});

describe('isTemplateTitle', () => {
  it('knows what templates call a title', () => {
    for (const title of [
      'Title',
      'NUMBER. TITLE',
      '7. Title',
      'ADR-NNNN: <title>',
      'Title of the decision',
      '{short title}',
    ]) {
      assert.equal(isTemplateTitle(title), true, title);
    }
    for (const title of ['Use SQLite', 'Title case in headings', '7. Titles', '']) {
      assert.equal(isTemplateTitle(title), false, title);
    }
  });
});
