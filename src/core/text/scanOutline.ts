import type { Span } from '../model/text';
import { scanBlocks } from './blocks';
import type { Blocks, Leaf } from './blocks';
import { inlineText } from './inlineText';
import type { InlineText } from './inlineText';
import { scanInlines } from './inlines';
import { readDefinitions } from './linkDefinitions';
import { anchorOf } from './slug';
import type { Heading, ListItem, MarkdownLink, Outline } from './outline';
import { plainText } from './plainText';

/** The destination of a reference link, with its place in the definition. */
interface Definition {
  readonly destination: string;
  readonly span: Span;
}

/**
 * The structure of a Markdown text from `start` (where the front matter ends) on. Reads CommonMark's blocks and links;
 * never throws, and takes time linear in the length of the text.
 */
export function scanOutline(text: string, start: number): Outline {
  const blocks = scanBlocks(text, start);
  const inlines = new Map<Leaf, InlineText>();
  const definitions = new Map<string, Definition>();
  for (const leaf of blocks.leaves) {
    const inline = inlineText(text, leaf.lines);
    const rest = leaf.heading === undefined ? takeDefinitions(inline, definitions) : 0;
    inlines.set(leaf, rest === 0 ? inline : tail(inline, rest));
  }
  const links: MarkdownLink[] = [];
  const comments: Span[] = [];
  const htmlAnchors: string[] = [];
  for (const html of blocks.html) {
    readHtml(text, html, comments, htmlAnchors);
  }
  for (const inline of inlines.values()) {
    const found = scanInlines(inline.text, (label) => definitions.has(label));
    comments.push(...found.comments.map(({ start: from, end }) => inline.spanOf(from, end)));
    for (const tag of found.tags) {
      addAnchors(inline.text.slice(tag.start, tag.end), htmlAnchors);
    }
    for (const { start: from, end, content, image, target } of found.links) {
      const written = typeof target === 'string' ? definitions.get(target)! : undefined;
      links.push({
        text: plainText(inline.text.slice(content.start, content.end)),
        image,
        span: inline.spanOf(from, end),
        ...(written !== undefined
          ? { destination: written.destination, destinationSpan: written.span }
          : inPlace(inline, target as Span)),
      });
    }
  }
  return {
    headings: headingsOf(text, blocks, inlines, htmlAnchors),
    items: blocks.items.map((item) => listItem(text, item)),
    links: links.sort((a, b) => a.span.start - b.span.start),
    fences: blocks.fences,
    comments: comments.sort((a, b) => a.start - b.start),
    htmlAnchors,
  };
}

function takeDefinitions(inline: InlineText, definitions: Map<string, Definition>): number {
  return readDefinitions(inline.text, (label, { destination, start }) => {
    if (!definitions.has(label)) {
      definitions.set(label, { destination, span: inline.spanOf(start, start + destination.length) });
    }
  });
}

function tail(inline: InlineText, from: number): InlineText {
  return {
    text: inline.text.slice(from),
    toSource: (offset) => inline.toSource(offset + from),
    spanOf: (start, end) => inline.spanOf(start + from, end + from),
  };
}

function inPlace(
  inline: InlineText,
  { start, end }: Span,
): Pick<MarkdownLink, 'destination' | 'destinationSpan'> {
  return { destination: inline.text.slice(start, end), destinationSpan: inline.spanOf(start, end) };
}

function headingsOf(
  text: string,
  { leaves }: Blocks,
  inlines: ReadonlyMap<Leaf, InlineText>,
  htmlAnchors: string[],
): readonly Heading[] {
  const used = new Map<string, number>();
  const found: Omit<Heading, 'content' | 'section'>[] = [];
  for (const leaf of leaves) {
    const { heading, lines } = leaf;
    if (heading === undefined) {
      continue;
    }
    const visible = plainText(inlines.get(leaf)!.text).replace(/\s+/g, ' ');
    const anchor = unique(anchorOf(visible), used);
    if (heading.nested) {
      // A heading within a list or a quote can be linked to, but begins no section.
      htmlAnchors.push(anchor);
      continue;
    }
    const last = lines.at(-1)!;
    const end = last.start + text.slice(last.start, last.end).trimEnd().length;
    found.push({
      level: heading.level,
      text: visible,
      textSpan: { start: lines[0]!.start, end },
      span: heading.span,
      anchor,
    });
  }
  return withSections(text, found);
}

/** Makes an anchor unique as GitHub does: `options`, `options-1`, `options-2`. */
function unique(anchor: string, used: Map<string, number>): string {
  let candidate = anchor;
  while (used.has(candidate)) {
    const count = used.get(anchor)! + 1;
    used.set(anchor, count);
    candidate = `${anchor}-${count}`;
  }
  used.set(candidate, 0);
  return candidate;
}

function withSections(text: string, found: readonly Omit<Heading, 'content' | 'section'>[]): Heading[] {
  const headings: Heading[] = [];
  // Where the next heading of each level or a higher one starts, from the end of the text backwards.
  const nextOf = Array.from({ length: 7 }, () => text.length);
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const heading = found[index]!;
    const start = afterLineEnd(text, heading.span.end);
    const next = found[index + 1];
    headings.push({
      ...heading,
      content: { start, end: next === undefined ? text.length : lineStart(text, next.span.start) },
      section: { start, end: nextOf[heading.level]! },
    });
    nextOf.fill(lineStart(text, heading.span.start), heading.level);
  }
  return headings.reverse();
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) {
    at -= 1;
  }
  return at;
}

function afterLineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) {
    at += 1;
  }
  return Math.min(text.length, at + (text.startsWith('\r\n', at) ? 2 : 1));
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function listItem(text: string, { indent, depth, span, textStart, leaf }: Blocks['items'][number]): ListItem {
  const end = trimmedEnd(text, span.start, span.end);
  const box =
    /^\[[ xX]\][ \t]+/.exec(text.slice(textStart, Math.min(span.end, textStart + 20)))?.[0].length ?? 0;
  const start = Math.min(textStart + box, end);
  const last = leaf?.lines.at(-1);
  const textEnd = last === undefined ? end : trimmedEnd(text, start, last.end);
  return {
    indent,
    depth,
    textSpan: { start, end },
    span: { start: span.start, end },
    paragraph: { start, end: Math.max(start, textEnd) },
  };
}

function trimmedEnd(text: string, start: number, end: number): number {
  return Math.max(start, start + text.slice(start, end).trimEnd().length);
}

/** Comments and anchors of raw HTML. */
function readHtml(text: string, { start, end }: Span, comments: Span[], anchors: string[]): void {
  const html = text.slice(start, end);
  let at = 0;
  for (;;) {
    const open = html.indexOf('<!--', at);
    addAnchors(open < 0 ? html.slice(at) : html.slice(at, open), anchors);
    if (open < 0) {
      return;
    }
    const close = html.indexOf('-->', open + 2);
    at = close < 0 ? html.length : close + 3;
    comments.push({ start: start + open, end: start + at });
  }
}

const ANCHOR = /\s(?:id|name)\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})'|([^\s"'<>=`]{1,200}))/gi;

function addAnchors(html: string, anchors: string[]): void {
  if (!html.includes('=')) {
    return;
  }
  for (const [, double, single, bare] of html.matchAll(ANCHOR)) {
    anchors.push((double ?? single ?? bare)!);
  }
}
