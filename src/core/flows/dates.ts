import { editFrontMatter } from '../fix/frontMatterEdits';
import type { TextEdit } from '../model/text';
import { namedFields } from '../parse/fields';
import type { ParsedDecision, StatusStatement } from '../parse/parsedDecision';
import { asIsoDate, dateFault } from '../rules/support/dates';
import { styleOf } from '../workspace/recordStatements';
import type { Step } from './amend';

/**
 * States the day on which a decision got its status where the record states its date. A record without a date gets one
 * where records of its form have it. A date that nobody can read stays.
 */
export function setDate(day: string): Step {
  return (record) => {
    const [stated] = record.dates;
    const key = namedFields(record.frontMatter).find(([field]) => field === 'date')?.[1];
    if (key !== undefined) {
      return editFrontMatter(record, [{ kind: 'set', path: [key], value: day }]);
    }
    if (stated !== undefined) {
      const { value, span } = stated;
      if (dateFault(value) === undefined) {
        // What follows the day, such as who changed it last, stays.
        const at = span.start + record.text.slice(span.start, span.end).indexOf(value.slice(0, day.length));
        return at < span.start ? [] : [{ span: { start: at, end: at + day.length }, newText: day }];
      }
      return asIsoDate(value) === undefined ? [] : [{ span, newText: day }];
    }
    return addDate(record, day);
  };
}

function addDate(record: ParsedDecision, day: string): readonly TextEdit[] | undefined {
  const [status] = record.statuses;
  if (record.frontMatter !== undefined || styleOf(record) === 'front-matter' || status === undefined) {
    return editFrontMatter(record, [{ kind: 'set', path: ['date'], value: day }]);
  }
  // An entry of a log has its day.
  const isLogged = /^\W*\d{4}-\d{2}-\d{2}/.test(record.text.slice(status.span.start, status.span.end));
  if (isLogged) {
    return [];
  }
  return status.source === 'bullet' ? dateBelow(record, status, day) : dateBelowTitle(record, day);
}

/** `* Date: 2026-03-14` below `* Status: accepted`, in the same markup. Tables and other forms are left alone. */
function dateBelow(
  { text, eol }: ParsedDecision,
  { span }: StatusStatement,
  day: string,
): readonly TextEdit[] {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const before = /^([ \t>]*(?:[-*+][ \t]+)?[*_]{0,3})[\p{L} ]+([*_]{0,3}:[*_]{0,3}[ \t]*)$/u.exec(
    text.slice(start, span.start),
  );
  const rest = /^[^\r\n]*/.exec(text.slice(span.end))?.[0] ?? '';
  if (before === null || rest.trim() !== '') {
    return [];
  }
  const at = span.end + rest.length;
  return [
    { span: { start: at, end: at }, newText: `${eol}${before[1] ?? ''}Date${before[2] ?? ': '}${day}` },
  ];
}

/** `Date: 2026-03-14` in a paragraph below the title, as adr-tools writes it. */
function dateBelowTitle({ eol, outline, title }: ParsedDecision, day: string): readonly TextEdit[] {
  const heading = outline.headings.find(
    ({ span }) => title !== undefined && span.start <= title.span.start && title.span.end <= span.end,
  );
  return heading === undefined
    ? []
    : [
        {
          span: { start: heading.span.end, end: heading.span.end },
          newText: `${eol}${eol}Date: ${day}`,
        },
      ];
}
