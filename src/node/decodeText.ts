import { FileReadError } from '../core/ports';

const decoder = new TextDecoder('utf-8', { fatal: true });
/** How much of a file is looked at to tell UTF-16 from binary data, in bytes. */
const PROBE = 1024;

/**
 * Decodes bytes strictly as UTF-8 and drops a byte order mark.
 * @throws FileReadError of kind `not-utf8`, with what the bytes are instead where that can be told
 */
export function decodeText(bytes: Uint8Array): string {
  if (hasUtf16Mark(bytes)) {
    throw utf16Error();
  }
  if (bytes.includes(0)) {
    throw looksLikeUtf16(bytes)
      ? utf16Error()
      : new FileReadError('not-utf8', 'It holds binary data, not text.');
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FileReadError('not-utf8', 'It is not encoded as UTF-8: save it as UTF-8.');
  }
}

/** Whether the bytes start with the UTF-8 byte order mark. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function utf16Error(): FileReadError {
  return new FileReadError('not-utf8', 'It is encoded as UTF-16: save it as UTF-8.');
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Latin letters in UTF-16 have zeros in every second byte and hardly any in the others. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const probed = bytes.subarray(0, PROBE);
  const zeros = [0, 0] as [even: number, odd: number];
  for (const [at, byte] of probed.entries()) {
    if (byte === 0) {
      zeros[at % 2 === 0 ? 0 : 1] += 1;
    }
  }
  return Math.max(...zeros) > probed.length / 4 && Math.min(...zeros) < probed.length / 16;
}
