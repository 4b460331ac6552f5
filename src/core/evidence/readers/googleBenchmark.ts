import { emitMeasurement } from '../emit';
import type { JsonObject } from '../jsonValues';
import { commitOf, isObject, items, member, members, numberOf, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { Direction, DocumentReader, ReportSink } from '../report';
import { Samples, meanInterval } from '../statistics';

/** What `--benchmark_context=KEY=VALUE` is called when it names the commit. */
const commitKeys = ['commit', 'git_commit', 'git_sha', 'git_hash', 'commit_id', 'commit_sha', 'revision'];

/** Numbers that say how a benchmark was run, not what was measured; all others are counters of the benchmark's own. */
const settings: ReadonlySet<string> = new Set([
  'family_index',
  'per_family_instance_index',
  'repetitions',
  'repetition_index',
  'threads',
  'iterations',
]);

/** The entries of one benchmark: its repetitions, and what was computed over them. */
interface Run {
  readonly name: string;
  readonly repetitions: JsonObject[];
  /** By name: mean, median, stddev, cv, and what the benchmark adds. */
  readonly aggregates: Map<string, JsonObject>;
  failures: number;
  failure: string | undefined;
}

/**
 * Reads what `--benchmark_out` wrote: the times per iteration and the counters of each run, and again of each aggregate
 * under the aggregate's own name (`BM_Copy/512_mean`). Where a run was repeated, its value is the median of the
 * repetitions, and its interval the 95 % interval of their mean (see {@link meanInterval}), widened where it must be to
 * contain the median. A run that reported an error has no value.
 */
export const readGoogleBenchmark: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  readContext(member(document, 'context'), sink, problems);
  for (const run of runsOf(items(member(document, 'benchmarks')), problems)) {
    if (run.failures > 0) {
      const reason = run.failure === undefined ? '' : `: ${run.failure.slice(0, 200)}`;
      problems.note(`${run.name} reported an error and has no value${reason}.`);
      continue;
    }
    emitRun(run, sink);
    for (const [aggregate, entry] of run.aggregates) {
      emitAggregate(aggregate, entry, sink);
    }
  }
};

function readContext(context: unknown, sink: ReportSink, problems: Problems): void {
  for (const [name, value] of members(context)) {
    const commit = commitKeys.includes(name.toLowerCase()) ? commitOf(value) : undefined;
    if (commit !== undefined) {
      sink.commit(commit, undefined);
      break;
    }
  }
  if (member(context, 'library_build_type') === 'debug') {
    problems.note('The benchmark library was built for debugging, which makes times longer.');
  }
}

function runsOf(entries: readonly unknown[], problems: Problems): Iterable<Run> {
  const runs = new Map<string, Run>();
  for (const [index, entry] of problems.untilFull(entries.entries())) {
    const name = textOf(member(entry, 'run_name')) ?? textOf(member(entry, 'name'));
    if (!isObject(entry) || name === undefined) {
      problems.defect(`Benchmark ${index + 1} has no name.`);
      continue;
    }
    // Two benchmarks of one name are not repetitions of one: their indexes tell them apart.
    const key = [name, member(entry, 'family_index'), member(entry, 'per_family_instance_index')].join('\n');
    const run = runs.get(key) ?? {
      name,
      repetitions: [],
      aggregates: new Map<string, JsonObject>(),
      failures: 0,
      failure: undefined,
    };
    runs.set(key, run);
    const aggregate = textOf(member(entry, 'aggregate_name'));
    if (member(entry, 'error_occurred') === true || textOf(member(entry, 'skip_message')) !== undefined) {
      run.failures += 1;
      run.failure ??= textOf(member(entry, 'error_message')) ?? textOf(member(entry, 'skip_message'));
    } else if (aggregate === undefined) {
      run.repetitions.push(entry);
    } else {
      run.aggregates.set(aggregate, entry);
    }
  }
  return runs.values();
}

function emitRun(run: Run, sink: ReportSink): void {
  const first = run.repetitions[0] ?? run.aggregates.get('median') ?? run.aggregates.get('mean');
  if (first === undefined) {
    return;
  }
  for (const metric of metricsOf(first)) {
    const samples = new Samples();
    for (const repetition of run.repetitions) {
      samples.add(numberOf(member(repetition, metric)) ?? NaN);
    }
    const mean = numberOf(member(run.aggregates.get('mean'), metric)) ?? samples.statistic('mean');
    const value =
      samples.statistic('median') ?? numberOf(member(run.aggregates.get('median'), metric)) ?? mean;
    const count = numberOf(member(first, 'repetitions')) ?? samples.count;
    const stddev =
      numberOf(member(run.aggregates.get('stddev'), metric)) ?? deviation(run.repetitions, metric, mean);
    const interval = mean === undefined ? undefined : meanInterval(mean, stddev, count);
    emitMeasurement(sink, {
      bench: run.name,
      metric,
      isDefault: metric === 'real_time',
      value,
      ...meaningOf(metric, first),
      interval:
        interval === undefined || value === undefined
          ? undefined
          : { low: Math.min(interval.low, value), high: Math.max(interval.high, value) },
    });
  }
}

/** The standard deviation of a sample; undefined for fewer than two repetitions. */
function deviation(
  repetitions: readonly JsonObject[],
  metric: string,
  mean: number | undefined,
): number | undefined {
  if (mean === undefined || repetitions.length < 2) {
    return undefined;
  }
  const squares = new Samples();
  for (const repetition of repetitions) {
    squares.add(((numberOf(member(repetition, metric)) ?? NaN) - mean) ** 2);
  }
  const sum = squares.count < 2 ? undefined : squares.statistic('sum');
  return sum === undefined ? undefined : Math.sqrt(sum / (squares.count - 1));
}

function emitAggregate(aggregate: string, entry: JsonObject, sink: ReportSink): void {
  const bench = textOf(member(entry, 'name'));
  if (bench === undefined) {
    return;
  }
  const isRelative = member(entry, 'aggregate_unit') === 'percentage';
  const isSpread = isRelative || aggregate === 'stddev';
  for (const metric of metricsOf(entry)) {
    const { unit, better } = meaningOf(metric, entry);
    emitMeasurement(sink, {
      bench,
      metric,
      isDefault: metric === 'real_time',
      value: numberOf(member(entry, metric)),
      unit: isRelative ? 'ratio' : unit,
      better: isSpread ? undefined : better,
      cells: { aggregate },
    });
  }
}

function metricsOf(entry: JsonObject): readonly string[] {
  return members(entry).flatMap(([name, value]) =>
    numberOf(value) === undefined || settings.has(name) ? [] : [name],
  );
}

function meaningOf(
  metric: string,
  entry: JsonObject,
): { readonly unit: string | undefined; readonly better: Direction | undefined } {
  switch (metric) {
    case 'real_time':
    case 'cpu_time':
      return { unit: textOf(member(entry, 'time_unit')) ?? 'ns', better: 'lower' };
    case 'bytes_per_second':
      return { unit: 'B/s', better: 'higher' };
    case 'items_per_second':
      return { unit: 'items/s', better: 'higher' };
    default:
      return { unit: undefined, better: undefined };
  }
}
