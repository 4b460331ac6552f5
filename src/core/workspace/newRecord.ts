import { yamlScalar } from '../fix/yamlText';
import type { KnownStatus } from '../model/status';
import type { RecordIdentity } from '../parse/parsedDecision';
import type { Template } from './templates';

/** What a new record starts with. */
export interface NewRecord {
  readonly title: string;
  readonly identity: Pick<RecordIdentity, 'id' | 'number'>;
  readonly status: KnownStatus;
  /** ISO date. */
  readonly date: string;
  /** Folder that this record's evidence goes into. */
  readonly evidenceFolder: string;
  readonly options: readonly string[];
  /** What the problem is, in a sentence or a few; undefined while nobody has said it. */
  readonly problem?: string | undefined;
}

/** The substitutions that templates ask for by name, and what MADR and log4brains write in their places. */
type Values = ReadonlyMap<string, string>;

/**
 * The text of a new record: the template with title, number, date, status and options filled in; LF, one final newline.
 *
 * A template asks by `{title}`, `{id}`, `{number}`, `{date}`, `{status}` and `{evidence}`, and for days to come by
 * `{decide-by}` and `{review-by}`. The templates of adr-tools
 * (`NUMBER`, `TITLE`, `DATE`, `STATUS`) and the placeholders of MADR and log4brains for title, date and status are
 * filled in too; every other placeholder stays for the author.
 */
export function newRecordText(record: NewRecord, template: Template): string {
  const text = template.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const values = valuesOf(record);
  const frontMatter = /^---[ \t]*\n[^]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';
  const front = fill(frontMatter, (line) => fillYamlLine(line, record, values));
  let titled = false;
  const body = fill(text.slice(frontMatter.length), (line) => {
    if (!titled && /^#\s/.test(line)) {
      titled = true;
      return fillHeading(line, record, values);
    }
    return fillBodyLine(line, record, values);
  });
  const filled = withProblem(front + body, frontMatter.length, record.problem);
  return `${withOptions(filled, record.options).trimEnd()}\n`;
}

function fill(text: string, line: (line: string) => string): string {
  return text.split('\n').map(line).join('\n');
}

function valuesOf({ title, identity, status, date, evidenceFolder }: NewRecord): Values {
  const oneLine = title.replace(/\s+/g, ' ').trim();
  return new Map([
    ['title', oneLine],
    ['id', identity.id],
    ['number', identity.number === undefined ? '' : String(identity.number)],
    ['date', date],
    ['status', status],
    ['evidence', evidenceFolder],
    ['decide-by', daysAfter(date, DAYS_TO_DECIDE)],
    ['review-by', daysAfter(date, DAYS_TO_REVIEW)],
  ]);
}

/** Suggestions to be changed, in days. */
const DAYS_TO_DECIDE = 14;
const DAYS_TO_REVIEW = 180;

/** An ISO date so many days after another one. */
function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** What templates can ask for, each in braces. */
export const templateVariables: readonly string[] = [
  'title',
  'id',
  'number',
  'date',
  'status',
  'evidence',
  'decide-by',
  'review-by',
];

const ASKED = new RegExp(`\\{(${templateVariables.join('|')})\\}`, 'g');

function substitute(
  text: string,
  values: Values,
  write: (value: string) => string = (value) => value,
): string {
  return text.replace(ASKED, (_, name: string) => write(values.get(name) ?? ''));
}

/** Fills a line of the front matter so that it stays YAML whatever the title is. */
function fillYamlLine(line: string, { status, date }: NewRecord, values: Values): string {
  const placeholder = /^(status|date):\s*["']?(?!\{(?:status|date)\})[{[].*(?:\||YYYY)/.exec(line);
  if (placeholder !== null) {
    return placeholder[1] === 'status' ? `status: ${status}` : `date: ${date}`;
  }
  if (/:\s*"[^"]*\{/.test(line)) {
    return substitute(line, values, (value) => JSON.stringify(value).slice(1, -1));
  }
  if (/:\s*'[^']*\{/.test(line)) {
    return substitute(line, values, (value) => value.replaceAll("'", "''"));
  }
  return /:\s*\{\w+\}\s*(?:#.*)?$/.test(line)
    ? substitute(line, values, yamlScalar)
    : substitute(line, values);
}

/** The heading of a record: `# NUMBER. TITLE`, `# {short title, …}`, `# [short title …]`, or as asked for. */
function fillHeading(line: string, { identity }: NewRecord, values: Values): string {
  const title = values.get('title') ?? '';
  const filled = line
    .replace(/\bNUMBER\b/, () => (identity.number === undefined ? identity.id : String(identity.number)))
    .replace(/\bTITLE\b/, () => title)
    .replace(/^(#\s+(?:ADR-\S+\s*)?)[{[](?:short )?title\b.+[}\]]\s*$/i, (whole, start: string) =>
      /\{title\}\s*$/.test(whole) ? whole : start + title,
    );
  return substitute(filled, values);
}

function fillBodyLine(line: string, { status, date }: NewRecord, values: Values): string {
  if (line === 'STATUS') {
    return `${status.charAt(0).toUpperCase()}${status.slice(1)}`;
  }
  if (/^Date:\s*DATE\s*$/.test(line)) {
    return `Date: ${date}`;
  }
  const bullet = /^(\s*[-*]\s+(Status|Date):\s*)[[{].*(?:\||YYYY)/i.exec(line);
  if (bullet !== null) {
    return `${bullet[1] ?? ''}${bullet[2]?.toLowerCase() === 'status' ? status : date}`;
  }
  return substitute(line, values);
}

/** Puts the problem at the start of the section about it, behind the template's comment; without one, below the title. */
function withProblem(text: string, bodyStart: number, problem: string | undefined): string {
  if (problem === undefined) {
    return text;
  }
  const headings = [...text.matchAll(/^(#{1,6})[ \t].*$/gm)].filter(({ index }) => index >= bodyStart);
  const about =
    headings.find(([line, marks = '']) => marks.length > 1 && /\b(?:context|problem)\b/i.test(line)) ??
    headings[0];
  const start = about === undefined ? bodyStart : about.index + about[0].length;
  const end = start + (/^\s*<!--[^]*?-->/.exec(text.slice(start))?.[0].length ?? 0);
  return `${text.slice(0, end)}\n\n${problem}\n\n${text.slice(end).trimStart()}`;
}

/** Puts the options under their heading: in the place of the template's own bullets, or behind its comment. */
function withOptions(text: string, options: readonly string[]): string {
  if (options.length === 0) {
    return text;
  }
  const lines = text.split('\n');
  const heading = lines.findIndex((line) => /^##\s+(?:considered\s+)?(?:options|alternatives)\b/i.test(line));
  if (heading < 0) {
    return text;
  }
  const next = lines.findIndex((line, index) => index > heading && /^#{1,6}\s/.test(line));
  const end = next < 0 ? lines.length : next;
  const section = lines.slice(heading + 1, end);
  const marker =
    section.map((line) => /^\s*([-*+])\s/.exec(line)?.[1]).find((found) => found !== undefined) ?? '-';
  const kept = section
    .filter((line) => !/^\s*[-*+]\s/.test(line))
    .join('\n')
    .trim();
  const bullets = options.map((option) => `${marker} ${option.replace(/\s+/g, ' ').trim()}`);
  const filled = ['', ...(kept === '' ? [] : [kept, '']), ...bullets, ''];
  return [...lines.slice(0, heading + 1), ...filled, ...lines.slice(end)].join('\n');
}
