import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { BigIntStats, Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { FileReadError } from '../core/ports';

/**
 * How files are opened. Not following a link in the last place closes the gap between resolving a path and opening
 * it; not blocking keeps a named pipe from stopping everything. Windows knows neither, nor such pipes.
 */
export const READ_FLAGS =
  // These are undefined on Windows, whatever their type says.
  constants.O_RDONLY |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) |
  ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * The bytes of a regular file of at most `maxBytes`, however it grows meanwhile. `path` is absolute and has no symbolic
 * link in its last place.
 * @throws FileReadError
 */
export async function readBounded(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const file = await open(path, READ_FLAGS);
    try {
      const buffer = Buffer.allocUnsafe(bufferSize(await file.stat(), maxBytes));
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length);
        if (bytesRead === 0) {
          break;
        }
        length += bytesRead;
      }
      return readSoFar(buffer, length, maxBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw toFileReadError(error);
  }
}

/** Reads many files one after the other, without giving way meanwhile, which is several times as fast. */
export class BoundedReader {
  readonly #maxBytes: number;
  #buffer = Buffer.alloc(0);

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * As {@link readBounded}. The bytes are good until the next file is read.
   * @throws FileReadError
   */
  read(path: string): Buffer {
    try {
      const file = openSync(path, READ_FLAGS);
      try {
        const buffer = this.#room(bufferSize(fstatSync(file), this.#maxBytes));
        let length = 0;
        while (length < buffer.length) {
          const bytesRead = readSync(file, buffer, length, buffer.length - length, null);
          if (bytesRead === 0) {
            break;
          }
          length += bytesRead;
        }
        return readSoFar(buffer, length, this.#maxBytes);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      throw toFileReadError(error);
    }
  }

  #room(bytes: number): Buffer {
    if (this.#buffer.length < bytes) {
      this.#buffer = Buffer.allocUnsafe(Math.max(bytes, MIN_ROOM));
    }
    return this.#buffer.subarray(0, bytes);
  }
}

/** Room for most records, in bytes. */
const MIN_ROOM = 32 * 1024;

/** @throws FileReadError for what is no regular file, or larger than `maxBytes` */
export function requireRegularFile(stats: Stats | BigIntStats, maxBytes: number): void {
  if (stats.isDirectory()) {
    throw new FileReadError('unreadable', 'It is a folder, not a file.');
  }
  if (!stats.isFile()) {
    throw new FileReadError('unreadable', 'It is not a regular file.');
  }
  if (stats.size > maxBytes) {
    throw tooLarge(maxBytes);
  }
}

/** Room for the file and one byte more, by which it shows that it grew. */
function bufferSize(stats: Stats, maxBytes: number): number {
  requireRegularFile(stats, maxBytes);
  return Math.min(stats.size, maxBytes) + 1;
}

function readSoFar(buffer: Buffer, length: number, maxBytes: number): Buffer {
  if (length > maxBytes) {
    throw tooLarge(maxBytes);
  }
  if (length === buffer.length) {
    throw new FileReadError('unreadable', 'It is being written to: try again.');
  }
  return buffer.subarray(0, length);
}

function tooLarge(maxBytes: number): FileReadError {
  const limit =
    maxBytes >= 1 << 20 ? `${Math.floor((maxBytes / (1 << 20)) * 10) / 10} MiB` : `${maxBytes} bytes`;
  return new FileReadError('too-large', `It is larger than ${limit}.`);
}

/** An error of Node's file system as one that the core knows; other errors as they are. */
export function toFileReadError(error: unknown): unknown {
  if (error instanceof FileReadError) {
    return error;
  }
  switch (errorCode(error)) {
    case undefined:
      return error;
    case 'ENOENT':
    case 'ENOTDIR':
      return new FileReadError('missing', 'There is no such file.');
    case 'EACCES':
    case 'EPERM':
      return new FileReadError('unreadable', 'You have no permission to read it.');
    case 'EISDIR':
      return new FileReadError('unreadable', 'It is a folder, not a file.');
    case 'ELOOP':
      return new FileReadError('unreadable', 'It is a symbolic link that leads in a circle.');
    case 'ENAMETOOLONG':
      return new FileReadError('missing', 'Its path is longer than this system allows.');
    default:
      return new FileReadError('unreadable', `It cannot be read (${errorCode(error)}).`);
  }
}

/** The code of an error of Node's file system, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
