import { open, realpath } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { PersonalNames } from '../core/evidence/personal';
import { Redactor, Surveyor } from '../core/evidence/redact';
import type { PersonalDetail } from '../core/evidence/redact';
import { toFileReadError } from './boundedRead';
import { bytesOf } from './reportFile';

/** What is personal in a file. */
export interface InspectedFile {
  readonly details: readonly PersonalDetail[];
  /** The file with its details replaced, in the encoding that it has; every byte outside the replaced places is as it was. */
  readonly redacted: () => AsyncIterable<Uint8Array>;
}

/** An encoding under which bytes become text and the same bytes again. */
type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1';

/**
 * Looks through a file for personal details, see `redact`. It is read piece by piece, and never in memory as a whole.
 * @param path absolute
 * @throws FileReadError
 */
export async function inspectFile(path: string, root: string): Promise<InspectedFile> {
  try {
    const file = await realpath(path);
    const encoding = await encodingOf(file);
    const surveyor = new Surveyor(root);
    for await (const text of textOf(file, encoding)) {
      surveyor.push(text);
    }
    const names = surveyor.end();
    const redactor = new Redactor(names, root);
    for await (const text of textOf(file, encoding)) {
      redactor.push(text);
    }
    redactor.end();
    return { details: redactor.details, redacted: () => redactedBytes(file, encoding, names, root) };
  } catch (error) {
    throw toFileReadError(error);
  }
}

async function* redactedBytes(
  file: string,
  encoding: Encoding,
  names: PersonalNames,
  root: string,
): AsyncGenerator<Uint8Array> {
  const redactor = new Redactor(names, root);
  for await (const text of textOf(file, encoding)) {
    const ready = redactor.push(text);
    if (ready !== '') {
      yield encoded(ready, encoding);
    }
  }
  yield encoded(redactor.end(), encoding);
}

/** A byte order mark is a character like any other here, so it stays. */
async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new StringDecoder(encoding === 'utf16be' ? 'utf16le' : encoding);
  let odd = Buffer.alloc(0);
  for await (const bytes of bytesOf(file)) {
    if (encoding !== 'utf16be') {
      yield decoder.write(bytes);
      continue;
    }
    const joined = Buffer.concat([odd, bytes]);
    const even = joined.length - (joined.length % 2);
    odd = joined.subarray(even);
    yield decoder.write(Buffer.from(joined.subarray(0, even)).swap16());
  }
  yield decoder.end();
}

function encoded(text: string, encoding: Encoding): Buffer {
  return encoding === 'utf16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, encoding);
}

async function encodingOf(file: string): Promise<Encoding> {
  const mark = await byteOrderMark(file);
  if (mark !== undefined) {
    return mark;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of bytesOf(file)) {
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return 'utf8';
  } catch (error) {
    if (error instanceof TypeError) {
      // Each byte is one character: right for the ASCII in it, and the rest stays what it is.
      return 'latin1';
    }
    throw error;
  }
}

/** The UTF-16 that a file says it is in, if it ends with a whole character. */
async function byteOrderMark(file: string): Promise<'utf16le' | 'utf16be' | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const { size } = await handle.stat();
    const mark = bytesRead < 2 || size % 2 === 1 ? 0 : buffer.readUInt16BE(0);
    return mark === 0xfffe ? 'utf16le' : mark === 0xfeff ? 'utf16be' : undefined;
  } finally {
    await handle.close();
  }
}
