import Papa from 'papaparse';
import { Problems } from '../problems';
import type { ReportSink, TextReader } from '../report';

/** A row longer than this is a quote that is never closed, or no table. */
const longestRow = 1_000_000;
/** How much is looked at before the separator is settled. */
const headLength = 64 * 1024;
/** Larger pieces are taken apart, so that one of them is never parsed at once. */
const pieceLength = 256 * 1024;
const mostColumns = 10_000;
/** The rows that must agree with the header on a separator. */
const sampleRows = 20;

/** In the order in which they are taken when nothing else decides. */
const delimiters: readonly string[] = [',', ';', '\t', '|'];

/** Google Benchmark writes the facts of the machine above its header, even into a file. */
const knownHeader = /^name,iterations,real_time,cpu_time,time_unit/m;

interface ParsedRows {
  readonly data: readonly (readonly string[])[];
  /** In the order of the rows; those of the incomplete row come again with the next piece. */
  readonly errors: readonly Papa.ParseError[];
  /** How much of the text the rows take. */
  readonly length: number;
}

/** The complete rows of a text; with `isEnd` also the one that no line end closes. */
function parseRows(text: string, delimiter: string, isEnd: boolean): ParsedRows {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const { data, errors, meta } = parser.parse(text, 0, !isEnd) as Papa.ParseResult<string[]>;
  return { data, errors, length: meta.cursor };
}

function isBlank(row: readonly string[]): boolean {
  return row.length === 1 && row[0] === '';
}

/**
 * The separator under which the most of the first rows have as many cells as the header, and of those the one that gives
 * the header most cells; and whether another one suits all these rows as well.
 */
function findDelimiter(
  head: string,
  isEnd: boolean,
): { readonly best: string; readonly isDoubtful: boolean } {
  const scored = delimiters.map((delimiter) => {
    const rows = parseRows(head, delimiter, isEnd).data.filter((row) => !isBlank(row));
    const sample = rows.slice(0, sampleRows);
    const width = sample[0]?.length ?? 0;
    const agreeing = sample.filter((row) => row.length === width).length;
    return { delimiter, width, score: width < 2 ? 0 : agreeing / sample.length };
  });
  scored.sort((a, b) => b.score - a.score || b.width - a.width);
  const [first, next] = scored;
  return {
    best: first === undefined || first.score === 0 ? ',' : first.delimiter,
    isDoubtful: first !== undefined && first.score > 0 && first.score === next?.score,
  };
}

/** Reads one table from text that comes in pieces. Line ends are already `\n`. */
class Table {
  readonly #sink: ReportSink;
  readonly #problems: Problems;
  #delimiter = '';
  #columns: readonly string[] | undefined;
  /** What no complete row was found in so far. */
  #pending = '';
  /** How long `#pending` must be before another attempt: doubling keeps the attempts linear. */
  #attemptAt = headLength;
  /** The line that `#pending` starts in. */
  #line = 1;
  #shortRows = 0;
  #firstShortRow = 0;
  #paddedRows = 0;
  #isStopped = false;

  constructor(sink: ReportSink) {
    this.#sink = sink;
    this.#problems = new Problems(sink);
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  push(text: string): void {
    for (let from = 0; from < text.length && !this.#isStopped; from += pieceLength) {
      this.#pending += text.slice(from, from + pieceLength);
      if (this.#pending.length >= this.#attemptAt) {
        this.#readRows(false);
      }
    }
  }

  end(): void {
    if (!this.#isStopped && this.#pending !== '') {
      this.#readRows(true);
    }
    if (this.#columns === undefined && !this.#isStopped) {
      this.#problems.defect('The table has no header row.');
    }
    if (this.#shortRows > 0) {
      this.#problems.note(
        `${this.#shortRows} of the rows have fewer cells than the header, the first in line ${this.#firstShortRow}; the missing ones are read as empty.`,
      );
    }
    if (this.#paddedRows > 0) {
      this.#problems.note(
        `${this.#paddedRows} of the rows end in empty cells that have no header; these were left out.`,
      );
    }
  }

  #readRows(isEnd: boolean): void {
    if (this.#delimiter === '') {
      this.#start(isEnd);
    }
    const text = this.#pending;
    const { data, errors, length } = parseRows(text, this.#delimiter, isEnd);
    // Only a quoted cell can hold a line end.
    const hasQuotes = text.includes('"');
    const isOpenEnd = isEnd && !text.endsWith('\n');
    let error = 0;
    for (const [index, row] of data.entries()) {
      const line = this.#line;
      this.#line += 1 + (hasQuotes ? lineEndsIn(row) : 0);
      for (; errors[error]?.row === index; error += 1) {
        this.#problems.defect(`The quotes of a cell are damaged: ${errors[error]!.message}.`, line);
      }
      this.#takeRow(row, line, isOpenEnd && index === data.length - 1);
      if (this.#problems.isFull || this.#isStopped) {
        this.#isStopped = true;
        return;
      }
    }
    this.#pending = text.slice(length);
    this.#attemptAt = Math.max(headLength, this.#pending.length * 2);
    if (this.#pending.length > longestRow) {
      this.#problems.defect(
        `A row has more than ${longestRow} characters; a closing quote may be missing. Nothing behind it was read.`,
        this.#line,
      );
      this.#isStopped = true;
    }
  }

  /** Finds the header and the separator. */
  #start(isEnd: boolean): void {
    const header = knownHeader.exec(this.#pending)?.index ?? 0;
    if (header > 0) {
      const preamble = this.#pending.slice(0, header);
      const lines = preamble.split('\n').length - 1;
      this.#problems.note(`${lines} lines before the header were left out.`);
      this.#line += lines;
      this.#pending = this.#pending.slice(header);
    }
    const isWhole = isEnd && this.#pending.length <= headLength;
    const { best, isDoubtful } = findDelimiter(this.#pending.slice(0, headLength), isWhole);
    this.#delimiter = best;
    if (isDoubtful) {
      this.#problems.note(
        `More than one character could separate the cells; ${JSON.stringify(best)} was taken.`,
      );
    }
  }

  #takeRow(row: readonly string[], line: number, isOpenEnd: boolean): void {
    if (isBlank(row)) {
      return;
    }
    if (this.#columns === undefined) {
      this.#takeHeader(row, line);
      return;
    }
    const width = this.#columns.length;
    if (row.length === width) {
      this.#sink.row(row);
    } else if (row.length < width) {
      this.#takeShortRow(row, width, line, isOpenEnd);
    } else if (row.slice(width).every((cell) => cell === '')) {
      this.#paddedRows += 1;
      this.#sink.row(row.slice(0, width));
    } else {
      this.#problems.defect(
        `A row has ${row.length} cells where the header has ${width}; it was left out.`,
        line,
      );
    }
  }

  #takeShortRow(row: readonly string[], width: number, line: number, isOpenEnd: boolean): void {
    if (isOpenEnd) {
      this.#problems.defect(
        `The last row has ${row.length} cells where the header has ${width}: the table is cut off.`,
        line,
      );
      return;
    }
    this.#shortRows += 1;
    this.#firstShortRow ||= line;
    this.#sink.row([...row, ...new Array<string>(width - row.length).fill('')]);
  }

  #takeHeader(row: readonly string[], line: number): void {
    if (row.length > mostColumns) {
      this.#problems.defect(`The table has more than ${mostColumns} columns; it was not read.`, line);
      this.#isStopped = true;
      return;
    }
    const columns = row.map((name) => name.trim());
    const seen = new Map<string, number>();
    for (const name of columns) {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      if (count === 2) {
        this.#problems.note(`More than one column is called ${JSON.stringify(name)}.`);
      }
    }
    this.#columns = columns;
    this.#sink.columns(columns);
  }
}

function lineEndsIn(row: readonly string[]): number {
  let count = 0;
  for (const cell of row) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) {
      count += 1;
    }
  }
  return count;
}

/**
 * Makes every line end `\n`. A carriage return alone ends lines only in files that have no line feed near their start;
 * elsewhere it is a character like any other.
 */
class LineEnds {
  #isSettled = false;
  #returnsEndLines = false;
  #held = '';

  /** The text that can be passed on now. */
  push(piece: string): string {
    const text = this.#held + piece;
    this.#isSettled ||= text.includes('\n');
    if (!this.#isSettled && text.length < headLength) {
      this.#held = text;
      return '';
    }
    this.#returnsEndLines ||= !this.#isSettled;
    this.#isSettled = true;
    // The line feed of a pair may come with the next piece.
    this.#held = text.endsWith('\r') ? '\r' : '';
    return this.#normalise(this.#held === '' ? text : text.slice(0, -1));
  }

  end(): string {
    this.#returnsEndLines ||= !this.#isSettled;
    return this.#normalise(this.#held === '\r' ? '\n' : this.#held);
  }

  #normalise(text: string): string {
    if (!text.includes('\r')) {
      return text;
    }
    const normalised = text.replaceAll('\r\n', '\n');
    return this.#returnsEndLines ? normalised.replaceAll('\r', '\n') : normalised;
  }
}

/**
 * Reads comma-, semicolon-, tab- or bar-separated values; the header decides which. Cells are texts as written, with two
 * exceptions: names of columns are trimmed, and line ends are always `\n`, so that a checkout which changes line ends
 * changes no cell. Names of columns may repeat (a note says so). Blank lines are skipped. A row with too few cells is
 * filled up with empty ones (a note); one with too many, and a last row that breaks off, are defects and left out.
 */
export const readCsv: TextReader = async (text, sink) => {
  const table = new Table(sink);
  const lineEnds = new LineEnds();
  let isFirst = true;
  for await (const piece of text) {
    table.push(lineEnds.push(isFirst ? piece.replace(/^\ufeff/, '') : piece));
    isFirst &&= piece === '';
    if (table.isStopped) {
      break;
    }
  }
  table.push(lineEnds.end());
  table.end();
};
