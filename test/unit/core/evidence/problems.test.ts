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
import { readCobertura } from '../../../../src/core/evidence/readers/cobertura';
import { readGoTest } from '../../../../src/core/evidence/readers/goTest';
import { readJacoco } from '../../../../src/core/evidence/readers/jacoco';
import { readJunit } from '../../../../src/core/evidence/readers/junit';
import { readLcov } from '../../../../src/core/evidence/readers/lcov';
import { readTap } from '../../../../src/core/evidence/readers/tap';
import { readTrx } from '../../../../src/core/evidence/readers/trx';
import type { DocumentReader, TextReader } from '../../../../src/core/evidence/report';
import { readDocument, readText } from './collect';

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

  describe('of reports that hold more than can be kept', () => {
    /** An endless report; `taken` counts what was read of it. */
    function endless(
      start: string,
      piece: (number: number) => string,
    ): { text: AsyncIterable<string>; taken: number } {
      async function* text(): AsyncGenerator<string> {
        yield start;
        for (let number = 0; ; number += 1) {
          const next = piece(number);
          report.taken += next.length;
          yield await Promise.resolve(next);
        }
      }
      const report = { text: text(), taken: 0 };
      return report;
    }

    /** Many entries in a piece, each with a number of its own. */
    function many(entry: (number: number) => string): (number: number) => string {
      return (number) => Array.from({ length: 1000 }, (_, index) => entry(number * 1000 + index)).join('');
    }

    const long = 'x'.repeat(2000);
    const cases: readonly (readonly [string, TextReader, string, (number: number) => string])[] = [
      [
        'trx',
        readTrx,
        '<TestRun>',
        many((number) => `<UnitTestResult testId="${number}" testName="${long}"/>`),
      ],
      ['cobertura', readCobertura, '<coverage>', many((number) => `<class filename="${number}${long}"/>`)],
      ['jacoco', readJacoco, '<report>', many((number) => `<sourcefile name="${number}${long}"/>`)],
      ['lcov', readLcov, '', many((number) => `SF:${number}\nFN:1,${long}\nend_of_record\n`)],
      ['tap', readTap, '', many((number) => `    ok ${number} - ${long}\n`)],
      [
        'go-test',
        readGoTest,
        '',
        many((number) => `{"Action":"run","Package":"shop","Test":"${number}${long}"}\n`),
      ],
    ];
    for (const [format, reader, start, piece] of cases) {
      it(`stop the reader of ${format}`, async function () {
        this.timeout(60_000);
        const report = endless(start, piece);
        const { defects } = await readText(reader, report.text);
        assert.ok(defects.some(([message]) => message.includes('takes too much memory')));
        assert.ok(report.taken < 300 * 1024 * 1024, String(report.taken));
      });
    }

    it('count nothing that is not kept', async () => {
      let count = 0;
      async function* tests(): AsyncGenerator<string> {
        for (; count < 600; count += 1) {
          const block = many(
            (number) =>
              `{"Action":"run","Package":"a","Test":"${number}"}\n{"Action":"pass","Package":"a","Test":"${number}"}\n`,
          );
          yield await Promise.resolve(block(count));
        }
        yield '{"Action":"pass","Package":"a"}\n';
      }
      const { defects } = await readText(readGoTest, tests());
      assert.deepEqual(defects, []);
    }).timeout(60_000);
  });

  it('keep at most a hundred decisions of a test', async () => {
    const property = '<property name="decision" value="0012"/>'.repeat(5000);
    const { tests } = await readText(
      readJunit,
      `<testsuite><properties>${property}</properties><testcase name="a"><properties>${property}</properties></testcase></testsuite>`,
      1 << 16,
    );
    assert.equal(tests[0]?.decisions.length, 200);
  });
});
