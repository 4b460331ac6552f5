import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import fc from 'fast-check';
import { readYaml, scalarText, isMap, isScalar, isSeq } from '../../src/core/parse/yamlTree';

const project = resolve(__dirname, '../..');
const { leanYaml, leftOut } = createRequire(__filename)('../../scripts/leanYaml.js') as {
  leanYaml: Parameters<typeof build>[0]['plugins'] extends readonly (infer P)[] | undefined ? P : never;
  leftOut: readonly string[];
};

const samples = [
  'status: accepted\ndate: 2026-03-14\ntags: [a, "b", \'c\']\n',
  'a: &x {b: 1}\nc: *x\nd: {<<: *x}\n',
  'a: !!timestamp 2026-01-01\nb: !!binary aGVsbG8=\nc: !!set {x, y}\nd: !!omap [x: 1]\ne: !!int 7\nf: !own 1\n',
  '%YAML 1.1\n---\nyes: no\n...\n---\nsecond: 1\n',
  '%TAG ! tag:example.org,2026:\n---\na: !x 1\n',
  'a: |\n  text\n\n  more\nb: >-\n  folded\n  text\nc: "a \\u0041 \\x \\\n  b"\n',
  '? complex\n: value\n? [a, b]\n: {c: d}\n? {x}\n',
  '- a\n-\n- - b\n  - c\n- {d: e, f}\n# comment\n\n- "open\n',
  'a: 1\na: 2\n\tb: 3\nc: [1, 2\nd: }\ne: @x\nf: `y`\n',
  "\"key\": 'it''s'\n: empty\n{{x}}: y\n",
  `${'['.repeat(40)}${']'.repeat(40)}`,
  '',
  '---',
  '\ufeffa: b\r\nc: d\r\n',
];

/** A tree of YAML as plain data that says all that is read of it. */
function described(tree: ReturnType<typeof readYaml>): unknown {
  return 'tooDeepAt' in tree
    ? tree
    : {
        contents: node(tree.contents),
        errors: tree.errors.map(({ code, message, pos }) => [code, message, pos]),
      };
}

function node(value: unknown): unknown {
  if (isMap(value)) {
    return { map: value.items.map(({ key, value: of }) => [node(key), node(of)]), range: value.range };
  }
  if (isSeq(value)) {
    return { seq: value.items.map(node), range: value.range };
  }
  const { range, anchor, tag, source, type } = (value ?? {}) as Record<string, unknown>;
  return isScalar(value)
    ? { text: scalarText(value), value: value.value, range, anchor, tag, source, type }
    : value && { range, anchor, tag, source };
}

describe('the yaml package as it is built in', () => {
  let lean: typeof readYaml;

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: "export { readYaml } from './src/core/parse/yamlTree';", resolveDir: project },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      plugins: [leanYaml],
      write: false,
    });
    const module = { exports: {} as { readYaml: typeof readYaml } };
    const load = runInThisContext(`(module) => {${outputFiles[0]?.text ?? ''}}`) as (
      into: typeof module,
    ) => void;
    load(module);
    lean = module.exports.readYaml;
  });

  it('leaves out files that are there', () => {
    const root = join(project, 'node_modules/yaml/browser/dist');
    assert.ok(leftOut.length > 10);
    assert.deepEqual(
      leftOut.filter((name) => !existsSync(join(root, name))),
      [],
    );
  });

  for (const [index, sample] of samples.entries()) {
    it(`reads sample ${index} as the whole package does`, () => {
      assert.deepEqual(described(lean(sample)), described(readYaml(sample)));
    });
  }

  it('reads the front matter of our own decisions as the whole package does', async () => {
    const text = await readFile(join(project, 'docs/decisions/0003-scan-markdown-line-by-line.md'), 'utf8');
    const yaml = text.slice(4, text.indexOf('\n---\n', 4) + 1);
    assert.ok(yaml.includes('evidence:'));
    assert.deepEqual(described(lean(yaml)), described(readYaml(yaml)));
  });

  it('reads anything as the whole package does', () => {
    const pieces = samples.flatMap((sample) => sample.split(/(?<=[\s:[\]{},])/));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        assert.deepEqual(described(lean(source)), described(readYaml(source)));
      }),
      { numRuns: 500 },
    );
  });

  it('takes a value with a tag for the text that it is', () => {
    const { contents } = readYaml('a: !!timestamp 2026-01-01\n') as { contents: unknown };
    assert.ok(isMap(contents));
    assert.equal(scalarText(contents.items[0]?.value), '2026-01-01');
  });
});
