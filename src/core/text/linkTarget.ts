/** The part of a link in round brackets, in characters of the text that holds it. */
export interface LinkTarget {
  readonly start: number;
  readonly end: number;
  /** The place behind the closing bracket. */
  readonly after: number;
}

const MAX_DESTINATION = 2000;
const MAX_TITLE = 500;
/** As deep as brackets may nest in a destination. */
const MAX_BRACKETS = 32;

/** Reads `(destination "title")` from its opening bracket on; undefined when what stands there is something else. */
export function linkTarget(text: string, open: number): LinkTarget | undefined {
  const from = skipSpace(text, open + 1);
  const destination = text[from] === '<' ? inAngles(text, from) : bare(text, from);
  if (destination === undefined) {
    return undefined;
  }
  let at = skipSpace(text, destination.after);
  if (at > destination.after && text[at] !== ')') {
    const title = titleEnd(text, at);
    if (title === undefined) {
      return undefined;
    }
    at = skipSpace(text, title);
  }
  return text[at] === ')' ? { ...destination, after: at + 1 } : undefined;
}

/** Past spaces and at most one line end. */
function skipSpace(text: string, from: number): number {
  let at = from;
  let lines = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      lines += 1;
      if (lines > 1) {
        return at;
      }
    } else if (code !== 32 && code !== 9) {
      return at;
    }
  }
  return at;
}

function inAngles(text: string, open: number): LinkTarget | undefined {
  const limit = Math.min(text.length, open + MAX_DESTINATION);
  for (let at = open + 1; at < limit; at += 1) {
    switch (text[at]) {
      case '\\':
        at += 1;
        break;
      case '>':
        return { start: open + 1, end: at, after: at + 1 };
      case '<':
      case '\n':
        return undefined;
      default:
    }
  }
  return undefined;
}

function bare(text: string, from: number): LinkTarget | undefined {
  const limit = Math.min(text.length, from + MAX_DESTINATION);
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92 && at + 1 < limit && /[!-/:-@[-`{-~]/.test(text[at + 1]!)) {
      at += 1;
    } else if (code === 40) {
      depth += 1;
      if (depth > MAX_BRACKETS) {
        return undefined;
      }
    } else if (code === 41) {
      if (depth === 0) {
        return { start: from, end: at, after: at };
      }
      depth -= 1;
    } else if (code <= 32 || code === 127) {
      return depth === 0 ? { start: from, end: at, after: at } : undefined;
    }
  }
  return undefined;
}

function titleEnd(text: string, open: number): number | undefined {
  const quote = text[open];
  const close = quote === '(' ? ')' : quote;
  if (quote !== '"' && quote !== "'" && quote !== '(') {
    return undefined;
  }
  const limit = Math.min(text.length, open + MAX_TITLE);
  for (let at = open + 1; at < limit; at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (text[at] === close) {
      return at + 1;
    }
  }
  return undefined;
}
