import { printable } from '../report/printable';
import { ReportError } from './report';
import { shortened } from './texts';

/** Deeper documents are attacks. */
const MAX_DEPTH = 200;
/** So many lists and objects take some hundred megabytes of memory; no report has as many. */
const MAX_CONTAINERS = 2_000_000;
const MAX_VALUES = 10_000_000;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * Parses a JSON document. What it will take in memory is estimated before: a thread that runs out of memory may take the
 * whole process with it.
 * @throws ReportError
 */
export function parseJson(text: string): unknown {
  requireModest(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine quotes what it stumbled over.
    const reason = error instanceof Error ? shortened(printable(error.message), 200) : '';
    throw new ReportError('damaged', `it is not valid JSON: ${reason}`);
  }
}

/** @throws ReportError */
function requireModest(text: string): void {
  let depth = 0;
  let containers = 0;
  let commas = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COMMA) {
      commas += 1;
    } else if ((code | 0x20) === 0x7b) {
      depth += 1;
      containers += 1;
      if (depth > MAX_DEPTH) {
        throw new ReportError('too-deep', `it is nested more than ${MAX_DEPTH} levels deep`);
      }
    } else if ((code | 0x20) === 0x7d) {
      depth -= 1;
    }
  }
  if (containers > MAX_CONTAINERS || containers + commas > MAX_VALUES) {
    throw new ReportError('too-large', 'it is JSON of too many values');
  }
}

/** The place of the quote that closes the string which begins at `from`. */
function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === BACKSLASH) {
    start -= 1;
  }
  return (at - start) % 2 === 1;
}
