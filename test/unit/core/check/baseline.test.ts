import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyBaseline, makeBaseline, parseBaseline } from '../../../../src/core/check/baseline';
import { RULE_FAILED } from '../../../../src/core/check/guard';
import type { Finding } from '../../../../src/core/model/finding';

const PATH = '.grounds-baseline.json';

function finding(rule: string, path: string, line: number, key?: string): Finding {
  const position = { line, character: 0 };
  return {
    rule,
    path,
    severity: 'warning',
    range: { start: position, end: position },
    message: `line ${line}`,
    ...(key !== undefined && { key }),
  };
}

describe('the baseline', () => {
  const findings = [
    finding('no-evidence', 'd/0002-b.md', 3),
    finding('link-broken', 'd/0001-a.md', 9, 'x.md'),
    finding('link-broken', 'd/0001-a.md', 4, 'x.md'),
    finding('link-broken', 'd/0001-a.md', 2, 'a.md'),
  ];

  it('is sorted JSON with one entry a line', () => {
    assert.equal(
      makeBaseline(findings),
      `{
  "version": 1,
  "findings": [
    {"rule":"link-broken","path":"d/0001-a.md","key":"a.md","count":1},
    {"rule":"link-broken","path":"d/0001-a.md","key":"x.md","count":2},
    {"rule":"no-evidence","path":"d/0002-b.md","key":"","count":1}
  ]
}
`,
    );
    assert.deepEqual(JSON.parse(makeBaseline([])), { version: 1, findings: [] });
  });

  it('hides what it was made from, wherever it moved', () => {
    const { baseline, findings: problems } = parseBaseline(PATH, makeBaseline(findings));
    assert.deepEqual(problems, []);
    const moved = [
      finding('link-broken', 'd/0001-a.md', 40, 'x.md'),
      finding('link-broken', 'd/0001-a.md', 90, 'x.md'),
    ];
    assert.deepEqual(applyBaseline(moved, baseline), { findings: [], hidden: 2 });
  });

  it('hides no more than it counts, and nothing that is new', () => {
    const { baseline } = parseBaseline(PATH, makeBaseline(findings));
    const now = [1, 2, 3].map((line) => finding('link-broken', 'd/0001-a.md', line, 'x.md'));
    assert.deepEqual(applyBaseline(now, baseline), { findings: [now[2]], hidden: 2 });
    const other = [
      finding('no-evidence', 'd/0003-c.md', 1),
      finding('link-broken', 'd/0001-a.md', 1, 'y.md'),
    ];
    assert.deepEqual(applyBaseline(other, baseline).findings, other);
  });

  it('never hides that a rule failed', () => {
    const failed = [finding(RULE_FAILED, 'd/0001-a.md', 0, 'no-evidence')];
    assert.deepEqual(JSON.parse(makeBaseline(failed)), { version: 1, findings: [] });
    const forged = `{"version":1,"findings":[{"rule":"${RULE_FAILED}","path":"d/0001-a.md","key":"no-evidence","count":9}]}`;
    assert.deepEqual(applyBaseline(failed, parseBaseline(PATH, forged).baseline).findings, failed);
  });

  it('survives any findings', () => {
    const text = fc.string({ unit: 'binary', maxLength: 10 });
    const any = fc.record({ rule: text, path: text, key: fc.option(text, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(any), (items) => {
        const all = items.map(({ rule, path, key }) => finding(rule, path, 1, key));
        const { baseline, findings: problems } = parseBaseline(PATH, makeBaseline(all));
        assert.deepEqual(problems, []);
        assert.equal(applyBaseline(all, baseline).hidden, all.length);
      }),
    );
  });

  const broken: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    ['no JSON', '{"version": 1, "findings": [<<<<<<< HEAD'],
    ['another form', '[]'],
    ['null', 'null'],
    ['another version', '{"version": 2, "findings": []}'],
    ['no list', '{"version": 1, "findings": {"length": 1}}'],
  ];
  for (const [what, text] of broken) {
    it(`hides nothing and says so when it holds ${what}`, () => {
      const { baseline, findings: problems } = parseBaseline(PATH, text);
      assert.equal(baseline.size, 0);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.path, PATH);
    });
  }

  it('leaves out entries that it cannot read, and counts them', () => {
    const good = '{"rule":"a","path":"b","key":"c","count":1}';
    const bad = ['null', '{}', good.replace('1', '-1'), good.replace('1', '1.5'), good.replace('1', '"1"')];
    const { baseline, findings: problems } = parseBaseline(
      PATH,
      `{"version":1,"findings":[${[...bad, good].join(',')}]}`,
    );
    assert.equal(baseline.size, 1);
    assert.match(problems[0]?.message ?? '', /^5 entries/);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseBaseline(PATH, text);
      }),
    );
  });
});
