import type { RawFinding } from '../model/finding';
import type { CommitRule } from './rule';
import { nameOfCommit } from './support/commits';

/**
 * A listed commit that is in the clone but not part of what is checked out: it was rebased or squashed away, or waits on
 * another branch. In a shallow clone history ends early, and nothing is said.
 *
 * Data: `id`, as written; `successor`, the whole id of the commit that took its place, where there is one.
 */
export const rule: CommitRule = {
  id: 'commit-unreachable',
  group: 'commits',
  scope: 'commits',
  summary: 'A commit that the record lists is not part of what is checked out.',
  severity: 'warning',
  grading: 'graded',

  *check(_, { listed, incomplete }): Iterable<RawFinding> {
    for (const { reference, found } of listed) {
      if (found?.kind !== 'unreachable' || incomplete !== undefined) {
        continue;
      }
      const { commit, successor } = found;
      const wayOut =
        successor === undefined
          ? 'merge it, or list the commit that took its place'
          : `${nameOfCommit(successor.commit)} ${
              successor.by === 'patch' ? 'makes the same change' : 'has the same subject, author and date'
            }: list that one`;
      yield {
        range: reference.range,
        message: `${nameOfCommit(commit)} is not part of what is checked out (rebased, squashed or on another branch); ${wayOut}.`,
        key: reference.id,
        data: {
          id: reference.id,
          ...(successor !== undefined && { successor: successor.commit.id }),
        },
      };
    }
  },
};
