import type { RelationKind } from '../model/decision';
import type { Span } from '../model/text';
import type { MarkdownLink, Outline } from '../text/outline';
import { linesOf } from './body';
import { listField, textField, valueAt } from './fields';
import type { FrontMatter, ParsedRelation } from './parsedDecision';

/** The front matter keys for each relation, without case and joints: other tools write `supersededBy`, `superseded_by`. */
const keys: ReadonlyMap<string, RelationKind> = new Map([
  ['supersedes', 'supersedes'],
  ['replaces', 'supersedes'],
  ['supersededby', 'superseded-by'],
  ['replacedby', 'superseded-by'],
  ['amends', 'amends'],
  ['amendedby', 'amended-by'],
  ['dependson', 'depends-on'],
  ['relatesto', 'relates-to'],
  ['relatedto', 'relates-to'],
  ['related', 'relates-to'],
  ['deviatesfrom', 'deviates-from'],
]);

/** The relations that the front matter declares. */
export function declaredRelations(text: string, frontMatter: FrontMatter): readonly ParsedRelation[] {
  return Object.keys(frontMatter.data).flatMap((key) => {
    const kind = keys.get(key.toLowerCase().replace(/[-_ ]/g, ''));
    if (kind === undefined) {
      return [];
    }
    const value = valueAt(frontMatter.data, [key]);
    const nested = Array.isArray(value)
      ? value.flatMap((_, index) => textField(frontMatter, [key, index, 'decision']) ?? [])
      : [textField(frontMatter, [key, 'decision'])].filter((item) => item !== undefined);
    return [...listField(frontMatter, [key]), ...nested].map((item) => {
      const source = text.slice(item.span.start, item.span.end);
      // A quoted reference is pointed at inside its quotes, so that a fix can replace just the reference.
      const inside = source.indexOf(item.value);
      const start = inside === -1 ? item.span.start : item.span.start + inside;
      const span = { start, end: inside === -1 ? item.span.end : start + item.value.length };
      return relation(kind, item.value, span, 'front-matter');
    });
  });
}

const phrases: readonly (readonly [RelationKind, string])[] = [
  ['superseded-by', 'super[sc]eded by|replaced by|ersetzt durch|remplacée? par|reemplazad[oa] por'],
  ['supersedes', 'supersedes|replaces|in part supersedes|partly supersedes|partially supersedes|ersetzt|remplace'],
  ['amended-by', 'amended by|clarified by|extended by'],
  ['amends', 'amends|clarifies|extends'],
  ['depends-on', 'depends on|builds on|requires'],
  ['relates-to', 'relates to|related to|see also'],
  ['deviates-from', 'deviates from'],
];
const phrase = new RegExp(
  `^[\\s>*+_-]*(?:(?:partly|partially|in part)\\s+|(?:this (?:adr|record|decision)\\s+(?:in part\\s+|partly\\s+)?))?(?:${phrases
    .map(([, words]) => `(${words})`)
    .join('|')})[:：]?(?=[\\s*_\\[]|$)`,
  'iu',
);
/** A reference in prose: `ADR-0012`, `ADR 12`. */
const proseReference = /\bADR[-_ #]{0,2}\d{1,6}\b/gi;

/**
 * The relations that the body states: a line, list item or status that begins with the words of a relation and goes on
 * with links or ids. Prose that merely mentions another record states none.
 *
 * @param text the text with code and comments blanked out
 * @param statusSpans statements of the status, which may begin within a line
 */
export function statedRelations(
  text: string,
  outline: Outline,
  bodyStart: number,
  statusSpans: readonly Span[],
): readonly ParsedRelation[] {
  const found: ParsedRelation[] = [];
  const seen = new Set<number>();
  const statements = [...statusSpans, ...linesOf(text, { start: bodyStart, end: text.length }).map(({ span }) => span)];
  for (const span of statements) {
    // Several statements may share a line: "Accepted; superseded by [x](x.md)".
    for (const part of partsOf(text, span)) {
      for (const stated of relationsIn(text, outline.links, part)) {
        if (!seen.has(stated.span.start)) {
          seen.add(stated.span.start);
          found.push(stated);
        }
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function partsOf(text: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const match of text.slice(start, Math.min(end, start + 2000)).matchAll(/;\s|\.\s+(?=\p{Lu})|,\s(?=super[sc]ed|amend|replac)/giu)) {
    parts.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return [...parts, { start: from, end }];
}

function relationsIn(text: string, links: readonly MarkdownLink[], part: Span): readonly ParsedRelation[] {
  const match = phrase.exec(text.slice(part.start, Math.min(part.end, part.start + 200)));
  const kind = match === null ? undefined : phrases[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
  if (match === null || kind === undefined) {
    return [];
  }
  const rest = { start: part.start + match[0].length, end: part.end };
  const linked = links.filter(
    ({ span, destination, image }) =>
      !image && span.start >= rest.start && span.end <= rest.end && isLocalRecord(destination),
  );
  if (linked.length > 0) {
    return linked.map(({ destination, destinationSpan }) =>
      relation(kind, destination, destinationSpan, 'body'),
    );
  }
  return [...text.slice(rest.start, rest.end).matchAll(proseReference)].map(({ 0: ref, index }) => {
    const start = rest.start + index;
    return relation(kind, ref, { start, end: start + ref.length }, 'body');
  });
}

function isLocalRecord(destination: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(destination) && /\.(?:md|markdown)(?:#|$)|^[^.]+$/i.test(destination);
}

function relation(
  kind: RelationKind,
  written: string,
  span: Span,
  source: ParsedRelation['source'],
): ParsedRelation {
  const hash = written.indexOf('#', 1);
  // `ADR #7` is a way to write an id, not a fragment.
  const hasFragment = hash > 0 && !/^adr\s*#\d/i.test(written);
  const ref = hasFragment ? written.slice(0, hash) : written;
  return {
    kind,
    ref: source === 'body' ? decoded(ref) : ref.trim(),
    fragment: hasFragment ? decoded(written.slice(hash + 1)) : undefined,
    span,
    source,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
