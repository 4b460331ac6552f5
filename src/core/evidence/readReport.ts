import { decode } from './decode';
import type { Decoding } from './decode';
import { parseJson } from './parseJson';
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
  /** The largest file that is read; {@link MAX_REPORT_BYTES} when not given. */
  readonly maxBytes?: number | undefined;
}

/** What was read. */
export interface ReadReport {
  readonly format: ReportFormat;
  readonly encoding: string;
}

const MEBI = 1024 * 1024;
/** The largest file that is read as a stream, in bytes. */
export const MAX_REPORT_BYTES = 256 * MEBI;
/** The longest JSON document, in characters: it has to be in memory as a whole. */
const MAX_JSON = 64 * MEBI;
/** How much of a file tells its format, in characters. */
const HEAD = 64 * 1024;

/**
 * Reads a report of any format and tells `sink` what it says. The format is found by the content. The source of the bytes
 * is closed when nothing more of it is wanted, if it can be.
 * @throws ReportError when it cannot be read at all
 */
export async function readReport(
  bytes: AsyncIterable<Uint8Array>,
  { context, name, format: stated, maxBytes = MAX_REPORT_BYTES }: ReadOptions,
  sink: ReportSink,
): Promise<ReadReport> {
  const decoding: Decoding = { encoding: 'utf-8', isLossy: false, unknown: undefined };
  const pieces = decode(atMost(bytes, maxBytes), decoding);
  try {
    const head = await headOf(pieces);
    const found = statedFormat(stated) ?? recognise(head, name);
    requireReport(head, found);
    const format = await dispatch(found, stated === undefined, continued(head, pieces), sink, context);
    if (decoding.unknown !== undefined) {
      sink.note(`The encoding ${decoding.unknown} is not known; the file was read as UTF-8.`);
    }
    if (decoding.isLossy) {
      sink.note(`Some bytes are not ${decoding.encoding} and were replaced.`);
    }
    return { format, encoding: decoding.encoding };
  } finally {
    await pieces.return(undefined);
  }
}

/** @throws ReportError */
async function* atMost(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array, undefined> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) {
      throw new ReportError('too-large', `it is larger than ${Math.floor(most / MEBI)} MiB`);
    }
    yield chunk;
  }
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

/** @throws ReportError where no reader could make anything of the file */
function requireReport(head: string, format: ReportFormat): void {
  if (head.trim() === '') {
    throw new ReportError('empty', 'it is empty');
  }
  const isBinary = head.includes('\0');
  // In a damaged XML report some zero bytes are one defect among others.
  if (isBinary && (format === 'text' || !head.trimStart().startsWith('<'))) {
    throw new ReportError('not-text', 'it holds binary data, not text');
  }
  if (format === 'text') {
    throw new ReportError('not-recognised', 'its format is not one that Grounds knows');
  }
}

async function dispatch(
  found: ReportFormat,
  isGuess: boolean,
  text: AsyncIterable<string>,
  sink: ReportSink,
  context: ReadContext,
): Promise<ReportFormat> {
  const reader = textReaders[found];
  if (reader !== undefined) {
    await reader(text, sink, context);
    return found;
  }
  const document = parseJson(await whole(text));
  const format = isGuess || found === 'json' ? recogniseDocument(document) : found;
  documentReaders[format]?.(document, sink, context);
  sink.document(document);
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
  pieces: AsyncGenerator<string, undefined>,
): AsyncGenerator<string, undefined> {
  yield head;
  yield* pieces;
}

/** @throws ReportError */
async function whole(text: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of text) {
    length += piece.length;
    if (length > MAX_JSON) {
      throw new ReportError('too-large', `it is JSON of more than ${MAX_JSON / MEBI} MiB`);
    }
    pieces.push(piece);
  }
  return pieces.join('');
}
