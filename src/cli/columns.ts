/** Characters that take no place of their own: marks on the one before them, joiners and variation selectors. */
const ZERO_WIDTH = /[\p{M}\u200C\u200D\uFE00-\uFE0F]/u;
/** Characters that take two places in a terminal: East Asian ideographs, syllables and full-width forms, and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;

function widthOf(character: string): number {
  return ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** How many places a text takes in a terminal, as far as that can be known. The text has no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
  }
  return width;
}

/** `text` with spaces after it up to `width` places. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` cut to at most `width` places, with `…` where something is missing. */
export function fitted(text: string, width: number): string {
  if (displayWidth(text) <= width) {
    return text;
  }
  let result = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) {
      break;
    }
    result += character;
  }
  return `${result.trimEnd()}…`;
}
