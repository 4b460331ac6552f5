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
 * @param name the file's name: only tells a table of one column from a text
 */
export function recognise(head: string, name: string): Recognised {
  const start = head.trimStart();
  if (start.startsWith('<')) {
    return recogniseXml(start);
  }
  const lines = start.split(/\r?\n/, 50);
  if (lines.some((line) => /^\{.*"Action"\s*:\s*"/.test(line.slice(0, 2000))) && isEventStream(lines)) {
    return 'go-test';
  }
  if (/^[[{]/.test(start)) {
    return 'json';
  }
  if (/^(?:TAP version 1[34]\b|1\.\.\d+(?:\s|$)|(?:not )?ok\b)/m.test(lines.slice(0, 10).join('\n'))) {
    return 'tap';
  }
  if (/^(?:TN:|SF:)/.test(start)) {
    return 'lcov';
  }
  return recogniseTable(lines, name);
}

/** `go test -json` writes an object to each line, and the compiler's words between them. */
function isEventStream(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.startsWith('{'));
  return first !== undefined && /"(?:Package|Test|ImportPath|Output)"\s*:/.test(first);
}

const ROOTS: Readonly<Record<string, Recognised>> = {
  testsuites: 'junit',
  testsuite: 'junit',
  error: 'junit',
  TestRun: 'trx',
  'test-run': 'nunit',
  'test-results': 'nunit',
  assemblies: 'xunit',
  assembly: 'xunit',
};

function recogniseXml(start: string): Recognised {
  const root = rootOf(start);
  if (root === undefined) {
    return 'text';
  }
  const name = root.name.replace(/^.*:/, '');
  if (Object.hasOwn(ROOTS, name)) {
    return ROOTS[name] ?? 'text';
  }
  if (name === 'coverage' && /\sline-rate\s*=/.test(root.attributes)) {
    return 'cobertura';
  }
  return name === 'report' && /<(?:sessioninfo|group|package|counter)\b/.test(start) ? 'jacoco' : 'text';
}

/** The first element, behind declaration, comments and document type. */
function rootOf(text: string): { readonly name: string; readonly attributes: string } | undefined {
  let at = 0;
  for (;;) {
    const rest = text.slice(at);
    const skipped =
      /^\s+|^<\?[^]*?\?>|^<!--[^]*?-->|^<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*'|\[[^\]]*\])*>/i.exec(rest);
    if (skipped === null) {
      const match = /^<([\w.:-]+)([^>]*)/.exec(rest);
      return match === null ? undefined : { name: match[1] ?? '', attributes: match[2] ?? '' };
    }
    at += skipped[0].length;
  }
}

const SEPARATORS = ['\t', ',', ';'] as const;

/** A table has a heading with several columns, and the same number of them in the next line. */
function recogniseTable(lines: readonly string[], name: string): Recognised {
  const [heading = '', next = ''] = lines.filter((line) => line.trim() !== '');
  for (const separator of SEPARATORS) {
    const columns = fieldsIn(heading, separator);
    if (columns > 1 && (next === '' ? /\.[ct]sv$/i.test(name) : fieldsIn(next, separator) === columns)) {
      return separator === '\t' ? 'tsv' : 'csv';
    }
  }
  return /\.csv$/i.test(name) ? 'csv' : /\.tsv$/i.test(name) ? 'tsv' : 'text';
}

function fieldsIn(line: string, separator: string): number {
  return line
    .slice(0, 10_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(separator).length;
}
