import { emitMeasurement, emitTest } from '../emit';
import type { JsonObject } from '../jsonValues';
import { isObject, items, member, members, numberOf, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { Direction, DocumentReader, ReportSink } from '../report';
import { directionOf } from '../units';

type MetricType = 'trend' | 'rate' | 'counter' | 'gauge';

/** One metric, whichever of the shapes it was written in. */
interface Metric {
  /** With its tags: `http_req_duration{expected_response:true}`. */
  readonly name: string;
  readonly type: MetricType;
  /** What its values are: `time` in milliseconds, `data` in bytes; undefined when the shape does not say. */
  readonly contains: string | undefined;
  readonly values: JsonObject;
  /** The expressions, each with whether it held; undefined when that cannot be read. */
  readonly thresholds: readonly (readonly [string, boolean | undefined])[];
}

/** The number of each kind of metric that is meant when none is named. */
const defaults: Readonly<Record<MetricType, string>> = {
  trend: 'avg',
  rate: 'rate',
  counter: 'count',
  gauge: 'value',
};

/** The built-in metrics whose values are times, for the shape that does not say so. The shift of a layout is no time. */
const timeMetric =
  /^(?:http_req_(?!failed)\w+|\w+_duration|ws_connecting|ws_ping|browser_web_vital_(?!cls)\w+)$/;
/** Times that pass while something is waited for. */
const latencyMetric =
  /^(?:(?:browser_)?http_req_(?!failed)\w+|grpc_req_duration|ws_connecting|ws_ping|browser_web_vital_(?!cls)\w+)$/;
const rateDirections: ReadonlyMap<string, Direction> = new Map([
  ['checks', 'higher'],
  ['checks_succeeded', 'higher'],
  ['checks_failed', 'lower'],
  ['http_req_failed', 'lower'],
  ['browser_http_req_failed', 'lower'],
]);
const dataMetrics: ReadonlySet<string> = new Set([
  'data_sent',
  'data_received',
  'browser_data_sent',
  'browser_data_received',
]);

/**
 * Reads summaries of k6 in all their shapes: `--summary-export`, what `handleSummary` is given, with or without the types
 * of the metrics, and the machine-readable summary with a list of metrics. Times are in milliseconds and data in bytes.
 * The fraction of a rate is called `rate` in all of them, although `--summary-export` writes `value`. A threshold is a test
 * of the class that its metric names; `true` means that it failed in `--summary-export`, and `{ok: true}` that it held,
 * wherever it is written.
 */
export const readK6: DocumentReader = (document, sink) => {
  const problems = new Problems(sink);
  for (const [name, entry] of problems.untilFull(entriesOf(document))) {
    const metric = name === '' || !isObject(entry) ? undefined : metricOf(name, entry);
    if (metric === undefined) {
      problems.defect(`The metric ${JSON.stringify(name.slice(0, 200))} cannot be read.`);
      continue;
    }
    emitValues(metric, sink);
    for (const [expression, held] of metric.thresholds) {
      if (held === undefined) {
        problems.defect(`Whether the threshold ${expression} of ${metric.name} held cannot be read.`);
      } else {
        emitTest(sink, {
          suites: ['thresholds'],
          className: metric.name,
          name: expression,
          outcome: held ? 'passed' : 'failed',
          message: held ? undefined : 'The threshold was crossed.',
        });
      }
    }
  }
};

/** The metrics by name, wherever the shape keeps them. */
function entriesOf(document: unknown): readonly (readonly [string, unknown])[] {
  const results = member(document, 'results');
  if (!isObject(results)) {
    return members(member(document, 'metrics'));
  }
  const listed = [
    ...items(member(results, 'metrics')),
    ...items(member(member(results, 'checks'), 'metrics')),
  ];
  return listed.map((entry) => [textOf(member(entry, 'name')) ?? '', entry]);
}

function metricOf(name: string, entry: JsonObject): Metric | undefined {
  const nested = member(entry, 'values');
  const isExport = !isObject(nested);
  const values = isObject(nested) ? nested : entry;
  const type = typeOf(textOf(member(entry, 'type')), values);
  const thresholds = members(member(entry, 'thresholds')).map(
    ([expression, state]): readonly [string, boolean | undefined] => [
      expression,
      isExport && !isObject(state) ? inverse(state) : truth(member(state, 'ok')),
    ],
  );
  return type && { name, type, contains: textOf(member(entry, 'contains')), values, thresholds };
}

function truth(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function inverse(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? !value : undefined;
}

/** Where the type is not written, its numbers tell it. */
function typeOf(written: string | undefined, values: JsonObject): MetricType | undefined {
  if (written !== undefined && Object.hasOwn(defaults, written)) {
    return written as MetricType;
  }
  const has = (name: string): boolean => numberOf(member(values, name)) !== undefined;
  if (has('passes') || has('fails') || has('matches')) {
    return 'rate';
  }
  if (has('avg') || has('med') || members(values).some(([name]) => name.startsWith('p('))) {
    return 'trend';
  }
  if (has('count')) {
    return 'counter';
  }
  // A rate alone is what is left of a rate when a script writes only that.
  return has('rate') ? 'rate' : has('value') ? 'gauge' : undefined;
}

function emitValues(metric: Metric, sink: ReportSink): void {
  for (const [name, value] of members(metric.values)) {
    const key = metric.type === 'rate' && name === 'value' ? 'rate' : name;
    const unit = unitOf(metric, key);
    emitMeasurement(sink, {
      bench: metric.name,
      metric: key,
      isDefault: key === defaults[metric.type],
      value: numberOf(value),
      unit,
      better: betterOf(metric, key, unit),
    });
  }
}

/** The name without its tags. */
function baseOf(metric: Metric): string {
  return metric.name.replace(/\{.*$/s, '');
}

function unitOf(metric: Metric, key: string): string | undefined {
  const base = baseOf(metric);
  const contains =
    metric.contains ?? (timeMetric.test(base) ? 'time' : dataMetrics.has(base) ? 'data' : undefined);
  switch (metric.type) {
    case 'rate':
      return key === 'rate' ? 'ratio' : undefined;
    case 'counter':
      return key === 'rate' ? `${counted(base, contains)}/s` : contains === 'data' ? 'B' : undefined;
    case 'trend':
    case 'gauge':
      return key === 'count' ? undefined : contains === 'time' ? 'ms' : contains === 'data' ? 'B' : undefined;
  }
}

/** What a counter counts. */
function counted(base: string, contains: string | undefined): string {
  const known: Readonly<Record<string, string>> = { http_reqs: 'req', iterations: 'iterations' };
  return contains === 'data' ? 'B' : Object.hasOwn(known, base) ? known[base]! : 'events';
}

function betterOf(metric: Metric, key: string, unit: string | undefined): Direction | undefined {
  const base = baseOf(metric);
  if (metric.type === 'trend') {
    return latencyMetric.test(base) && unit === 'ms' ? 'lower' : undefined;
  }
  if (metric.type === 'rate' && key === 'rate') {
    return rateDirections.get(base);
  }
  return base === 'dropped_iterations' ? 'lower' : unit === undefined ? undefined : directionOf(unit);
}
