import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The start of the digest by which git knows a file's bytes. */
export function blobHash(id: string, size: number): Hash {
  return createHash(id.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`);
}

/**
 * The SHA-256 of a file with CRLF turned into LF, if that is what git stores under the object id `blob`; else undefined,
 * and also when the file is no longer the one that was read.
 * @param absolute the path, inside the repository
 * @param disk the SHA-256 of the bytes that were read, in hexadecimal
 */
export async function unixDigest(absolute: string, blob: string, disk: string): Promise<string | undefined> {
  let size = 0;
  const counted = createHash('sha256');
  for await (const piece of unixPieces(absolute, counted)) {
    size += piece.length;
  }
  const raw = createHash('sha256');
  const content = createHash('sha256');
  const stored = blobHash(blob, size);
  for await (const piece of unixPieces(absolute, raw)) {
    content.update(piece);
    stored.update(piece);
  }
  const isSame = counted.digest('hex') === disk && raw.digest('hex') === disk;
  return isSame && stored.digest('hex') === blob ? content.digest('hex') : undefined;
}

/** @param raw is given the bytes as they are */
async function* unixPieces(absolute: string, raw: Hash): AsyncGenerator<Buffer> {
  let endsWithReturn = false;
  for await (const piece of createReadStream(absolute) as AsyncIterable<Buffer>) {
    raw.update(piece);
    const text: string = (endsWithReturn ? '\r' : '') + piece.toString('latin1');
    endsWithReturn = text.endsWith('\r');
    yield Buffer.from((endsWithReturn ? text.slice(0, -1) : text).replaceAll('\r\n', '\n'), 'latin1');
  }
  if (endsWithReturn) {
    yield Buffer.from('\r');
  }
}
