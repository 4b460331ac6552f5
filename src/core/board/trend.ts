import type { RecordPast } from '../outcomes/recordPast';

/** How many decisions were in force at the end of a day. */
export interface TrendPoint {
  /** ISO date. */
  readonly date: string;
  readonly inForce: number;
  /** Those of them whose records named at least one item of evidence. */
  readonly withEvidence: number;
}

/** What a version of a record counts for. */
type Counted = readonly [inForce: number, withEvidence: number];

const NOTHING: Counted = [0, 0];

/**
 * How many decisions were in force, and how many of them had evidence, day by day: one point for each day on which either
 * number changed, oldest first, and one for the last day. Days are those of the committer's zone. Records that are gone by
 * now are not in it.
 * @param lastDay ISO date
 */
export function trendOf(pasts: Iterable<RecordPast>, lastDay: string): readonly TrendPoint[] {
  const changes = new Map<string, [inForce: number, withEvidence: number]>();
  for (const past of pasts) {
    if (past.kind === 'told') {
      let before = NOTHING;
      for (const { commit, content } of past.versions) {
        // What cannot be read changes nothing that is known.
        const after = content === undefined ? before : countedFor(content.status, content.evidence.length);
        const day = commit.committed.slice(0, 10);
        const change = changes.get(day) ?? [0, 0];
        changes.set(day, [change[0] + after[0] - before[0], change[1] + after[1] - before[1]]);
        before = after;
      }
    }
  }
  const points: TrendPoint[] = [];
  let [inForce, withEvidence] = NOTHING;
  for (const [date, change] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (change[0] !== 0 || change[1] !== 0) {
      inForce += change[0];
      withEvidence += change[1];
      points.push({ date, inForce, withEvidence });
    }
  }
  const last = points.at(-1);
  return last !== undefined && last.date < lastDay ? [...points, { ...last, date: lastDay }] : points;
}

function countedFor(status: string, evidence: number): Counted {
  return status === 'accepted' ? [1, evidence > 0 ? 1 : 0] : NOTHING;
}

/** The numbers as of some days evenly between the first and the last, at most `rows`, the first and the last among them. */
export function sampledTrend(points: readonly TrendPoint[], rows: number): readonly TrendPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length <= rows) {
    return points;
  }
  const [from, to] = [Date.parse(first.date), Date.parse(last.date)];
  return Array.from({ length: rows }, (_, row) => {
    const day = new Date(from + Math.round(((to - from) * row) / (rows - 1))).toISOString().slice(0, 10);
    const { inForce, withEvidence } = points.findLast(({ date }) => date <= day) ?? first;
    return { date: day, inForce, withEvidence };
  });
}
