/** How a block of raw HTML ends: with a line that matches `end`, or before an empty line. */
export interface HtmlBlock {
  readonly end: RegExp | undefined;
  /** Whether it may begin within a paragraph. */
  readonly interrupts: boolean;
}

/** What a list item begins with. */
export interface Marker {
  /** The marker's own length: 1 for `-`, 2 for `1.`. */
  readonly width: number;
  /** Whether it may begin within a paragraph. */
  readonly interrupts: boolean;
}

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

const RAW = /<(?:pre|script|style|textarea)(?=[\s>]|$)/iy;
const BLOCK = new RegExp(`</?(?:${BLOCK_TAGS})(?=[\\s>]|/>|$)`, 'iy');
const ATTRIBUTE = `\\s+[A-Za-z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`;
const ANY = new RegExp(
  `(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE}){0,50}\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$`,
  'y',
);

const UNTIL_EMPTY: HtmlBlock = { end: undefined, interrupts: true };
const UNTIL_EMPTY_ALONE: HtmlBlock = { end: undefined, interrupts: false };
const UNTIL_COMMENT_END: HtmlBlock = { end: /-->/, interrupts: true };
const UNTIL_RAW_END: HtmlBlock = { end: /<\/(?:pre|script|style|textarea)>/i, interrupts: true };
const UNTIL_INSTRUCTION_END: HtmlBlock = { end: /\?>/, interrupts: true };
const UNTIL_CDATA_END: HtmlBlock = { end: /\]\]>/, interrupts: true };
const UNTIL_DECLARATION_END: HtmlBlock = { end: />/, interrupts: true };

/** The kind of HTML block that a line begins, `line` being what stands from its `<`; undefined when it begins none. */
export function htmlBlockAt(line: string): HtmlBlock | undefined {
  if (line.startsWith('<!--')) {
    return UNTIL_COMMENT_END;
  }
  if (line.startsWith('<?')) {
    return UNTIL_INSTRUCTION_END;
  }
  if (line.startsWith('<![CDATA[')) {
    return UNTIL_CDATA_END;
  }
  if (/^<![A-Za-z]/.test(line)) {
    return UNTIL_DECLARATION_END;
  }
  if (startsWith(RAW, line)) {
    return UNTIL_RAW_END;
  }
  if (startsWith(BLOCK, line)) {
    return UNTIL_EMPTY;
  }
  return startsWith(ANY, line) ? UNTIL_EMPTY_ALONE : undefined;
}

function startsWith(pattern: RegExp, line: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(line);
}

const BULLET = /[-+*](?=[ \t]|$)/y;
const ORDERED = /(\d{1,9})[.)](?=[ \t]|$)/y;

/** The list marker at the start of `line`; undefined when there is none. */
export function markerAt(line: string): Marker | undefined {
  BULLET.lastIndex = 0;
  ORDERED.lastIndex = 0;
  const isEmpty = (width: number): boolean => line.slice(width).trim() === '';
  if (BULLET.test(line)) {
    return { width: 1, interrupts: !isEmpty(1) };
  }
  const ordered = ORDERED.exec(line);
  if (ordered === null) {
    return undefined;
  }
  const width = ordered[0].length;
  return { width, interrupts: Number(ordered[1]) === 1 && !isEmpty(width) };
}

/** Whether a line, from its first character that is no space, is a line across the page: `---`, `* * *`, `___`. */
export function isThematicBreak(line: string): boolean {
  const character = line[0];
  let count = 0;
  for (const each of line) {
    if (each === character) {
      count += 1;
    } else if (each !== ' ' && each !== '\t') {
      return false;
    }
  }
  return count >= 3;
}

/** The level that a line of `=` or `-` gives to the paragraph above it; undefined when it is another line. */
export function setextLevel(line: string): 1 | 2 | undefined {
  const trimmed = line.trimEnd();
  const character = trimmed[0];
  for (const each of trimmed) {
    if (each !== character) {
      return undefined;
    }
  }
  return character === '=' ? 1 : character === '-' ? 2 : undefined;
}

/** The length of the run of fence characters that a line begins with; 0 when it does not open fenced code. */
export function fenceLength(line: string): number {
  const character = line[0];
  let length = 1;
  while (line[length] === character) {
    length += 1;
  }
  return length < 3 || (character === '`' && line.includes('`', length)) ? 0 : length;
}
