import { isOpen } from '../model/status';
import type { RawFinding } from '../model/finding';
import type { CommitRule } from './rule';
import { nameOfCommit } from './support/commits';
import { daysBetween } from './support/dates';

/**
 * A decision that has been open for longer than the repository allows, by the commit that gave it its status. Silent
 * where history is not known or the status is not committed. The habit: decide in time.
 *
 * Data: `days`, since it has its status; `since`, the commit that gave it.
 */
export const rule: CommitRule = {
  id: 'decision-stalled',
  group: 'time',
  scope: 'commits',
  summary: 'The decision has been open for longer than configured, by the history of its status.',
  severity: 'info',
  grading: 'graded',

  *check({ status, statusRange, titleRange }, { standing, stalledAfter, today }): Iterable<RawFinding> {
    if (!isOpen(status) || standing?.status !== status) {
      return;
    }
    const { commit } = standing;
    const days = daysBetween(commit.committed.slice(0, 'YYYY-MM-DD'.length), today);
    if (days > stalledAfter) {
      yield {
        range: statusRange ?? titleRange,
        message: `This decision has been ${status === 'draft' ? 'a draft' : status} for ${days} days, since ${nameOfCommit(commit)}: decide it, reject it, or say in a waiver of \`decision-stalled\` what it waits for.`,
        data: { days, since: commit.id },
      };
    }
  },
};
