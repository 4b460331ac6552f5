import assert from 'node:assert/strict';
import fc from 'fast-check';
import { optionKey } from '../../../../src/core/rules/support/options';
import { lines, parse, values, written } from './located';

function optionsOf(...content: readonly string[]): readonly string[] {
  return values(parse(lines('# T', '', ...content)).options);
}

/** What a record with these options and this outcome names as chosen. */
function chosenOf(options: readonly string[], ...outcome: readonly string[]): readonly string[] {
  const record = withOutcome(options, ...outcome);
  return values(parse(record).chosen);
}

function withOutcome(options: readonly string[], ...outcome: readonly string[]): string {
  const listed = options.map((option) => `* ${option}`);
  return lines('# T', '', '## Considered Options', '', ...listed, '', '## Decision Outcome', '', ...outcome);
}

describe('the options of a record', () => {
  it('are the top bullets of their section', () => {
    const text = lines(
      '# T',
      '',
      '## Considered Options',
      '',
      'We looked at:',
      '',
      '* **SQLite**',
      '  * a file',
      '* [PostgreSQL](https://x.y) (a server)',
      '* Plain files, one',
      '  per order',
      '* `git`',
      '* …',
      '',
      '## Decision Drivers',
      '',
      '1. Works *offline*',
      '2. Costs little',
    );
    const { options, drivers } = parse(text);
    assert.deepEqual(values(options), [
      'SQLite',
      'PostgreSQL (a server)',
      'Plain files, one per order',
      'git',
    ]);
    assert.deepEqual(written(parse(text), options), [
      '**SQLite**',
      '[PostgreSQL](https://x.y) (a server)',
      'Plain files, one\n  per order',
      '`git`',
    ]);
    assert.deepEqual(values(drivers), ['Works offline', 'Costs little']);
  });

  it('are the headings below their section where it has no bullets', () => {
    assert.deepEqual(
      optionsOf(
        '## Alternatives',
        '',
        '### SQLite',
        '',
        '#### Good',
        '',
        '### [PostgreSQL](x.md)',
        '',
        '## Decision',
        '',
        '### Why',
      ),
      ['SQLite', 'PostgreSQL'],
    );
  });

  it('are the headings where they are weighed, unless they are listed elsewhere', () => {
    const weighed = [
      '## Pros and Cons of the Options',
      '',
      '### SQLite',
      '',
      '* Good, because',
      '* Bad, because',
      '',
      '### Files',
      '',
    ];
    assert.deepEqual(optionsOf(...weighed), ['SQLite', 'Files']);
    assert.deepEqual(optionsOf(...weighed, '## Considered Options', '', '* A', '* B'), ['A', 'B']);
    assert.deepEqual(optionsOf('## Considered Options', '', ...weighed), ['SQLite', 'Files']);
  });

  it('are found under the names of other languages', () => {
    for (const heading of [
      'Options',
      'Alternatives considered',
      '3. Considered Options',
      'Betrachtete Optionen',
      'Options envisagées',
      'Opciones',
      'Варианты',
      '备选方案',
      '選択肢',
      '옵션',
    ]) {
      assert.deepEqual(optionsOf(`## ${heading}`, '', '- A', '- B'), ['A', 'B'], heading);
    }
  });

  it('are none in tables, prose, code and comments', () => {
    for (const content of [
      ['| Option | Cost |', '| --- | --- |', '| A | 1 |'],
      ['We thought of A and B.'],
      ['```', '- A', '```'],
      ['<!--', '- A', '-->'],
      ['- …', '- ---', '-'],
    ]) {
      assert.deepEqual(optionsOf('## Options', '', ...content), [], content.join());
    }
    assert.deepEqual(optionsOf('- A', '- B'), []);
  });
});

describe('what a record chose', () => {
  const options = ['SQLite', 'PostgreSQL', 'Plain files, one per order'];

  describe('follows an announcement', () => {
    const cases: readonly (readonly [outcome: string, chosen: string, source?: string])[] = [
      ['Chosen option: "SQLite", because it is small.', 'SQLite'],
      ['Chosen option: “SQLite”, because it is small.', 'SQLite'],
      ["Chosen option: 'SQLite'.", 'SQLite'],
      ['Chosen option: «SQLite»', 'SQLite'],
      ['Chosen option: „SQLite“, weil', 'SQLite'],
      ['Chosen option: 「SQLite」', 'SQLite'],
      ['Chosen option: `SQLite` - it is small', 'SQLite'],
      ['Chosen option: **SQLite**, because', 'SQLite'],
      ['Chosen option: __SQLite__', 'SQLite'],
      ['Chosen option: "**SQLite**", because', 'SQLite', '**SQLite**'],
      ['Chosen option: **"SQLite"**, because', 'SQLite'],
      ['Chosen option: "[SQLite](#sqlite)", because', 'SQLite', '[SQLite](#sqlite)'],
      ['Chosen option: [SQLite](#sqlite), because', 'SQLite', '[SQLite](#sqlite)'],
      ['Chosen option: SQLite, because it is small.', 'SQLite'],
      ['Chosen option: SQLite because it is small.', 'SQLite'],
      ['Chosen option: SQLite.', 'SQLite'],
      ['Chosen option: Plain files, one per order, because', 'Plain files, one per order'],
      ['Chosen option: "Plain files, one per order", because', 'Plain files, one per order'],
      ['**Chosen option**: SQLite', 'SQLite'],
      ['**Chosen option:** SQLite', 'SQLite'],
      ['* Chosen option: SQLite', 'SQLite'],
      ['chosen solution: SQLite', 'SQLite'],
      ['Selected option: SQLite', 'SQLite'],
      ['Chosen option: MySQL, because', 'MySQL'],
      ['Chosen option: "My "own" thing", because', 'My "own" thing'],
      ['Gewählte Option: "SQLite", weil sie klein ist.', 'SQLite'],
      ['Option choisie : SQLite', 'SQLite'],
      ['Opción elegida: SQLite porque', 'SQLite'],
      ['选择的方案：SQLite', 'SQLite'],
      ['選択したオプション: SQLite', 'SQLite'],
    ];
    for (const [outcome, chosen, source] of cases) {
      it(`in ${JSON.stringify(outcome)}`, () => {
        const record = parse(withOutcome(options, outcome));
        assert.deepEqual(values(record.chosen), [chosen]);
        assert.deepEqual(written(record, record.chosen), [source ?? chosen]);
      });
    }

    it('also over lines and as bullets below it', () => {
      assert.deepEqual(chosenOf(options, 'Chosen option:', '', '* SQLite', '* PostgreSQL', '', 'Because.'), [
        'SQLite',
        'PostgreSQL',
      ]);
      assert.deepEqual(chosenOf(options, 'Chosen option:', 'SQLite, because'), ['SQLite']);
      assert.deepEqual(chosenOf(options, 'Chosen option: "Plain files,', 'one per order", because'), [
        'Plain files, one per order',
      ]);
    });

    it('which may name several', () => {
      assert.deepEqual(chosenOf(options, 'Chosen option: "SQLite" and "PostgreSQL", because'), [
        'SQLite',
        'PostgreSQL',
      ]);
      assert.deepEqual(chosenOf(options, 'Chosen options: "A", "B", and "C".'), ['A', 'B', 'C']);
      assert.deepEqual(chosenOf(options, 'Chosen option: "SQLite"', '', 'Chosen option: "PostgreSQL"'), [
        'SQLite',
        'PostgreSQL',
      ]);
    });

    it('but not what a template leaves, nor nothing', () => {
      for (const outcome of [
        'Chosen option: "{title of option 1}", because',
        'Chosen option: [option 1], because',
        'Chosen option:',
        'Chosen option: ""',
        'Chosen option: "',
        'Chosen option: …',
      ]) {
        assert.deepEqual(chosenOf(options, outcome), [], outcome);
      }
    });

    it('but not outside the outcome', () => {
      const text = lines('# T', '', '## Context', '', 'Chosen option: "A"', '', '## Decision', '', 'Text.');
      assert.deepEqual(values(parse(text).chosen), []);
      assert.deepEqual(values(parse(lines('# T', '', 'Chosen option: "A"')).chosen), ['A']);
      assert.deepEqual(chosenOf(options, '```', 'Chosen option: "A"', '```'), []);
    });
  });

  it('is the option that the outcome consists of, or that prose says was taken', () => {
    assert.deepEqual(chosenOf(options, '**SQLite**', '', 'Because it is small.'), ['SQLite']);
    assert.deepEqual(chosenOf(options, '* sqlite'), ['sqlite']);
    assert.deepEqual(chosenOf(options, '### SQLite', '', 'Because it is small.'), ['SQLite']);
    assert.deepEqual(chosenOf(options, 'We have chosen SQLite because it is small.'), ['SQLite']);
    assert.deepEqual(chosenOf(options, 'We decided to use **SQLite**.'), ['SQLite']);
    assert.deepEqual(chosenOf(options, 'We use what is small.'), []);
    assert.deepEqual(chosenOf(options, 'SQLite is small.'), []);
    assert.deepEqual(chosenOf(['Option 1: SQLite', 'Option 2: Files'], 'We chose Option 2 because'), [
      'Option 2',
    ]);
  });

  it('is an option that is marked so, where nothing else says it', () => {
    assert.deepEqual(chosenOf(['SQLite (chosen)', 'Files'], 'Text.'), ['SQLite (chosen)']);
    assert.deepEqual(chosenOf(['SQLite (chosen)', 'Files'], 'Chosen option: "Files"'), ['Files']);
  });

  it('is what the front matter says before all', () => {
    const text = `---\nchosen: [SQLite, "Plain files"]\n---\n${withOutcome(options, 'Chosen option: "PostgreSQL"')}`;
    assert.deepEqual(values(parse(text).chosen), ['SQLite', 'Plain files']);
    assert.deepEqual(values(parse(text.replace(/chosen: .*/, 'chosen: SQLite')).chosen), ['SQLite']);
    assert.deepEqual(values(parse(text.replace(/chosen: .*/, 'chosen:')).chosen), ['PostgreSQL']);
  });

  it('is the option as it is titled, in whatever quotes and spelling', () => {
    const title = fc
      .array(fc.constantFrom('SQLite', 'files', 'a', '(b)', 'C++', 'x-y', 'zwei', '方案', '1.5'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((words) => words.join(' '))
      // A number that begins a bullet or a bracket around all of it is read as something else.
      .filter((text) => !/^[(\d]/.test(text));
    const quotes = fc.constantFrom(
      ['"', '"'],
      ['“', '”'],
      ['«', '»'],
      ['**', '**'],
      ['`', '`'],
      ['*"', '"*'],
      ["'", "'"],
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(title, { minLength: 1, maxLength: 4, selector: optionKey }),
        quotes,
        fc.nat(),
        (titles, [open, close], pick) => {
          const taken = titles[pick % titles.length]!;
          const text = withOutcome(titles, `Chosen option: ${open}${taken}${close}, because it is small.`);
          assert.deepEqual(values(parse(text).options), titles);
          assert.deepEqual(values(parse(text).chosen), [taken]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
