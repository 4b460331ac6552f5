import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { AnswerSink, hasQuote } from '../../core/evidence/answers';
import type { Answer, FileReading, Query } from '../../core/evidence/query';
import { MAX_REPORT_BYTES, readReport } from '../../core/evidence/readReport';
import { ReportError } from '../../core/evidence/report';
import { FileReadError } from '../../core/ports';
import { toFileReadError } from '../boundedRead';
import { resolveInside } from '../realPaths';
import { normaliserFor } from './reportPaths';
import { blobHash, unixDigest } from './storedDigest';

/** A data file that is to be read. Plain data: it crosses threads. */
export interface FileTask {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly path: string;
  readonly format: string | undefined;
  readonly queries: readonly Query[];
  /** The object that git stores for it; undefined when it is not committed as it is. */
  readonly blob: string | undefined;
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

/** The most of a text that is looked through for a quotation, in bytes. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;
/** A pointer is shorter. */
const MAX_POINTER_BYTES = 1024;
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-.*\n)*oid sha256:([\da-f]{64})\nsize (\d+)\n$/;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Reads a data file: what it answers, and by which digest it is known. Never rejects for what the file is. */
export async function readDataFile(task: FileTask): Promise<FileResult> {
  let handle: FileHandle | undefined;
  try {
    const absolute = await resolveInside(task.root, task.path);
    handle = await open(absolute, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    const { size } = await requireFile(handle);
    const digests = new Digests(task.blob, size);
    const { reading, problem } = await readContent(handle, task, digests);
    const after = await handle.stat();
    if (digests.size !== size || after.size !== size) {
      throw new FileReadError('unreadable', 'It is being written to: try again.');
    }
    const pointer = digests.pointer();
    const digest = await digestOf(task, digests, absolute);
    return {
      kind: 'read',
      digest: pointer ?? digest,
      diskDigest: digests.disk(),
      hasCrlf: digests.hasCrlf,
      isPointer: pointer !== undefined,
      reading: pointer === undefined ? reading : undefined,
      problem: pointer === undefined ? problem : undefined,
    };
  } catch (error) {
    const known = toFileReadError(error);
    if (known instanceof FileReadError) {
      return { kind: 'failed', error: known.kind, message: known.message };
    }
    throw known;
  } finally {
    await handle?.close();
  }
}

async function requireFile(handle: FileHandle): Promise<{ readonly size: number }> {
  const stats = await handle.stat();
  if (!stats.isFile()) {
    throw new FileReadError(
      'unreadable',
      stats.isDirectory() ? 'It is a folder, not a file.' : 'It is not a regular file.',
    );
  }
  if (stats.size > MAX_REPORT_BYTES) {
    throw new FileReadError('too-large', `It is larger than ${MAX_REPORT_BYTES / (1024 * 1024)} MiB.`);
  }
  return stats;
}

/** Reads the whole file once, for its digests as well as for what it says. */
async function readContent(
  handle: FileHandle,
  task: FileTask,
  digests: Digests,
): Promise<{ readonly reading: FileReading | undefined; readonly problem: string | undefined }> {
  const bytes = digests.watch(piecesOf(handle));
  const { queries } = task;
  const quotes = queries.filter((query) => query.ask === 'quote');
  try {
    if (quotes.length > 0 && quotes.length === queries.length) {
      return { reading: await readText(bytes, queries), problem: undefined };
    }
    const sink = new AnswerSink(queries);
    const { format } = await readReport(
      bytes,
      {
        context: { normalisePath: normaliserFor(task.root) },
        name: basename(task.path),
        format: task.format,
      },
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
  } finally {
    // A reader may have had enough, but the digest is that of the whole file.
    while ((await bytes.next()).done !== true) {
      // Watching is what counts.
    }
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

async function readText(bytes: AsyncIterable<Uint8Array>, queries: readonly Query[]): Promise<FileReading> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > MAX_TEXT_BYTES) {
      throw new ReportError('too-large', `it is a text of more than ${MAX_TEXT_BYTES / (1024 * 1024)} MiB`);
    }
    pieces.push(Uint8Array.from(piece));
  }
  const text = new TextDecoder().decode(Buffer.concat(pieces));
  const answers = queries.map((query): Answer => ({
    kind: 'quote',
    found: query.ask === 'quote' && hasQuote(text, query.quote),
  }));
  return { ...emptyReading, answers };
}

/** The bytes of a file from where the handle stands. Stopping early leaves the handle open and what is left to the next. */
function piecesOf(handle: FileHandle): AsyncIterable<Uint8Array> & AsyncIterator<Uint8Array> {
  const size = 256 * 1024;
  return {
    async next(): Promise<IteratorResult<Uint8Array>> {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size);
      return bytesRead === 0
        ? { done: true, value: undefined }
        : { done: false, value: buffer.subarray(0, bytesRead) };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What a file is known by, found while its bytes go by. */
class Digests {
  readonly #disk = createHash('sha256');
  readonly #stored: Hash | undefined;
  readonly #blob: string | undefined;
  #head: Buffer = Buffer.alloc(0);
  #diskDigest: string | undefined;
  #lastByte = 0;
  size = 0;
  hasCrlf = false;

  constructor(blob: string | undefined, size: number) {
    this.#blob = blob;
    this.#stored = blob === undefined ? undefined : blobHash(blob, size);
  }

  watch(
    bytes: AsyncIterable<Uint8Array> & AsyncIterator<Uint8Array>,
  ): AsyncIterable<Uint8Array> & AsyncIterator<Uint8Array> {
    return {
      next: async () => {
        const result = await bytes.next();
        if (result.done !== true) {
          this.#take(result.value);
        }
        return result;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #take(piece: Uint8Array): void {
    this.#disk.update(piece);
    this.#stored?.update(piece);
    if (this.#head.length < MAX_POINTER_BYTES) {
      this.#head = Buffer.concat([this.#head, piece.subarray(0, MAX_POINTER_BYTES)]);
    }
    this.hasCrlf ||= (this.#lastByte === CARRIAGE_RETURN && piece[0] === LINE_FEED) || hasCrlf(piece);
    this.#lastByte = piece.at(-1) ?? this.#lastByte;
    this.size += piece.length;
  }

  disk(): string {
    this.#diskDigest ??= this.#disk.digest('hex');
    return this.#diskDigest;
  }

  /** Whether the bytes on disk are those that git stores. */
  isStored(): boolean {
    return this.#stored?.digest('hex') === this.#blob;
  }

  /** The digest of the content that a pointer of Git LFS stands for; undefined when the file is none. */
  pointer(): string | undefined {
    return this.size < MAX_POINTER_BYTES ? POINTER.exec(this.#head.toString('latin1'))?.[1] : undefined;
  }
}

function hasCrlf(piece: Uint8Array): boolean {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).includes('\r\n');
}

/**
 * The digest of what git stores, which can differ from what is on disk by line ends and by Git LFS. All of it is found
 * without asking git.
 * @returns undefined when git has another filter than these
 */
async function digestOf(task: FileTask, digests: Digests, absolute: string): Promise<string | undefined> {
  const { blob } = task;
  if (blob === undefined || digests.isStored()) {
    return digests.disk();
  }
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${digests.disk()}\nsize ${digests.size}\n`;
  if (blobHash(blob, pointer.length).update(pointer).digest('hex') === blob) {
    return digests.disk();
  }
  return digests.hasCrlf ? unixDigest(absolute, blob) : undefined;
}
