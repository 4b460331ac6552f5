import { inCaseOf } from '../workspace/recordStatements';
import type { Step } from './amend';

/** A day at the beginning of a status, as dated logs of a decision have it. */
const DATED = /^(\s*[[(]?)\d{4}-\d{2}-\d{2}/;

/**
 * Adds to a dated log of statuses what happens on a day, in the form of its latest entry. Empty for records that keep no
 * such log, and where the latest entry says it already.
 */
export function addToLog(status: string, day: string): Step {
  return ({ text, eol, statuses }) => {
    const entries = statuses.filter(({ source }) => source === 'section');
    const [latest] = entries;
    const written = latest === undefined ? '' : text.slice(latest.span.start, latest.span.end);
    if (latest === undefined || latest.status === status || !DATED.test(written)) {
      return [];
    }
    const start = text.lastIndexOf('\n', latest.span.start - 1) + 1;
    const rest = /^[^\r\n]*/.exec(text.slice(latest.span.end))?.[0].length ?? 0;
    const word = /^[^\p{L}]*(\p{L}+)/u.exec(written.replace(DATED, ''))?.[1] ?? '';
    const between = /^[^\p{L}\r\n]*/u.exec(written.replace(DATED, ''))?.[0] ?? ' ';
    const opening = DATED.exec(written)?.[1] ?? '';
    const line = `${text.slice(start, latest.span.start)}${opening}${day}${between}${inCaseOf(word, status)}`;
    // Newest first is kept, unless the entry below would be of the same day and count instead.
    const isNewestFirst =
      entries.some((other) => other.span.start > latest.span.start) && !written.includes(day);
    return isNewestFirst
      ? [{ span: { start, end: start }, newText: line + eol }]
      : [
          {
            span: { start: latest.span.end + rest, end: latest.span.end + rest },
            newText: eol + line,
          },
        ];
  };
}
