import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { parseConfig } from '../../../../src/core/config/parseConfig';
import type { GroundsConfig } from '../../../../src/core/model/config';
import { configSchema } from '../../../../src/core/schema/jsonSchema';

const path = '.grounds.yaml';

function read(...lines: readonly string[]): { config: GroundsConfig; told: readonly string[] } {
  const text = lines.join('\n');
  const { config, findings } = parseConfig(path, text);
  return {
    config,
    told: findings.map(({ range: { start, end }, message }) => {
      const marked = start.line === end.line ? lines[start.line]?.slice(start.character, end.character) : '…';
      return `${start.line + 1} [${marked}] ${message}`;
    }),
  };
}

describe('parseConfig', () => {
  it('reads every setting', () => {
    const { config, told } = read(
      '# how we decide',
      'folders: [docs/decisions/, ./packages/*/docs/adr]',
      'ignore:',
      '  - "**/drafts/**"',
      'numbering: {scheme: date, digits: 5}',
      'templates: docs/templates',
      'evidence-folder: data/',
      'code: {markers: [ADR, "dl:adr"], ignore: vendor/}',
      'statuses: {accepted: [implemented, "in use"], rejected: declined}',
      'categories: technology, product',
      'stakeholders: {product: ux, security: [ciso]}',
      'technologists: storage-lead, api-lead',
      'commits: {mentions: [ADR, DEC], trailers: Implements}',
      'stalled-after: 30',
      'since: 2026-01-01',
      'rules:',
      '  no-evidence: error',
      '  section-missing: off',
      '  title-missing: {draft: off, accepted: error}',
      'fail-on: warning',
    );
    assert.deepEqual(told, []);
    assert.deepEqual(config, {
      source: path,
      folders: ['docs/decisions', 'packages/*/docs/adr'],
      ignore: ['**/drafts/**'],
      numbering: { scheme: 'date', digits: 5 },
      templates: 'docs/templates',
      evidenceFolder: 'data',
      code: { markers: ['ADR', 'dl:adr'], ignore: ['vendor'] },
      commits: { prefixes: ['ADR', 'DEC'], trailers: ['Implements'] },
      statuses: { accepted: ['implemented', 'in use'], rejected: ['declined'] },
      categories: ['technology', 'product'],
      stakeholders: { product: ['ux'], security: ['ciso'] },
      technologists: ['storage-lead', 'api-lead'],
      stalledAfter: 30,
      since: '2026-01-01',
      rules: {
        'no-evidence': 'error',
        'section-missing': 'off',
        'title-missing': { draft: 'off', accepted: 'error' },
      },
      failOn: 'warning',
    } satisfies GroundsConfig);
  });

  it('completes an empty file by the defaults, and knows that there is a file', () => {
    for (const text of ['', '\n\n', '# nothing yet\n', '---\n', 'folders:\nrules:\n', '\r\n']) {
      assert.deepEqual(parseConfig(path, text), { config: { ...defaultConfig, source: path }, findings: [] });
    }
  });

  it('has the defaults that the schema documents', () => {
    const defaults = Object.entries(configSchema.properties ?? {})
      .filter(([, property]) => property.default !== undefined)
      .map(([name, property]) => `${name}: ${JSON.stringify(property.default)}`);
    const defaultsOf = (properties: typeof configSchema.properties = {}): readonly string[] =>
      Object.entries(properties).map(([name, property]) => `${name}: ${JSON.stringify(property.default)}`);
    const numbering = defaultsOf(configSchema.$defs?.['numbering']?.properties);
    const code = defaultsOf(configSchema.properties?.['code']?.properties);
    const commits = defaultsOf(configSchema.properties?.['commits']?.properties);
    assert.ok(defaults.length > 5 && numbering.length === 2 && code.length === 2 && commits.length === 2);
    const { config, told } = read(
      ...defaults,
      `numbering: {${numbering.join(', ')}}`,
      `code: {${code.join(', ')}}`,
      `commits: {${commits.join(', ')}}`,
    );
    assert.deepEqual(told, []);
    assert.deepEqual(config, { ...defaultConfig, source: path });
  });

  it('keeps evidence in the first decision folder unless told otherwise', () => {
    assert.equal(read('folders: doc/adr').config.evidenceFolder, 'doc/adr/evidence');
    assert.equal(read('folders: [packages/*/adr, doc/adr]').config.evidenceFolder, 'doc/adr/evidence');
    assert.equal(read('folders: packages/*/adr').config.evidenceFolder, defaultConfig.evidenceFolder);
  });

  it('reads a file with carriage returns', () => {
    const { config, findings } = parseConfig(path, 'fail-on: warning\r\nsince: x\r\nignore: a\r\n');
    assert.equal(config.failOn, 'warning');
    assert.deepEqual(config.ignore, ['a']);
    assert.deepEqual(findings[0]?.range, {
      start: { line: 1, character: 7 },
      end: { line: 1, character: 8 },
    });
  });

  it('tells each mistake at its place, and keeps the rest', () => {
    const { config, told } = read(
      'folder: docs/decisions',
      'folders: [docs/adr, ../elsewhere]',
      'numbering: {scheme: dates, digits: 12}',
      'since: last year',
      'rules:',
      '  no-evidance: warning',
      '  no-evidence: {accepted: loud, draft: hint}',
      '  title-missing: 3',
      '  section-missing: info',
      'fail-on: warnings',
      'statuses: {acepted: [done]}',
      'categories: {a: b}',
      'templates: C:\\templates',
    );
    assert.deepEqual(told, [
      '1 [folder] `folder` is not a setting of Grounds; did you mean `folders`?',
      '2 [../elsewhere] Item 2 of `folders` should be a path from the root of the repository, with `/` and without `..`, not `../elsewhere`.',
      '3 [dates] `dates` is not a value of `scheme`; did you mean `date`?',
      '3 [12] `digits` should be a whole number from 1 to 9, not `12`.',
      '4 [last year] `since` should be a date such as 2026-03-14, not `last year`.',
      '6 [no-evidance] `no-evidance` is not a rule; did you mean `no-evidence`?',
      '7 [loud] `loud` is not a value of `accepted`; use `off`, `hint`, `info`, `warning` or `error`.',
      '8 [3] `title-missing` should be `off`, `hint`, `info`, `warning` or `error`, or a mapping from a status to one of them, not `3`.',
      '10 [warnings] `warnings` is not a value of `fail-on`; did you mean `warning`?',
      '11 [acepted] `acepted` is not a status; did you mean `accepted`?',
      '12 [categories] `categories` should be a word or a list of words, not a mapping.',
      '13 [C:\\templates] `templates` should be a path from the root of the repository, with `/` and without `..`, not `C:\\templates`.',
    ]);
    assert.deepEqual(config, {
      ...defaultConfig,
      source: path,
      folders: ['docs/adr'],
      evidenceFolder: 'docs/adr/evidence',
      rules: { 'no-evidence': { draft: 'hint' }, 'section-missing': 'info' },
    });
  });

  it('reports every mistake as an error of one id, with what a fix needs', () => {
    const [finding] = parseConfig(path, 'fail_on: error').findings;
    assert.equal(finding?.rule, 'config-invalid');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.path, path);
    assert.deepEqual(finding.data, {
      problem: 'unknown-key',
      misspelt: 'fail_on',
      suggestion: 'fail-on',
    });
  });

  it('says where broken YAML breaks, and reads what it can', () => {
    const { config, told } = read('fail-on: hint', 'rules: {no-evidence: error', 'ignore: [a]');
    assert.ok(told.length > 0);
    assert.equal(config.failOn, 'hint');
  });

  it('tells a file that is not settings', () => {
    for (const text of ['just a sentence', '- a\n- b\n']) {
      const { config, findings } = parseConfig(path, text);
      assert.equal(findings.length, 1);
      assert.match(findings[0]?.message ?? '', /form `name: value`/);
      assert.deepEqual(config, { ...defaultConfig, source: path });
    }
  });

  it('relies on nothing in a file with more mistakes than it tells', () => {
    const wrong = Array.from({ length: 60 }, (_, index) => `x${index}: y`);
    const { config, told } = read(...wrong, 'since: 5', 'folders: docs/adr');
    assert.equal(told.length, 50);
    assert.deepEqual(config, { ...defaultConfig, source: path });
  });

  it('does not take names of built-in properties for settings', () => {
    const { config } = read('rules: {__proto__: off, constructor: error}', '__proto__: {failOn: hint}');
    assert.equal(config.failOn, 'error');
    assert.equal(({} as { off?: unknown }).off, undefined);
    assert.ok(!Object.hasOwn(Object.prototype, 'failOn'));
  });

  it('never throws, and always gives a whole configuration', () => {
    const word = fc.constantFrom(
      ...[
        'folders',
        'rules',
        'no-evidence',
        'numbering',
        'digits',
        'fail-on',
        'stakeholders',
        'since',
        'draft',
      ],
      ...[
        'warning',
        'off',
        '2026-01-01',
        '7',
        '../x',
        '[',
        ']',
        '{',
        '}',
        ',',
        ': ',
        ':\n  ',
        '\n',
        '- ',
        '"',
        '&a',
        '*a',
        '\t',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const text = words.join('');
        const { config, findings } = parseConfig(path, text);
        assert.ok(['hint', 'info', 'warning', 'error'].includes(config.failOn));
        assert.ok(Number.isInteger(config.numbering.digits));
        assert.ok([config.ignore, config.categories, config.folders ?? []].every(Array.isArray));
        for (const setting of Object.values(config.rules)) {
          assert.ok(
            typeof setting === 'string' || Object.values(setting).every((level) => typeof level === 'string'),
          );
        }
        const lines = text.split(/\r\n|[\n\r]/);
        for (const { range } of findings) {
          assert.ok(range.end.line < lines.length);
          assert.ok(range.end.character <= lines[range.end.line]!.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
