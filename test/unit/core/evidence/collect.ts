import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  DocumentReader,
  Measurement,
  ReadContext,
  ReportSink,
  TestCase,
  TextReader,
} from '../../../../src/core/evidence/report';

const fixtures = join(__dirname, '../../../fixtures/reports');

/** Everything that a reader sent. */
export interface Collected {
  readonly tests: TestCase[];
  readonly measurements: Measurement[];
  readonly columns: (readonly string[])[];
  readonly rows: (readonly string[])[];
  readonly commits: (readonly [string, boolean | undefined])[];
  readonly defects: (readonly [string, number | undefined])[];
  readonly notes: string[];
}

function collector(): { readonly collected: Collected; readonly sink: ReportSink } {
  const collected: Collected = {
    tests: [],
    measurements: [],
    columns: [],
    rows: [],
    commits: [],
    defects: [],
    notes: [],
  };
  const sink: ReportSink = {
    test: (test) => collected.tests.push(test),
    measurement: (measurement) => collected.measurements.push(measurement),
    columns: (names) => collected.columns.push(names),
    row: (cells) => collected.rows.push(cells),
    document: () => assert(false),
    commit: (id, dirty) => collected.commits.push([id, dirty]),
    defect: (message, line) => collected.defects.push([message, line]),
    note: (message) => collected.notes.push(message),
  };
  return { collected, sink };
}

function assert(isExpected: boolean): void {
  if (!isExpected) {
    throw new Error('The document is sent by who parsed it, not by its reader.');
  }
}

/** A repository in `/home/dev/project`. */
const context: ReadContext = { normalisePath: (path) => path.replace('/home/dev/project/', '') };

/** A text in pieces of a length. */
export async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += length) {
    yield await Promise.resolve(text.slice(from, from + length));
  }
}

/** What a reader makes of a text that comes in pieces. */
export async function readText(
  reader: TextReader,
  text: string | AsyncIterable<string>,
  pieceLength = 7,
): Promise<Collected> {
  const { collected, sink } = collector();
  await reader(typeof text === 'string' ? inPieces(text, pieceLength) : text, sink, context);
  return collected;
}

/** What a reader makes of a document. */
export function readDocument(reader: DocumentReader, document: unknown): Collected {
  const { collected, sink } = collector();
  reader(document, sink, context);
  return collected;
}

/** The text of a report in `test/fixtures/reports`. */
export function fixture(name: string): string {
  return readFileSync(join(fixtures, name), 'utf8');
}

/** A JSON report in `test/fixtures/reports`. */
export function jsonFixture(name: string): unknown {
  return JSON.parse(fixture(name));
}

/** The one measurement with this name and metric. */
export function measurementOf({ measurements }: Collected, bench: string, metric: string): Measurement {
  const found = measurements.filter((one) => one.bench === bench && one.metric === metric);
  if (found.length !== 1) {
    throw new Error(`${found.length} measurements are called ${bench} ${metric}`);
  }
  return found[0]!;
}
