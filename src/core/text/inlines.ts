import type { Span } from '../model/text';
import { normaliseLabel } from './linkDefinitions';
import { linkTarget } from './linkTarget';
import type { LinkTarget } from './linkTarget';

/** A link as it stands in the text of a leaf block. Offsets are characters of that text. */
export interface InlineLink {
  readonly start: number;
  readonly end: number;
  /** What stands between the brackets. */
  readonly content: Span;
  readonly image: boolean;
  /** Where it points, written in place; or the label of a definition. */
  readonly target: LinkTarget | string;
}

/** What is found in the text of a leaf block. */
export interface Inlines {
  readonly links: readonly InlineLink[];
  readonly comments: readonly Span[];
  /** HTML tags, for the anchors in them. */
  readonly tags: readonly Span[];
}

const NOTHING: Inlines = { links: [], comments: [], tags: [] };
const SPECIAL = /[[<`]/;
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?:[ \t\n][^<>]*)?>/y;
const AUTOLINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>/y;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const MAX_LABEL = 999;
/** Raw HTML that is no tag: what it begins and ends with. */
const RAW = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
] as const;

/** An opening bracket that may begin a link. */
interface Opener {
  readonly at: number;
  readonly image: boolean;
}

/**
 * The links of a leaf block. `isDefined` says whether a label has a definition: brackets without one are text.
 * Linear: whatever is looked for ahead is bounded or remembered as missing.
 */
export function scanInlines(text: string, isDefined: (label: string) => boolean): Inlines {
  return SPECIAL.test(text) ? new InlineScanner(text, isDefined).scan() : NOTHING;
}

class InlineScanner {
  readonly #links: InlineLink[] = [];
  readonly #comments: Span[] = [];
  readonly #tags: Span[] = [];
  readonly #openers: Opener[] = [];
  /** Openers of links below this height are inside no link any more: a link cannot contain a link. */
  #inactive = 0;
  /** Lengths of backtick runs that have no partner from here to the end. */
  readonly #unpaired = new Set<number>();
  /** Ends of raw HTML that are not found from here to the end. */
  readonly #missing = new Set<string>();
  /** The last bracket so far: the label of a reference holds none. */
  #lastBracket = -1;

  constructor(
    private readonly text: string,
    private readonly isDefined: (label: string) => boolean,
  ) {}

  scan(): Inlines {
    const { text } = this;
    for (let at = 0; at < text.length;) {
      switch (text.charCodeAt(at)) {
        case 92: // \
          at += ESCAPABLE.test(text[at + 1] ?? '') ? 2 : 1;
          break;
        case 96: // `
          at = this.#code(at);
          break;
        case 60: // <
          at = this.#angle(at);
          break;
        case 33: // !
          if (text[at + 1] === '[') {
            this.#openers.push({ at, image: true });
            this.#lastBracket = at + 1;
            at += 2;
          } else {
            at += 1;
          }
          break;
        case 91: // [
          this.#openers.push({ at, image: false });
          this.#lastBracket = at;
          at += 1;
          break;
        case 93: // ]
          at = this.#close(at);
          break;
        default:
          at += 1;
      }
    }
    return { links: this.#links, comments: this.#comments, tags: this.#tags };
  }

  /** Goes past a code span, or past a run of backticks without a partner. */
  #code(at: number): number {
    const opening = this.#runEnd(at);
    const length = opening - at;
    if (this.#unpaired.has(length)) {
      return opening;
    }
    for (let close = this.text.indexOf('`', opening); close >= 0;) {
      const end = this.#runEnd(close);
      if (end - close === length) {
        return end;
      }
      close = this.text.indexOf('`', end);
    }
    this.#unpaired.add(length);
    return opening;
  }

  #runEnd(at: number): number {
    let end = at;
    while (this.text.charCodeAt(end) === 96) {
      end += 1;
    }
    return end;
  }

  #angle(at: number): number {
    for (const [open, close] of RAW) {
      if (this.text.startsWith(open, at)) {
        return this.#raw(at, open, close) ?? at + 1;
      }
    }
    AUTOLINK.lastIndex = at;
    if (AUTOLINK.test(this.text)) {
      return AUTOLINK.lastIndex;
    }
    TAG.lastIndex = at;
    if (TAG.test(this.text)) {
      this.#tags.push({ start: at, end: TAG.lastIndex });
      return TAG.lastIndex;
    }
    return at + 1;
  }

  /** Goes past a comment, an instruction or a declaration; undefined when it does not end. */
  #raw(at: number, open: string, close: string): number | undefined {
    // `<!-->` is a whole comment.
    const from = at + (open === '<!--' ? 2 : open.length);
    const end = this.#missing.has(close) ? -1 : this.text.indexOf(close, from);
    if (end < 0) {
      this.#missing.add(close);
      return undefined;
    }
    if (open === '<!--') {
      this.#comments.push({ start: at, end: end + close.length });
    }
    return end + close.length;
  }

  #close(at: number): number {
    const opener = this.#openers.pop();
    const inner = this.#lastBracket;
    this.#lastBracket = at;
    const height = this.#openers.length;
    if (opener === undefined) {
      return at + 1;
    }
    const isInactive = !opener.image && height < this.#inactive;
    this.#inactive = Math.min(this.#inactive, height);
    const content = { start: opener.at + (opener.image ? 2 : 1), end: at };
    const isLabel = inner < content.start;
    const found = isInactive ? undefined : this.#target(at + 1, content, isLabel);
    if (found === undefined) {
      return at + 1;
    }
    const { target, end } = found;
    // What stands in the description of an image is only its text.
    while (opener.image && (this.#links.at(-1)?.start ?? -1) > opener.at) {
      this.#links.pop();
    }
    this.#links.push({ start: opener.at, end, content, image: opener.image, target });
    if (!opener.image) {
      this.#inactive = height;
    }
    return end;
  }

  /** `(destination "title")`, `[label]`, `[]` or nothing behind the brackets of `content`. */
  #target(
    at: number,
    content: Span,
    isLabel: boolean,
  ): { readonly target: LinkTarget | string; readonly end: number } | undefined {
    if (this.text[at] === '(') {
      const target = linkTarget(this.text, at);
      if (target !== undefined) {
        return { target, end: target.after };
      }
    }
    if (this.text[at] === '[') {
      const close = this.#labelEnd(at);
      if (close !== undefined && close > at + 1) {
        return this.#reference(at + 1, close, close + 1);
      }
      if (close !== undefined) {
        return isLabel ? this.#reference(content.start, content.end, close + 1) : undefined;
      }
    }
    return isLabel ? this.#reference(content.start, content.end, at) : undefined;
  }

  #labelEnd(at: number): number | undefined {
    const limit = Math.min(this.text.length, at + MAX_LABEL + 2);
    for (let index = at + 1; index < limit; index += 1) {
      const character = this.text[index];
      if (character === '\\') {
        index += 1;
      } else if (character === ']') {
        return index;
      } else if (character === '[') {
        return undefined;
      }
    }
    return undefined;
  }

  #reference(start: number, end: number, after: number): { target: string; end: number } | undefined {
    if (end - start > MAX_LABEL || end === start) {
      return undefined;
    }
    const label = normaliseLabel(this.text.slice(start, end));
    return this.isDefined(label) ? { target: label, end: after } : undefined;
  }
}
