import type { Located, Span } from '../model/text';
import type { Heading, Outline } from '../text/outline';
import { plainText } from '../text/plainText';
import { findSection } from './sections';
import type { SectionKind } from './sections';

/** The titles in a section that lists things: its top bullets, or the headings below it when it has none. */
export function listedIn(text: string, outline: Outline, kind: SectionKind): readonly Located<string>[] {
  const section = findSection(outline, kind);
  if (section === undefined) {
    return [];
  }
  const bullets = outline.items
    .filter((item) => item.depth === 0 && isWithin(item.span, section.content))
    .map((item) => item.paragraph);
  const headings = outline.headings
    .filter(({ level, span }) => level === section.level + 1 && isWithin(span, section.section))
    .map(({ textSpan }) => textSpan);
  return (bullets.length > 0 ? bullets : headings).flatMap((span) => {
    const value = plainText(text.slice(span.start, span.end));
    return value === '' ? [] : [{ value, span }];
  });
}

const announced =
  /(?:chosen|selected|preferred) (?:option|alternative|solution)s?\s*[:：]|(?:gewählte|ausgewählte) (?:option|alternative|lösung)\s*:|option (?:choisie|retenue)\s*:|opción elegida\s*:|opção escolhida\s*:|(?:选择的?方案|选定的?方案|選択したオプション)\s*[:：]/giu;
const closingQuote: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '「': '」',
  '`': '`',
};
/** How long an option title can be; what runs on without an end is no title. */
const longestTitle = 300;

/** What the outcome announces as chosen: `Chosen option: "…"`, in any quotes, emphasis or none. */
export function chosenIn(text: string, outline: Outline): readonly Located<string>[] {
  const section = findSection(outline, 'outcome');
  const scope: Span = section?.section ?? { start: outline.headings[0]?.span.end ?? 0, end: text.length };
  announced.lastIndex = 0;
  const body = text.slice(scope.start, scope.end);
  const found: Located<string>[] = [];
  for (const match of body.matchAll(announced)) {
    found.push(...titlesAt(text, scope.start + match.index + match[0].length));
  }
  return found;
}

/** The titles that follow an announcement: one, or several quoted ones joined by commas or "and". */
function titlesAt(text: string, start: number): readonly Located<string>[] {
  const titles: Located<string>[] = [];
  let at = start;
  for (;;) {
    at += /^(?:[ \t*_]|\r?\n(?!\s*\r?\n))*/.exec(text.slice(at, at + longestTitle))?.[0].length ?? 0;
    const quote = text[at];
    const close = quote === undefined ? undefined : closingQuote[quote];
    const end = close === undefined ? -1 : text.slice(0, at + longestTitle).indexOf(close, at + 1);
    if (end === -1) {
      return titles.length > 0 ? titles : unquotedAt(text, at);
    }
    const value = plainText(text.slice(at + 1, end));
    if (value !== '') {
      titles.push({ value, span: { start: at + 1, end } });
    }
    const joint = /^[*_]*\s*(?:,\s*(?:and|und|et)?|and|und|et|&)\s*(?=["'“„‘«「`])/.exec(text.slice(end + 1, end + 20));
    if (joint === null) {
      return titles;
    }
    at = end + 1 + joint[0].length;
  }
}

function unquotedAt(text: string, at: number): readonly Located<string>[] {
  const line = /^[^\r\n]*/.exec(text.slice(at, at + longestTitle))?.[0] ?? '';
  const title = line.split(/,?\s+(?:because|since|as it|weil|da|parce que|porque)\b|[.;]\s|[.;]$|,\s/u)[0] ?? '';
  const value = plainText(title).trim();
  const written = title.trimEnd().replace(/[*_]+$/, '');
  return value === '' ? [] : [{ value, span: { start: at, end: at + written.length } }];
}

function isWithin(inner: Span, outer: Heading['content']): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
