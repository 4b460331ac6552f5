import { isCoverage } from '../evidence/contents';
import type { ListedColumn, ListedTest, ReportContents } from '../evidence/contents';
import type { Measurement, ReportFormat } from '../evidence/report';
import { formatQuantity } from '../evidence/units';
import { printable } from './printable';
import { count } from './wording';

/** What people call the formats. */
const NAMES: Readonly<Record<ReportFormat, string>> = {
  junit: 'JUnit XML',
  trx: 'TRX',
  nunit: 'NUnit',
  xunit: 'xUnit.net',
  tap: 'TAP',
  'go-test': 'go test -json',
  ctrf: 'CTRF',
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON',
  hyperfine: 'hyperfine',
  'google-benchmark': 'Google Benchmark',
  jmh: 'JMH',
  'pytest-benchmark': 'pytest-benchmark',
  benchmarkdotnet: 'BenchmarkDotNet',
  k6: 'k6',
  lcov: 'LCOV',
  cobertura: 'Cobertura',
  jacoco: 'JaCoCo',
  istanbul: 'Istanbul',
  sarif: 'SARIF',
  text: 'text',
};

/** How many of a list are shown; the rest is counted. */
export const MAX_SHOWN = 15;
/** Of columns most are shown: a table is hardly understood without. */
const MAX_COLUMNS = 40;
const MAX_WIDTH = 100;

/** What is in a report, in lines for a terminal: the format and its numbers, then what evidence can be made of. */
export function contentsLines(contents: ReportContents): readonly string[] {
  const { tests, measurementCount, table, pointers, commit, defects } = contents;
  const total = tests.passed + tests.failed + tests.skipped;
  const numbers = [
    ...(total > 0 ? [`${count(total, 'test')} (${testCounts(contents)})`] : []),
    ...(measurementCount > 0
      ? [isCoverage(contents) ? 'coverage' : count(measurementCount, 'measurement')]
      : []),
    ...(table === undefined ? [] : [count(table.rowCount, 'row')]),
    ...(total + measurementCount === 0 && pointers.length > 0 ? [count(pointers.length, 'value')] : []),
    ...(commit === undefined ? [] : [`made from commit ${commit.slice(0, 12)}`]),
  ];
  const nothing = numbers.length === 0 ? ['nothing that can be evidence'] : numbers;
  return [
    `${NAMES[contents.format]}: ${nothing.join(', ')}`,
    ...defects.map((defect) => `  damaged: ${printable(defect)}`),
    ...choiceLines(contents).map((line) => `  ${line}`),
  ];
}

function testCounts({ tests }: ReportContents): string {
  return [
    `${tests.passed} passed`,
    ...(tests.failed > 0 ? [`${tests.failed} failed`] : []),
    ...(tests.skipped > 0 ? [`${tests.skipped} skipped`] : []),
  ].join(', ');
}

/** What can be chosen from a report: tests, else measurements, else columns, else values of a document. */
export interface Choices {
  readonly kind: 'tests' | 'measurements' | 'columns' | 'pointers' | 'nothing';
  readonly tests: readonly ListedTest[];
  readonly measurements: readonly Measurement[];
  readonly columns: readonly ListedColumn[];
  /** How each is shown, in the same order. */
  readonly labels: readonly string[];
}

/** What can be chosen from a report, in the order in which it is shown: what failed comes first. */
export function choicesOf(contents: ReportContents): Choices {
  const nothing = { tests: [], measurements: [], columns: [] };
  const { listedTests, measurements, table, pointers } = contents;
  if (listedTests.length > 0) {
    const order = ['failed', 'skipped', 'passed'];
    const tests = [...listedTests].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
    const labels = tests.map(({ test, outcome }) => `${outcome.padEnd(8)} ${test}`);
    return { ...nothing, kind: 'tests', tests, labels };
  }
  if (measurements.length > 0) {
    const meant = measurements.filter(({ isDefault }) => isDefault);
    const shown = meant.length > 0 ? meant : measurements;
    return { ...nothing, kind: 'measurements', measurements: shown, labels: shown.map(measurementLabel) };
  }
  if (table !== undefined) {
    return { ...nothing, kind: 'columns', columns: table.columns, labels: table.columns.map(columnLabel) };
  }
  return {
    ...nothing,
    kind: pointers.length > 0 ? 'pointers' : 'nothing',
    labels: pointers.map(({ pointer, value }) => `${pointer}  ${JSON.stringify(value)}`),
  };
}

function choiceLines(contents: ReportContents): readonly string[] {
  const { kind, labels, measurements } = choicesOf(contents);
  const { passed, failed, skipped } = contents.tests;
  const total = kind === 'tests' ? passed + failed + skipped : labels.length;
  const lines = numbered(labels, kind === 'columns' ? MAX_COLUMNS : MAX_SHOWN, total);
  const others = new Set(contents.measurements.map(({ metric }) => metric));
  measurements.forEach(({ metric }) => others.delete(metric));
  return others.size === 0 || kind !== 'measurements'
    ? lines
    : [...lines, shortened(`other metrics: ${[...others].slice(0, 20).map(printable).join(', ')}`)];
}

/**
 * A list with its numbers, by which something can be chosen from it, and how many more there are.
 * @param total where not all are in `labels`
 */
export function numbered(labels: readonly string[], max: number, total = labels.length): readonly string[] {
  const width = String(Math.min(labels.length, max)).length;
  const lines = labels
    .slice(0, max)
    .map((label, index) => `${String(index + 1).padStart(width)}  ${shortened(printable(label))}`);
  return total > lines.length ? [...lines, `… and ${total - lines.length} more`] : lines;
}

function measurementLabel({ bench, metric, value, unit, cells }: Measurement): string {
  const about = Object.entries(cells).map(([key, cell]) => `${key} ${cell}`);
  const apart = about.length === 0 ? '' : ` (${about.join(', ')})`;
  return `${metric} ${formatQuantity(value, unit)}  ${bench}${apart}`;
}

function columnLabel({ name, isNumeric, values }: ListedColumn): string {
  return isNumeric
    ? `${name} (numbers)`
    : values === undefined
      ? name
      : `${name}: ${values.slice(0, 6).join(', ')}${values.length > 6 ? ', …' : ''}`;
}

function shortened(text: string): string {
  return text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1)}…` : text;
}
