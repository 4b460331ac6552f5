import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AnswerSink } from '../core/evidence/answers';
import { ContentsSink } from '../core/evidence/contents';
import type { ReportContents } from '../core/evidence/contents';
import type { FileReading, Query } from '../core/evidence/query';
import { MAX_REPORT_BYTES, readReport } from '../core/evidence/readReport';
import { ReportError } from '../core/evidence/report';
import type { ReportFormat, ReportSink } from '../core/evidence/report';
import { requireRegularFile, toFileReadError } from './boundedRead';
import { normaliserFor } from './evidence/reportPaths';

/** A report to be read, which need not be in the repository. */
export interface ReportFile {
  /** Absolute path. */
  readonly path: string;
  /** What is read instead of the file: what the copy of it will hold. */
  readonly bytes?: (() => AsyncIterable<Uint8Array>) | undefined;
  /** Absolute path of the repository that its paths are about. */
  readonly root: string;
  /** The format that the user states. */
  readonly format?: string | undefined;
}

/** What is in a report. @throws FileReadError, ReportError */
export async function readContents(file: ReportFile): Promise<ReportContents> {
  const sink = new ContentsSink();
  return sink.contents(await readInto(file, sink));
}

/** What a report answers to questions none of which asks for a quotation. @throws FileReadError, ReportError */
export async function readAnswers(file: ReportFile, queries: readonly Query[]): Promise<FileReading> {
  const sink = new AnswerSink(queries);
  return sink.reading(await readInto(file, sink));
}

async function readInto({ path, bytes, root, format }: ReportFile, sink: ReportSink): Promise<ReportFormat> {
  try {
    const options = { context: { normalisePath: normaliserFor(root) }, name: basename(path), format };
    const pieces = bytes === undefined ? await piecesOf(path) : bytes();
    return (await readReport(pieces, options, sink)).format;
  } catch (error) {
    throw error instanceof ReportError ? error : toFileReadError(error);
  }
}

async function piecesOf(path: string): Promise<AsyncIterable<Uint8Array>> {
  await requireReport(path);
  return bytesOf(path);
}

/** The bytes of a file piece by piece, a little more than a report may have. @param path absolute */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { end: MAX_REPORT_BYTES })) {
    yield piece as Buffer;
  }
}

/** @throws FileReadError for what is no file, or too large for a report */
export async function requireReport(path: string): Promise<void> {
  const stats = await stat(path).catch((error: unknown) => {
    throw toFileReadError(error);
  });
  requireRegularFile(stats, MAX_REPORT_BYTES);
}
