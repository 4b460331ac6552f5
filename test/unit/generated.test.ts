import assert from 'node:assert/strict';
import { generatedFiles } from '../../scripts/generate/files';
import type { GeneratedFile } from '../../scripts/generate/generatedFile';
import { readProjectFile } from '../../scripts/generate/generatedFile';
import { replaceBlock, table } from '../../scripts/generate/markdown';
import { rulePages } from '../../scripts/generate/rulePages';
import { schemasWithRules } from '../../scripts/generate/ruleSchemas';
import { validators } from '../../scripts/generate/validators';
import type { RecordRule } from '../../src/core/rules/rule';

const newRule: RecordRule = {
  id: 'brand-new',
  group: 'time',
  scope: 'record',
  summary: 'A rule that nobody has written a page for.',
  severity: 'warning',
  grading: 'graded',
  check: () => [],
};

describe('generated files', () => {
  let files: readonly GeneratedFile[];
  before(async function () {
    this.timeout(60_000);
    files = await generatedFiles();
  });

  it('are up to date (if not: npm run generate)', () => {
    const outdated = files.filter((file) => readProjectFile(file.path) !== file.text);
    assert.deepEqual(
      outdated.map((file) => file.path),
      [],
    );
  });

  it('are the same bytes each time', async () => {
    const again = await generatedFiles();
    assert.deepEqual(
      again.filter((file, index) => file.text !== files[index]?.text),
      [],
    );
  });

  it('end in one line feed and have no carriage returns', () => {
    for (const { path, text } of files) {
      assert.match(text, /[^\n]\n$/, path);
      assert.ok(!text.includes('\r'), path);
    }
  });

  it('load nothing of the validator at run time', () => {
    const code = files.find((file) => file.path.endsWith('validators.js'))?.text ?? '';
    assert.doesNotMatch(code, /require\(|\bimport\b|new Function|eval\(/);
  });

  it('follow the rules: a new one is a setting, can be waived, and needs a page', async () => {
    const [config, decision] = await schemasWithRules([newRule]);
    assert.match(
      config?.text ?? '',
      /"brand-new": \{\s*"description": "A rule that nobody has written a page for\."/,
    );
    assert.match(decision?.text ?? '', /"enum": \["brand-new"\]/);
    await assert.rejects(rulePages([newRule], new Set()), /media\/rules\/brand-new\.md/);
  });

  it('refuse a schema whose errors would not be understood', async () => {
    await assert.rejects(
      validators({ v: { type: 'object', propertyNames: { maxLength: 3 } } }),
      /adapt compact\(\)/,
    );
  });
});

describe('replaceBlock', () => {
  it('keeps what stands around the block', () => {
    const text = 'before\n\n<!-- x:start -->old<!-- x:end -->\nafter\n';
    assert.equal(
      replaceBlock('a.md', text, 'x', '\nnew\n'),
      'before\n\n<!-- x:start -->\n\nnew\n\n<!-- x:end -->\nafter\n',
    );
  });

  it('says which lines a file lacks', () => {
    assert.throws(
      () => replaceBlock('a.md', '<!-- x:end --><!-- x:start -->', 'x', ''),
      /a\.md needs a line/,
    );
  });
});

describe('table', () => {
  it('aligns its columns and keeps a bar inside a cell', async () => {
    assert.equal(
      await table(['a', 'b'], [['x|y', 'z']]),
      '| a    | b   |\n| ---- | --- |\n| x\\|y | z   |\n',
    );
  });
});
