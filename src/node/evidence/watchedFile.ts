import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { MAX_REPORT_BYTES } from '../../core/evidence/readReport';
import { FileReadError } from '../../core/ports';
import { READ_FLAGS, requireRegularFile } from '../boundedRead';
import { blobHash } from './storedDigest';

/** What a file is known by. */
export interface FileDigests {
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the bytes on disk, in hexadecimal. */
  readonly disk: string;
  /** Whether the bytes on disk are those that git stores. */
  readonly isStored: boolean;
  /** Whether lines end with CRLF, so that git may store others. */
  readonly hasCrlf: boolean;
  /** The digest of the content that a pointer of Git LFS stands for; undefined when the file is none. */
  readonly pointer: string | undefined;
}

/** The bytes of a file from where somebody else left off. */
export type FileBytes = AsyncIterable<Uint8Array> & AsyncIterator<Uint8Array>;

const PIECE = 256 * 1024;
/** A pointer is shorter. */
const MAX_POINTER_BYTES = 1024;
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-.*\n)*oid sha256:([\da-f]{64})\nsize (\d+)\n$/;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * A file that is read once, for what it says as well as for its digests. Every byte passes through here, and there are no
 * digests but those of the whole file, whenever a reader had enough of it.
 */
export class WatchedFile {
  readonly #handle: FileHandle;
  readonly #size: number;
  readonly #changed: bigint;
  readonly #blob: string | undefined;
  readonly #disk = createHash('sha256');
  readonly #stored: Hash | undefined;
  #head: Buffer = Buffer.alloc(0);
  #lastByte = 0;
  #hasCrlf = false;
  #read = 0;
  /** Pieces are read one after the other, even for a reader that does not wait. */
  #turn: Promise<unknown> = Promise.resolve();
  #digests: Promise<FileDigests> | undefined;

  private constructor(handle: FileHandle, size: number, changed: bigint, blob: string | undefined) {
    this.#handle = handle;
    this.#size = size;
    this.#changed = changed;
    this.#blob = blob;
    this.#stored = blob === undefined ? undefined : blobHash(blob, size);
  }

  /**
   * @param absolute the path, with no symbolic link in its last place
   * @param blob the object that git stores for it; undefined when it is not committed as it is
   * @throws FileReadError, or an error of the file system
   */
  static async open(absolute: string, blob: string | undefined): Promise<WatchedFile> {
    const handle = await open(absolute, READ_FLAGS);
    try {
      const stats = await handle.stat({ bigint: true });
      requireRegularFile(stats, MAX_REPORT_BYTES);
      return new WatchedFile(handle, Number(stats.size), stats.mtimeNs, blob);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** What was not read so far. Whoever stops early leaves the rest to the next. */
  bytes(): FileBytes {
    return {
      next: () => this.#next(),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /**
   * Reads what nobody wanted, and tells what the whole file is known by.
   * @throws FileReadError when it was changed meanwhile
   */
  digests(): Promise<FileDigests> {
    this.#digests ??= this.#finish();
    return this.#digests;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  #next(): Promise<IteratorResult<Uint8Array>> {
    const piece = this.#turn.then(() => this.#readPiece());
    this.#turn = piece.catch(() => undefined);
    return piece;
  }

  async #readPiece(): Promise<IteratorResult<Uint8Array>> {
    const { bytesRead, buffer } = await this.#handle.read(Buffer.allocUnsafe(PIECE), 0, PIECE);
    if (bytesRead === 0) {
      return { done: true, value: undefined };
    }
    if (this.#read + bytesRead > this.#size) {
      throw beingWritten();
    }
    const value = buffer.subarray(0, bytesRead);
    this.#watch(value);
    return { done: false, value };
  }

  #watch(piece: Buffer): void {
    this.#disk.update(piece);
    this.#stored?.update(piece);
    if (this.#head.length < MAX_POINTER_BYTES) {
      this.#head = Buffer.concat([this.#head, piece.subarray(0, MAX_POINTER_BYTES)]);
    }
    this.#hasCrlf ||=
      (this.#lastByte === CARRIAGE_RETURN && piece[0] === LINE_FEED) || piece.includes('\r\n');
    this.#lastByte = piece.at(-1) ?? this.#lastByte;
    this.#read += piece.length;
  }

  async #finish(): Promise<FileDigests> {
    while ((await this.#next()).done !== true) {
      // Watching is what counts.
    }
    const { size, mtimeNs } = await this.#handle.stat({ bigint: true });
    if (this.#read !== this.#size || Number(size) !== this.#size || mtimeNs !== this.#changed) {
      throw beingWritten();
    }
    return {
      size: this.#size,
      disk: this.#disk.digest('hex'),
      isStored: this.#stored !== undefined && this.#stored.digest('hex') === this.#blob,
      hasCrlf: this.#hasCrlf,
      pointer: this.#size < MAX_POINTER_BYTES ? POINTER.exec(this.#head.toString('latin1'))?.[1] : undefined,
    };
  }
}

function beingWritten(): FileReadError {
  return new FileReadError('unreadable', 'It is being written to: try again.');
}
