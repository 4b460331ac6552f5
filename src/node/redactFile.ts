import { realpath } from 'node:fs/promises';
import { redact } from '../core/evidence/redact';
import type { PersonalDetail } from '../core/evidence/redact';
import { readBounded } from './boundedRead';

/** A file with its personal details replaced. */
export interface RedactedFile {
  /** In the encoding that it had; every byte outside the replaced places is as it was. */
  readonly bytes: Buffer;
  readonly details: readonly PersonalDetail[];
}

/** Larger files are not looked through: they would have to be in memory several times. */
export const MAX_REDACTED_BYTES = 128 * 1024 * 1024;

/**
 * Looks through a file for personal details, see {@link redact}.
 * @param path absolute
 * @throws FileReadError also of kind `too-large`
 */
export async function redactFile(path: string, root: string): Promise<RedactedFile> {
  const bytes = await readBounded(await realpath(path), MAX_REDACTED_BYTES);
  const encoding = encodingOf(bytes);
  // A byte order mark is a character like any other here, so it stays.
  const { text, details } = redact(bytes.toString(encoding), root);
  return { bytes: details.length === 0 ? bytes : Buffer.from(text, encoding), details };
}

/** An encoding under which the bytes become text and the same bytes again. */
function encodingOf(bytes: Buffer): BufferEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf16le';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf8';
  } catch {
    // Each byte is one character: right for the ASCII in it, and the rest stays what it is.
    return 'latin1';
  }
}
