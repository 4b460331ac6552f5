import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  entryLines,
  nextEvidenceId,
  proposeType,
  selectClaiming,
  selectFailed,
  selectionOf,
  selectOnly,
  titlesOf,
} from '../../../../src/core/evidence/attach';
import type { EntryDraft } from '../../../../src/core/evidence/attach';
import { claimsIn } from '../../../../src/core/evidence/claim';
import { ContentsSink, coveredFiles } from '../../../../src/core/evidence/contents';
import type { ReportContents } from '../../../../src/core/evidence/contents';
import { emitMeasurement, emitTest } from '../../../../src/core/evidence/emit';
import type { ReportFormat } from '../../../../src/core/evidence/report';

function contentsOf(format: ReportFormat, fill: (sink: ContentsSink) => void): ReportContents {
  const sink = new ContentsSink();
  fill(sink);
  return sink.contents(format);
}

const junit = contentsOf('junit', (sink) => {
  emitTest(sink, { className: 'a', name: 'one', outcome: 'passed' });
  emitTest(sink, { className: 'a', name: 'two', outcome: 'failed' });
  emitTest(sink, { className: 'a', name: 'two', outcome: 'passed' });
  emitTest(sink, { className: 'b', name: 'three', outcome: 'failed', file: 'test/b.ts' });
});

const benchmarks = contentsOf('jmh', (sink) => {
  for (const threads of ['1', '8']) {
    emitMeasurement(sink, {
      bench: 'read',
      metric: 'score',
      value: 5,
      isDefault: true,
      cells: { threads, mode: 'avgt' },
    });
    emitMeasurement(sink, { bench: 'read', metric: 'p(99)', value: 9, cells: { threads, mode: 'avgt' } });
  }
});

describe('ContentsSink', () => {
  it('lists tests with what selectors see of them', () => {
    assert.deepEqual(junit.tests, { passed: 2, failed: 2, skipped: 0 });
    assert.deepEqual(junit.listedTests.at(-1), {
      test: 'b#three',
      outcome: 'failed',
      named: { suites: [], className: 'b', name: 'three', file: 'test/b.ts' },
      decisions: [],
    });
  });

  it('tells columns of numbers from columns of words', () => {
    const { table } = contentsOf('csv', (sink) => {
      sink.columns(['option', 'ms', 'note', 'empty', 'mixed']);
      for (let index = 0; index < 30; index += 1) {
        sink.row([index % 2 === 0 ? 'a' : 'b', ` ${index}.5`, `n${index}`, '', index === 29 ? 'x' : '1']);
      }
    });
    assert.equal(table?.rowCount, 30);
    assert.deepEqual(table.columns, [
      { name: 'option', isNumeric: false, values: ['a', 'b'] },
      { name: 'ms', isNumeric: true, values: undefined },
      { name: 'note', isNumeric: false, values: undefined },
      { name: 'empty', isNumeric: false, values: [] },
      { name: 'mixed', isNumeric: false, values: ['1', 'x'] },
    ]);
  });

  it('is bounded, and counts on', () => {
    const { tests, listedTests, measurementCount, measurements, pointers } = contentsOf('json', (sink) => {
      for (let index = 0; index < 5000; index += 1) {
        emitTest(sink, { name: `t${index}`, outcome: 'passed' });
        emitMeasurement(sink, { bench: `b${index}`, metric: 'm', value: 1 });
      }
      sink.document(Array.from({ length: 5000 }, (_, index) => index));
    });
    assert.equal(tests.passed, 5000);
    assert.equal(listedTests.length, 2000);
    assert.equal(measurementCount, 5000);
    assert.equal(measurements.length, 2000);
    assert.equal(pointers.length, 500);
  });

  it('knows which files a coverage report is about', () => {
    const fill = (sink: ContentsSink): void => {
      emitMeasurement(sink, { bench: 'src/a.ts', metric: 'lines', value: 50, isDefault: true });
      emitMeasurement(sink, { bench: 'src/b.ts', metric: 'lines', value: 0, isDefault: true });
      emitMeasurement(sink, { bench: 'total', metric: 'lines', value: 25, isDefault: true });
    };
    assert.deepEqual(coveredFiles(contentsOf('lcov', fill)), ['src/a.ts']);
    assert.deepEqual(coveredFiles(contentsOf('k6', fill)), []);
  });
});

describe('nextEvidenceId', () => {
  it('goes on behind the highest number', () => {
    assert.equal(nextEvidenceId([]), 'E1');
    assert.equal(nextEvidenceId(['E2', 'e7', 'load', undefined, 'E3x']), 'E8');
  });
});

describe('selectOnly', () => {
  it('takes all tests', () => {
    assert.deepEqual(selectOnly(junit), { kind: 'selected', selection: { tests: ['*'] } });
  });

  it('takes the only measurement, and asks where there are several', () => {
    assert.deepEqual(selectOnly(benchmarks), { kind: 'ask', choices: 'measurements' });
    const one = contentsOf('hyperfine', (sink) => {
      emitMeasurement(sink, { bench: 'sleep 1', metric: 'mean', value: 1, isDefault: true });
      emitMeasurement(sink, { bench: 'sleep 1', metric: 'max', value: 1 });
    });
    assert.deepEqual(selectOnly(one), {
      kind: 'selected',
      selection: { metric: 'mean', select: { bench: 'sleep 1' } },
    });
  });

  it('asks about tables and documents', () => {
    const table = contentsOf('csv', (sink) => {
      sink.columns(['a']);
      sink.row(['1']);
      sink.row(['2']);
    });
    assert.deepEqual(selectOnly(table), { kind: 'ask', choices: 'columns' });
    const document = contentsOf('json', (sink) => {
      sink.document({ p95: 3 });
    });
    assert.deepEqual(selectOnly(document), { kind: 'ask', choices: 'pointers' });
    assert.deepEqual(selectOnly(contentsOf('json', () => undefined)), { kind: 'ask', choices: 'nothing' });
  });
});

describe('selectFailed', () => {
  it('names the tests that failed and nothing that passed as well', () => {
    assert.deepEqual(selectFailed(junit), { tests: ['b#three'], expect: 'failed' });
    const all = contentsOf('junit', (sink) => {
      emitTest(sink, { name: 'x', outcome: 'failed' });
    });
    assert.deepEqual(selectFailed(all), { tests: ['*'], expect: 'failed' });
    assert.equal(selectFailed(benchmarks), undefined);
  });
});

describe('selectClaiming', () => {
  const claiming = (count: number, ...decisions: readonly string[]): ReportContents =>
    contentsOf('junit', (sink) => {
      for (let index = 0; index < count; index += 1) {
        emitTest(sink, { className: 'a', name: `t${index % 25}`, outcome: 'passed', decisions });
      }
      emitTest(sink, { className: 'a', name: 'other', outcome: 'passed', decisions: ['3'] });
    });

  it('names the tests that claim the decision, each once', () => {
    const meant = (decision: string): boolean => decision === '7';
    assert.deepEqual(selectClaiming(claiming(2, '5', '7'), meant), { tests: ['a#t0', 'a#t1'] });
    assert.equal(selectClaiming(claiming(2, '5'), meant), undefined);
    assert.equal(selectClaiming(claiming(25, '7'), meant), undefined);
  });
});

describe('selectionOf', () => {
  it('adds what tells a measurement apart', () => {
    const [first, , second] = benchmarks.measurements;
    assert.deepEqual(selectionOf(first!, benchmarks.measurements), {
      metric: 'score',
      select: { bench: 'read', threads: '1' },
    });
    assert.deepEqual(selectionOf(second!, [second!]), { metric: 'score', select: { bench: 'read' } });
  });
});

describe('proposeType', () => {
  it('is what the selection is of', () => {
    assert.equal(proposeType(junit, { tests: ['*'] }), 'test');
    assert.equal(proposeType(benchmarks, { metric: 'score' }), 'benchmark');
    assert.equal(proposeType({ ...benchmarks, format: 'lcov' }, { metric: 'lines' }), 'dataset');
    assert.equal(proposeType({ ...junit, format: 'csv' }, { column: 'ms' }), 'dataset');
  });
});

describe('titlesOf', () => {
  const titles = ['SQLite – an embedded database', 'PostgreSQL'];
  it('finds the title that a name means', () => {
    assert.deepEqual(titlesOf(['sqlite', 'PostgreSQL', 'postgresql'], titles), { kind: 'titled', titles });
    assert.deepEqual(titlesOf(['anything'], []), { kind: 'titled', titles: ['anything'] });
  });

  it('says which name means none, and what was meant', () => {
    assert.deepEqual(titlesOf(['PostgerSQL'], titles), {
      kind: 'unknown',
      name: 'PostgerSQL',
      meant: 'PostgreSQL',
    });
    assert.deepEqual(titlesOf(['MySQL 8'], titles), { kind: 'unknown', name: 'MySQL 8', meant: undefined });
  });
});

describe('entryLines', () => {
  const draft: EntryDraft = {
    id: 'E2',
    type: 'dataset',
    finding: 'Only SQLite: under 200 ms.',
    supports: ['SQLite'],
    refutes: ['PostgreSQL', 'Files'],
    file: 'docs/decisions/evidence/0007/load.csv',
    column: 'latency_ms',
    where: { option: 'sqlite' },
    stat: 'p95',
    unit: 'ms',
    better: 'lower',
    atMost: '200 ms',
    options: [{ title: 'SQLite', cells: { option: 'sqlite' } }],
    covers: ['src/store/', 'package-lock.json'],
    captured: { date: '2026-03-14', run: 'npm test (exit code 0, 3.2 s)' },
  };

  it('writes the fields in the order of records', () => {
    assert.deepEqual(entryLines(draft), [
      'id: E2',
      'type: dataset',
      'finding: "Only SQLite: under 200 ms."',
      'supports: SQLite',
      'refutes: [PostgreSQL, Files]',
      'file: docs/decisions/evidence/0007/load.csv',
      'column: latency_ms',
      'where: { option: sqlite }',
      'stat: p95',
      'unit: ms',
      'better: lower',
      'at-most: 200 ms',
      'options:',
      '  SQLite: { option: sqlite }',
      'covers: [src/store/, package-lock.json]',
      'captured: # written by the tool',
      '  date: 2026-03-14',
      '  run: "npm test (exit code 0, 3.2 s)"',
    ]);
  });

  it('writes long lists on lines of their own', () => {
    const tests = ['a'.repeat(60), 'b'.repeat(60)];
    const lines = entryLines({ ...draft, tests });
    assert.deepEqual(lines.slice(6, 9), ['tests:', `  - ${tests[0]!}`, `  - ${tests[1]!}`]);
  });

  it('is read back as it was meant, whatever the texts are', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((value) => value.trim())
      .filter((value) => value !== '');
    fc.assert(
      fc.property(text, text, text, text, (finding, option, test, cell) => {
        const lines = entryLines({
          id: 'E1',
          type: 'test',
          finding,
          supports: [option],
          file: 'a/b.xml',
          tests: [test],
          select: { [cell]: cell },
          pointer: `/${cell}`,
        });
        const record = `---\nevidence:\n${lines.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}\n`).join('')}---\n`;
        const [claim] = claimsIn(record);
        assert.equal(claim?.finding, finding);
        assert.deepEqual(claim.supports, [option]);
        assert.deepEqual(claim.tests, [test]);
        assert.deepEqual(Object.entries(claim.select ?? {}), [[cell, cell]]);
        assert.equal(claim.pointer, `/${cell}`);
      }),
    );
  });
});
