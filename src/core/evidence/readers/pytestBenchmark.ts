import { emitMeasurement } from '../emit';
import { commitOf, items, member, numberOf, scalarMembers, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader } from '../report';
import { meanInterval } from '../statistics';

const times = ['mean', 'median', 'min', 'max', 'stddev', 'iqr'] as const;
const spreads: ReadonlySet<string> = new Set(['stddev', 'iqr']);

/**
 * Reads what `--benchmark-json` or `--benchmark-autosave` of pytest-benchmark wrote: seconds per call, the mean with its
 * 95 % interval over the rounds (see {@link meanInterval}), and the commit with its dirtiness.
 */
export const readPytestBenchmark: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  const info = member(document, 'commit_info');
  const commit = commitOf(member(info, 'id'));
  if (commit !== undefined) {
    const dirty = member(info, 'dirty');
    sink.commit(commit, typeof dirty === 'boolean' ? dirty : undefined);
  }
  for (const [index, benchmark] of problems.untilFull(items(member(document, 'benchmarks')).entries())) {
    const bench = textOf(member(benchmark, 'fullname')) ?? textOf(member(benchmark, 'name'));
    const stats = member(benchmark, 'stats');
    const mean = numberOf(member(stats, 'mean'));
    if (bench === undefined || mean === undefined) {
      problems.defect(`Benchmark ${index + 1} has no ${bench === undefined ? 'name' : 'mean time'}.`);
      continue;
    }
    const group = textOf(member(benchmark, 'group'));
    const cells = {
      ...(group === undefined ? {} : { group }),
      ...scalarMembers(member(benchmark, 'params')),
    };
    for (const metric of times) {
      emitMeasurement(sink, {
        bench,
        metric,
        isDefault: metric === 'mean',
        value: numberOf(member(stats, metric)),
        unit: 's',
        better: spreads.has(metric) ? undefined : 'lower',
        interval:
          metric === 'mean'
            ? meanInterval(mean, numberOf(member(stats, 'stddev')), numberOf(member(stats, 'rounds')))
            : undefined,
        cells,
      });
    }
    const ops = numberOf(member(stats, 'ops'));
    emitMeasurement(sink, { bench, metric: 'ops', value: ops, unit: 'ops/s', better: 'higher', cells });
  }
};
