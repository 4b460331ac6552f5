import { decode } from './decode';
import type { Decoding } from './decode';
import { recognise } from './recognise';
import { recogniseDocument } from './recogniseDocument';
import { documentReaders, textReaders } from './readers';
import { ReportError, reportFormats } from './report';
import type { ReadContext, ReportFormat, ReportSink } from './report';

/** How a report is read. */
export interface ReadOptions {
  readonly context: ReadContext;
  /** The file's name; only a hint. */
  readonly name: string;
  /** The format that somebody stated, where the content does not tell. */
  readonly format?: string | undefined;
}

/** What was read. */
export interface ReadReport {
  readonly format: ReportFormat;
  readonly encoding: string;
}

/** The largest file that is read as a stream, in bytes. */
export const MAX_REPORT_BYTES = 256 * 1024 * 1024;
/** The longest JSON document, in characters: it has to be in memory as a whole. */
const MAX_JSON = 64 * 1024 * 1024;
/** How much of a file tells its format, in characters. */
const HEAD = 64 * 1024;

/**
 * Reads a report of any format and tells `sink` what it says. The format is found by the content.
 * @param bytes the file; not more than {@link MAX_REPORT_BYTES}
 * @throws ReportError when it cannot be read at all
 */
export async function readReport(
  bytes: AsyncIterable<Uint8Array>,
  { context, name, format: stated }: ReadOptions,
  sink: ReportSink,
): Promise<ReadReport> {
  const decoding: Decoding = { encoding: 'utf-8', isLossy: false };
  const pieces = decode(bytes, decoding)[Symbol.asyncIterator]();
  const head = await headOf(pieces);
  if (head.trim() === '') {
    throw new ReportError('empty', 'it is empty');
  }
  const known = statedFormat(stated);
  const found = known ?? recognise(head, name);
  if (found === 'text' || (head.includes('\0') && !head.trimStart().startsWith('<'))) {
    throw head.includes('\0')
      ? new ReportError('not-text', 'it holds binary data, not text')
      : new ReportError('not-recognised', 'its format is not one that Grounds knows');
  }
  const text = continued(head, pieces);
  const reader = textReaders[found];
  let format: ReportFormat = found;
  if (reader === undefined) {
    const document = await parseJson(text);
    format = known === undefined || known === 'json' ? recogniseDocument(document) : known;
    documentReaders[format]?.(document, sink, context);
    sink.document(document);
  } else {
    await reader(text, sink, context);
  }
  if (decoding.isLossy) {
    sink.note(`Some bytes are not ${decoding.encoding} and were replaced.`);
  }
  return { format, encoding: decoding.encoding };
}

/** @throws ReportError */
function statedFormat(stated: string | undefined): ReportFormat | undefined {
  if (stated === undefined) {
    return undefined;
  }
  const format = reportFormats.find((name) => name === stated.toLowerCase());
  if (format === undefined) {
    throw new ReportError('not-recognised', `${stated} is not a format that Grounds knows`);
  }
  return format;
}

async function headOf(pieces: AsyncIterator<string, undefined>): Promise<string> {
  let head = '';
  while (head.length < HEAD) {
    const piece = await pieces.next();
    if (piece.done === true) {
      break;
    }
    head += piece.value;
  }
  return head;
}

async function* continued(
  head: string,
  pieces: AsyncIterator<string, undefined>,
): AsyncGenerator<string, undefined> {
  yield head;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) {
      return undefined;
    }
    yield piece.value;
  }
}

async function parseJson(text: AsyncIterable<string>): Promise<unknown> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > MAX_JSON) {
      throw new ReportError(
        'too-large',
        `it is JSON of more than ${MAX_JSON / (1024 * 1024)} million characters`,
      );
    }
  }
  try {
    return JSON.parse(whole);
  } catch (error) {
    throw new ReportError(
      'damaged',
      `it is not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`,
    );
  }
}
