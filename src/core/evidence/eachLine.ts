/** One line of a text, without its line end. */
export interface TextLine {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Whether the line is longer than what is kept of it. */
  readonly isCut: boolean;
}

/**
 * Calls `onLine` with the lines of a text that comes in pieces, until it answers `false`. Lines end at `\n` and `\r\n`; a
 * byte order mark is left out, and so is the empty line behind the last line end. No line is kept longer than `maxLength`.
 */
export async function eachLine(
  text: AsyncIterable<string>,
  maxLength: number,
  onLine: (line: TextLine) => boolean,
): Promise<void> {
  let number = 0;
  let started = '';
  let isCut = false;

  function append(piece: string): void {
    isCut ||= started.length + piece.length > maxLength;
    started += piece.slice(0, Math.max(0, maxLength - started.length));
  }

  function finish(): boolean {
    const line = started.endsWith('\r') && !isCut ? started.slice(0, -1) : started;
    number += 1;
    const goOn = onLine({ text: number === 1 ? line.replace(/^\ufeff/, '') : line, number, isCut });
    started = '';
    isCut = false;
    return goOn;
  }

  for await (const piece of text) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      append(piece.slice(from, end));
      from = end + 1;
      if (!finish()) {
        return;
      }
    }
    append(piece.slice(from));
  }
  if (started !== '') {
    finish();
  }
}
