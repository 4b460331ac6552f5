import type { Span } from '../model/text';

/** A line `Key: value` of the last paragraph of a commit message, as git reads it. */
export interface Trailer {
  /** As written. */
  readonly key: string;
  /** The value in the message, with the lines that continue it, without the white space around it. */
  readonly value: Span;
}

/** The trailers of a commit message. */
export interface TrailerBlock {
  /** From the first line of the paragraph to the end of its last one; empty behind the text where there are none. */
  readonly span: Span;
  readonly trailers: readonly Trailer[];
}

/** What lines of a message are not of it. */
export interface TrailerOptions {
  /** What starts a comment, `core.commentChar` in git. */
  readonly comment?: string;
}

/** Lines that git itself writes: they make a paragraph of mostly other lines one of trailers. */
const WRITTEN_BY_GIT = ['Signed-off-by: ', '(cherry picked from commit '];
/** White space as git sees it: no other characters than these. */
const BLANK = /^[ \t\r]*$/;
const CONTINUES = /^[ \t\r]/;
const KEY = /^([A-Za-z0-9-]+)[ \t]*:/;

/** A line of a message without its line end. */
interface Line extends Span {
  readonly text: string;
  readonly kind: 'comment' | 'blank' | 'text';
}

/**
 * Finds the trailers of a commit message by git's own rules: the last paragraph, but never the first, when all its lines
 * are trailers, or when a quarter are and one of them was written by git. A line that starts with white space continues
 * the one before it.
 * @param message with any line ends; what follows a scissors line is to be cut off before
 */
export function trailersOf(message: string, { comment = '#' }: TrailerOptions = {}): TrailerBlock {
  const lines = linesOf(message, comment);
  const end = lines.findLastIndex(({ kind }) => kind === 'text') + 1;
  const start = lines.slice(0, end).findLastIndex(({ kind }) => kind === 'blank') + 1;
  const paragraph = lines.slice(start, end);
  const isTitle = lines.slice(0, start).every(({ kind }) => kind !== 'text');
  const last = paragraph.at(-1);
  if (last === undefined || isTitle || !isOfTrailers(paragraph)) {
    const at = last?.end ?? 0;
    return { span: { start: at, end: at }, trailers: [] };
  }
  return {
    span: { start: paragraph[0]?.start ?? last.start, end: last.end },
    trailers: [...trailersIn(message, paragraph)],
  };
}

function linesOf(message: string, comment: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < message.length;) {
    const feed = message.indexOf('\n', start);
    const next = feed < 0 ? message.length : feed + 1;
    let end = feed < 0 ? message.length : feed;
    if (end > start && message[end - 1] === '\r') {
      end -= 1;
    }
    const text = message.slice(start, end);
    const isComment = comment !== '' && text.startsWith(comment);
    lines.push({ start, end, text, kind: isComment ? 'comment' : BLANK.test(text) ? 'blank' : 'text' });
    start = next;
  }
  return lines;
}

/** As git counts, from the last line up: lines that continue something count as what they continue. */
function isOfTrailers(paragraph: readonly Line[]): boolean {
  let trailers = 0;
  let others = 0;
  let continuing = 0;
  let byGit = false;
  for (const { text, kind } of paragraph.toReversed()) {
    const isByGit = WRITTEN_BY_GIT.some((prefix) => text.startsWith(prefix));
    if (kind === 'comment') {
      others += continuing;
      continuing = 0;
    } else if (isByGit || KEY.test(text)) {
      byGit ||= isByGit;
      trailers += 1;
      continuing = 0;
    } else if (CONTINUES.test(text)) {
      continuing += 1;
    } else {
      others += 1 + continuing;
      continuing = 0;
    }
  }
  others += continuing;
  return byGit ? trailers * 3 >= others : trailers > 0 && others === 0;
}

function* trailersIn(message: string, paragraph: readonly Line[]): Iterable<Trailer> {
  let open: { readonly key: string; readonly start: number; end: number } | undefined;
  for (const line of paragraph) {
    if (CONTINUES.test(line.text) && open !== undefined) {
      open.end = line.end;
      continue;
    }
    if (open !== undefined) {
      yield { key: open.key, value: trimmed(message, open) };
    }
    const match = KEY.exec(line.text);
    open =
      match?.[1] === undefined
        ? undefined
        : { key: match[1], start: line.start + match[0].length, end: line.end };
  }
  if (open !== undefined) {
    yield { key: open.key, value: trimmed(message, open) };
  }
}

function trimmed(message: string, { start, end }: Span): Span {
  const text = message.slice(start, end);
  const from = start + (/^[ \t\r\n]+/.exec(text)?.[0].length ?? 0);
  const blank = /[^ \t\r\n][ \t\r\n]*$/.exec(text)?.[0].length ?? 0;
  return { start: from, end: Math.max(from, end - Math.max(0, blank - 1)) };
}
