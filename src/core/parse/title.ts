import type { Located } from '../model/text';
import type { Heading, Outline } from '../text/outline';
import { textField } from './fields';
import type { FrontMatter } from './parsedDecision';
import { isNamed } from './sections';
import type { SectionKind } from './sections';

/** `ADR-0005: Title`, `ADR 12 — Title`, `[ADR-7] Title`, `ADR: Title`. */
const LABELLED =
  /^\[?(?:M?ADR|Decision(?:[ -]Record)?|Architectur(?:e|al) Decision(?: Record)?)(?:[-_ ]{0,2}#?\s?\d{1,6}(?![\p{L}\d])\]?\s*[.:)–—-]*\s*|\s*[:–—]\s+|\s+-\s+)/iu;
/** `12. Title`, `12 — Title`, `0012 Title`, `#12: Title`, but not `12 Factor Apps`. */
const NUMBERED = /^#?(?:\d{1,6}(?:[.:)]\s+|\s+[–—-]\s+)|0\d{2,5}\s+(?=\p{L}))/u;

const SECTION_KINDS: readonly SectionKind[] = [
  'context',
  'drivers',
  'options',
  'outcome',
  'consequences',
  'status',
];

/**
 * The title of a record without its number: the first heading of the top level, else what the front matter says, else
 * a heading that carries the record's number.
 * @param body the text with code and comments blanked out
 */
export function readTitle(
  body: string,
  frontMatter: FrontMatter | undefined,
  { headings }: Outline,
): Located<string> | undefined {
  const top = headings.find((heading, index) => heading.level === 1 && !isSection(heading, index === 0));
  const ofHeading = top === undefined ? undefined : titleOf(body, top);
  if (ofHeading !== undefined) {
    return ofHeading;
  }
  const stated = frontMatter === undefined ? undefined : textField(frontMatter, ['title']);
  if (stated !== undefined) {
    const prefix = prefixOf(stated.value);
    return { value: stated.value.slice(prefix.length), span: stated.span };
  }
  const [first] = headings;
  return first !== undefined && prefixOf(first.text) !== '' ? titleOf(body, first) : undefined;
}

/** Some write `# Status` and `# Context` on the top level. `# Decision to use SQLite` is a title. */
function isSection({ text }: Heading, isFirst: boolean): boolean {
  const isLong = isFirst && text.split(' ').length > 3;
  return !isLong && SECTION_KINDS.some((kind) => isNamed(text, kind));
}

function titleOf(body: string, { text, textSpan }: Heading): Located<string> | undefined {
  const prefix = prefixOf(text);
  const value = text.slice(prefix.length);
  if (value === '') {
    return undefined;
  }
  const written = body.slice(textSpan.start, textSpan.end);
  const start = prefix !== '' && written.startsWith(prefix) ? textSpan.start + prefix.length : textSpan.start;
  return { value, span: { start, end: textSpan.end } };
}

/** What a title begins with that is not part of it. Empty when nothing would be left. */
function prefixOf(title: string): string {
  const prefix = (LABELLED.exec(title) ?? NUMBERED.exec(title))?.[0] ?? '';
  return prefix.length === title.length ? '' : prefix;
}
