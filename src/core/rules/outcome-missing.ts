import { textField } from '../parse/fields';
import type { RawFinding } from '../model/finding';
import type { RecordRule } from './rule';
import { mayHideFields, onWholeRecord } from './support/places';
import { inForce } from './support/status';

/**
 * An accepted decision that does not say what it is expected to bring, so that nobody can tell later whether it was
 * right. The habit: measure the work as quantifiable results.
 */
export const rule: RecordRule = {
  id: 'outcome-missing',
  group: 'time',
  scope: 'record',
  summary: 'The decision does not say what it is expected to bring.',
  severity: 'hint',
  grading: 'graded',

  *check(record): Iterable<RawFinding> {
    const { frontMatter } = record;
    if (!inForce(record) || mayHideFields(record)) {
      return;
    }
    if (frontMatter === undefined || textField(frontMatter, ['outcome', 'expected']) === undefined) {
      const finding = {
        message:
          'This decision does not say what it is expected to bring: add an `outcome` with what is `expected` and the day to `review-by`.',
      };
      const key = frontMatter?.keySpan(['outcome']);
      yield key === undefined ? onWholeRecord(record, finding) : { ...finding, range: record.rangeOf(key) };
    }
  },
};
