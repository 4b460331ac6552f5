import type { RawFinding } from '../model/finding';
import { validateFrontMatter } from '../schema/validateFrontMatter';
import type { RecordRule } from './rule';
import { mayHideFields } from './support/places';

/**
 * A field that the schema does not know or does not allow. Comes from misspelt keys (`suports`) that every other tool
 * passes over, so that evidence silently does not count. Keys of other tools at the top level are left alone.
 *
 * Data: as in `SchemaProblem`; `misspelt` and `suggestion` when one word is probably meant for another.
 */
export const rule: RecordRule = {
  id: 'front-matter-schema',
  group: 'record',
  scope: 'record',
  summary: 'A field of the front matter is unknown, missing or has a value of the wrong form.',
  severity: 'error',
  grading: 'always',

  *check(record): Iterable<RawFinding> {
    if (record.frontMatter === undefined) {
      return;
    }
    for (const { span, message, key, data } of validateFrontMatter(record.frontMatter)) {
      const isSyntax = record.problems.some(
        (problem) => problem.span.start < span.end && span.start < problem.span.end,
      );
      const isHidden = data['problem'] === 'missing' && mayHideFields(record);
      // What cannot be read has no right form either: one finding is enough.
      if (!isSyntax && !isHidden) {
        yield { range: record.rangeOf(span), message, key, data };
      }
    }
  },
};
