import type { Span } from '../model/text';
import { fenceLength, htmlBlockAt, isThematicBreak, markerAt, setextLevel } from './blockStarts';
import type { HtmlBlock } from './blockStarts';
import { readDefinitions } from './linkDefinitions';

/** Lines of text that belong together: a paragraph or a heading, each line without what stands before it. */
export interface Leaf {
  readonly lines: readonly Span[];
  /** Undefined for a paragraph. */
  readonly heading: { readonly level: number; readonly span: Span; readonly nested: boolean } | undefined;
}

/** A list item as it stands in the source. */
export interface ItemBlock {
  readonly indent: number;
  readonly depth: number;
  /** From the marker to the end of its line. */
  readonly span: Span;
  /** Where the text behind the marker starts. */
  readonly textStart: number;
  /** The lines of the paragraph that begins on the marker's line; undefined when something else does. */
  leaf: Leaf | undefined;
}

/** The blocks of a Markdown text. */
export interface Blocks {
  readonly leaves: readonly Leaf[];
  readonly items: readonly ItemBlock[];
  readonly fences: readonly Span[];
  readonly html: readonly Span[];
}

/** Containers within containers beyond this depth are read as text. */
const MAX_DEPTH = 24;

/** A block quote, or a list item with the columns that its content is indented by. */
interface Container {
  /** 0 for a block quote. */
  readonly width: number;
  /** An item without text so far ends with an empty line. */
  empty: boolean;
}

interface OpenFence {
  readonly start: number;
  readonly character: string;
  readonly length: number;
}

interface OpenHtml {
  readonly start: number;
  readonly block: HtmlBlock;
}

/**
 * Splits Markdown into blocks as CommonMark does: containers (quotes, list items) line by line, and in them headings,
 * paragraphs, fenced and indented code, and raw HTML. Linear in the length of the text.
 */
export function scanBlocks(text: string, start: number): Blocks {
  const scanner = new BlockScanner(text);
  scanner.scan(start);
  return scanner;
}

class BlockScanner implements Blocks {
  readonly leaves: Leaf[] = [];
  readonly items: ItemBlock[] = [];
  readonly fences: Span[] = [];
  readonly html: Span[] = [];

  readonly #text: string;
  readonly #containers: Container[] = [];
  #paragraph: Span[] | undefined;
  /** The item on whose first line the open paragraph began. */
  #paragraphItem: ItemBlock | undefined;
  #fence: OpenFence | undefined;
  #openHtml: OpenHtml | undefined;

  /** The place in the current line, in characters of the text and in columns, and where the line ends. */
  #at = 0;
  #column = 0;
  #end = 0;
  /** Where the line's next character that is no space stands. */
  #next = 0;
  #nextColumn = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(start: number): void {
    const text = this.#text;
    let previousEnd = start;
    for (let at = start; at < text.length;) {
      let end = at;
      let code = text.charCodeAt(end);
      while (end < text.length && code !== 10 && code !== 13) {
        end += 1;
        code = text.charCodeAt(end);
      }
      this.#at = at;
      this.#column = 0;
      this.#end = end;
      this.#line(previousEnd);
      previousEnd = end;
      at = code === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    }
    this.#closeRaw(text.length);
    this.#closeParagraph();
  }

  #line(previousEnd: number): void {
    const matched = this.#matchContainers();
    const isWhole = matched === this.#containers.length;
    if (this.#fence !== undefined || this.#openHtml !== undefined) {
      if (isWhole && this.#continueRaw(previousEnd)) {
        return;
      }
      if (!isWhole) {
        this.#closeRaw(previousEnd);
      }
    }
    this.#startBlocks(matched);
  }

  /** Goes past what the open containers ask for on this line. Returns how many of them it continues. */
  #matchContainers(): number {
    const containers = this.#containers;
    for (let index = 0; index < containers.length; index += 1) {
      const container = containers[index]!;
      this.#findNext();
      const isBlank = this.#next >= this.#end;
      if (container.width === 0) {
        if (isBlank || this.#nextColumn - this.#column > 3 || this.#text[this.#next] !== '>') {
          return index;
        }
        this.#enterQuote();
      } else if (isBlank) {
        if (container.empty) {
          return index;
        }
      } else if (this.#nextColumn - this.#column >= container.width) {
        this.#advance(container.width);
      } else {
        return index;
      }
    }
    return containers.length;
  }

  /** A line within fenced code or raw HTML. False when it is not part of it any more. */
  #continueRaw(previousEnd: number): boolean {
    this.#findNext();
    const rest = this.#text.slice(this.#next, this.#end);
    if (this.#fence !== undefined) {
      const { character, length, start } = this.#fence;
      const isClosing =
        rest.startsWith(character) &&
        this.#nextColumn - this.#column <= 3 &&
        rest.trimEnd().length >= length &&
        setEqual(rest.trimEnd(), character);
      if (isClosing) {
        this.fences.push({ start, end: this.#next + rest.trimEnd().length });
        this.#fence = undefined;
      }
      return true;
    }
    const { start, block } = this.#openHtml!;
    if (block.end === undefined && rest === '') {
      this.html.push({ start, end: previousEnd });
      this.#openHtml = undefined;
      return false;
    }
    if (block.end?.test(rest) === true) {
      this.html.push({ start, end: this.#end });
      this.#openHtml = undefined;
    }
    return true;
  }

  #closeRaw(end: number): void {
    if (this.#fence !== undefined) {
      this.fences.push({ start: this.#fence.start, end });
      this.#fence = undefined;
    }
    if (this.#openHtml !== undefined) {
      this.html.push({ start: this.#openHtml.start, end });
      this.#openHtml = undefined;
    }
  }

  /** Opens what begins on this line behind the containers that it continues, and adds its text to a paragraph. */
  #startBlocks(matched: number): void {
    let depth = matched;
    let item: ItemBlock | undefined;
    for (;;) {
      this.#findNext();
      if (this.#next >= this.#end) {
        this.#blank(depth, item !== undefined);
        return;
      }
      const inParagraph = this.#paragraph !== undefined;
      if (this.#nextColumn - this.#column > 3) {
        // Indented code, unless a paragraph goes on.
        if (!inParagraph) {
          this.#closeTo(depth);
          this.#filled();
          return;
        }
        break;
      }
      const line = this.#text.slice(this.#next, this.#end);
      const isLazy = depth < this.#containers.length;
      const opened = this.#startBlock(line, depth, isLazy);
      if (opened === 'done') {
        return;
      }
      if (opened === undefined) {
        break;
      }
      item = opened === 'quote' ? undefined : opened;
      depth += 1;
    }
    this.#addText(depth, item);
  }

  /**
   * The block that begins with `line`: `done` when it takes the whole line, a container when more may follow behind
   * its marker, undefined when the line is text.
   */
  #startBlock(line: string, depth: number, isLazy: boolean): 'done' | 'quote' | ItemBlock | undefined {
    switch (line[0]) {
      case '>':
        if (depth >= MAX_DEPTH) {
          return undefined;
        }
        this.#closeTo(depth);
        this.#closeParagraph();
        this.#filled();
        this.#enterQuote();
        this.#containers.push({ width: 0, empty: false });
        return 'quote';
      case '#':
        return this.#atxHeading(line, depth) ? 'done' : undefined;
      case '`':
      case '~':
        return this.#openFence(line, depth) ? 'done' : undefined;
      case '<':
        return this.#startHtml(line, depth) ? 'done' : undefined;
      case '=':
        return !isLazy && this.#setextHeading(line) ? 'done' : undefined;
      case '-':
        if (!isLazy && this.#setextHeading(line)) {
          return 'done';
        }
        return this.#breakOrItem(line, depth);
      case '*':
      case '_':
        return this.#breakOrItem(line, depth);
      case '+':
        return this.#openItem(line, depth);
      default:
        return line.charCodeAt(0) >= 48 && line.charCodeAt(0) <= 57 ? this.#openItem(line, depth) : undefined;
    }
  }

  #atxHeading(line: string, depth: number): boolean {
    const match = /^(#{1,6})(?:[ \t]+|$)/.exec(line);
    if (match === null) {
      return false;
    }
    this.#closeTo(depth);
    this.#closeParagraph();
    this.#filled();
    const closed = line.trimEnd();
    // A closing run of `#` counts as one only behind a space.
    let end = closed.length;
    while (end > 0 && closed[end - 1] === '#') {
      end -= 1;
    }
    if (end < closed.length && end >= match[1]!.length && !/[ \t]/.test(closed[end - 1] ?? '')) {
      end = closed.length;
    }
    const from = Math.min(match[0].length, closed.length);
    const text = closed.slice(from, Math.max(from, end)).trimEnd();
    const start = this.#next + from;
    this.leaves.push({
      lines: [{ start, end: start + text.length }],
      heading: {
        level: match[1]!.length,
        span: { start: this.#next, end: this.#next + closed.length },
        nested: depth > 0,
      },
    });
    return true;
  }

  #setextHeading(line: string): boolean {
    const level = this.#paragraph === undefined ? undefined : setextLevel(line);
    if (level === undefined) {
      return false;
    }
    const paragraph = this.#paragraph!;
    // Definitions of links are no text that could be a heading.
    const defined = this.#text[paragraph[0]!.start] === '[' ? this.#definitionLines(paragraph) : 0;
    if (defined === paragraph.length) {
      this.#closeParagraph();
      return false;
    }
    if (defined > 0) {
      this.leaves.push({ lines: paragraph.slice(0, defined), heading: undefined });
    }
    const lines = paragraph.slice(defined);
    const span = { start: lines[0]!.start, end: this.#next + line.trimEnd().length };
    const heading = { level, span, nested: this.#containers.length > 0 };
    this.leaves.push({ lines, heading });
    this.#paragraph = undefined;
    this.#paragraphItem = undefined;
    return true;
  }

  /** How many lines the definitions take that a paragraph begins with. */
  #definitionLines(lines: readonly Span[]): number {
    const paragraph = lines.map(({ start, end }) => this.#text.slice(start, end)).join('\n');
    const taken = readDefinitions(paragraph, () => undefined);
    return taken === 0 ? 0 : paragraph.slice(0, taken).trimEnd().split('\n').length;
  }

  #openFence(line: string, depth: number): boolean {
    const length = fenceLength(line);
    if (length === 0) {
      return false;
    }
    this.#closeTo(depth);
    this.#closeParagraph();
    this.#filled();
    this.#fence = { start: this.#next, character: line[0]!, length };
    return true;
  }

  #startHtml(line: string, depth: number): boolean {
    const block = htmlBlockAt(line);
    if (block === undefined || (this.#paragraph !== undefined && !block.interrupts)) {
      return false;
    }
    this.#closeTo(depth);
    this.#closeParagraph();
    this.#filled();
    if (block.end?.test(line) === true) {
      this.html.push({ start: this.#next, end: this.#end });
    } else {
      this.#openHtml = { start: this.#next, block };
    }
    return true;
  }

  #breakOrItem(line: string, depth: number): 'done' | ItemBlock | undefined {
    if (isThematicBreak(line)) {
      this.#closeTo(depth);
      this.#closeParagraph();
      this.#filled();
      return 'done';
    }
    return line.startsWith('_') ? undefined : this.#openItem(line, depth);
  }

  #openItem(line: string, depth: number): ItemBlock | undefined {
    const marker = depth < MAX_DEPTH ? markerAt(line) : undefined;
    const continues = this.#paragraph !== undefined && depth >= this.#containers.length;
    if (marker === undefined || (continues && !marker.interrupts)) {
      return undefined;
    }
    this.#closeTo(depth);
    this.#closeParagraph();
    this.#filled();
    const indent = this.#nextColumn;
    const before = this.#nextColumn - this.#column;
    const start = this.#next;
    this.#at = this.#next + marker.width;
    this.#column = this.#nextColumn + marker.width;
    this.#findNext();
    const isEmpty = this.#next >= this.#end;
    const spaces = this.#nextColumn - this.#column;
    const padding = isEmpty || spaces > 4 ? 1 : spaces;
    if (!isEmpty) {
      this.#advance(padding);
    }
    const item: ItemBlock = {
      indent,
      depth: this.#containers.filter(({ width }) => width > 0).length,
      span: { start, end: this.#end },
      textStart: Math.min(this.#next, this.#end),
      leaf: undefined,
    };
    this.#containers.push({ width: before + marker.width + padding, empty: isEmpty });
    this.items.push(item);
    return item;
  }

  #addText(depth: number, item: ItemBlock | undefined): void {
    const span = { start: this.#next, end: this.#end };
    if (this.#paragraph !== undefined) {
      // Also a lazy line, which leaves out the markers of its containers.
      this.#paragraph.push(span);
      return;
    }
    this.#closeTo(depth);
    this.#filled();
    this.#paragraph = [span];
    this.#paragraphItem = item;
  }

  #blank(depth: number, opened: boolean): void {
    this.#closeParagraph();
    if (!opened) {
      this.#closeTo(depth);
    }
  }

  #filled(): void {
    const last = this.#containers.at(-1);
    if (last !== undefined) {
      last.empty = false;
    }
  }

  /** Leaves all containers from `depth` on. */
  #closeTo(depth: number): void {
    if (depth < this.#containers.length) {
      this.#closeParagraph();
      this.#containers.length = depth;
    }
  }

  #closeParagraph(): void {
    if (this.#paragraph !== undefined) {
      const leaf: Leaf = { lines: this.#paragraph, heading: undefined };
      this.leaves.push(leaf);
      if (this.#paragraphItem !== undefined) {
        this.#paragraphItem.leaf = leaf;
      }
      this.#paragraph = undefined;
      this.#paragraphItem = undefined;
    }
  }

  #enterQuote(): void {
    this.#at = this.#next + 1;
    this.#column = this.#nextColumn + 1;
    const code = this.#text.charCodeAt(this.#at);
    if (this.#at < this.#end && (code === 32 || code === 9)) {
      this.#advance(1);
    }
  }

  /** Goes on by so many columns of white space; part of a tab may be left. */
  #advance(columns: number): void {
    const target = this.#column + columns;
    while (this.#column < target && this.#at < this.#end) {
      const code = this.#text.charCodeAt(this.#at);
      const width = code === 9 ? 4 - (this.#column % 4) : 1;
      if (this.#column + width > target) {
        this.#column = target;
        return;
      }
      this.#column += width;
      this.#at += 1;
    }
  }

  #findNext(): void {
    let at = this.#at;
    let column = this.#column;
    for (; at < this.#end; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 32) {
        column += 1;
      } else if (code === 9) {
        column += 4 - (column % 4);
      } else {
        break;
      }
    }
    this.#next = at;
    this.#nextColumn = column;
  }
}

function setEqual(line: string, character: string): boolean {
  for (const each of line) {
    if (each !== character) {
      return false;
    }
  }
  return true;
}
