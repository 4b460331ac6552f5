import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { runRecordRules } from '../../../../src/core/check/guard';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { rules } from '../../../../src/core/rules/index';
import { newRecordText } from '../../../../src/core/workspace/newRecord';
import type { NewRecord } from '../../../../src/core/workspace/newRecord';
import { builtInTemplate, readTemplates } from '../../../../src/core/workspace/templates';
import type { Template } from '../../../../src/core/workspace/templates';
import { memoryFiles } from '../../support/memoryFileSystem';

const record: NewRecord = {
  title: 'Use SQLite for the local store',
  identity: { id: 'ADR-0007', number: 7 },
  status: 'proposed',
  date: '2026-03-14',
  evidenceFolder: 'docs/decisions/evidence/0007',
  options: [],
};

function template(text: string): Template {
  return { name: 'x', path: 'x.md', text };
}

describe('newRecordText', () => {
  it('fills the built-in template so that it says what it is and nothing is left to remove', () => {
    const text = newRecordText({ ...record, options: ['SQLite', 'PostgreSQL'] }, builtInTemplate);
    const parsed = parseDecision('docs/decisions/0007-use-sqlite.md', text, defaultConfig);
    assert.deepEqual(parsed.problems, []);
    assert.equal(parsed.title?.value, record.title);
    assert.equal(parsed.format, 'madr');
    assert.deepEqual(
      parsed.statuses.map(({ status }) => status),
      ['proposed'],
    );
    assert.deepEqual(
      parsed.dates.map(({ value }) => value),
      ['2026-03-14'],
    );
    assert.deepEqual(
      parsed.options.map(({ value }) => value),
      ['SQLite', 'PostgreSQL'],
    );
    assert.doesNotMatch(text, /[{}]/);
    assert.match(text, /[^\n]\n$/);
    const found = runRecordRules(rules, parsed, defaultConfig).map(({ rule }) => rule);
    assert.deepEqual([...new Set(found)].sort(), ['accountable-missing', 'approver-missing', 'no-evidence']);
  });

  it('teaches by comments that are right: without the marks they are fields that hold', () => {
    const text = newRecordText(record, builtInTemplate);
    const block = text.split('---\n')[1] ?? '';
    const fields = block.replace(/^# (?=[\w-]+:|  )/gm, '');
    const data = parse(fields) as Record<string, unknown>;
    assert.deepEqual(Object.keys(data).sort(), [
      'accountable',
      'approver',
      'blocks',
      'category',
      'date',
      'decide-by',
      'decision-makers',
      'evidence',
      'outcome',
      'status',
    ]);
    assert.deepEqual(
      [data['decide-by'], data['outcome']],
      ['2026-03-28', { expected: 'p95 under 200 ms', 'review-by': '2026-09-10' }],
    );
    const filled = parseDecision('docs/decisions/0007-x.md', text.replace(block, fields), defaultConfig);
    const found = runRecordRules(rules, filled, defaultConfig)
      // One item of evidence shows the form; what a decision needs besides, or later, is another matter.
      .filter(({ rule, after = '' }) => rule !== 'problem-unproven' && after < record.date)
      .map(({ rule, message }) => `${rule}: ${message}`);
    assert.deepEqual(found, []);
  });

  it('fills what a template asks for by name', () => {
    const text = newRecordText(
      { ...record, title: 'Say "no": really' },
      template(
        '---\ntitle: {title}\nname: "{title}"\nother: \'{title}\'\ndate: {date}\n---\n# {id} {number}: {title}\n\n{status} {unknown}',
      ),
    );
    assert.equal(
      text,
      '---\ntitle: "Say \\"no\\": really"\nname: "Say \\"no\\": really"\nother: \'Say "no": really\'\ndate: 2026-03-14\n---\n# ADR-0007 7: Say "no": really\n\nproposed {unknown}\n',
    );
  });

  it('fills the template of adr-tools', () => {
    const text = newRecordText(
      record,
      template(
        '# NUMBER. TITLE\r\n\r\nDate: DATE\r\n\r\n## Status\r\n\r\nSTATUS\r\n\r\n## Context\r\n\r\nThe TITLE and STATUS.\r\n',
      ),
    );
    assert.equal(
      text,
      '# 7. Use SQLite for the local store\n\nDate: 2026-03-14\n\n## Status\n\nProposed\n\n## Context\n\nThe TITLE and STATUS.\n',
    );
  });

  it('fills the placeholders of MADR for title, status, date and options, and leaves the rest to the author', () => {
    const text = newRecordText(
      { ...record, options: ['SQLite', 'PostgreSQL'] },
      template(
        '\uFEFF---\nstatus: "{proposed | rejected | accepted}"\ndate: {YYYY-MM-DD when updated}\nconsulted: {list everyone}\n---\n\n# {short title, representative of problem}\n\n## Considered Options\n\n* {title of option 1}\n* … <!-- more -->\n\n## Decision Outcome\n\nChosen option: "{title of option 1}"',
      ),
    );
    assert.equal(
      text,
      '---\nstatus: proposed\ndate: 2026-03-14\nconsulted: {list everyone}\n---\n\n# Use SQLite for the local store\n\n## Considered Options\n\n* SQLite\n* PostgreSQL\n\n## Decision Outcome\n\nChosen option: "{title of option 1}"\n',
    );
  });

  it('fills the bullets of log4brains', () => {
    const text = newRecordText(
      record,
      template(
        '# [short title of solved problem and solution]\n\n- Status: [draft | proposed]\n- Date: [YYYY-MM-DD when] <!-- optional -->\n',
      ),
    );
    assert.equal(text, '# Use SQLite for the local store\n\n- Status: proposed\n- Date: 2026-03-14\n');
  });

  it('stays YAML, and keeps its title, whatever the title is', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /\p{L}/u.test(text));
    fc.assert(
      fc.property(title, (any) => {
        const text = newRecordText(
          { ...record, title: any },
          template('---\na: {title}\nb: "{title}"\nc: \'{title}\'\n---\n'),
        );
        const data = parse(text.split('---\n')[1] ?? '') as Record<string, string>;
        const wanted = any.replace(/\s+/g, ' ').trim();
        assert.equal(data['a'], wanted);
        assert.equal(data['b'], wanted);
      }),
    );
  });
});

describe('readTemplates', () => {
  it('offers the configured ones, those beside the records and the built-in one', async () => {
    const files = memoryFiles({
      't/short.md': 'a',
      't/README.md': '',
      't/x.txt': '',
      'd/template.md': 'b',
    });
    const notRead = [
      { path: 'd/template.md', kind: 'template', reason: 'x' },
      { path: 'd/gone.md', kind: 'template', reason: 'x' },
    ] as const;
    const templates = await readTemplates(files, { ...defaultConfig, templates: 't' }, notRead);
    assert.deepEqual(
      templates.map(({ name, path }) => [name, path]),
      [
        ['short', 't/short.md'],
        ['template', 'd/template.md'],
        ['grounds', undefined],
      ],
    );
  });
});
