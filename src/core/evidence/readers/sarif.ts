import { emitMeasurement } from '../emit';
import { commitOf, items, member, numberOf, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader, ReportSink } from '../report';

const levels = ['error', 'warning', 'note'] as const;
type Level = (typeof levels)[number];

/** How many results there are, of each level and in all; `none` counts in no level. */
type Counts = Map<Level | 'results', number>;

/**
 * Reads SARIF 2.1.0: how many results there are, per rule and in `total`, in all (`results`) and of each level. Results
 * that are suppressed, absent since the baseline, or no findings by their kind (`pass` and the like) do not count. A run
 * without a list of results did not scan, and one that says so failed: defects, for only an empty list means clean.
 */
export const readSarif: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  const runs = member(document, 'runs');
  if (!Array.isArray(runs) || runs.length === 0) {
    problems.defect('The report has no runs: nothing was scanned.');
    return;
  }
  const rules = new Map<string, Counts>();
  const total: Counts = new Map();
  for (const [index, run] of problems.untilFull(items(runs).entries())) {
    countRun(run, index + 1, rules, total, problems);
  }
  emitCommit(items(runs), sink, problems);
  emitCounts(sink, 'total', total);
  for (const [rule, counts] of rules) {
    emitCounts(sink, rule, counts);
  }
};

function countRun(
  run: unknown,
  number: number,
  rules: Map<string, Counts>,
  total: Counts,
  problems: Problems,
): void {
  if (items(member(run, 'invocations')).some((one) => member(one, 'executionSuccessful') === false)) {
    problems.defect(`Run ${number} says that the tool failed.`);
  }
  const results = member(run, 'results');
  if (!Array.isArray(results)) {
    const isElsewhere = member(member(run, 'externalPropertyFileReferences'), 'results') !== undefined;
    problems.defect(
      isElsewhere
        ? `Run ${number} keeps its results in other files, which are not read.`
        : `Run ${number} has no list of results: it did not scan.`,
    );
    return;
  }
  const descriptors = items(member(member(member(run, 'tool'), 'driver'), 'rules'));
  const byId = new Map(descriptors.map((descriptor) => [member(descriptor, 'id'), descriptor]));
  for (const result of items(results)) {
    if (isFinding(result)) {
      const index =
        numberOf(member(result, 'ruleIndex')) ?? numberOf(member(member(result, 'rule'), 'index'));
      const named = textOf(member(result, 'ruleId')) ?? textOf(member(member(result, 'rule'), 'id'));
      const descriptor = (index === undefined ? undefined : descriptors[index]) ?? byId.get(named);
      const rule = named ?? textOf(member(descriptor, 'id')) ?? 'unnamed';
      const counts: Counts = rules.get(rule) ?? new Map<Level | 'results', number>();
      rules.set(rule, counts);
      count(counts, levelOf(result, descriptor));
      count(total, levelOf(result, descriptor));
    }
  }
}

function isFinding(result: unknown): boolean {
  const kind = textOf(member(result, 'kind')) ?? 'fail';
  const suppressions = items(member(result, 'suppressions'));
  // One that is rejected or still under review does not count, and makes the others not count either.
  const isSuppressed =
    suppressions.length > 0 &&
    suppressions.every((one) => (textOf(member(one, 'status')) ?? 'accepted') === 'accepted');
  return (
    ['fail', 'open', 'review'].includes(kind) && !isSuppressed && member(result, 'baselineState') !== 'absent'
  );
}

function levelOf(result: unknown, descriptor: unknown): Level | undefined {
  const configured = member(member(descriptor, 'defaultConfiguration'), 'level');
  const isFailure = (textOf(member(result, 'kind')) ?? 'fail') === 'fail';
  const level = textOf(member(result, 'level')) ?? (isFailure ? (textOf(configured) ?? 'warning') : 'none');
  return levels.find((known) => known === level);
}

function count(counts: Counts, level: Level | undefined): void {
  for (const metric of level === undefined ? (['results'] as const) : (['results', level] as const)) {
    counts.set(metric, (counts.get(metric) ?? 0) + 1);
  }
}

function emitCommit(runs: readonly unknown[], sink: ReportSink, problems: Problems): void {
  const revisions = runs.flatMap((run) =>
    items(member(run, 'versionControlProvenance')).flatMap(
      (one) => commitOf(member(one, 'revisionId')) ?? [],
    ),
  );
  const [first, ...others] = new Set(revisions);
  if (others.length > 0) {
    problems.note('The report names several commits, so none is taken from it.');
  } else if (first !== undefined) {
    sink.commit(first, undefined);
  }
}

function emitCounts(sink: ReportSink, bench: string, counts: Counts): void {
  for (const metric of ['results', ...levels] as const) {
    emitMeasurement(sink, {
      bench,
      metric,
      isDefault: metric === 'results',
      value: counts.get(metric) ?? 0,
      better: 'lower',
    });
  }
}
