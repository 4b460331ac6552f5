import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { AnswerSink } from '../../src/core/evidence/answers';
import type { FileReading } from '../../src/core/evidence/query';
import { readReport } from '../../src/core/evidence/readReport';
import { ReportError } from '../../src/core/evidence/report';

// Reports of public projects, kept beside the checkout and never copied into it.
const reports = process.env['GROUNDS_REPORTS'] ?? resolve(__dirname, '../../../shared/reports');
const fixtures = 'dorny-test-reporter/__tests__/fixtures';
const files = 'EnricoMi-publish-unit-test-result-action/python/test/files';

/** Counted in each file by searching its text: how many of its tests passed, failed and were skipped. */
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
  [`${files}/junit-xml/junit.multiresult.xml`]: ['junit', 1, 2, 1],
  [`${files}/junit-xml/pytest/junit.fail.xml`]: ['junit', 3, 1, 1],
  [`${files}/junit-xml/pytest/junit.spark.integration.1.xml`]: ['junit', 33, 0, 2],
  [`${fixtures}/external/java/pulsar-test-report.xml`]: ['junit', 793, 1, 14],
  [`${fixtures}/external/jest/jest-test-results.xml`]: ['junit', 4207, 2, 30],
  [`${fixtures}/phpunit/phpunit.xml`]: ['junit', 10, 2, 0],
  [`${fixtures}/nette-tester/tester-v1.7-report.xml`]: ['junit', 61, 1, 3],
  [`${fixtures}/dotnet-trx.trx`]: ['trx', 5, 5, 1],
  [`${fixtures}/external/FluentValidation.Tests.trx`]: ['trx', 803, 0, 1],
  [`${files}/trx/yami_YAMILEX_2015-10-24_04_18_59.trx`]: ['trx', 2, 3, 20],
  [`${files}/trx/nunit/SilentNotes.trx`]: ['trx', 67, 0, 12],
  [`${fixtures}/external/nunit-sample.xml`]: ['nunit', 12, 2, 4],
  [`${fixtures}/dotnet-nunit.xml`]: ['nunit', 3, 5, 1],
  [`${files}/nunit/nunit3/jenkins/NUnit-correct.xml`]: ['nunit', 18, 2, 8],
  // 144 tests, and four suites that could not be set up.
  [`${files}/nunit/nunit3/jenkins/NUnit-issue44527.xml`]: ['nunit', 6, 148, 0],
  [`${files}/xunit/mstest/fixie.xml`]: ['xunit', 3, 3, 1],
  [`${files}/xunit/mstest/jenkinsci/testcase1.xml`]: ['xunit', 1, 1, 1],
};

/** What the lists in the folders call a format, and what it is here. `undefined`: no reader is for it. */
const formats: Readonly<Record<string, string | undefined>> = {
  junit: 'junit',
  nunit2: 'nunit',
  nunit3: 'nunit',
  trx: 'trx',
  'xunit.net': 'xunit',
  ctrf: 'ctrf',
  hyperfine: 'hyperfine',
  jmh: 'jmh',
  'google-benchmark': 'google-benchmark',
  'pytest-benchmark': 'pytest-benchmark',
  benchmarkdotnet: 'benchmarkdotnet',
  'mocha-json': 'json',
  'rspec-json': 'json',
  json: 'json',
  text: undefined,
  xml: undefined,
};

/** The folder without a list holds outputs that are called after their tools. */
const generated: Readonly<Record<string, string | undefined>> = {
  'ab-gnuplot.tsv': 'tsv',
  'ab-percentiles.csv': 'csv',
  'ab.txt': undefined,
  'autocannon.json': 'json',
  'coverage-py-cobertura.xml': 'cobertura',
  'coverage-py.json': 'json',
  'coverage-py.lcov': 'lcov',
  'ctest-junit.xml': 'junit',
  'go-bench.txt': undefined,
  'go-cover.out': undefined,
  'go-test.ndjson': 'go-test',
  'google-benchmark.csv': 'csv',
  'google-benchmark.json': 'google-benchmark',
  'hyperfine-params.json': 'hyperfine',
  'hyperfine.csv': 'csv',
  'hyperfine.json': 'hyperfine',
  'jest-junit-classname.xml': 'junit',
  'jest-junit.xml': 'junit',
  'jest.json': 'json',
  'libtest-junit.xml': 'junit',
  'mocha-xunit.xml': 'junit',
  'mocha.json': 'json',
  'mocha.tap': 'tap',
  'mochawesome.json': 'json',
  'node-test-junit.xml': 'junit',
  'node-test.lcov': 'lcov',
  'node-test.tap': 'tap',
  'playwright-ctrf.json': 'ctrf',
  'playwright-junit.xml': 'junit',
  'playwright.json': 'json',
  'pytest-junit-xunit1.xml': 'junit',
  'pytest-junit.xml': 'junit',
  'vitest-bench.json': 'json',
  'vitest-clover.xml': undefined,
  'vitest-cobertura-coverage.xml': 'cobertura',
  'vitest-coverage-final.json': 'istanbul',
  'vitest-coverage-summary.json': 'istanbul',
  'vitest-junit.xml': 'junit',
  'vitest-lcov.info': 'lcov',
  'vitest.json': 'json',
  'wrk.txt': undefined,
};

/** What the lists in the folders say, by path. */
function listedFormats(): ReadonlyMap<string, string | undefined> {
  const listed = new Map(Object.entries(generated).map(([name, format]) => [`generated/${name}`, format]));
  for (const folder of readdirSync(reports).filter((name) => existsSync(join(reports, name, 'README.md')))) {
    const text = readFileSync(join(reports, folder, 'README.md'), 'utf8');
    for (const [, path = '', called = ''] of text.matchAll(/^\| `([^`]+)` \| \d+ \| ([\w.-]+)/gm)) {
      if (called in formats) {
        listed.set(`${folder}/${path}`, formats[called]);
      }
    }
  }
  // Attacks whose document types hide the root from the list's maker; their entities stay what they are.
  for (const name of ['NUnit-sec1752-file.xml', 'NUnit-sec1752-https.xml']) {
    listed.set(`${files}/nunit/nunit3/jenkins/${name}`, 'nunit');
  }
  return listed;
}

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

  it('are recognised as what the lists beside them say', () => {
    const listed = listedFormats();
    const known = all.filter(({ path }) => listed.has(path) && !/(?:empty|malformed|non-)[^/]*$/.test(path));
    const wrong = known.flatMap(({ path, reading, problem }) =>
      reading?.format === listed.get(path) && (reading !== undefined || problem?.kind === 'not-recognised')
        ? []
        : [`${path}: ${reading?.format ?? problem?.kind ?? ''} instead of ${listed.get(path) ?? 'unknown'}`],
    );
    assert.deepEqual(wrong, []);
    assert.ok(known.length > 200, `${known.length} files`);
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
