/** What a report is encoded as, and whether it really was. */
export interface Decoding {
  /** The name of the encoding, as browsers know it. */
  encoding: string;
  /** Whether bytes were found that the encoding does not have; they were replaced. */
  isLossy: boolean;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** How much of a file tells its encoding, in bytes. */
const PROBE = 256;

/**
 * Decodes a file piece by piece: as UTF-16 when it begins with its mark, else as the XML declaration says, else as UTF-8,
 * which goes on with replaced characters where the bytes are no UTF-8. Marks at the start are dropped.
 * @param decoding is filled in while reading
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  decoding: Decoding,
): AsyncGenerator<string, undefined> {
  let decoder: Decoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= start(chunk, decoding);
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      decoding.isLossy = true;
      decoder = new TextDecoder(decoding.encoding);
      text = decoder.decode(chunk, { stream: true });
    }
    if (text !== '') {
      yield text;
    }
  }
  let rest = '';
  try {
    rest = decoder?.decode() ?? '';
  } catch {
    decoding.isLossy = true;
  }
  if (rest !== '') {
    yield rest;
  }
}

function start(chunk: Uint8Array, decoding: Decoding): Decoder {
  decoding.encoding = encodingOf(chunk);
  return new TextDecoder(decoding.encoding, { fatal: true });
}

function encodingOf(chunk: Uint8Array): string {
  const [first, second] = chunk;
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  const declared = declaredEncoding(String.fromCharCode(...chunk.subarray(0, PROBE)));
  // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
  if (declared === undefined || /^utf-?16/i.test(declared)) {
    return 'utf-8';
  }
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}

function declaredEncoding(head: string): string | undefined {
  return /^(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}
