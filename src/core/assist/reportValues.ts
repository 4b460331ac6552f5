import { BENCH_KEYS } from '../evidence/seekers/metric';
import type { ListedColumn } from '../evidence/contents';
import type { Measurement } from '../evidence/report';
import { formatQuantity } from '../evidence/units';
import type { OutlinedTest, ReportOutline } from './reportOutline';
import type { ReportPlace } from './reportPlace';
import type { OfferedValue } from './values';

/** What of a report can be typed at a place of an item that names it, best first. */
export function valuesIn(report: ReportOutline, place: ReportPlace): readonly OfferedValue[] {
  const { wants, key } = place;
  switch (wants) {
    case 'tests':
      return tests(report);
    case 'column':
      return columns(report);
    case 'metric':
      return metrics(measured(report, place));
    case 'pointer':
      return pointers(report);
    case 'rows':
      return key === undefined ? rowKeys(report, place) : cellsOf(report, key);
    case 'entries':
      return key === undefined ? entryKeys(report) : entries(report, place, key);
  }
}

/** All tests, the classes with several of them, and each one, in the order of the report. */
function tests({ named }: ReportOutline): readonly OfferedValue[] {
  const owners = new Map<string, OutlinedTest[]>();
  for (const test of named) {
    const owner = ownerOf(test);
    const known = owners.get(owner);
    if (known === undefined) {
      owners.set(owner, [test]);
    } else {
      known.push(test);
    }
  }
  const offered: OfferedValue[] = [];
  if (named.length > 1) {
    offered.push({ value: '*', kind: 'test', detail: summary(named) });
  }
  for (const [owner, own] of owners) {
    if (own.length > 1 && owner !== '') {
      offered.push({ value: `${owner}#*`, kind: 'test', detail: summary(own) });
    }
    for (const { test, outcome, count } of own) {
      offered.push({
        value: test,
        kind: 'test',
        outcome,
        detail: count === 1 ? outcome : `${count} times, ${outcome === 'passed' ? '' : 'some '}${outcome}`,
      });
    }
  }
  return offered;
}

/** A `#` in the class is written as `*`, so the first one ends it. */
function ownerOf({ test }: OutlinedTest): string {
  return test.slice(0, Math.max(0, test.indexOf('#')));
}

/** `12 tests, 1 failed` */
function summary(tests: readonly OutlinedTest[]): string {
  const total = (outcome?: OutlinedTest['outcome']): number =>
    tests
      .filter((test) => outcome === undefined || test.outcome === outcome)
      .reduce((sum, { count }) => sum + count, 0);
  const failed = total('failed');
  const skipped = total('skipped');
  return [
    `${total()} tests`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ');
}

function columns({ table }: ReportOutline): readonly OfferedValue[] {
  const all = table?.columns ?? [];
  return [...all.filter(({ isNumeric }) => isNumeric), ...all.filter(({ isNumeric }) => !isNumeric)].map(
    (column) => ({ value: column.name, kind: 'column', detail: columnDetail(column) }),
  );
}

function columnDetail({ isNumeric, values }: ListedColumn): string {
  return isNumeric ? 'numbers' : values === undefined ? 'texts' : values.slice(0, 3).join(', ');
}

/** The columns that rows can be told apart by; those with few values first. */
function rowKeys({ table }: ReportOutline, { column }: ReportPlace): readonly OfferedValue[] {
  const others = (table?.columns ?? []).filter(({ name }) => name !== column);
  const rank = ({ values, isNumeric }: ListedColumn): number =>
    values === undefined ? 2 : isNumeric ? 1 : 0;
  return [...others]
    .sort((a, b) => rank(a) - rank(b))
    .map((candidate) => ({ value: candidate.name, kind: 'column', detail: columnDetail(candidate) }));
}

function cellsOf({ table }: ReportOutline, name: string): readonly OfferedValue[] {
  const values = table?.columns.find((column) => column.name === name)?.values ?? [];
  return values.map((value) => ({ value, kind: 'value' }));
}

/** The measurements that what the item says already leaves. */
function measured(
  { measurements }: ReportOutline,
  { metric, bench, wants }: ReportPlace,
): readonly Measurement[] {
  const fitting = measurements.filter((measurement) =>
    wants === 'metric'
      ? bench === undefined || measurement.bench === bench
      : metric === undefined
        ? measurement.isDefault
        : measurement.metric === metric,
  );
  return fitting.length > 0 ? fitting : measurements;
}

/** The number that is meant where none is named comes first. */
function metrics(measurements: readonly Measurement[]): readonly OfferedValue[] {
  const byName = grouped(measurements, ({ metric }) => metric);
  const isDefault = (all: readonly Measurement[]): boolean => all.some((one) => one.isDefault);
  return [...byName]
    .sort(([, a], [, b]) => Number(isDefault(b)) - Number(isDefault(a)))
    .map(([value, all]) => ({ value, kind: 'measurement', detail: detailOf(all) }));
}

/** What names an entry: its name, and the cells that differ between entries; in a JSON document its place. */
function entryKeys({ measurements, pointers: leaves }: ReportOutline): readonly OfferedValue[] {
  if (measurements.length === 0) {
    return leaves.length === 0 ? [] : [{ value: 'pointer', kind: 'column' }];
  }
  const cells = new Map<string, Set<string>>();
  for (const [name, value] of measurements.flatMap((one) => Object.entries(one.cells))) {
    cells.set(name, (cells.get(name) ?? new Set()).add(value));
  }
  const name = cells.has('bench') ? 'name' : 'bench';
  return [
    { value: name, kind: 'column', detail: 'its name' },
    ...[...cells]
      .filter(([, values]) => values.size > 1)
      .map(([key, values]): OfferedValue => ({
        value: key,
        kind: 'column',
        detail: [...values].slice(0, 3).join(', '),
      })),
  ];
}

function entries(report: ReportOutline, place: ReportPlace, key: string): readonly OfferedValue[] {
  if (key === 'pointer') {
    return pointers(report);
  }
  if (key === 'metric') {
    return metrics(report.measurements);
  }
  const isName = BENCH_KEYS.has(key);
  const fitting = measured(report, place).filter(
    ({ bench }) => isName || place.bench === undefined || bench === place.bench,
  );
  const named = grouped(fitting, ({ bench, cells }) =>
    Object.hasOwn(cells, key) ? cells[key] : isName ? bench : undefined,
  );
  return [...named].map(([value, all]) => ({ value, kind: 'measurement', detail: detailOf(all) }));
}

function grouped(
  measurements: readonly Measurement[],
  nameOf: (measurement: Measurement) => string | undefined,
): ReadonlyMap<string, readonly Measurement[]> {
  const groups = new Map<string, Measurement[]>();
  for (const measurement of measurements) {
    const name = nameOf(measurement);
    if (name !== undefined) {
      const known = groups.get(name);
      if (known === undefined) {
        groups.set(name, [measurement]);
      } else {
        known.push(measurement);
      }
    }
  }
  return groups;
}

/** The value, where there is one only. */
function detailOf(measurements: readonly Measurement[]): string {
  const [first] = measurements;
  return first !== undefined && measurements.length === 1
    ? formatQuantity(first.value, first.unit)
    : `${measurements.length} measurements`;
}

function pointers({ pointers: leaves }: ReportOutline): readonly OfferedValue[] {
  return leaves.map(({ pointer, value }) => ({
    value: pointer,
    kind: 'value',
    detail: typeof value === 'number' ? String(value) : shortened(value),
  }));
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
