import type { RawFinding } from '../model/finding';
import type { CommitRule } from './rule';
import { nameOfCommit } from './support/commits';

/**
 * An accepted decision whose outcome says something else than what was agreed on. Corrections, additions and the first
 * week after the acceptance do not count. The habit: keep the record of what was decided.
 *
 * Data: `accepted`, the commit in which it was accepted; `by`, the one that rewrote it, unless that is not committed.
 */
export const rule: CommitRule = {
  id: 'accepted-rewritten',
  group: 'commits',
  scope: 'commits',
  summary: 'The outcome of an accepted decision was rewritten instead of superseded.',
  severity: 'warning',
  grading: 'graded',

  *check({ status, statusRange, titleRange }, { rewritten }): Iterable<RawFinding> {
    if (rewritten === undefined || status !== 'accepted') {
      return;
    }
    const { commit, rewrittenBy } = rewritten;
    const by =
      rewrittenBy === undefined ? 'by changes that are not committed' : `in ${nameOfCommit(rewrittenBy)}`;
    yield {
      range: statusRange ?? titleRange,
      message: `What was accepted on ${commit.committed.slice(0, 10)} was rewritten ${by}: put the words back and write a new decision that supersedes this one.`,
      data: {
        accepted: commit.id,
        ...(rewrittenBy !== undefined && { by: rewrittenBy.id }),
      },
    };
  },
};
