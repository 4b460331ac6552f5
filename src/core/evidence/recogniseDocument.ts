import { isObject, items, member, members, numberOf, textOf } from './jsonValues';
import type { ReportFormat } from './report';

/** Metrics that k6 itself writes; scripts may leave out most of them. */
const k6Metric =
  /^(?:http_reqs?(?:_\w+)?|iterations|iteration_duration|vus(?:_max)?|data_(?:sent|received)|checks)(?:\{|$)/;

/** How many entries of a list or object are looked at: tools write all of them alike. */
const looked = 20;

const recognisers: readonly (readonly [ReportFormat, (document: unknown) => boolean])[] = [
  ['ctrf', isCtrf],
  ['sarif', isSarif],
  ['google-benchmark', isGoogleBenchmark],
  ['pytest-benchmark', isPytestBenchmark],
  ['benchmarkdotnet', isBenchmarkDotNet],
  ['jmh', isJmh],
  ['hyperfine', isHyperfine],
  ['k6', isK6],
  ['istanbul', isIstanbul],
];

/** The format of a JSON report by what it holds; `json` when it is none that is known. Its size does not matter. */
export function recogniseDocument(document: unknown): ReportFormat {
  return recognisers.find(([, matches]) => matches(document))?.[0] ?? 'json';
}

function isCtrf(document: unknown): boolean {
  const results = member(document, 'results');
  return (
    (member(document, 'reportFormat') === 'CTRF' && isObject(results)) ||
    (isObject(member(results, 'tool')) &&
      isObject(member(results, 'summary')) &&
      Array.isArray(member(results, 'tests')))
  );
}

/** `runs: null` is written by tools that did not scan, and is SARIF all the same. */
function isSarif(document: unknown): boolean {
  const runs = member(document, 'runs');
  return (
    (Array.isArray(runs) || runs === null) && (textOf(member(document, 'version')) ?? '').startsWith('2.1.')
  );
}

function isGoogleBenchmark(document: unknown): boolean {
  return isObject(member(document, 'context')) && Array.isArray(member(document, 'benchmarks'));
}

function isPytestBenchmark(document: unknown): boolean {
  return isObject(member(document, 'machine_info')) && Array.isArray(member(document, 'benchmarks'));
}

function isBenchmarkDotNet(document: unknown): boolean {
  return isObject(member(document, 'HostEnvironmentInfo')) && Array.isArray(member(document, 'Benchmarks'));
}

function isJmh(document: unknown): boolean {
  const [first] = items(document);
  return textOf(member(first, 'benchmark')) !== undefined && isObject(member(first, 'primaryMetric'));
}

function isHyperfine(document: unknown): boolean {
  const [first] = items(member(document, 'results'));
  return textOf(member(first, 'command')) !== undefined && numberOf(member(first, 'mean')) !== undefined;
}

function isK6(document: unknown): boolean {
  const [listed] = items(member(member(document, 'results'), 'metrics'));
  if (isObject(member(listed, 'values')) && textOf(member(listed, 'contains')) !== undefined) {
    return true;
  }
  return members(member(document, 'metrics')).some(
    ([name, metric]) => k6Metric.test(name) && isObject(metric),
  );
}

function isIstanbul(document: unknown): boolean {
  const entries = members(document).slice(0, looked);
  return (
    entries.length > 0 &&
    entries.every(
      ([, entry]) =>
        (isObject(member(entry, 'statementMap')) && isObject(member(entry, 's'))) ||
        (isObject(member(entry, 'lines')) && numberOf(member(member(entry, 'lines'), 'total')) !== undefined),
    )
  );
}
