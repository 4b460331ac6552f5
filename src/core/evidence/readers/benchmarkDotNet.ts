import { emitMeasurement } from '../emit';
import { items, member, numberOf, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader, ReportSink } from '../report';

/** The members of `Statistics`, all in nanoseconds per operation, with the names of their metrics. */
const times = [
  ['Mean', 'mean'],
  ['Median', 'median'],
  ['Min', 'min'],
  ['Max', 'max'],
  ['StandardDeviation', 'stddev'],
] as const;
const percentiles = ['P90', 'P95', 'P99'] as const;

/**
 * Reads `*-report-full.json` of BenchmarkDotNet: nanoseconds per operation, the mean with the interval that BenchmarkDotNet
 * computed (99.9 %), and the allocated bytes. A benchmark is named by its namespace, type and method; its parameters tell
 * it apart.
 */
export const readBenchmarkDotNet: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  for (const [index, benchmark] of problems.untilFull(items(member(document, 'Benchmarks')).entries())) {
    const bench = nameOf(benchmark);
    if (bench === undefined) {
      problems.defect(`Benchmark ${index + 1} has no method.`);
      continue;
    }
    const statistics = member(benchmark, 'Statistics');
    if (numberOf(member(statistics, 'Mean')) === undefined) {
      problems.note(`${bench} has no statistics: it failed or was not run.`);
      continue;
    }
    emitTimes(sink, bench, statistics, cellsOf(benchmark));
    emitMeasurement(sink, {
      bench,
      metric: 'allocated',
      value: numberOf(member(member(benchmark, 'Memory'), 'BytesAllocatedPerOperation')),
      unit: 'B/op',
      better: 'lower',
      cells: cellsOf(benchmark),
    });
  }
};

function nameOf(benchmark: unknown): string | undefined {
  const method = textOf(member(benchmark, 'Method'));
  const owner = [textOf(member(benchmark, 'Namespace')), textOf(member(benchmark, 'Type'))];
  return method && [...owner, method].filter((part) => part !== undefined).join('.');
}

/** `N=1000&Size=3` as cells; a text of another shape as one cell. */
function cellsOf(benchmark: unknown): Readonly<Record<string, string>> {
  const parameters = textOf(member(benchmark, 'Parameters'));
  if (parameters === undefined) {
    return {};
  }
  const pairs = parameters.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1)];
  });
  return pairs.every(([name]) => name !== '') ? Object.fromEntries(pairs) : { parameters };
}

function emitTimes(
  sink: ReportSink,
  bench: string,
  statistics: unknown,
  cells: Readonly<Record<string, string>>,
): void {
  const confidence = member(statistics, 'ConfidenceInterval');
  const low = numberOf(member(confidence, 'Lower'));
  const high = numberOf(member(confidence, 'Upper'));
  for (const [name, metric] of times) {
    emitMeasurement(sink, {
      bench,
      metric,
      isDefault: metric === 'mean',
      value: numberOf(member(statistics, name)),
      unit: 'ns',
      better: metric === 'stddev' ? undefined : 'lower',
      interval: metric === 'mean' && low !== undefined && high !== undefined ? { low, high } : undefined,
      cells,
    });
  }
  for (const name of percentiles) {
    emitMeasurement(sink, {
      bench,
      metric: name.toLowerCase(),
      value: numberOf(member(member(statistics, 'Percentiles'), name)),
      unit: 'ns',
      better: 'lower',
      cells,
    });
  }
}
