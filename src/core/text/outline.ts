import type { Span } from '../model/text';

/** A heading of the Markdown body, ATX (`## Title`) or setext (underlined). */
export interface Heading {
  readonly level: number;
  /** The visible text: emphasis, code ticks, link targets and a closing `##` dropped. */
  readonly text: string;
  /** The text within its line, markers excluded. */
  readonly textSpan: Span;
  /** The whole heading, without the final line end. */
  readonly span: Span;
  /** From the end of the heading's lines to the next heading of any level, or the end of the text. */
  readonly content: Span;
  /** From the end of the heading's lines to the next heading of the same or a higher level. */
  readonly section: Span;
  /** The fragment that a link uses for it, as GitHub and VS Code make it, unique within the file. */
  readonly anchor: string;
}

/** A list item. */
export interface ListItem {
  /** Column of its marker: deeper items have larger ones. */
  readonly indent: number;
  /** Nesting within its list, 0 at the top. */
  readonly depth: number;
  /** The first line after the marker and a task box, as written. */
  readonly textSpan: Span;
  /** From the marker to the end of the first line. */
  readonly span: Span;
  /** `textSpan` with the further lines of the same paragraph. */
  readonly paragraph: Span;
}

/** A link or image with its destination. Reference links are resolved to their definition. */
export interface MarkdownLink {
  /** The visible text. */
  readonly text: string;
  /** The destination as written, without angle brackets and title. */
  readonly destination: string;
  /** The destination in the source (for a reference link, in its definition). */
  readonly destinationSpan: Span;
  /** The whole link. */
  readonly span: Span;
  readonly image: boolean;
}

/** The structure of a Markdown text after its front matter. Nothing inside fences, HTML comments or code spans counts. */
export interface Outline {
  readonly headings: readonly Heading[];
  readonly items: readonly ListItem[];
  readonly links: readonly MarkdownLink[];
  /** Fenced code, fences included. */
  readonly fences: readonly Span[];
  /** HTML comments, delimiters included. */
  readonly comments: readonly Span[];
  /** `id` and `name` values of HTML anchors, which links can name as fragments. */
  readonly htmlAnchors: readonly string[];
}
