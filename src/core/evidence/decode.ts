/** What a file is encoded as, and whether it really was. */
export interface Decoding {
  /** The name of the encoding, as browsers know it. */
  encoding: string;
  /** Whether bytes were found that the encoding does not have; they were replaced. */
  isLossy: boolean;
  /** The encoding that the file declares, where it is not one that can be read; the file was read as UTF-8 instead. */
  unknown: string | undefined;
}

/** Decodes one piece after the other. */
interface PieceDecoder {
  decode(piece: Uint8Array): string;
  /** What is left of a character that never ended. */
  end(): string;
}

/** How much of a file tells its encoding, in bytes. */
const PROBE = 256;
/** Longer pieces are taken apart, so that everybody behind can count on short ones; in bytes. */
const LONGEST_PIECE = 256 * 1024;
/** What the engine's decoder is given at a time, in bytes. */
const RUN = 8 * 1024;
const REPLACEMENT = '\ufffd';
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Decodes a file piece by piece: as UTF-16 by its byte order mark or its first two characters, else as the XML declaration
 * says, else as UTF-8. Bytes that the
 * encoding does not have are replaced. A mark at the start is dropped.
 * @param decoding is filled in while reading
 * @yields texts that are not empty and hold at most 256 Ki characters
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  decoding: Decoding,
): AsyncGenerator<string, undefined> {
  let decoder: PieceDecoder | undefined;
  let head = new Uint8Array();
  let isStart = true;

  function* texts(chunk: Uint8Array): Generator<string> {
    decoder ??= decoderFor(chunk, decoding);
    for (let from = 0; from < chunk.length; from += LONGEST_PIECE) {
      const text = decoder.decode(chunk.subarray(from, from + LONGEST_PIECE));
      const kept = isStart && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
      isStart &&= text === '';
      if (kept !== '') {
        yield kept;
      }
    }
  }

  for await (const chunk of bytes) {
    if (decoder !== undefined) {
      yield* texts(chunk);
      continue;
    }
    head = head.length === 0 ? Uint8Array.from(chunk) : joined(head, chunk);
    if (head.length >= PROBE) {
      yield* texts(head);
    }
  }
  if (decoder === undefined) {
    yield* texts(head);
  }
  const rest = decoder?.end() ?? '';
  if (rest !== '') {
    yield rest;
  }
}

function decoderFor(head: Uint8Array, decoding: Decoding): PieceDecoder {
  decoding.encoding = encodingOf(head, decoding);
  return decoding.encoding === 'utf-8' ? new Utf8Decoder(decoding) : new OtherDecoder(decoding);
}

function encodingOf(head: Uint8Array, decoding: Decoding): string {
  const wide = wideEncodingOf(head);
  if (wide !== undefined) {
    return wide;
  }
  const declared = declaredEncoding(String.fromCharCode(...head.subarray(0, PROBE)));
  // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
  if (declared === undefined || /^utf-?16/i.test(declared)) {
    return 'utf-8';
  }
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    decoding.unknown = declared;
    return 'utf-8';
  }
}

/** UTF-16, by its mark or by where the zero bytes of two characters of ASCII stand: every report begins with such. */
function wideEncodingOf(head: Uint8Array): string | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = head;
  if (
    (first === 0xff && second === 0xfe) ||
    (isPlain(first) && second === 0 && isPlain(third) && fourth === 0)
  ) {
    return 'utf-16le';
  }
  if (
    (first === 0xfe && second === 0xff) ||
    (first === 0 && isPlain(second) && third === 0 && isPlain(fourth))
  ) {
    return 'utf-16be';
  }
  return undefined;
}

/** Whether a byte is a character of ASCII as texts have them. */
function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function declaredEncoding(head: string): string | undefined {
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}

/**
 * Gives whole characters at a time to a decoder without memory: only that one can be strict and go on. In short runs,
 * because engines decode ASCII several times faster up to the first other character that they are given.
 */
class Utf8Decoder implements PieceDecoder {
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #lossy = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #decoding: Decoding;
  #carried = new Uint8Array();

  constructor(decoding: Decoding) {
    this.#decoding = decoding;
  }

  decode(piece: Uint8Array): string {
    const bytes = this.#carried.length === 0 ? piece : joined(this.#carried, piece);
    const length = bytes.length - unfinishedLength(bytes, bytes.length);
    this.#carried = bytes.slice(length);
    const runs: string[] = [];
    let from = 0;
    while (from < length) {
      let to = Math.min(from + RUN, length);
      to -= to < length ? unfinishedLength(bytes, to) : 0;
      runs.push(this.#decodeRun(bytes.subarray(from, to)));
      from = to;
    }
    // Unlike a sum of strings, this is one that is read through without a detour for each character.
    return runs.join('');
  }

  end(): string {
    return this.#decodeRun(this.#carried);
  }

  #decodeRun(bytes: Uint8Array): string {
    try {
      return this.#strict.decode(bytes);
    } catch {
      this.#decoding.isLossy = true;
      return this.#lossy.decode(bytes);
    }
  }
}

/** How many of the bytes before `end` begin a character of UTF-8 that is not complete there. */
function unfinishedLength(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) {
      return 0;
    }
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

class OtherDecoder implements PieceDecoder {
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #decoding: Decoding;

  constructor(decoding: Decoding) {
    this.#decoder = new TextDecoder(decoding.encoding, { ignoreBOM: true });
    this.#decoding = decoding;
  }

  decode(piece: Uint8Array): string {
    return this.#checked(this.#decoder.decode(piece, { stream: true }));
  }

  end(): string {
    return this.#checked(this.#decoder.decode());
  }

  #checked(text: string): string {
    this.#decoding.isLossy ||= text.includes(REPLACEMENT);
    return text;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
