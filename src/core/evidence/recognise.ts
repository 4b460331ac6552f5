import type { ReportFormat } from './report';

/** What the beginning of a file shows: `json` still has to be looked into. */
export type Recognised = Exclude<
  ReportFormat,
  | 'ctrf'
  | 'hyperfine'
  | 'google-benchmark'
  | 'jmh'
  | 'pytest-benchmark'
  | 'benchmarkdotnet'
  | 'k6'
  | 'istanbul'
  | 'sarif'
>;

/**
 * The format of a file by how it begins. Names say little: most reports are called `report.xml` or `results.json`.
 * @param head the first characters, without a byte order mark
 * @param name the file's name: tells only what the content leaves open, such as a table of one column from a text
 */
export function recognise(head: string, name: string): Recognised {
  const start = head.trimStart();
  if (start.startsWith('<')) {
    return recogniseXml(start);
  }
  const lines = firstLines(start);
  if (isEventStream(lines) || isEventStream(firstLines(behindGoWords(start)))) {
    return 'go-test';
  }
  if (isJson(start, name)) {
    return 'json';
  }
  if (isTap(lines)) {
    return 'tap';
  }
  if (/^(?:TN:|SF:)/.test(lines.find((line) => !line.startsWith('#')) ?? '')) {
    return 'lcov';
  }
  return recogniseTable(start, lines, name);
}

function firstLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/, 50).map((line) => line.slice(0, 2000));
}

/** `go` says which modules it downloads before it tests anything: `go: downloading …`. */
function behindGoWords(text: string): string {
  let at = 0;
  while (text.startsWith('go: ', at)) {
    at = behind(text, '\n', at);
  }
  return text.slice(at);
}

/** `go test -json` writes an object to each line, and the compiler's words between them. */
function isEventStream(lines: readonly string[]): boolean {
  return lines.some(
    (line) =>
      line.startsWith('{') &&
      /"Action"\s*:\s*"/.test(line) &&
      /"(?:Package|Test|ImportPath|Output)"\s*:/.test(line),
  );
}

/** A bracket alone is also how the lines of many logs begin. */
function isJson(start: string, name: string): boolean {
  return /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]\d-]|true\b|false\b|null\b|$))/.test(start)
    ? true
    : /^[[{]/.test(start) && /\.json$/i.test(name);
}

/** `ok` at the start of a line is not enough: `go test` writes it too, in front of a package. */
function isTap(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /^(?:TAP version 1[34]\s*$|1\.\.\d+\s*(?:#|$)|(?:not )?ok(?: \d+| -)(?:\s|$))/.test(line),
  );
}

const ROOTS: ReadonlyMap<string, Recognised> = new Map([
  ['testsuites', 'junit'],
  ['testsuite', 'junit'],
  ['error', 'junit'],
  ['TestRun', 'trx'],
  ['test-run', 'nunit'],
  ['test-results', 'nunit'],
  ['assemblies', 'xunit'],
  ['assembly', 'xunit'],
]);

function recogniseXml(start: string): Recognised {
  const root = rootOf(start);
  const name = root?.name.replace(/^.*:/, '') ?? '';
  const known = ROOTS.get(name);
  if (known !== undefined) {
    return known;
  }
  // Other tools use these two words for their roots as well.
  if (name === 'coverage' && /\sline-rate\s*=/.test(root?.attributes ?? '')) {
    return 'cobertura';
  }
  return name === 'report' && /<(?:sessioninfo|group|package|counter)\b/.test(start) ? 'jacoco' : 'text';
}

/** The first element, behind declaration, comments and document type. */
function rootOf(text: string): { readonly name: string; readonly attributes: string } | undefined {
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at, at + 10_000))?.[0].length ?? 0;
    const next = behindProlog(text, at);
    if (next === at) {
      break;
    }
    at = next;
  }
  const match = /^<([^\s<>/!?]+)([^>]*)/.exec(text.slice(at, at + 10_000));
  return match === null ? undefined : { name: match[1] ?? '', attributes: match[2] ?? '' };
}

/** The place behind the comment, instruction or document type that begins at `at`, or `at` where none does. */
function behindProlog(text: string, at: number): number {
  return text.startsWith('<!DOCTYPE', at) ? behindDoctype(text, at + 9) : behindAside(text, at);
}

/** The place behind the comment or instruction that begins at `at`, or `at` where none does. */
function behindAside(text: string, at: number): number {
  if (text.startsWith('<?', at)) {
    return behind(text, '?>', at);
  }
  return text.startsWith('<!--', at) ? behind(text, '-->', at) : at;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

function behindDoctype(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") {
      at = behind(text, character, at + 1);
      continue;
    }
    const next = behindAside(text, at);
    if (next > at) {
      at = next;
      continue;
    }
    at += 1;
    if (character === '<' || character === '[') {
      depth += 1;
    } else if (character === ']') {
      depth -= 1;
    } else if (character === '>') {
      if (depth === 0) {
        return at;
      }
      depth -= 1;
    }
  }
  return at;
}

const SEPARATORS = [',', ';', '\t'] as const;
/** The rows that have to agree on a separator. */
const SAMPLE_ROWS = 20;

/** A table has a heading of several columns, and as many of them in each of the rows behind it. */
function recogniseTable(start: string, lines: readonly string[], name: string): Recognised {
  // Google Benchmark writes facts of the machine above its heading.
  if (lines.some((line) => line.startsWith('name,iterations,real_time,cpu_time,time_unit'))) {
    return 'csv';
  }
  const named = /\.([ct]sv)$/i.exec(name)?.[1]?.toLowerCase();
  for (const separator of SEPARATORS) {
    const rows = rowsOf(start, separator);
    const [heading] = rows;
    const isTable =
      heading !== undefined &&
      heading.columns > 1 &&
      rows.every(({ columns }) => columns === heading.columns) &&
      (named !== undefined || (rows.length > 1 && !heading.hasNumber));
    if (isTable) {
      return separator === '\t' ? 'tsv' : 'csv';
    }
  }
  return named === 'csv' || named === 'tsv' ? named : 'text';
}

/** What is counted of a row. */
interface Row {
  readonly columns: number;
  /** Whether one of its cells is a number or a duration: headings have none. */
  readonly hasNumber: boolean;
}

/** The first rows of a table. Quoted cells may hold separators and line ends. */
function rowsOf(text: string, separator: string): readonly Row[] {
  const rows: Row[] = [];
  let columns = 1;
  let hasNumber = false;
  let cellStart = 0;
  let rowStart = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length && rows.length < SAMPLE_ROWS; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      isQuoted = !isQuoted;
      continue;
    }
    const isLineEnd = character === '' || character === '\n' || character === '\r';
    if (isQuoted || (character !== separator && !isLineEnd)) {
      continue;
    }
    hasNumber ||= /^\s*[-+]?\d+(?:\.\d+)?(?:[nuµm]?s)?\s*$/.test(
      text.slice(cellStart, Math.min(at, cellStart + 40)),
    );
    cellStart = at + 1;
    if (!isLineEnd) {
      columns += 1;
      continue;
    }
    // The last row may be cut short by how much of the file is looked at.
    if (at > rowStart && (character !== '' || rows.length < 2)) {
      rows.push({ columns, hasNumber });
    }
    rowStart = at + 1;
    columns = 1;
    hasNumber = false;
  }
  return rows;
}
