import type { RelationKind } from '../model/decision';
import type { Located, Span } from '../model/text';
import type { MarkdownLink, Outline } from '../text/outline';
import { startingWithin } from '../text/startingWithin';
import { withoutDeleted } from './body';
import { identityOf } from './identity';
import type { ParsedRelation, StatusStatement } from './parsedDecision';
import { relationTo } from './reference';
import { relationNamed, relationWords } from './relationWords';

const WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${relationWords.map(([, words]) => `(${words})`).join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
);
/** What may stand in a sentence before the words that state a relation of this record. */
const BEFORE =
  /(?:^|[.;:!?–—]\s+)[\s>*+_-]*(?:\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s*)?(?:\|\s*)?(?:(?:this|the|our)\s+(?:adr|record|decision|document)\s+)?(?:(?:is|was|has been|partly|partially|in part|also|now|fully|and|then)\s+){0,4}[*_]{0,3}$/i;
/** What may stand between those words and the first reference. */
const BETWEEN =
  /^(?:[\s*_:：]|the |our |this |decisions? |records? |adrs? (?=[[*_])|(?:specific )?(?:parts?|sections?|clauses?|items?)(?: \d{1,3})? of |most of |of |in )*$/i;
/** What joins references to one list. */
const JOINT = /^[*_)]{0,3}\s*(?:[,;&+]\s*(?:and|und|et|y|e)?|and|und|et|y|e|as well as)\s*[*_(]{0,3}$/i;
const BLANK_LINE = /[\r\n][ \t]*\r?\n|\r[ \t]*\r/;
/** `Supersedes:` with the references as bullets below it. */
const LIST_BELOW = /^[*_]{0,3}\s?[:：][*_]{0,3}[ \t]*[\r\n]/;
const FIRST_ITEM = /^[*_]{0,3}\s?[:：][*_]{0,3}\s*(?:[-*+]|\d{1,3}[.)])\s+[*_]{0,3}$/;
const NEXT_ITEM = /^[^\r\n]{0,200}[\r\n]\s*(?:[-*+]|\d{1,3}[.)])\s+[*_]{0,3}$/;
/** An id, a file name or, right behind the words, a bare number. */
const BARE = /(?:M?ADR[-_ ]{0,2}#?\d{1,6}(?!\d)|\d{4,8}-[\p{L}\p{N}_-]{2,200}(?:\.md)?)(?:#[\w-]{1,100})?/iuy;
const NUMBER = /#?\d{1,6}(?=\s*(?:$|[.,;)\r\n]))/y;
/** How far a reference is looked for behind the words, and the words before a sentence. */
const REACH = 80;
const MAX_LOOK_BACK = 120;

/** The words of a relation in the body, and where they stand. */
interface Statement {
  readonly kind: RelationKind;
  readonly span: Span;
  readonly isStatus: boolean;
}

/**
 * The relations that the body states: a sentence, list item or status that says so (`Superseded by [x](x.md)`, `This ADR
 * in part supersedes ADR-3`), and the links listed under a heading such as `Related decisions`. Prose that merely
 * mentions another record states none, nor does what is struck through.
 * @param text the text with code and comments blanked out
 */
export function statedRelations(
  text: string,
  outline: Outline,
  bodyStart: number,
  statuses: readonly StatusStatement[],
): readonly ParsedRelation[] {
  const body = withoutDeleted(text);
  const found = new Map<number, ParsedRelation>();
  const add = (relation: ParsedRelation | undefined): void => {
    if (relation !== undefined && !found.has(relation.span.start)) {
      found.set(relation.span.start, relation);
    }
  };
  for (const status of statuses) {
    if (status.source === 'front-matter') {
      relationsInField(body, status.span).forEach(add);
    }
  }
  const finder = new ReferenceFinder(body, outline.links);
  for (const match of body.slice(bodyStart).matchAll(WORDS)) {
    const start = bodyStart + match.index;
    const span = { start, end: start + match[0].length };
    const kind = kindOf(match);
    const isStatus = statuses.some(
      (status) => status.span.start <= span.start && span.end <= status.span.end,
    );
    if (kind !== undefined && (isStatus || isStated(body, span.start, bodyStart))) {
      finder.after({ kind, span, isStatus }).forEach(add);
    }
  }
  relationsOfSections(outline).forEach(add);
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function kindOf(match: RegExpExecArray): RelationKind | undefined {
  const group = match.findIndex((each, index) => index > 0 && each !== undefined);
  return relationWords[group - 1]?.[0];
}

/** Whether words at `start` begin a sentence or list item, or follow a subject that means this record. */
function isStated(body: string, start: number, bodyStart: number): boolean {
  const above = body.slice(Math.max(bodyStart, start - MAX_LOOK_BACK), start).split(/\r\n|\n|\r/);
  const line = above.pop()!;
  const before = BEFORE.exec(line);
  if (before === null || /^\s{0,3}#{1,6}\s/.test(line)) {
    return false;
  }
  const isWholeLine = line.length < MAX_LOOK_BACK;
  if (before.index > 0 || line.trim() !== '') {
    return isWholeLine || before.index > 0;
  }
  // A line within a paragraph may be the middle of a sentence.
  const previous = above.pop()?.trim() ?? '';
  return (
    previous === '' ||
    /[.:;!?]$|^#{1,6}\s|<br\s*\/?>$/i.test(previous) ||
    /\p{Lu}/u.test(body.slice(start, start + 1))
  );
}

/** A reference, and where what belongs to it ends. */
interface Reference extends Located<string> {
  readonly end: number;
}

/** Finds the references behind the words of a relation. */
class ReferenceFinder {
  readonly #linkAt: ReadonlyMap<number, MarkdownLink>;

  constructor(
    private readonly body: string,
    links: readonly MarkdownLink[],
  ) {
    this.#linkAt = new Map(
      links
        .filter(({ image, span }) => !image && body[span.start] === '[')
        .map((link) => [link.span.start, link]),
    );
  }

  after({ kind, span, isStatus }: Statement): readonly ParsedRelation[] {
    const isList = LIST_BELOW.test(this.body.slice(span.end, span.end + 20));
    const takesAny = isStatus || kind === 'supersedes' || kind === 'superseded-by';
    const relations: ParsedRelation[] = [];
    for (let at = span.end; ;) {
      const reference = this.#next(at, relations.length === 0, isList);
      const relation =
        reference !== undefined && (takesAny || isRecord(reference.value))
          ? relationTo(kind, reference.value, reference.span, 'body')
          : undefined;
      if (reference === undefined || relation === undefined) {
        return relations;
      }
      relations.push(relation);
      at = reference.end;
    }
  }

  /** The reference that follows at `from` behind nothing but what joins it to what stands before. */
  #next(from: number, isFirst: boolean, isList: boolean): Reference | undefined {
    const limit = Math.min(this.body.length, from + (isList ? 3 * REACH : REACH));
    for (let at = from; at < limit; at += 1) {
      const found = this.#at(at, isFirst);
      if (found !== undefined) {
        const between = this.body.slice(from, at);
        const isJoined = (isFirst ? BETWEEN : JOINT).test(between) && !BLANK_LINE.test(between);
        return isJoined || (isList && (isFirst ? FIRST_ITEM : NEXT_ITEM).test(between)) ? found : undefined;
      }
    }
    return undefined;
  }

  #at(at: number, isFirst: boolean): Reference | undefined {
    const link = this.#linkAt.get(at);
    if (link !== undefined) {
      const reference = ofLink(link);
      return reference && { ...reference, end: link.span.end };
    }
    if (/[\p{L}\p{N}]/u.test(this.body[at - 1] ?? ' ')) {
      return undefined;
    }
    BARE.lastIndex = at;
    NUMBER.lastIndex = at;
    const written = (BARE.exec(this.body) ?? (isFirst ? NUMBER.exec(this.body) : null))?.[0];
    return written === undefined
      ? undefined
      : { value: written, span: { start: at, end: at + written.length }, end: at + written.length };
  }
}

/** What a link refers to: its file, or the id in its text when it leads elsewhere. */
function ofLink({ text, span, destination, destinationSpan }: MarkdownLink): Located<string> | undefined {
  if (/^[a-z][a-z\d+.-]+:|^\/\//i.test(destination)) {
    BARE.lastIndex = 0;
    const id = BARE.exec(text)?.[0];
    return id === undefined ? undefined : { value: id, span };
  }
  const isRecordFile = /^[^#?]*\.(?:md|markdown|html?)(?:[#?]|$)|^[^#.]+\/?(?:#|$)/i.test(destination);
  return isRecordFile ? { value: destination, span: destinationSpan } : undefined;
}

/** Whether a reference looks like one to a decision rather than to any other page. */
function isRecord(reference: string): boolean {
  const { number, date } = identityOf(reference.replace(/[#?].*$/, ''));
  return number !== undefined || date !== undefined;
}

/** Links that begin the items under a heading such as `Related decisions`. */
function relationsOfSections({ headings, items, links }: Outline): readonly (ParsedRelation | undefined)[] {
  return headings.flatMap(({ level, text, content }) => {
    const kind = level === 1 ? undefined : relationNamed(text.replace(/\s*[:：]$/, ''));
    if (kind === undefined) {
      return [];
    }
    const starts = new Set(startingWithin(items, content).map(({ textSpan }) => textSpan.start));
    return startingWithin(links, content)
      .filter(({ span }) => starts.has(span.start))
      .map((link) => {
        const reference = ofLink(link);
        return reference !== undefined && isRecord(reference.value)
          ? relationTo(kind, reference.value, reference.span, 'body')
          : undefined;
      });
  });
}

const FIELD_LINK = /\[[^\]]{0,300}\]\(([^()\s]{1,300})\)/y;

/** What a status in the front matter says: `superseded by ADR-0123`, `superseded by [ADR-5](0005-x.md)`. */
function relationsInField(text: string, { start, end }: Span): readonly (ParsedRelation | undefined)[] {
  const field = text.slice(start, end);
  const [match] = field.matchAll(WORDS);
  const kind = match === undefined ? undefined : kindOf(match);
  if (match === undefined || kind === undefined) {
    return [];
  }
  for (let at = match.index + match[0].length; at < Math.min(field.length, match.index + REACH); at += 1) {
    for (const pattern of [FIELD_LINK, BARE, NUMBER]) {
      pattern.lastIndex = at;
      const found = pattern.exec(field);
      if (found !== null) {
        const written = found[1] ?? found[0];
        const from =
          start + at + found[0].indexOf(written, found[1] === undefined ? 0 : found[0].indexOf('](') + 2);
        return [relationTo(kind, written, { start: from, end: from + written.length }, 'front-matter')];
      }
    }
  }
  return [];
}
