import type { Span } from '../../model/text';
import type { ParsedDecision } from '../../parse/parsedDecision';
import type { DecisionEvent } from './event';
import { quoted } from './event';
import type { OptionChanges } from './optionEvents';

/** In the place of what is told in better words: options, the choice, the status, people. No text has it. */
const TOLD = '\u0000';
/** A line that holds nothing else. */
const NOTHING_ELSE = /^\s*(?:[-*+]|\d{1,9}[.)])?\s*\u0000[\s\u0000.,;:]*$/;

interface Section {
  /** What it is called; empty for what stands above the first heading below the title. */
  readonly title: string;
  /** The text, as far as it is not told in better words, on as few lines as mean the same. */
  readonly text: string;
}

/** Sections of the text that came, went, got another heading or another text. */
export function sectionEvents(
  before: ParsedDecision,
  after: ParsedDecision,
  { keyBefore, keyAfter }: Pick<OptionChanges, 'keyBefore' | 'keyAfter'>,
): readonly DecisionEvent[] {
  const was = sectionsOf(before, keyBefore);
  const is = sectionsOf(after, keyAfter);
  const gone = [...was].filter(([key]) => !is.has(key)).map(([, section]) => section);
  const come = [...is].filter(([key]) => !was.has(key)).map(([, section]) => section);
  const renamed = sameText(gone, come);
  const isRenamed = new Set(renamed.flat());
  return [
    ...renamed.map(([{ title: from }, { title: to }]): DecisionEvent => {
      const detail = `Section ${quoted(from)} renamed to ${quoted(to)}`;
      return { kind: 'section-renamed', detail, from, to };
    }),
    ...come
      .filter((section) => !isRenamed.has(section))
      .map(({ title }): DecisionEvent => ({
        kind: 'section-added',
        detail: `Section ${quoted(title)} added`,
        subject: title,
      })),
    ...gone
      .filter((section) => !isRenamed.has(section))
      .map(({ title }): DecisionEvent => ({
        kind: 'section-removed',
        detail: `Section ${quoted(title)} removed`,
        subject: title,
      })),
    ...[...is].flatMap(([key, { title, text }]): readonly DecisionEvent[] => {
      const old = was.get(key);
      if (old === undefined || old.text === text) {
        return [];
      }
      const detail =
        title === '' ? 'Text under the title changed' : `Text of section ${quoted(title)} changed`;
      return [{ kind: 'text-changed', detail, ...(title === '' ? {} : { subject: title }) }];
    }),
  ];
}

/** Sections that have the same text under another heading. */
function sameText(
  gone: readonly Section[],
  come: readonly Section[],
): readonly (readonly [Section, Section])[] {
  const waiting = new Map<string, Section[]>();
  for (const section of gone.filter(({ text }) => text !== '')) {
    waiting.set(section.text, [...(waiting.get(section.text) ?? []), section]);
  }
  return come.flatMap((section) => {
    const found = waiting.get(section.text)?.shift();
    return found === undefined ? [] : [[found, section] as const];
  });
}

function sectionsOf(record: ParsedDecision, keyOf: (title: string) => string): ReadonlyMap<string, Section> {
  const body = bodyWithoutTold(record);
  const sections = new Map<string, Section>();
  const add = (title: string, key: string, content: Span): void => {
    let unique = key;
    for (let again = 2; sections.has(unique); again += 1) {
      unique = `${key}\n${again}`;
    }
    sections.set(unique, { title, text: normalised(body.slice(content.start, content.end)) });
  };
  const { headings } = record.outline;
  const bodyStart = record.frontMatter?.span.end ?? 0;
  const title = record.title?.span;
  const top = headings.findIndex(
    ({ span }) => title !== undefined && span.start <= title.start && title.start < span.end,
  );
  const aboveFirst = { start: bodyStart, end: headings[0]?.span.start ?? body.length };
  if (top !== 0) {
    add('', '', aboveFirst);
  }
  headings.forEach(({ text, content }, index) => {
    if (index === top) {
      add('', '', content);
    } else {
      add(text, `=${keyOf(text)}`, content);
    }
  });
  return sections;
}

/** The text with everything that other events tell replaced by one mark each. */
function bodyWithoutTold(record: ParsedDecision): string {
  const { text, options, chosen, statuses, dates, people, tags, category, relations } = record;
  const bodyStart = record.frontMatter?.span.end ?? 0;
  const spans = [
    ...[...options, ...chosen, ...dates, ...tags].map(({ span }) => span),
    ...people.map(({ name }) => name.span),
    ...relations.map(({ span }) => span),
    ...(statuses[0] === undefined ? [] : [statuses[0].span]),
    ...(category === undefined ? [] : [category.span]),
  ]
    .filter(({ start }) => start >= bodyStart)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (start >= at) {
      // As long as before, so that every place stays where it is.
      result += text.slice(at, start) + TOLD.repeat(end - start);
      at = end;
    }
  }
  return result + text.slice(at);
}

function normalised(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => !NOTHING_ELSE.test(line))
    .map((line) =>
      line
        .replace(/\u0000+/g, TOLD)
        .replace(/[ \t]+/g, ' ')
        .trimEnd(),
    );
  return lines
    .filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '')
    .join('\n')
    .trim();
}
