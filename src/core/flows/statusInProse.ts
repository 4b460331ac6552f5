import type { KnownStatus } from '../model/status';
import { inCaseOf } from '../workspace/recordStatements';
import type { Step } from './amend';

/** What stands behind the word of a status and is longer than this is prose that says more than the status. */
const MAX_REMARK = 40;

/**
 * Changes the word of a status that a sentence begins with, and leaves the sentence. What is not part of prose is stated
 * anew as a whole: a remark such as `(waiting for legal)` or `by [7. Use SQLite](…)` is about the old status.
 */
export function restateInProse(status: KnownStatus): Step {
  return ({ text, statuses }) =>
    (['bullet', 'section'] as const).flatMap((source) => {
      const stated = statuses.find((statement) => statement.source === source);
      if (stated === undefined || stated.status === status || stated.status === 'superseded') {
        return [];
      }
      const written = text.slice(stated.span.start, stated.span.end);
      const [whole = '', mark = '', word = ''] = /^([^\p{L}]*)(\p{L}+)/u.exec(written) ?? [];
      const rest = written.slice(whole.length);
      const isProse = rest.length > MAX_REMARK || /[.!?](?:\W|$)|\*\*|__/.test(rest);
      const start = stated.span.start + mark.length;
      return word !== '' && isProse
        ? [{ span: { start, end: start + word.length }, newText: inCaseOf(word, status) }]
        : [];
    });
}
