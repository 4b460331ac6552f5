import { basename } from 'node:path';
import { AnswerSink, quoteFinder } from '../../core/evidence/answers';
import { decode } from '../../core/evidence/decode';
import type { Answer, FileReading, Query } from '../../core/evidence/query';
import { readReport } from '../../core/evidence/readReport';
import { ReportError } from '../../core/evidence/report';
import { FileReadError } from '../../core/ports';
import { toFileReadError } from '../boundedRead';
import { resolveInside } from '../realPaths';
import { normaliserFor } from './reportPaths';
import { blobHash, unixDigest } from './storedDigest';
import { WatchedFile } from './watchedFile';
import type { FileBytes, FileDigests } from './watchedFile';

/** A data file that is to be read. Plain data: it crosses threads. */
export interface FileTask {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly path: string;
  readonly format: string | undefined;
  readonly queries: readonly Query[];
  /** The object that git stores for it; undefined when it is not committed as it is. */
  readonly blob: string | undefined;
  /** Absolute path of a copy of what git stores, to be read instead of the file in the working tree. */
  readonly copy?: string;
}

/** What a data file holds. Plain data. */
export type FileResult =
  | {
      readonly kind: 'read';
      /** SHA-256 of the bytes that git stores, in hexadecimal. Undefined when only git can tell: see `bytes`. */
      readonly digest: string | undefined;
      /** SHA-256 of the bytes on disk. */
      readonly diskDigest: string;
      /** Whether lines end with CRLF on disk, so that git may store others. */
      readonly hasCrlf: boolean;
      /** Whether the file is a pointer of Git LFS, whose content is not here. */
      readonly isPointer: boolean;
      readonly reading: FileReading | undefined;
      /** Why the content makes no sense; a sentence part. */
      readonly problem: string | undefined;
    }
  | { readonly kind: 'failed'; readonly error: FileReadError['kind']; readonly message: string };

/** The most of a text that is looked through for a quotation, in characters. */
const MAX_TEXT = 16 * 1024 * 1024;

/** Reads a data file: what it answers, and by which digest it is known. Never rejects for what the file is. */
export async function readDataFile(task: FileTask): Promise<FileResult> {
  let file: WatchedFile | undefined;
  try {
    const absolute = task.copy ?? (await resolveInside(task.root, task.path));
    file = await WatchedFile.open(absolute, task.blob);
    const content = await readContent(file.bytes(), task);
    const digests = await file.digests();
    const digest = digests.pointer ?? (await digestOf(task.blob, digests, absolute));
    const known = { kind: 'read', digest, diskDigest: digests.disk, hasCrlf: digests.hasCrlf } as const;
    return digests.pointer === undefined
      ? { ...known, ...content, isPointer: false }
      : { ...known, isPointer: true, reading: undefined, problem: undefined };
  } catch (error) {
    const known = toFileReadError(error);
    if (known instanceof FileReadError) {
      return { kind: 'failed', error: known.kind, message: known.message };
    }
    throw known;
  } finally {
    await file?.close();
  }
}

/** Reads as much of a file as it takes to answer. */
async function readContent(
  bytes: FileBytes,
  { queries, root, path, format: stated }: FileTask,
): Promise<{ readonly reading: FileReading | undefined; readonly problem: string | undefined }> {
  try {
    if (queries.length > 0 && queries.every((query) => query.ask === 'quote')) {
      return { reading: await readText(bytes, queries), problem: undefined };
    }
    const sink = new AnswerSink(queries);
    const { format } = await readReport(
      bytes,
      { context: { normalisePath: normaliserFor(root) }, name: basename(path), format: stated },
      sink,
    );
    return { reading: sink.reading(format), problem: undefined };
  } catch (error) {
    if (!(error instanceof ReportError)) {
      throw error;
    }
    const isText = error.kind === 'not-recognised' && queries.length === 0;
    return isText
      ? { reading: emptyReading, problem: undefined }
      : { reading: undefined, problem: error.message };
  }
}

/** A file of which nothing is asked needs no format. */
const emptyReading: FileReading = {
  format: 'text',
  defects: [],
  notes: [],
  commit: undefined,
  dirty: false,
  claims: [],
  answers: [],
};

async function readText(bytes: FileBytes, queries: readonly Query[]): Promise<FileReading> {
  let text = '';
  for await (const piece of decode(bytes, { encoding: 'utf-8', isLossy: false, unknown: undefined })) {
    text += piece;
    if (text.length > MAX_TEXT) {
      throw new ReportError('too-large', `it is a text of more than ${MAX_TEXT / (1024 * 1024)} MiB`);
    }
  }
  const has = quoteFinder(text);
  const answers = queries.map((query): Answer => ({
    kind: 'quote',
    found: query.ask === 'quote' && has(query.quote),
  }));
  return { ...emptyReading, answers };
}

/**
 * The digest of what git stores, which can differ from what is on disk by line ends and by Git LFS. All of it is found
 * without asking git.
 * @returns undefined when git has another filter than these
 */
async function digestOf(
  blob: string | undefined,
  { disk, size, isStored, hasCrlf }: FileDigests,
  absolute: string,
): Promise<string | undefined> {
  if (blob === undefined || isStored) {
    return disk;
  }
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${disk}\nsize ${size}\n`;
  if (blobHash(blob, pointer.length).update(pointer).digest('hex') === blob) {
    return disk;
  }
  return hasCrlf ? unixDigest(absolute, blob, disk) : undefined;
}
