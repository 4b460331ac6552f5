import type { RawFinding } from '../model/finding';
import type { Span } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';
import { quoted } from '../schema/sentences';
import type { RecordRule } from './rule';
import { isNote, isPlaceholder, isTemplateTitle, placeholdersIn } from './support/placeholders';
import { proseLines } from './support/prose';

/**
 * Text of the template that nobody replaced: `{title of option 1}`, `[short title …]`, `YYYY-MM-DD`, a lone `TODO`.
 * Comes from records that were merged half written. Only the wording of known templates and whole lines in braces
 * count, so braces in code, URL patterns (`/users/{id}`) and prose are left alone. Unquoted braces in the front matter
 * are `front-matter-syntax`.
 *
 * Data: `text`, the template text.
 */
export const rule: RecordRule = {
  id: 'placeholder-left',
  group: 'record',
  scope: 'record',
  summary: 'Text of the template was left in the record.',
  severity: 'warning',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    const spans = [...inFrontMatter(record), ...inBody(record)];
    spans.push(...inFields(record).filter((span) => !spans.some((other) => overlap(span, other))));
    const isSyntax = (span: Span): boolean => record.problems.some((problem) => overlap(span, problem.span));
    const found = spans.filter((span) => !isSyntax(span)).sort((a, b) => a.start - b.start);
    for (const span of found) {
      const text = record.text.slice(span.start, span.end);
      yield {
        range: record.rangeOf(span),
        message: isNote(text)
          ? `${quoted(text)} stands where text should be: write it, or remove this line.`
          : `${quoted(text)} is text of the template: replace it or remove it.`,
        key: text.slice(0, 80),
        data: { text },
      };
    }
  },
};

/** Values of the front matter at the top level and in lists there. */
function inFrontMatter({ frontMatter }: ParsedDecision): readonly Span[] {
  if (frontMatter === undefined) {
    return [];
  }
  return Object.entries(frontMatter.data).flatMap(([key, value]) => {
    const paths = Array.isArray(value) ? value.map((_, index) => [key, index]) : [[key]];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((field, index) =>
      typeof field === 'string' && isPlaceholder(field) ? (frontMatter.valueSpan(paths[index]!) ?? []) : [],
    );
  });
}

function inBody(record: ParsedDecision): readonly Span[] {
  const links = new Set(record.outline.links.map(({ span }) => span.start));
  const spans: Span[] = [];
  for (const { start, text } of proseLines(record)) {
    for (const found of placeholdersIn(text)) {
      const span = { start: start + found.start, end: start + found.end };
      if (!links.has(span.start)) {
        spans.push(span);
      }
    }
  }
  return spans;
}

/** The title, statuses and dates, which have templates of their own. */
function inFields({ title, statuses, dates }: ParsedDecision): readonly Span[] {
  const spans = [
    ...statuses.filter(({ raw }) => isPlaceholder(raw)),
    ...dates.filter(({ value }) => isPlaceholder(value)),
  ].map(({ span }) => span);
  return title !== undefined && isTemplateTitle(title.value) ? [title.span, ...spans] : spans;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
