import type { Located, Span } from '../model/text';
import { optionFinder, optionKey } from '../rules/support/options';
import type { Heading, Outline } from '../text/outline';
import { linesOf, visible } from './body';
import { titleAt } from './options';
import { findSection } from './sections';

/** What announces a choice: `Chosen option: `, with emphasis around it or not. */
const ANNOUNCED =
  /(?:(?:chosen|selected|preferred) (?:option|alternative|solution|approach)|(?:gewählte|ausgewählte|bevorzugte) (?:option|alternative|lösung|variante)|(?:option|solution) (?:choisie|retenue)|opción (?:elegida|escogida|seleccionada)|opção (?:escolhida|selecionada)|opzione scelta|gekozen optie|wybrana opcja|выбранный вариант)(?:\(s\)|s|n|es|en)?(?: (?:is|are))?[*_]{0,3}\s?[:：][*_]{0,3}|(?:选择的?(?:方案|选项)|选定的?(?:方案|选项)|所选(?:方案|选项)|選択した(?:オプション|案)|採用した(?:オプション|案)|선택한 (?:옵션|대안))[*_]{0,3}\s?[:：]?[*_]{0,3}/giu;
/** `We have chosen Option 3 because …`: counts only before the title of an option. */
const SAID =
  /\b(?:chose|chosen|choose|select(?:ed)?|picked?|opted for|decided (?:on|for|to use)|(?:go|going|went) (?:with|for)|use|adopt(?:ed)?)\s+(?:the\s+)?/giu;

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '”': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '»': '«',
  '「': '」',
  '`': '`',
};
/** What may stand behind the end of a title. */
const AFTER_TITLE =
  /^[*_]{0,3}\s*(?:$|[,.;:!)(\r\n]|[–—-]\s|because|since|as\b|and|und|et|y|e|&|\+|weil|da\b|,|，|。)/u;
const JOINT =
  /^[*_]{0,3}\s*(?:[,;+&]\s*(?:and|und|et|y|e)?|and|und|et|y|e|plus)\s*[*_]{0,3}(?=["'“„‘«「`[])/u;
const END_OF_TITLE =
  /,?\s+(?:because|since|as it|as this|as we|due to|weil|da|parce que|porque|perché|omdat|ponieważ|потому что|因为|なぜなら)(?![\p{L}])|[.;]\s|[.;]$|,\s|\s[–—]\s/u;
const PLACEHOLDER = /^(?:\{.*\}|\[[^\]]*\]|<.*>)$/s;
/** What runs on for longer is no title. */
const MAX_TITLE = 300;
/** More announcements than this are not read. */
const MAX_ANNOUNCED = 20;
/** How far into the outcome a choice is looked for that nothing announces. */
const MAX_SAID = 800;

/**
 * What the outcome names as chosen, as written: after `Chosen option:`, in any quotes, emphasis or none; else a line or
 * heading of the outcome that is the title of an option; else an option that is marked as chosen.
 * @param body the text with code and comments blanked out
 */
export function chosenIn(
  body: string,
  outline: Outline,
  options: readonly Located<string>[],
): readonly Located<string>[] {
  const section = findSection(outline, 'outcome');
  const titles = options.map(({ value }) => value);
  const scope = section?.section ?? { start: outline.headings[0]?.content.start ?? 0, end: body.length };
  const announced = announcedIn(body, outline, scope, titles);
  if (announced.length > 0 || titles.length === 0) {
    return announced;
  }
  const named = section === undefined ? [] : namedIn(body, outline, section, titles);
  return named.length > 0
    ? named
    : options.filter(({ value }) => /\((?:chosen|selected|decided)\)$/i.test(value));
}

function announcedIn(
  body: string,
  outline: Outline,
  scope: Span,
  titles: readonly string[],
): readonly Located<string>[] {
  const found: Located<string>[] = [];
  let left = MAX_ANNOUNCED;
  for (const match of body.slice(scope.start, scope.end).matchAll(ANNOUNCED)) {
    if (left === 0) {
      break;
    }
    left -= 1;
    const at = scope.start + match.index + match[0].length;
    const rest = /^[^\r\n]*/.exec(body.slice(at, at + MAX_TITLE))?.[0] ?? '';
    found.push(
      ...(rest.trim() === ''
        ? listedAfter(body, outline, at, scope.end)
        : titlesAt(body, outline, at, titles)),
    );
  }
  return found.filter(({ value }) => value !== '' && !PLACEHOLDER.test(value));
}

/** The bullets right below an announcement, or the line below it. */
function listedAfter(body: string, outline: Outline, at: number, end: number): readonly Located<string>[] {
  const next = at + (/^\s*/.exec(body.slice(at, Math.min(end, at + MAX_TITLE)))?.[0].length ?? 0);
  const first = outline.items.findIndex(({ span }) => span.start === next);
  const titles: Located<string>[] = [];
  for (const item of first < 0 ? [] : outline.items.slice(first)) {
    if (item.span.end > end || item.indent < outline.items[first]!.indent) {
      break;
    }
    if (item.indent === outline.items[first]!.indent) {
      const title = titleAt(body, item.paragraph);
      titles.push(...(title === undefined ? [] : [title]));
    }
  }
  const isSameParagraph = !/\n[ \t]*\r?\n/.test(body.slice(at, next));
  return first < 0 && isSameParagraph && next < end ? titlesAt(body, outline, next, []) : titles;
}

/** The titles at a place: one, or several in quotes joined by commas or "and". */
function titlesAt(
  body: string,
  outline: Outline,
  start: number,
  titles: readonly string[],
): readonly Located<string>[] {
  const found: Located<string>[] = [];
  for (let at = start; ;) {
    at += /^[ \t]*/.exec(body.slice(at, at + 50))![0].length;
    const title =
      quotedAt(body, outline, at, titles) ?? (found.length === 0 ? unquotedAt(body, at, titles) : undefined);
    if (title === undefined) {
      return found;
    }
    found.push(title);
    const after =
      title.span.end + /^["'”’“»«」`\])]*/.exec(body.slice(title.span.end, title.span.end + 5))![0].length;
    const joint = JOINT.exec(body.slice(after, after + 30));
    if (joint === null) {
      return found;
    }
    at = after + joint[0].length;
  }
}

/** A title in quotes, emphasis or a link. */
function quotedAt(
  body: string,
  outline: Outline,
  at: number,
  titles: readonly string[],
): Located<string> | undefined {
  const emphasis = /^(?:\*{1,3}|_{1,3})/.exec(body.slice(at, at + 3))?.[0] ?? '';
  const quote = body[at + emphasis.length] ?? '';
  const isQuoted = Object.hasOwn(CLOSING, quote);
  const closing = isQuoted ? CLOSING[quote]! : emphasis;
  const from = at + emphasis.length + (isQuoted ? 1 : 0);
  const link = outline.links.find(({ span, image }) => !image && span.start === from);
  if (closing === '') {
    return link === undefined ? undefined : { value: link.text, span: link.span };
  }
  const line = /^(?:[^\r\n]|\r?\n(?![ \t]*\r?\n))*/.exec(body.slice(from, from + MAX_TITLE))![0];
  let best: number | undefined;
  for (let end = line.indexOf(closing); end >= 0; end = line.indexOf(closing, end + 1)) {
    const title = line.slice(0, end);
    if (isOption(title, titles)) {
      best = end;
      break;
    }
    if (best === undefined && AFTER_TITLE.test(line.slice(end + closing.length, end + closing.length + 20))) {
      best = end;
    }
  }
  return best === undefined ? undefined : titleAt(body, { start: from, end: from + best });
}

function unquotedAt(body: string, at: number, titles: readonly string[]): Located<string> | undefined {
  const line = /^[^\r\n]*/.exec(body.slice(at, at + MAX_TITLE))![0];
  const known = optionAtStart(line, titles);
  const written =
    known ??
    line
      .split(END_OF_TITLE)[0]!
      .trimEnd()
      .replace(/[*_"'”’]+$/, '');
  return titleAt(body, { start: at, end: at + written.length });
}

function isOption(written: string, titles: readonly string[]): boolean {
  const key = optionKey(written);
  return key !== '' && titles.some((title) => optionKey(title) === key);
}

/** What of a line is the title of an option that it begins with, the longest first. */
function optionAtStart(line: string, titles: readonly string[]): string | undefined {
  const lower = line.toLowerCase();
  return titles
    .filter((title) => lower.startsWith(title.toLowerCase()))
    .sort((a, b) => b.length - a.length)
    .map((title) => line.slice(0, title.length))[0];
}

/** Lines and headings at the beginning of the outcome that are the title of an option, and choices told in prose. */
function namedIn(
  body: string,
  outline: Outline,
  section: Heading,
  titles: readonly string[],
): readonly Located<string>[] {
  const heading = outline.headings.find(({ span }) => span.start >= section.content.end);
  const isBelow = heading !== undefined && heading.level > section.level;
  const end = Math.min(section.content.end, section.content.start + MAX_SAID);
  const lines = linesOf(body, { start: section.content.start, end }).flatMap(({ value, span }) => {
    const marker = /^\s*(?:[-*+]\s+)?/.exec(value)?.[0].length ?? 0;
    return visible(body, { start: span.start + marker, end: span.start + value.trimEnd().length }) ?? [];
  });
  const stated = [...lines, ...(isBelow ? [{ value: heading.text, span: heading.textSpan }] : [])];
  const whole = stated.filter(({ value }) => isOption(value, titles));
  return whole.length > 0 ? whole : saidIn(body, { start: section.content.start, end }, titles);
}

function saidIn(body: string, { start, end }: Span, titles: readonly string[]): readonly Located<string>[] {
  const keys = new Set(titles.map(optionKey));
  const meant = optionFinder(titles);
  for (const match of body.slice(start, end).matchAll(SAID)) {
    const at = start + match.index + match[0].length;
    const marks = /^[*_"'“`]*/.exec(body.slice(at, at + 5))![0].length;
    const line = /^[^\r\n]*/.exec(body.slice(at + marks, at + marks + MAX_TITLE))![0];
    const known = optionAtStart(line, titles) ?? /^Option\s+\w{1,3}\b/i.exec(line)?.[0];
    if (known !== undefined && keys.has(meant(known))) {
      return [{ value: known, span: { start: at + marks, end: at + marks + known.length } }];
    }
  }
  return [];
}
