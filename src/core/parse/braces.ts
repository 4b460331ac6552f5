/** A field whose value is text in unquoted braces, as in the template of MADR: `date: {YYYY-MM-DD when …}`. */
export interface BraceField {
  readonly key: string;
  /** From the opening brace to the end of the value, in characters of the block. */
  readonly start: number;
  readonly end: number;
  /** What stands between the braces. */
  readonly inner: string;
}

/** Fields of one line that begin at the edge, so that they cannot be part of a text over several lines. */
const FIELD = /^([\p{L}_][\p{L}\d_ .-]{0,60}?)[ \t]*:[ \t]+(\{[^\r\n]*)$/gmu;
/** What makes braces a mapping: a key with a value behind it; no space is needed after a key in quotes, as in JSON. */
const MAPPING = /^\s*(?:(?:"[^"]*"|'[^']*')\s*:|[^\s:,{}"'][^:,{}"']{0,100}?\s*:(?:\s|$))/;
/** The fields of a block that have text in braces for a value. */
export function findBraces(block: string): readonly BraceField[] {
  if (!block.includes('{')) {
    return [];
  }
  const found: BraceField[] = [];
  for (const match of block.matchAll(FIELD)) {
    const key = match[1]!;
    const rest = match[2]!;
    const length = valueLength(rest);
    const value = rest.slice(0, length);
    const isWhole = value.endsWith('}');
    const inner = isWhole ? value.slice(1, -1).trim() : value;
    if (!isWhole || inner === '' || MAPPING.test(inner)) {
      continue;
    }
    const start = match.index + match[0].length - rest.length;
    found.push({ key, start, end: start + length, inner });
  }
  return found;
}

/** The length of a value without a comment behind it. */
function valueLength(rest: string): number {
  let depth = 0;
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === '{') {
      depth += 1;
    } else if (rest[at] === '}') {
      depth -= 1;
      if (depth === 0 && /^\s*(?:$|\s#)/.test(rest.slice(at + 1, at + 200))) {
        return at + 1;
      }
    }
  }
  return rest.trimEnd().length;
}

/** The block with quotes in place of such values, every other character in its place. */
export function withoutBraces(block: string, fields: readonly BraceField[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end } of fields) {
    result += `${block.slice(copied, start)}"${'x'.repeat(end - start - 2)}"`;
    copied = end;
  }
  return result + block.slice(copied);
}
