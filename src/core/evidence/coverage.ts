import { emitMeasurement } from './emit';
import type { ReportSink } from './report';

/** How much of something there is, and how much of it ran. */
export interface Covered {
  readonly covered: number;
  readonly total: number;
}

/** Covered parts by what they are: `lines`, `branches`, `functions`, `statements`. */
export type CoverageCounts = Readonly<Record<string, Covered>>;

/**
 * Sends the coverage of each file and the `total` of all as percentages. Lines are what is meant when nothing else is
 * named. Where there is nothing to cover there is no percentage, and no measurement.
 */
export function emitCoverage(
  sink: ReportSink,
  files: Iterable<readonly [file: string, counts: CoverageCounts]>,
): void {
  const totals = new Map<string, { covered: number; total: number }>();
  for (const [file, counts] of files) {
    emitCoverageOf(sink, file, counts);
    for (const [metric, { covered, total }] of Object.entries(counts)) {
      const sum = totals.get(metric) ?? { covered: 0, total: 0 };
      totals.set(metric, { covered: sum.covered + covered, total: sum.total + total });
    }
  }
  emitCoverageOf(sink, 'total', Object.fromEntries(totals));
}

/** Sends the coverage of one file, or of what a report sums up itself. */
export function emitCoverageOf(sink: ReportSink, bench: string, counts: CoverageCounts): void {
  for (const [metric, { covered, total }] of Object.entries(counts)) {
    emitMeasurement(sink, {
      bench,
      metric,
      isDefault: metric === 'lines',
      value: total > 0 ? (covered / total) * 100 : undefined,
      unit: '%',
      better: 'higher',
    });
  }
}
