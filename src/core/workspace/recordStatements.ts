import { editFrontMatter } from '../fix/frontMatterEdits';
import type { FieldChange } from '../fix/frontMatterEdits';
import { dirname, relativePath } from '../graph/paths';
import type { Decision, RelationKind } from '../model/decision';
import type { KnownStatus } from '../model/status';
import type { Span, TextEdit } from '../model/text';
import type { ParsedDecision, StatusStatement } from '../parse/parsedDecision';
import { referenceTo } from '../rules/support/relations';
import type { Heading } from '../text/outline';

/** A record with both its faces. */
export interface OpenRecord {
  readonly parsed: ParsedDecision;
  readonly decision: Decision;
}

/** How a record states things about itself. */
type Style = StatusStatement['source'];

/** How the body of a record words a relation, with the other decision as its object. */
const PHRASES: Readonly<Record<RelationKind, string>> = {
  supersedes: 'Supersedes',
  'superseded-by': 'Superseded by',
  amends: 'Amends',
  'amended-by': 'Amended by',
  'depends-on': 'Depends on',
  'relates-to': 'Relates to',
  'deviates-from': 'Deviates from',
};

/**
 * Where a record keeps its status is where it keeps its relations: the front matter, the lines under `## Status`, or
 * bullets. A record with neither gets front matter.
 */
export function styleOf({ statuses }: ParsedDecision): Style {
  return statuses[0]?.source ?? 'front-matter';
}

/**
 * The edits by which `record` states a relation to `other`, in its own style, after everything that it states already.
 * Empty when it says so already; undefined when its front matter is not fit to be edited.
 */
export function stateRelation(
  record: OpenRecord,
  kind: RelationKind,
  other: Decision,
  fragment?: string,
): readonly TextEdit[] | undefined {
  switch (styleOf(record.parsed)) {
    case 'front-matter':
      return editFrontMatter(record.parsed, [relationChange(record, kind, other, fragment)]);
    case 'section':
      return addStatusLine(record, phrase(kind, other, record, fragment));
    case 'bullet':
      return addLinkBullet(record.parsed, phrase(kind, other, record, fragment));
  }
}

/**
 * The edits by which `older` says that `newer` took its place: the reference, and the status in every place that states
 * one. Other lines of its status stay, and a decision that is superseded already is superseded by both.
 */
export function stateSuperseded(older: OpenRecord, newer: Decision): readonly TextEdit[] | undefined {
  const { parsed } = older;
  const frontEdits =
    styleOf(parsed) === 'front-matter'
      ? editFrontMatter(parsed, [
          statusChange(parsed, 'superseded'),
          relationChange(older, 'superseded-by', newer, undefined),
        ])
      : [];
  const words = phrase('superseded-by', newer, older, undefined);
  return frontEdits === undefined
    ? undefined
    : [...frontEdits, ...bodyStatuses(parsed).flatMap((stated) => replaceStatus(older, stated, words))];
}

/** Says `words` where the body of a record says that it is in force. */
function replaceStatus(older: OpenRecord, stated: StatusStatement, words: string): readonly TextEdit[] {
  const { parsed } = older;
  const { span, raw, source, status } = stated;
  const written = parsed.text.slice(span.start, span.end);
  const inCase = source === 'bullet' && /^\p{Ll}/u.test(raw) ? words.replace(/^S/, 's') : words;
  // A dated line is the history of the record, and so is what superseded it before.
  if (source === 'section' && (status === 'superseded' || /^\d{4}-\d{2}-\d{2}/.test(written))) {
    return addStatusLine(older, words);
  }
  if (status !== 'superseded') {
    return [{ span, newText: inCase }];
  }
  const isBare = /^superseded$/i.test(raw);
  const target = words.replace(/^Superseded by /, '');
  if (written.includes(target)) {
    return [];
  }
  return isBare
    ? [{ span, newText: inCase }]
    : [{ span: { start: span.end, end: span.end }, newText: `, ${target}` }];
}

/**
 * The edits that set the status of a record in every place that states one, or in the front matter when none does.
 * Undefined when its front matter is not fit to be edited.
 */
export function setStatus(parsed: ParsedDecision, status: KnownStatus): readonly TextEdit[] | undefined {
  const inFront =
    styleOf(parsed) === 'front-matter' || parsed.statuses.some(({ source }) => source === 'front-matter');
  const front = inFront ? editFrontMatter(parsed, [statusChange(parsed, status)]) : [];
  return front === undefined
    ? undefined
    : [
        ...front,
        ...bodyStatuses(parsed)
          .filter((stated) => stated.status !== status)
          .map(({ span, raw }) => ({ span, newText: inCaseOf(raw, status) })),
      ];
}

/** The statement that counts in each part of the body. */
function bodyStatuses({ statuses }: ParsedDecision): readonly StatusStatement[] {
  return (['bullet', 'section'] as const).flatMap(
    (source) => statuses.find((stated) => stated.source === source) ?? [],
  );
}

function statusChange({ statuses }: ParsedDecision, status: KnownStatus): FieldChange {
  const stated = statuses.find(({ source }) => source === 'front-matter');
  return {
    kind: 'set',
    path: ['status'],
    value: stated === undefined ? status : inCaseOf(stated.raw, status),
  };
}

/** `Superseded` where a record writes `Accepted`. */
export function inCaseOf(raw: string, status: string): string {
  return /^\p{Lu}/u.test(raw) ? status.charAt(0).toUpperCase() + status.slice(1) : status;
}

function relationChange(
  { parsed, decision }: OpenRecord,
  kind: RelationKind,
  other: Decision,
  fragment: string | undefined,
): FieldChange {
  const ref = referenceTo(other, decision);
  const value = fragment === undefined ? ref : `${ref}#${fragment}`;
  return { kind: 'append', path: [keyFor(parsed, kind)], value };
}

/** The key that this record already uses for a relation, which may be another tool's spelling, or our own. */
function keyFor({ frontMatter, relations }: ParsedDecision, kind: RelationKind): string {
  const spellings = [
    kind,
    kind.replaceAll('-', '_'),
    kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  ];
  const present = Object.keys(frontMatter?.data ?? {});
  const used = present.find((key) => {
    const span = frontMatter?.valueSpan([key]);
    return relations.some(
      (relation) =>
        relation.kind === kind &&
        relation.source === 'front-matter' &&
        span !== undefined &&
        span.start <= relation.span.start &&
        relation.span.end <= span.end,
    );
  });
  return used ?? spellings.find((spelling) => present.includes(spelling)) ?? kind;
}

/** `Superseded by [10. Use dates](0010-use-dates.md)`. */
function phrase(
  kind: RelationKind,
  other: Decision,
  { decision, parsed }: OpenRecord,
  fragment: string | undefined,
): string {
  const path = relativePath(dirname(decision.path), other.path);
  const label =
    parsed.statuses.some(({ source }) => source === 'section') &&
    other.number !== undefined &&
    other.title !== undefined
      ? `${other.number}. ${other.title.replace(/^\d+\.\s*/, '')}`
      : other.id;
  const target = fragment === undefined ? linkTarget(path) : `${linkTarget(path)}#${linkTarget(fragment)}`;
  return `${PHRASES[kind]} [${label.replace(/[[\]\\]/g, '\\$&')}](${target})`;
}

function linkTarget(path: string): string {
  return path.replace(/[\s%()<>#?\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return `%${code}`;
  });
}

/** Adds a line at the end of the status section, in a paragraph of its own as adr-tools writes it. */
function addStatusLine({ parsed }: OpenRecord, line: string): readonly TextEdit[] {
  const { text, eol, outline, statuses } = parsed;
  const stated = statuses.find(({ source }) => source === 'section');
  const heading = outline.headings.findLast(({ content }) => content.start <= (stated?.span.start ?? 0));
  if (heading === undefined || text.slice(heading.content.start, heading.content.end).includes(line)) {
    return [];
  }
  return [{ span: endOfContent(text, heading.content), newText: `${eol}${eol}${line}` }];
}

/** Adds a bullet under `## Links`, the section being made at the end of the record when there is none. */
function addLinkBullet({ text, eol, outline }: ParsedDecision, line: string): readonly TextEdit[] {
  const marker = /^[ \t]*([-*+])[ \t]+\S/m.exec(text)?.[1] ?? '-';
  const links = outline.headings.find(({ text: title }) => /^links$/i.test(title.trim()));
  if (links === undefined) {
    const level = sectionLevel(outline.headings);
    const at = endOfContent(text, { start: 0, end: text.length });
    return [{ span: at, newText: `${eol}${eol}${level} Links${eol}${eol}${marker} ${line}` }];
  }
  const content = text.slice(links.content.start, links.content.end);
  if (content.includes(line)) {
    return [];
  }
  const gap = content.trim() === '' ? `${eol}${eol}` : eol;
  return [{ span: endOfContent(text, links.content), newText: `${gap}${marker} ${line}` }];
}

function sectionLevel(headings: readonly Heading[]): string {
  return headings.some(({ level }) => level === 2) || headings.length < 2 ? '##' : '#';
}

/** The place behind the last text of a section, so that what separates it from the next one stays. */
function endOfContent(text: string, { start, end }: Span): Span {
  const at = start + text.slice(start, end).trimEnd().length;
  return { start: at, end: at };
}
