import type { NotReadKind } from '../model/decision';
import type { RecordIdentity } from './parsedDecision';

/** What a file in a decision folder is, by its name alone. */
export type FileClass =
  { readonly kind: 'candidate' } | { readonly kind: NotReadKind; readonly reason: string };

const EXTENSION = /\.[^./]+$/;
const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
/** Files that carry the name of the folder that they are in. */
const FOLDER_FILE = /^(?:readme|index|adr|decision)$/i;
const INDEX_FILE = /^_?(?:readme|index|summary|toc|contents)(?:[-_.][a-z]{2}(?:[-_][a-z]{2})?)?$/i;

const PREFIX = /^(?:m?adr[-_ .]{0,2})?/i;
const TIMESTAMP = /^(\d{4})(\d{2})(\d{2})(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?=$|[-_. ])/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})(?=$|[-_. ])/;
const DASHED_DATE = /^(\d{4})[-_.](\d{2})[-_.](\d{2})(?=$|[-_. T])/;
const YEAR_MONTH = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?=$|[-_. ])/;
const NUMBER = /^#?(\d{1,6})(?=$|[-_. ])/;

/** What the path of a record says about its identity. A folder with a `README.md` in it is a record under the folder's name. */
export function identityOf(path: string): RecordIdentity {
  const segments = path.split('/');
  const file = (segments.at(-1) ?? '').replace(EXTENSION, '');
  const folder = segments.at(-2);
  if (folder !== undefined && FOLDER_FILE.test(file)) {
    const identity = ofName(folder);
    if (identity.number !== undefined || identity.date !== undefined) {
      return identity;
    }
  }
  return ofName(file);
}

function ofName(name: string): RecordIdentity {
  const prefix = PREFIX.exec(name)?.[0] ?? '';
  const rest = name.slice(prefix.length);
  for (const pattern of [TIMESTAMP, COMPACT_DATE, DASHED_DATE]) {
    const match = pattern.exec(rest);
    const [written, year, month, day] = match ?? [];
    if (written !== undefined && isDay(Number(year), Number(month), Number(day))) {
      const date = `${year}-${month}-${day}`;
      return { id: name, number: undefined, date, slug: slugOf(rest.slice(written.length)) };
    }
  }
  const digits = YEAR_MONTH.test(rest) ? undefined : NUMBER.exec(rest);
  if (digits?.[1] === undefined) {
    return { id: name, number: undefined, date: undefined, slug: slugOf(name) };
  }
  const number = Number(digits[1]);
  return {
    id: `ADR-${String(number).padStart(4, '0')}`,
    number,
    date: undefined,
    slug: slugOf(rest.slice(digits[0].length)),
  };
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function slugOf(rest: string): string {
  return rest.replace(/^[-_. T]+|[-_. ]+$/g, '');
}

const TEMPLATE =
  /^(?:[0nx]{3,6}[-_. ]+)?(?:(?:m?adr|decision(?:[-_ ]record)?|nygard|madr)[-_. ]+)*_?templates?(?:$|[-_. ])/i;
const TEMPLATE_AT_END = /(?:^|[-_. ])templates?(?:[-_.](?:[a-z]{2}|short|long|full|minimal|bare))?$/i;

/** Whether a file is Markdown by its name. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/**
 * What a file in a decision folder is by its name: a template, an index of decisions, not Markdown, or else a candidate
 * whose text decides. A numbered or dated name is never a template, and a `README.md` in a numbered or dated folder is
 * the record itself.
 */
export function classifyFile(path: string): FileClass {
  const segments = path.split('/');
  const base = segments.at(-1) ?? '';
  if (!isMarkdown(base)) {
    const extension = EXTENSION.exec(base)?.[0];
    const found = extension === undefined ? 'has no extension' : `is a \`${extension}\` file`;
    return { kind: 'not-markdown', reason: `It ${found}; decisions are read from Markdown (\`.md\`).` };
  }
  const name = base.replace(MARKDOWN, '');
  const { number, date } = ofName(name);
  if (date === undefined && (number ?? 0) === 0 && (TEMPLATE.test(name) || TEMPLATE_AT_END.test(name))) {
    return { kind: 'template', reason: 'Its name says that it is a template.' };
  }
  if (INDEX_FILE.test(name) && !isRecordFolder(segments.at(-2))) {
    return { kind: 'index', reason: 'Its name says that it is an overview of the folder.' };
  }
  return { kind: 'candidate' };
}

/** A folder that is one record. A folder named by a year sorts records. */
function isRecordFolder(name: string | undefined): boolean {
  if (name === undefined || /^(?:19|20)\d{2}$/.test(name)) {
    return false;
  }
  const { number, date } = ofName(name);
  return number !== undefined || date !== undefined;
}
