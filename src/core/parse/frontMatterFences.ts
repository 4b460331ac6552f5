import type { Span } from '../model/text';

/** Where the front matter of a text stands. */
export interface FencedBlock {
  /** From the opening fence to the end of the closing one; of a block that is not closed, to the end of its fields. */
  readonly span: Span;
  readonly content: Span;
  readonly closed: boolean;
  /** Where the body begins, behind the line of the closing fence. */
  readonly bodyStart: number;
}

const OPENING = /---[ \t]*(?:\r\n|\n|\r)/y;
/** Comments (a licence, mostly) may stand above. */
const COMMENTS = /(?:\s{0,100}<!--(?:[^-]|-(?!->)){0,5000}-->){1,20}\s{0,100}/y;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
/** A line of a block of fields: a field, something indented, a list item, or a comment. */
const FIELD = /^(?:["']?[\p{L}_][^:#]{0,100}:(?:\s|$)|<<:)/u;
const CONTINUATION = /^(?:\s+\S|-(?:\s|$)|[\]}])/;
const COMMENT = /^#(?!#*\s+\S[^:]*$)/;
const HEADING = /^#{1,6}[ \t]+\S/;

/**
 * The block of front matter that a text begins with, found by its fences. A line of dashes further down is none, nor is
 * one at the top with no field below it.
 */
export function findBlock(text: string): FencedBlock | undefined {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  OPENING.lastIndex = first;
  if (OPENING.test(text)) {
    return blockFrom(text, first, OPENING.lastIndex);
  }
  if (!/^\s{0,100}<!--/.test(text.slice(first, first + 110))) {
    return undefined;
  }
  COMMENTS.lastIndex = first;
  if (!COMMENTS.test(text)) {
    return undefined;
  }
  const start = COMMENTS.lastIndex;
  OPENING.lastIndex = start;
  const block = OPENING.test(text) ? blockFrom(text, start, OPENING.lastIndex) : undefined;
  return block?.closed === true && beginsWithField(text, block.content) ? block : undefined;
}

function blockFrom(text: string, start: number, contentStart: number): FencedBlock | undefined {
  for (let line = contentStart; line < text.length;) {
    const end = lineEnd(text, line);
    const first = text.charCodeAt(line);
    if ((first === 45 || first === 46) && CLOSING.test(text.slice(line, end))) {
      const span = { start, end: line + 3 };
      const content = { start: contentStart, end: line };
      return { span, content, closed: true, bodyStart: afterLine(text, end) };
    }
    line = afterLine(text, end);
  }
  return unclosedBlock(text, start, contentStart);
}

/** The fields at the top, when the block that they begin is not closed before the text goes on; undefined without any. */
export function unclosedBlock(text: string, start: number, contentStart: number): FencedBlock | undefined {
  let end = contentStart;
  let fields = 0;
  for (let line = contentStart; line < text.length;) {
    const content = text.slice(line, lineEnd(text, line));
    const next = afterLine(text, line + content.length);
    if (content.trim() !== '') {
      const isField = FIELD.test(content);
      if (!isField && !CONTINUATION.test(content) && !COMMENT.test(content)) {
        break;
      }
      fields += isField ? 1 : 0;
      end = next;
    }
    line = next;
  }
  if (fields === 0) {
    return undefined;
  }
  const span = { start, end: start + text.slice(start, end).trimEnd().length };
  return { span, content: { start: contentStart, end }, closed: false, bodyStart: end };
}

/** True when a block goes over into Markdown: its closing fence is a line across the page further down. */
export function containsHeading(text: string, content: Span): boolean {
  let afterEmpty = false;
  for (let line = content.start; line < content.end;) {
    const end = Math.min(lineEnd(text, line), content.end);
    const written = text.slice(line, end);
    if ((afterEmpty || line === content.start) && HEADING.test(written)) {
      return true;
    }
    afterEmpty = written.trim() === '';
    line = afterLine(text, end);
  }
  return false;
}

/** Whether nothing but a title stands between two lines across the page: its sign begins a comment in YAML. */
export function isTitle(text: string, { start, end }: Span): boolean {
  return /^[ \t]*[\r\n]\s*#{1,6}[ \t]+\S/.test(text.slice(start, Math.min(end, start + 1000)));
}

/** Behind the comments that a block begins with, when a field follows them: they are no heading of Markdown. */
export function behindComments(text: string, { start, end }: Span): number {
  for (let line = start; line < end;) {
    const content = text.slice(line, lineEnd(text, line));
    if (!content.startsWith('#')) {
      return FIELD.test(content) ? line : start;
    }
    line = afterLine(text, line + content.length);
  }
  return start;
}

function beginsWithField(text: string, { start, end }: Span): boolean {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(text.slice(start, Math.min(end, start + 1000)))?.[0] ?? '';
  return FIELD.test(line) || line.startsWith('#');
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) {
      break;
    }
    at += 1;
  }
  return at;
}

function afterLine(text: string, end: number): number {
  return Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
}
