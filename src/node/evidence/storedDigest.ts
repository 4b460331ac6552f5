import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The start of the digest by which git knows a file's bytes. */
export function blobHash(id: string, size: number): Hash {
  return createHash(id.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`);
}

/**
 * The SHA-256 of a file with CRLF turned into LF, if that is what git stores under the object id `blob`; else undefined.
 * @param absolute the path, inside the repository
 */
export async function unixDigest(absolute: string, blob: string): Promise<string | undefined> {
  let size = 0;
  for await (const piece of unixPieces(absolute)) {
    size += piece.length;
  }
  const content = createHash('sha256');
  const stored = blobHash(blob, size);
  for await (const piece of unixPieces(absolute)) {
    content.update(piece);
    stored.update(piece);
  }
  return stored.digest('hex') === blob ? content.digest('hex') : undefined;
}

async function* unixPieces(absolute: string): AsyncGenerator<Buffer> {
  let endsWithReturn = false;
  for await (const piece of createReadStream(absolute) as AsyncIterable<Buffer>) {
    const text: string = (endsWithReturn ? '\r' : '') + piece.toString('latin1');
    endsWithReturn = text.endsWith('\r');
    yield Buffer.from((endsWithReturn ? text.slice(0, -1) : text).replaceAll('\r\n', '\n'), 'latin1');
  }
  if (endsWithReturn) {
    yield Buffer.from('\r');
  }
}
