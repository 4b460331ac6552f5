import type { TextEdit } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';
import { findSection } from '../parse/sections';
import type { SectionKind } from '../parse/sections';
import type { Heading } from '../text/outline';
import { fixRecord, shown, spanOf, textOf } from './fix';
import type { FixContext, FixMaker } from './fix';

/** The order of the sections in every form of record. */
const ORDER: readonly SectionKind[] = ['context', 'options', 'outcome', 'consequences'];

/** A record without a section that its form has. */
export const missingSection: FixMaker = (finding, context) => {
  const heading = textOf(finding.data, 'heading');
  const kind = ORDER.find((known) => known === textOf(finding.data, 'section'));
  if (heading === undefined || kind === undefined) {
    return [];
  }
  return fixRecord(context, `Add the section ${shown(heading)}`, [
    insertSection(context.record, kind, heading),
  ]);
};

/** Before the first section that comes after it, otherwise at the end. */
function insertSection(record: ParsedDecision, kind: SectionKind, title: string): TextEdit {
  const { text, eol, outline } = record;
  const later = ORDER.slice(ORDER.indexOf(kind) + 1)
    .flatMap((next) => findSection(outline, next) ?? [])
    .sort((a, b) => a.span.start - b.span.start)[0];
  const model = later ?? outline.headings.find(({ level }) => level === 2);
  const lines = headingLike(text, model, title);
  if (later === undefined) {
    const at = text.trimEnd().length;
    const before = at === 0 ? '' : eol + eol;
    return { span: { start: at, end: at }, newText: before + lines.join(eol) };
  }
  const at = text.lastIndexOf('\n', later.span.start - 1) + 1;
  return { span: { start: at, end: at }, newText: [...lines, '', ''].join(eol) };
}

/** A heading written as `model` is: underlined, or with its number of marks and a closing run if it has one. */
function headingLike(text: string, model: Heading | undefined, title: string): readonly string[] {
  const written = model === undefined ? '##' : text.slice(model.span.start, model.span.end);
  const marks = /^\s*(#{1,6})/.exec(written)?.[1];
  if (marks === undefined) {
    return [title, (model?.level === 1 ? '=' : '-').repeat(Math.max(3, title.length))];
  }
  return [`${marks} ${title}${/\s#+\s*$/.test(written) ? ` ${marks}` : ''}`];
}

/** A record without a title: its file name says what it is about. */
export const missingTitle: FixMaker = (_, context) => {
  const { text, eol, frontMatter, identity } = context.record;
  const words = identity.slug.replace(/[-_]+/g, ' ').trim();
  if (words === '') {
    return [];
  }
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const from = frontMatter?.span.end ?? 0;
  const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  // One line end closes the fence, a second one makes the blank line.
  const present = text.slice(Math.max(0, from - 1), at).match(/\n/g)?.length ?? 0;
  const before = from === 0 ? '' : eol.repeat(Math.max(0, 2 - present));
  const newText = `${before}# ${title}${eol}${at < text.length ? eol : ''}`;
  return fixRecord(context, `Add the title ${shown(title)}`, [{ span: { start: at, end: at }, newText }]);
};

/** Text of the template: a line that holds nothing else can go; a field of the front matter can wait as a comment. */
export const leftPlaceholder: FixMaker = (finding, context) => {
  const span = spanOf(finding, context);
  const { text, frontMatter } = context.record;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const nextLine = text.indexOf('\n', span.end);
  const end = nextLine < 0 ? text.length : nextLine + 1;
  if (frontMatter !== undefined && span.start < frontMatter.span.end) {
    const edit: TextEdit = { span: { start, end: start }, newText: '# ' };
    return /^[\w-]+:/.test(text.slice(start, span.start))
      ? fixRecord(context, 'Turn the placeholder into a comment', [edit])
      : [];
  }
  return isAlone(context, start, end, span.start, span.end)
    ? fixRecord(context, 'Remove the line', [{ span: { start, end }, newText: '' }])
    : [];
};

/** Whether a line holds nothing but what is between two offsets, list markers and comments aside. */
function isAlone(
  { record: { text } }: FixContext,
  start: number,
  end: number,
  from: number,
  to: number,
): boolean {
  const before = text.slice(start, from);
  const after = text.slice(to, end).replace(/<!--[^>]*-->/g, '');
  return /^\s*(?:[-*+]\s+)?$/.test(before) && after.trim() === '';
}
