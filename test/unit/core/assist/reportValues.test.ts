import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { OutlineSink } from '../../../../src/core/assist/reportOutline';
import type { ReportOutline } from '../../../../src/core/assist/reportOutline';
import { reportPlaceAt } from '../../../../src/core/assist/reportPlace';
import type { ReportPlace } from '../../../../src/core/assist/reportPlace';
import { valuesIn } from '../../../../src/core/assist/reportValues';
import { readReport } from '../../../../src/core/evidence/readReport';
import { accept, complete, labels, marked } from './support';

async function outlineOf(name: string, text: string): Promise<ReportOutline> {
  const sink = new OutlineSink();
  const context = { normalisePath: (path: string): string => path };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text));
  }
  const { format } = await readReport(bytes(), { context, name, format: undefined }, sink);
  return sink.outline(format);
}

function placeIn(frontMatter: string): ReportPlace | undefined {
  const { text, offset } = marked(`---\n${frontMatter}\n---\n\n# Title\n`);
  return reportPlaceAt(text, offset);
}

/** Each value with its detail, as a place of an item offers them. */
function offered(outline: ReportOutline, frontMatter: string): readonly string[] {
  const place = placeIn(frontMatter);
  assert.ok(place, 'nothing of a report is wanted there');
  return valuesIn(outline, place).map(({ value, detail }) =>
    detail === undefined ? value : `${value} | ${detail}`,
  );
}

const item = (lines: string, file = 'r.xml'): string =>
  `evidence:\n  - id: E1\n    file: ${file}\n    ${lines}`;

const junit = `<testsuites><testsuite name="store">
  <testcase classname="store.Store" name="keeps orders" file="test/store.py" line="7"/>
  <testcase classname="store.Store" name="loses none"><failure message="lost 3"/></testcase>
  <testcase classname="store.Store" name="loses none"/>
  <testcase classname="menu" name="* reads: &quot;all&quot; #1"/>
</testsuite></testsuites>`;

const load = 'option,size,latency_ms,note\nsqlite,10,6,a b\nsqlite,20,8,c\npostgres,10,20,d\n';

const benchmarks = JSON.stringify({
  context: { date: '2026-03-14' },
  benchmarks: [
    { name: 'BM_Read/8', run_type: 'iteration', real_time: 10, cpu_time: 9, time_unit: 'ns' },
    { name: 'BM_Write/8', run_type: 'iteration', real_time: 30, cpu_time: 29, time_unit: 'ns' },
  ],
});

describe('where a report has something to offer', () => {
  it('finds the file that the item names, whatever stands around it', () => {
    const place = placeIn(
      'evidence:\n  - id: E1\n    tests: ‸\n    file: "a b.xml"\n    format: junit\n  - file: c.xml',
    );
    assert.equal(place?.file, 'a b.xml');
    assert.equal(place.format, 'junit');
    assert.equal(place.wants, 'tests');
    assert.equal(placeIn("evidence: [{file: 'it''s.xml', tests: [a, ‸]}]")?.file, "it's.xml");
    assert.equal(placeIn('status: "accepted\nevidence:\n- file: r.xml # data\n  tests: sto‸')?.file, 'r.xml');
  });

  it('knows which fields are read from reports', () => {
    const wants = (lines: string): unknown => {
      const place = placeIn(item(lines));
      return place && [place.wants, place.key];
    };
    assert.deepEqual(wants('tests: [a, ‸]'), ['tests', undefined]);
    assert.deepEqual(wants('tests:\n      - ‸'), ['tests', undefined]);
    assert.deepEqual(wants('column: ‸'), ['column', undefined]);
    assert.deepEqual(wants('metric: ‸'), ['metric', undefined]);
    assert.deepEqual(wants('pointer: ‸'), ['pointer', undefined]);
    assert.deepEqual(wants('where: {‸'), ['rows', undefined]);
    assert.deepEqual(wants('where: {option: ‸'), ['rows', 'option']);
    assert.deepEqual(wants('where:\n      ‸'), ['rows', undefined]);
    assert.deepEqual(wants('select: {bench: ‸}'), ['entries', 'bench']);
    assert.deepEqual(wants('options:\n      SQLite: {‸}'), ['entries', undefined]);
    assert.deepEqual(wants('column: ms\n    options:\n      SQLite: {option: ‸}'), ['rows', 'option']);
    for (const lines of [
      'finding: ‸',
      'supports: ‸',
      'options:\n      ‸',
      'where: {a: {b: ‸}}',
      'stat: ‸',
      'covers: [‸]',
    ]) {
      assert.equal(wants(lines), undefined, lines);
    }
  });

  it('is silent without a file, and outside of evidence', () => {
    assert.equal(placeIn('evidence:\n  - id: E1\n    tests: ‸'), undefined);
    assert.equal(placeIn('evidence:\n  - file: \n    tests: ‸'), undefined);
    assert.equal(placeIn('tests: ‸\nevidence:\n  - file: r.xml'), undefined);
    assert.equal(placeIn('evidence:\n  - file: r.xml\nwhere: {‸'), undefined);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'evidence:\n',
      '  - ',
      '    ',
      'file: "a\n',
      'tests: ',
      '‸',
      '[',
      '{',
      '}',
      '"',
      "'",
      '*',
      '\n',
      '#',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = `---\n${pieces.join('')}‸\n---\n`;
        const { text: clean, offset } = marked(text);
        reportPlaceAt(clean.replaceAll('‸', ''), Math.min(offset, clean.length));
      }),
    );
  });
});

describe('what a report offers', () => {
  it('names tests, their classes and all of them, each with how it ended', async () => {
    const outline = await outlineOf('r.xml', junit);
    assert.deepEqual(offered(outline, item('tests: ‸')), [
      '* | 4 tests, 2 failed',
      'store.Store#* | 3 tests, 2 failed',
      'store.Store#keeps orders | passed',
      'store.Store#loses none | 2 times, some failed',
      'menu#* reads: "all" #1 | passed',
    ]);
    assert.equal(outline.named[0]?.line, 7);
    assert.equal(outline.named[0].named.file, 'test/store.py');
  });

  it('names columns and the values by which rows are told apart', async () => {
    const outline = await outlineOf('load.csv', load);
    assert.deepEqual(offered(outline, item('column: ‸')), [
      'size | numbers',
      'latency_ms | numbers',
      'option | sqlite, postgres',
      'note | a b, c, d',
    ]);
    assert.deepEqual(offered(outline, item('column: latency_ms\n    where: {‸}')), [
      'option | sqlite, postgres',
      'note | a b, c, d',
      'size | numbers',
    ]);
    assert.deepEqual(offered(outline, item('where: {option: ‸}')), ['sqlite', 'postgres']);
    assert.deepEqual(offered(outline, item('column: latency_ms\n    options:\n      SQLite: {size: ‸}')), [
      '10',
      '20',
    ]);
    assert.deepEqual(offered(outline, item('where: {nothing: ‸}')), []);
  });

  it('names benchmarks and what was measured, with the values', async () => {
    const outline = await outlineOf('b.json', benchmarks);
    assert.deepEqual(offered(outline, item('metric: ‸')), [
      'real_time | 2 measurements',
      'cpu_time | 2 measurements',
    ]);
    assert.deepEqual(offered(outline, item('metric: ‸\n    select: {bench: BM_Read/8}')), [
      'real_time | 10 ns',
      'cpu_time | 9 ns',
    ]);
    assert.deepEqual(offered(outline, item('metric: cpu_time\n    select: {bench: ‸}')), [
      'BM_Read/8 | 9 ns',
      'BM_Write/8 | 29 ns',
    ]);
    assert.deepEqual(offered(outline, item('options:\n      SQLite: {bench: ‸}')), [
      'BM_Read/8 | 10 ns',
      'BM_Write/8 | 30 ns',
    ]);
    assert.equal(offered(outline, item('select: {‸}'))[0], 'bench | its name');
  });

  it('names the values of a JSON document', async () => {
    const outline = await outlineOf('x.json', '{"p95": {"ms": 171.5, "a/b": "good"}}');
    assert.deepEqual(offered(outline, item('pointer: ‸')), ['/p95/ms | 171.5', '/p95/a~1b | good']);
    assert.deepEqual(offered(outline, item('options:\n      SQLite: {‸}')), ['pointer']);
  });

  it('lists tens of thousands of tests, each name once', async () => {
    const cases = Array.from(
      { length: 30_000 },
      (_, index) => `<testcase classname="c${index % 7}" name="t${index % 25_000}"/>`,
    );
    const outline = await outlineOf('r.xml', `<testsuite>${cases.join('')}</testsuite>`);
    assert.equal(outline.named.length, 20_000);
    assert.equal(outline.tests.passed, 30_000);
  });
});

describe('completion from a report', () => {
  const names = [
    'store#keeps: all',
    'a #b',
    '* reads',
    "it's",
    'say "x"',
    '&a',
    '- b',
    'yes',
    '{x}',
    'a, b]',
    'plain.Name#t',
  ];
  const fromReport = names.map((value) => ({ value, kind: 'test' as const }));

  it('writes names so that YAML reads them back, and replaces the whole of what stands there', () => {
    for (const name of names) {
      for (const written of [
        'tests: ‸',
        'tests: stor‸e#kee',
        'tests: "sto‸re"',
        "tests: 'st‸'",
        'tests: *st‸',
        'tests: [x, ‸]',
        'tests:\n      - s‸',
      ]) {
        const text = accept(item(written), name, { fromReport });
        const read = parse(text) as { evidence: readonly { tests: string | readonly string[] }[] };
        assert.deepEqual([read.evidence[0]?.tests].flat().at(-1), name, `${written} with ${name}: ${text}`);
      }
    }
  });

  it('offers nothing else there', () => {
    assert.deepEqual(labels(complete(item('tests: ‸'), { fromReport })), names);
    assert.deepEqual(
      labels(complete(item('where: {‸}'), { fromReport: [{ value: 'a b', kind: 'column' }] })),
      ['a b'],
    );
    assert.equal(
      accept(item('where: {‸}'), 'a: b', { fromReport: [{ value: 'a: b', kind: 'column' }] })
        .split('\n')
        .at(-1),
      '    where: {"a: b": }',
    );
  });
});
