import { basename, compareText, dirname, isWithin } from '../graph/paths';
import type { GroundsConfig } from '../model/config';
import { identityOf } from '../parse/identity';
import type { RecordIdentity } from '../parse/parsedDecision';
import { slugify } from '../text/slug';
import { childPath } from './walk';

/** What the name of a new record depends on. */
export interface NumberingInput {
  /** The decision folder that the record goes into. */
  readonly folder: string;
  readonly title: string;
  /** ISO date. */
  readonly today: string;
  readonly config: GroundsConfig;
  /** Paths of everything in decision folders, records or not. */
  readonly known: readonly string[];
  /** Numbers that are in use elsewhere, on other branches for example. */
  readonly taken?: readonly number[];
}

/** The place and identity of a record that is to be. */
export interface NewIdentity extends RecordIdentity {
  readonly path: string;
}

/** How the records of a folder write their names. */
interface NameStyle {
  /** What stands before the number: nothing, or `adr-`. */
  readonly prefix: string;
  readonly digits: number;
  /** What stands between number and title. */
  readonly separator: string;
  /** Between the parts of a date: nothing, or `-`. */
  readonly dateSeparator: string;
  /** Records are folders: the file name in them. */
  readonly file: string | undefined;
}

const NUMBERED = /^((?:adr[-_ ]?)?)(\d+)([-_. ]*)/i;
const DATED = /^\d{4}(-?)\d{2}\1\d{2}([-_. ]*)/;
const FOLDER_FILE = /^(?:readme|index|adr|decision)\.(?:md|markdown)$/i;

/**
 * The name for the next record of a folder: one more than the highest number (gaps stay, because somebody may still
 * refer to what was there), or today's date; written as its neighbours are. The path is not in use.
 */
export function nextIdentity(input: NumberingInput): NewIdentity {
  const neighbours = input.known.filter((path) => isNeighbour(path, input.folder));
  const dated = neighbours.filter((path) => identityOf(path).date !== undefined);
  const numbered = neighbours.filter((path) => identityOf(path).number !== undefined);
  const byDate =
    input.config.source === undefined
      ? dated.length > numbered.length
      : input.config.numbering.scheme === 'date';
  return byDate ? nextByDate(input, dated) : nextByNumber(input, numbered);
}

/** Files of the folder itself, of folders that are one record, and of the folders that sort records. */
function isNeighbour(path: string, folder: string): boolean {
  return isWithin(path, folder) && path.slice(folder.length).split('/').length <= 4;
}

function nextByNumber(input: NumberingInput, neighbours: readonly string[]): NewIdentity {
  const numbers = neighbours.map((path) => identityOf(path).number ?? 0);
  const latest = neighbours[numbers.indexOf(Math.max(...numbers))];
  const style = styleOf(latest, NUMBERED, input.config.numbering.digits);
  const used = new Set(input.known.map((path) => path.toLowerCase()));
  let number = Math.max(0, ...numbers, ...(input.taken ?? [])) + 1;
  for (;;) {
    const name = `${style.prefix}${String(number).padStart(style.digits, '0')}`;
    const path = pathFor(input, name, style);
    if (!used.has(path.toLowerCase())) {
      return { ...identityOf(path), path };
    }
    number += 1;
  }
}

function nextByDate(input: NumberingInput, neighbours: readonly string[]): NewIdentity {
  const latest = [...neighbours]
    .sort((a, b) => compareText(identityOf(a).date ?? '', identityOf(b).date ?? ''))
    .at(-1);
  const style = styleOf(latest, DATED, 0);
  const used = new Set(input.known.map((path) => path.toLowerCase()));
  const date = input.today.replaceAll('-', style.dateSeparator);
  for (let attempt = 1; ; attempt += 1) {
    const path = pathFor(input, date, style, attempt === 1 ? '' : `-${attempt}`);
    if (!used.has(path.toLowerCase())) {
      return { ...identityOf(path), path };
    }
  }
}

/** The style of the record at `path`, or the usual one when there is none. */
function styleOf(path: string | undefined, pattern: RegExp, digits: number): NameStyle {
  const usual = { prefix: '', digits, separator: '-', dateSeparator: '', file: undefined };
  if (path === undefined) {
    return usual;
  }
  const file = FOLDER_FILE.test(basename(path)) ? basename(path) : undefined;
  const name = file === undefined ? basename(path) : basename(dirname(path));
  const match = pattern.exec(name);
  if (match === null) {
    return usual;
  }
  const separator = /^[-_]/.exec(match.at(-1) ?? '')?.[0] ?? '-';
  return pattern === DATED
    ? { ...usual, separator, dateSeparator: match[1] ?? '', file }
    : { ...usual, prefix: match[1] ?? '', digits: match[2]?.length ?? digits, separator, file };
}

function pathFor({ folder, title }: NumberingInput, name: string, style: NameStyle, suffix = ''): string {
  const words = slugify(title);
  const slug = words === '' ? 'decision' : words;
  const base = `${name}${style.separator}${slug}${suffix}`;
  return childPath(folder, style.file === undefined ? `${base}.md` : `${base}/${style.file}`);
}
