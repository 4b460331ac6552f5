import assert from 'node:assert/strict';
import { readBenchmarkDotNet } from '../../../../src/core/evidence/readers/benchmarkDotNet';
import { readCtrf } from '../../../../src/core/evidence/readers/ctrf';
import { readGoogleBenchmark } from '../../../../src/core/evidence/readers/googleBenchmark';
import { readHyperfine } from '../../../../src/core/evidence/readers/hyperfine';
import { readIstanbul } from '../../../../src/core/evidence/readers/istanbul';
import { readJmh } from '../../../../src/core/evidence/readers/jmh';
import { readK6 } from '../../../../src/core/evidence/readers/k6';
import { readPytestBenchmark } from '../../../../src/core/evidence/readers/pytestBenchmark';
import { readSarif } from '../../../../src/core/evidence/readers/sarif';
import type { DocumentReader } from '../../../../src/core/evidence/report';
import { readDocument } from './collect';

describe('Problems', () => {
  const many = new Array<unknown>(500).fill({});
  const named = Object.fromEntries(many.map((entry, index) => [`name ${index}`, entry]));
  const readers: readonly (readonly [string, DocumentReader, unknown])[] = [
    ['hyperfine', readHyperfine, { results: many }],
    ['google-benchmark', readGoogleBenchmark, { benchmarks: many }],
    ['jmh', readJmh, many],
    ['pytest-benchmark', readPytestBenchmark, { benchmarks: many }],
    ['benchmarkdotnet', readBenchmarkDotNet, { Benchmarks: many }],
    ['k6', readK6, { metrics: named }],
    ['istanbul', readIstanbul, named],
    ['ctrf', readCtrf, { results: { tests: many } }],
    ['sarif', readSarif, { runs: many }],
  ];
  for (const [format, reader, document] of readers) {
    it(`stop the reader of ${format} after a hundred defects`, () => {
      const { defects } = readDocument(reader, document);
      assert.equal(defects.length, 101);
      assert.match(defects.at(-1)![0], /the rest of it was not read/);
    });
  }

  it('send a hundred notes at most', () => {
    const broken = many.map((_, index) => ({ name: `BM${index}`, error_occurred: true }));
    assert.equal(readDocument(readGoogleBenchmark, { benchmarks: broken }).notes.length, 100);
  });
});
