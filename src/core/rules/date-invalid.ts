import type { RawFinding } from '../model/finding';
import type { Span } from '../model/text';
import type { FieldPath, FrontMatter } from '../parse/parsedDecision';
import { quoted } from '../schema/sentences';
import type { RecordRule } from './rule';
import { asIsoDate, dateFault } from './support/dates';
import { isPlaceholder } from './support/placeholders';

/**
 * A date that is not year-month-day, so that it cannot be ordered or compared (`12/02/2016` is February or December),
 * or that no calendar has (`2026-02-30`). In our own blocks the schema checks the form and this rule the calendar.
 *
 * Data: `value` as written, and `suggestion`, the same day as year-month-day when only one can be meant.
 */
export const rule: RecordRule = {
  id: 'date-invalid',
  group: 'record',
  scope: 'record',
  summary: 'A date is not written as year-month-day, or is not in the calendar.',
  severity: 'warning',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    for (const { value, span } of record.dates) {
      if (value.trim() !== '' && !isPlaceholder(value)) {
        yield* finding('date', value, record.rangeOf(span));
      }
    }
    if (record.frontMatter !== undefined) {
      for (const { path, value, span } of daysOfBlocks(record.frontMatter)) {
        yield* finding(path.join('.'), value, record.rangeOf(span));
      }
    }
  },
};

function* finding(field: string, value: string, range: RawFinding['range']): Iterable<RawFinding> {
  const fault = dateFault(value);
  if (fault === undefined) {
    return;
  }
  const suggestion = asIsoDate(value);
  const wayOut = `write it as year-month-day, such as ${suggestion ?? '2026-03-14'}.`;
  yield {
    range,
    message:
      fault === 'day'
        ? `${quoted(value)} is not a day of the calendar: correct it.`
        : `${quoted(value)} is not a date that can be compared: ${wayOut}`,
    key: `${field} ${value}`,
    data: { value, ...(suggestion !== undefined && { suggestion }) },
  };
}

interface DateField {
  readonly path: FieldPath;
  readonly value: string;
  readonly span: Span;
}

/** The names under which our blocks hold a day. */
const DATE_FIELDS: ReadonlySet<string> = new Set([
  'decide-by',
  'review-by',
  'until',
  'valid-until',
  'date',
  'accessed',
]);
/** The keys of the front matter that hold days, themselves or in what is below them. */
const BLOCKS = ['decide-by', 'outcome', 'waivers', 'evidence'];
const MAX_DEPTH = 6;

/** The days in our own blocks that no calendar has. What has the wrong form is reported by the schema. */
function* daysOfBlocks(frontMatter: FrontMatter): Iterable<DateField> {
  for (const block of BLOCKS) {
    if (Object.hasOwn(frontMatter.data, block)) {
      yield* datesIn(frontMatter, [block], frontMatter.data[block]);
    }
  }
}

function* datesIn(frontMatter: FrontMatter, path: FieldPath, value: unknown): Iterable<DateField> {
  const last = path.at(-1);
  if (typeof value === 'string') {
    const isDay = typeof last === 'string' && DATE_FIELDS.has(last) && dateFault(value) === 'day';
    const span = isDay ? frontMatter.valueSpan(path) : undefined;
    if (span !== undefined) {
      yield { path, value, span };
    }
  } else if (typeof value === 'object' && value !== null && path.length < MAX_DEPTH) {
    for (const [key, field] of Object.entries(value)) {
      if (typeof field === 'object' || DATE_FIELDS.has(key)) {
        yield* datesIn(frontMatter, [...path, Array.isArray(value) ? Number(key) : key], field);
      }
    }
  }
}
