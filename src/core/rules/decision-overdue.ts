import { listField } from '../parse/fields';
import type { RawFinding } from '../model/finding';
import { isOpen } from '../model/status';
import type { RecordRule } from './rule';
import { dayIn } from './support/dates';

/** An open decision whose own day has passed. The habit: decide in time, and lift what blocks others. */
export const rule: RecordRule = {
  id: 'decision-overdue',
  group: 'time',
  scope: 'record',
  summary: 'The day by which the decision was to be made has passed, and it is still open.',
  severity: 'warning',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    const { frontMatter, statuses } = record;
    const status = statuses[0]?.status ?? 'unknown';
    const decideBy = frontMatter && dayIn(frontMatter, ['decide-by']);
    if (frontMatter === undefined || decideBy === undefined || !isOpen(status)) {
      return;
    }
    const blocked = listField(frontMatter, ['blocks']).map(({ value }) => value);
    const waiting =
      blocked.length === 0 ? '' : ` ${blocked.join(', ')} ${blocked.length === 1 ? 'waits' : 'wait'} for it.`;
    yield {
      range: record.rangeOf(decideBy.span),
      message: `This decision was to be made by ${decideBy.value} and is still ${status}: decide it, or move \`decide-by\`.${waiting}`,
      after: decideBy.value,
    };
  },
};
