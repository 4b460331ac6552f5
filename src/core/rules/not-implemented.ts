import type { RawFinding } from '../model/finding';
import type { CommitRule } from './rule';
import { daysBetween } from './support/dates';

/** A decision has so many days before somebody asks. */
const PATIENCE = 90;

/**
 * A technology decision that was accepted long ago and that no commit carries out: none is listed, none names it, and
 * none changed it together with other files. The habit: a decision triggers the actions that implement it.
 *
 * Data: `days`, since it was accepted.
 */
export const rule: CommitRule = {
  id: 'not-implemented',
  group: 'commits',
  scope: 'commits',
  summary: 'A technology decision was accepted long ago, and no commit carries it out.',
  severity: 'info',
  grading: 'graded',

  *check(
    { status, category, date, id, statusRange, titleRange },
    { commits, listed, today },
  ): Iterable<RawFinding> {
    if (status !== 'accepted' || category?.toLowerCase() !== 'technology' || date === undefined) {
      return;
    }
    const days = daysBetween(date, today);
    // What is listed and cannot be found is told by the rules on listed commits.
    if (
      commits === undefined ||
      listed.length > 0 ||
      !(days > PATIENCE) ||
      commits.some(({ isWork }) => isWork)
    ) {
      return;
    }
    yield {
      range: statusRange ?? titleRange,
      message: `${id} was accepted on ${date}, and no commit carries it out: name it in commit messages (\`Decision: ${id}\`), or list its commits with \`grounds link\`.`,
      data: { days },
    };
  },
};
