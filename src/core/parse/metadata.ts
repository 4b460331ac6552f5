import type { GroundsConfig } from '../model/config';
import type { Located, Span } from '../model/text';
import type { Outline } from '../text/outline';
import { linesOf, metadataLines, visible } from './body';
import { commaListField, listField, splitAtCommas, textField, valueAt } from './fields';
import type { FrontMatter, ParsedPerson, StatusStatement } from './parsedDecision';
import { findSection } from './sections';
import { readStatus } from './status';

/** What a record says about itself, wherever it says it. */
export interface Metadata {
  readonly statuses: readonly StatusStatement[];
  readonly dates: readonly Located<string>[];
  readonly people: readonly ParsedPerson[];
  readonly tags: readonly Located<string>[];
}

const statusNames = new Set(['status', 'statut', 'estado', 'stato', 'state', 'статус', '状态', 'ステータス']);
const dateNames = new Set(['date', 'datum', 'fecha', 'data', 'дата', '日期', '日付', 'last updated']);
const roles: readonly (readonly [string, ParsedPerson['role']])[] = [
  ['decision-makers', 'decision-maker'],
  ['decision_makers', 'decision-maker'],
  ['deciders', 'decision-maker'],
  ['approver', 'approver'],
  ['accountable', 'accountable'],
  ['consulted', 'consulted'],
  ['informed', 'informed'],
];
const bulletRoles: ReadonlyMap<string, ParsedPerson['role']> = new Map(
  roles.flatMap(([key, role]) => [[key, role] as const, [key.replaceAll(/[-_]/g, ' '), role] as const]),
);

/** The choices that a template offers: `proposed | rejected | accepted`. */
const templateChoice = /\w+\s*\|\s*\w+.*\|/;
const logDate = /^\d{4}-\d{2}-\d{2}[\s:,–-]*/;

/** Status, dates, people and tags from front matter, bullets and lines under the title, and the status section. */
export function readMetadata(
  text: string,
  frontMatter: FrontMatter | undefined,
  outline: Outline,
  bodyStart: number,
  statusWords: GroundsConfig['statuses'],
): Metadata {
  const lines = metadataLines(text, preamble(text, outline, bodyStart));
  const named = (names: ReadonlySet<string>): readonly Located<string>[] =>
    lines.filter(({ name }) => names.has(name)).flatMap(({ span }) => visible(text, span) ?? []);

  const front = frontMatter && textField(frontMatter, ['status']);
  const statements = [
    ...(front ? [{ ...front, source: 'front-matter' as const }] : []),
    ...named(statusNames).map((found) => ({ ...found, source: 'bullet' as const })),
    ...statusSection(text, outline).map((found) => ({ ...found, source: 'section' as const })),
  ];
  const frontDate = frontMatter && textField(frontMatter, ['date']);
  return {
    statuses: statements
      .filter(({ value }) => !templateChoice.test(value))
      .map(({ value, span, source }) => ({ raw: value, span, source, status: readStatus(value, statusWords) })),
    dates: [...(frontDate ? [frontDate] : []), ...named(dateNames)],
    people: [
      ...(frontMatter ? frontMatterPeople(text, frontMatter) : []),
      ...lines.flatMap(({ name, span }) => {
        const role = bulletRoles.get(name);
        const names = role && visible(text, span);
        return role && names ? splitAtCommas(text, names).map((person) => ({ role, name: person })) : [];
      }),
    ],
    tags: lines
      .filter(({ name }) => name === 'tags')
      .flatMap(({ span }) => visible(text, span) ?? [])
      .flatMap((tags) => splitAtCommas(text, tags)),
  };
}

/** The title: the first top heading, else what the front matter says, else the first heading if nothing is above it. */
export function readTitle(
  text: string,
  frontMatter: FrontMatter | undefined,
  outline: Outline,
): Located<string> | undefined {
  const heading = outline.headings.find(({ level }) => level === 1);
  const title = heading && withoutNumber(heading.text);
  if (heading && title) {
    const source = text.slice(heading.textSpan.start, heading.textSpan.end);
    const offset = Math.max(0, source.lastIndexOf(title));
    return { value: title, span: { start: heading.textSpan.start + offset, end: heading.textSpan.end } };
  }
  return frontMatter && textField(frontMatter, ['title']);
}

/** `12. Title`, `ADR-0005: Title`, `ADR 12 — Title`. */
function withoutNumber(title: string): string {
  const rest = title.replace(/^(?:\[?ADR[-_ #]{0,2}\d+\]?\s*[:.–—-]?\s*|\d{1,6}(?:\.|:|\s[–—-])\s+)/i, '');
  return (rest === '' ? title : rest).trim();
}

/** From the start of the body to the first section below the title. */
function preamble(text: string, { headings }: Outline, bodyStart: number): Span {
  const first = headings.find(({ level }) => level > 1);
  return { start: bodyStart, end: first?.span.start ?? text.length };
}

/**
 * The statement of the status section that holds today: its first line, the line that says it was superseded since, or the
 * last line of a dated log.
 */
function statusSection(text: string, outline: Outline): readonly Located<string>[] {
  const section = findSection(outline, 'status');
  if (section === undefined) {
    return [];
  }
  const lines = linesOf(text, section.content).flatMap(({ value, span }) => {
    const marker = /^[\s>]*(?:[-*+]\s+)?/.exec(value)?.[0].length ?? 0;
    return visible(text, { start: span.start + marker, end: span.start + value.trimEnd().length }) ?? [];
  });
  const first = lines[0];
  if (first === undefined) {
    return [];
  }
  const dated = lines.filter(({ value }) => logDate.test(value) && value.replace(logDate, '') !== '');
  const lastDated = dated.length === lines.length ? dated.at(-1) : undefined;
  if (lastDated) {
    return [{ ...lastDated, value: lastDated.value.replace(logDate, '') }];
  }
  const replaced = lines.find(({ value }) => /^(?:super[sc]eded|replaced) by\b/i.test(value));
  return [replaced ?? first];
}

function frontMatterPeople(text: string, frontMatter: FrontMatter): readonly ParsedPerson[] {
  const listed = roles.flatMap(([key, role]) =>
    commaListField(text, frontMatter, [key]).map((name) => ({ role, name })),
  );
  const stakeholders = valueAt(frontMatter.data, ['stakeholders']);
  if (typeof stakeholders !== 'object' || stakeholders === null || Array.isArray(stakeholders)) {
    return listed;
  }
  const disciplines = Object.keys(stakeholders).flatMap((discipline) =>
    listField(frontMatter, ['stakeholders', discipline]).map((name) => ({ role: 'stakeholder' as const, name })),
  );
  return [...listed, ...disciplines];
}
