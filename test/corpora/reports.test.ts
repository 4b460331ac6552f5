import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { AnswerSink } from '../../src/core/evidence/answers';
import type { FileReading } from '../../src/core/evidence/query';
import { readReport } from '../../src/core/evidence/readReport';
import { ReportError } from '../../src/core/evidence/report';

// Reports of public projects, kept beside the checkout and never copied into it.
const reports = process.env['GROUNDS_REPORTS'] ?? resolve(__dirname, '../../../shared/reports');
const fixtures = 'dorny-test-reporter/__tests__/fixtures';
const files = 'EnricoMi-publish-unit-test-result-action/python/test/files';

/** Counted by hand in each file: how many of its tests passed, failed and were skipped. */
const counted: Readonly<
  Record<string, readonly [format: string, passed: number, failed: number, skipped: number]>
> = {
  'generated/ctest-junit.xml': ['junit', 1, 1, 1],
  'generated/jest-junit.xml': ['junit', 3, 1, 1],
  'generated/libtest-junit.xml': ['junit', 2, 1, 0],
  'generated/mocha-xunit.xml': ['junit', 1, 1, 2],
  'generated/node-test-junit.xml': ['junit', 1, 1, 2],
  'generated/playwright-junit.xml': ['junit', 6, 2, 2],
  'generated/pytest-junit.xml': ['junit', 4, 5, 2],
  'generated/vitest-junit.xml': ['junit', 4, 1, 2],
  'generated/playwright-ctrf.json': ['ctrf', 6, 2, 2],
  'generated/mocha.tap': ['tap', 1, 1, 2],
  [`${files}/junit-xml/tst/disabled.xml`]: ['junit', 6, 20, 5],
  [`${files}/junit-xml/pytest/junit.fail.xml`]: ['junit', 3, 1, 1],
  [`${files}/junit-xml/pytest/junit.spark.integration.1.xml`]: ['junit', 33, 0, 2],
  [`${fixtures}/dotnet-trx.trx`]: ['trx', 5, 5, 1],
  [`${files}/trx/nunit/SilentNotes.trx`]: ['trx', 67, 0, 12],
  [`${fixtures}/external/nunit-sample.xml`]: ['nunit', 12, 2, 4],
  [`${files}/xunit/mstest/jenkinsci/testcase1.xml`]: ['xunit', 1, 1, 1],
};

/** What files are by where they lie or what they are called, wherever that tells. */
const named: readonly (readonly [path: RegExp, formats: readonly string[]])[] = [
  [/\.trx$/, ['trx']],
  [/\/nunit3\/.*\.xml$/, ['nunit']],
  [/\/xunit\/mstest\/.*\.xml$/, ['xunit']],
  [/junit[^/]*\.xml$/, ['junit']],
  [/(?:cobertura)[^/]*\.xml$/, ['cobertura']],
  [/\.tap$/, ['tap']],
  [/lcov/, ['lcov']],
  [/\.csv$/, ['csv']],
  [/\.tsv$/, ['tsv']],
  [/go-test\.ndjson$/, ['go-test']],
  [/google-benchmark\.json$/, ['google-benchmark']],
  [/\/hyperfine\/|hyperfine[^/]*\.json$/, ['hyperfine']],
  [/\/jmh\//, ['jmh']],
  [/\/pytest-benchmark\/|python\/pytest/, ['pytest-benchmark']],
  [/-ctrf\.json$/, ['ctrf']],
];

interface Read {
  readonly path: string;
  readonly reading: FileReading | undefined;
  readonly problem: ReportError | undefined;
}

async function read(path: string): Promise<Read> {
  const sink = new AnswerSink([{ ask: 'tests', selectors: ['*'] }]);
  try {
    const { format } = await readReport(
      createReadStream(join(reports, path)),
      { context: { normalisePath: (given) => given }, name: basename(path) },
      sink,
    );
    return { path, reading: sink.reading(format), problem: undefined };
  } catch (error) {
    assert.ok(error instanceof ReportError, `${path}: ${String(error)}`);
    return { path, reading: undefined, problem: error };
  }
}

describe('reports of other projects', function () {
  this.timeout(120_000);
  let all: readonly Read[] = [];

  before(async function () {
    if (!existsSync(reports)) {
      console.log(`      There are no reports at ${reports}: nothing of this is run.`);
      this.skip();
    }
    const paths = readdirSync(reports, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(?:README\.md|.*\.exception|\.git.*)$/.test(entry.name))
      .map((entry) => relative(reports, join(entry.parentPath, entry.name)).split(sep).join('/'));
    all = await Promise.all(paths.map(read));
  });

  it('are read or said to be unreadable, one and all', () => {
    assert.ok(all.length > 200, `${all.length} files`);
    const unread = all.filter(({ problem }) => problem !== undefined);
    // What no reader is for: texts of benchmark tools, clover, a coverage profile, and files made to be wrong.
    for (const { path, problem } of unread) {
      assert.match(
        path,
        /\.(?:txt|md|out|json|ndjson|clover|xml)$|empty/i,
        `${path}: ${problem?.message ?? ''}`,
      );
    }
    const known = all.filter(({ reading }) => reading !== undefined && reading.format !== 'json');
    assert.ok(known.length > 130, `${known.length} of ${all.length} files in a format of their own`);
  });

  it('are recognised as what they are called', () => {
    const wrong = all.flatMap(({ path, reading }) => {
      const formats = named.find(([pattern]) => pattern.test(path))?.[1];
      return reading === undefined || formats === undefined || formats.includes(reading.format)
        ? []
        : [`${path} was read as ${reading.format}`];
    });
    assert.deepEqual(wrong, []);
  });

  for (const [path, expected] of Object.entries(counted)) {
    it(`counts the tests of ${basename(path)}`, () => {
      const answer = all.find((one) => one.path === path)?.reading;
      const [tests] = answer?.answers ?? [];
      assert.ok(answer !== undefined && tests?.kind === 'tests', `${path} was not read`);
      assert.deepEqual([answer.format, tests.passed, tests.failed, tests.skipped], expected);
      assert.deepEqual(answer.defects, []);
    });
  }

  it('never prove anything but a failure when they are damaged', () => {
    const truncated = all.filter(({ path }) => /corrupt-xml\.xml$|NUnit-issue17521\.xml$/.test(path));
    assert.equal(truncated.length, 2);
    for (const { path, reading } of truncated) {
      assert.notDeepEqual(reading?.defects ?? ['not read'], [], path);
    }
  });
});
