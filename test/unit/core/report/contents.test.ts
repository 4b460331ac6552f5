import assert from 'node:assert/strict';
import { ContentsSink } from '../../../../src/core/evidence/contents';
import { emitMeasurement, emitTest } from '../../../../src/core/evidence/emit';
import type { ReportFormat } from '../../../../src/core/evidence/report';
import { contentsLines } from '../../../../src/core/report/contents';

function linesOf(format: ReportFormat, fill: (sink: ContentsSink) => void): readonly string[] {
  const sink = new ContentsSink();
  fill(sink);
  return contentsLines(sink.contents(format));
}

describe('contentsLines', () => {
  it('counts tests and names those that failed first', () => {
    const lines = linesOf('junit', (sink) => {
      emitTest(sink, { className: 'a', name: 'x', outcome: 'passed' });
      emitTest(sink, { className: 'a', name: 'y\u001b[31m', outcome: 'failed' });
      emitTest(sink, { className: 'a', name: 'z', outcome: 'skipped' });
      sink.commit('9fc2a8caa271a2cd11cc300bb2ca15edce1427df');
      sink.defect('it breaks off', 7);
    });
    assert.deepEqual(lines, [
      'JUnit XML: 3 tests (1 passed, 1 failed, 1 skipped), made from commit 9fc2a8caa271',
      '  damaged: line 7: it breaks off',
      '  1  failed   a#y\\x1b[31m',
      '  2  skipped  a#z',
      '  3  passed   a#x',
    ]);
  });

  it('says how many there are beside those that are shown', () => {
    const lines = linesOf('junit', (sink) => {
      for (let index = 0; index < 5000; index += 1) {
        emitTest(sink, { name: `t${index}`, outcome: 'passed' });
      }
    });
    assert.equal(lines.length, 17);
    assert.equal(lines.at(-1), '  … and 4985 more');
  });

  it('shows measurements with their units and what tells them apart', () => {
    const lines = linesOf('jmh', (sink) => {
      emitMeasurement(sink, {
        bench: 'read',
        metric: 'score',
        value: 2.5,
        unit: 'us/op',
        isDefault: true,
        cells: { threads: '8' },
      });
      emitMeasurement(sink, { bench: 'read', metric: 'p(99)', value: 9 });
    });
    assert.deepEqual(lines, [
      'JMH: 2 measurements',
      '  1  score 2.5 us/op  read (threads 8)',
      '  other metrics: p(99)',
    ]);
  });

  it('shows columns, values of documents, and nothing', () => {
    const table = linesOf('csv', (sink) => {
      sink.columns(['option', 'ms']);
      sink.row(['a', '1']);
    });
    assert.deepEqual(table, ['CSV: 1 row', '  1  option: a', '  2  ms (numbers)']);
    const document = linesOf('json', (sink) => {
      sink.document({ p95: { ms: 3 } });
    });
    assert.deepEqual(document, ['JSON: 1 value', '  1  /p95/ms  3']);
    assert.deepEqual(
      linesOf('json', () => undefined),
      ['JSON: nothing that can be evidence'],
    );
  });
});
