import type { Located, Span } from '../model/text';
import type { Heading, Outline } from '../text/outline';
import { startingWithin } from '../text/startingWithin';
import { visible } from './body';
import { isNamed } from './sections';
import type { SectionKind } from './sections';

/** Where the options are weighed rather than listed; their headings name them all the same. */
const WEIGHED = /^(?:pros and cons|detailed|comparison|evaluation)/i;

/** More sections than this with the same name are not looked through. */
const MAX_SECTIONS = 8;

/**
 * The titles in a section that lists things: its top bullets, or the headings below it when it has none.
 * @param body the text with code and comments blanked out
 */
export function listedIn(body: string, outline: Outline, kind: SectionKind): readonly Located<string>[] {
  const sections = outline.headings.filter(
    ({ level, text }, index) => (level > 1 || index > 0) && isNamed(text, kind),
  );
  const ordered = [
    ...sections.filter(({ text }) => !WEIGHED.test(text)),
    ...sections.filter(({ text }) => WEIGHED.test(text)),
  ];
  for (const section of ordered.slice(0, MAX_SECTIONS)) {
    const titles = titlesOf(body, outline, section);
    if (titles.length > 0) {
      return titles;
    }
  }
  return [];
}

function titlesOf(body: string, outline: Outline, section: Heading): readonly Located<string>[] {
  const bullets = startingWithin(outline.items, section.content)
    .filter(({ depth }) => depth === 0)
    .map(({ paragraph }) => paragraph);
  const below = startingWithin(outline.headings, section.section).filter(
    ({ level }) => level > section.level,
  );
  const level = below.reduce((least, heading) => Math.min(least, heading.level), 7);
  const headings = below.filter((heading) => heading.level === level).map(({ textSpan }) => textSpan);
  return (bullets.length > 0 && !WEIGHED.test(section.text) ? bullets : headings).flatMap(
    (span) => titleAt(body, span) ?? [],
  );
}

/** The visible text of a title over one or several lines; undefined for one without letters, such as `…`. */
export function titleAt(body: string, { start, end }: Span): Located<string> | undefined {
  const length = body.slice(start, end).trimEnd().length;
  const found = visible(body, { start, end: start + length });
  return found === undefined || !/[\p{L}\p{N}]/u.test(found.value)
    ? undefined
    : { value: found.value.replace(/\s+/g, ' '), span: found.span };
}
