import { emitMeasurement } from '../emit';
import { items, member, members, numberOf, scalarMembers, scalarText, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader, ReportSink } from '../report';
import { directionOf } from '../units';

/**
 * Reads what `-rf json` of JMH wrote: the score of each benchmark with its mode, threads and parameters, its 99.9 %
 * interval as JMH computed it, in sample mode its percentiles (`p99.9`), and the secondary metrics under their own names.
 */
export const readJmh: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  for (const [index, result] of problems.untilFull(items(document).entries())) {
    const bench = textOf(member(result, 'benchmark'));
    const primary = member(result, 'primaryMetric');
    if (bench === undefined || numberOf(member(primary, 'score')) === undefined) {
      problems.defect(`Result ${index + 1} has no ${bench === undefined ? 'benchmark name' : 'score'}.`);
      continue;
    }
    const mode = textOf(member(result, 'mode'));
    const threads = scalarText(member(result, 'threads'));
    const cells = {
      ...(mode === undefined ? {} : { mode }),
      ...(threads === undefined ? {} : { threads }),
      ...scalarMembers(member(result, 'params')),
    };
    emitScore(sink, bench, 'score', primary, cells);
    if (mode === 'sample') {
      emitPercentiles(sink, bench, primary, cells);
    }
    for (const [name, metric] of members(member(result, 'secondaryMetrics'))) {
      emitScore(sink, bench, name, metric, cells);
    }
  }
};

function emitScore(
  sink: ReportSink,
  bench: string,
  metric: string,
  score: unknown,
  cells: Readonly<Record<string, string>>,
): void {
  const value = numberOf(member(score, 'score'));
  // `"NaN"` where too few iterations were made to know it.
  const error = numberOf(member(score, 'scoreError'));
  emitMeasurement(sink, {
    bench,
    metric,
    isDefault: metric === 'score',
    value,
    ...unitOf(score),
    interval:
      value === undefined || error === undefined ? undefined : { low: value - error, high: value + error },
    cells,
  });
}

function emitPercentiles(
  sink: ReportSink,
  bench: string,
  score: unknown,
  cells: Readonly<Record<string, string>>,
): void {
  for (const [percent, value] of members(member(score, 'scorePercentiles'))) {
    emitMeasurement(sink, {
      bench,
      metric: `p${percent.replace(/\.0$/, '')}`,
      value: numberOf(value),
      ...unitOf(score),
      cells,
    });
  }
}

function unitOf(score: unknown): {
  readonly unit: string | undefined;
  readonly better: ReturnType<typeof directionOf>;
} {
  const unit = textOf(member(score, 'scoreUnit'));
  return { unit, better: unit === undefined ? undefined : directionOf(unit) };
}
