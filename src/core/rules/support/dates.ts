import type { Located } from '../../model/text';
import { textField } from '../../parse/fields';
import type { FieldPath, FrontMatter } from '../../parse/parsedDecision';

/** Longest text that is read as a date. */
const MAX_DATE = 60;

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{4})(\d{2})(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}{3,12})\.?,?[\s-]+(\d{4})$/u;
const MONTH_FIRST = /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** How a text stands to the calendar. `form` is not a date that sorts, `day` is one that no calendar has. */
export type DateFault = 'form' | 'day';

/**
 * What is wrong with a date; undefined when it begins with a day of the calendar as year-month-day. What follows it
 * (a time, "updated …") does not matter.
 */
export function dateFault(text: string): DateFault | undefined {
  const match = ISO.exec(text.trim());
  if (match === null) {
    return 'form';
  }
  return exists(Number(match[1]), Number(match[2]), Number(match[3])) ? undefined : 'day';
}

/** The day that a field of the front matter names; undefined when there is none, or no calendar has it. */
export function dayIn(frontMatter: FrontMatter, path: FieldPath): Located<string> | undefined {
  const field = textField(frontMatter, path);
  return field === undefined || field.value.length > MAX_DATE || dateFault(field.value) !== undefined
    ? undefined
    : { value: field.value.slice(0, 'YYYY-MM-DD'.length), span: field.span };
}

/** The same day as year-month-day, when a text means exactly one: `12 Feb 2016`, `2016/2/12`. `2/12/2016` means two. */
export function asIsoDate(text: string): string | undefined {
  const plain = text.trim().replace(/^["'*_]+|["'*_]+$/g, '');
  if (plain.length > MAX_DATE) {
    return undefined;
  }
  const numeric = YEAR_FIRST.exec(plain);
  if (numeric !== null) {
    const [, ...groups] = numeric;
    const [year, month, day] = groups.filter((group) => group !== undefined).map(Number);
    return iso(year!, month!, day!);
  }
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst !== null) {
    return iso(Number(dayFirst[3]), monthOf(dayFirst[2]!), Number(dayFirst[1]));
  }
  const monthFirst = MONTH_FIRST.exec(plain);
  return monthFirst === null
    ? undefined
    : iso(Number(monthFirst[3]), monthOf(monthFirst[1]!), Number(monthFirst[2]));
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function iso(year: number, month: number, day: number): string | undefined {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return exists(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** How many days lie between two ISO dates; not a number when one of them is none. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
