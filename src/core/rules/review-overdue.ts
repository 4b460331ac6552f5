import { textField } from '../parse/fields';
import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { dayIn } from './support/dates';
import { inForce } from './support/status';

/**
 * The day on which the outcome was to be looked at has passed, and nothing was measured. The habit: a decision is
 * followed by a measured outcome.
 */
export const rule: RecordRule = {
  id: 'review-overdue',
  group: 'time',
  scope: 'record',
  summary: 'The day by which the outcome was to be measured has passed, and it was not.',
  severity: 'warning',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    const { frontMatter } = record;
    const reviewBy = frontMatter && dayIn(frontMatter, ['outcome', 'review-by']);
    if (frontMatter === undefined || reviewBy === undefined || !inForce(record)) {
      return;
    }
    const isReviewed = ['measured', 'verdict'].some(
      (field) => textField(frontMatter, ['outcome', field]) !== undefined,
    );
    if (!isReviewed) {
      yield {
        range: record.rangeOf(reviewBy.span),
        message: `The outcome was to be measured by ${reviewBy.value}: state what was \`measured\` and the \`verdict\`, or move \`review-by\`.`,
        after: reviewBy.value,
      };
    }
  },
};
