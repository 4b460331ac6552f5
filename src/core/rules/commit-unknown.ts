import type { RawFinding } from '../model/finding';
import type { CommitRule } from './rule';
import { shortId } from './support/commits';

/**
 * A listed commit that is none: git has no such object, or another kind of object. Where the clone is not complete, what
 * is missing may be elsewhere, and nothing is said.
 *
 * Data: `id`, as written; `code`: `missing`, `ambiguous` or `other`.
 */
export const rule: CommitRule = {
  id: 'commit-unknown',
  group: 'commits',
  scope: 'commits',
  summary: 'A commit that the record lists is not in the repository.',
  severity: 'warning',
  grading: 'graded',

  *check(_, { listed, incomplete }): Iterable<RawFinding> {
    for (const {
      reference: { id, range },
      found,
    } of listed) {
      const shown = shortId(id);
      const message =
        found?.kind === 'missing' && incomplete === undefined
          ? `There is no commit ${shown} in this clone: push or fetch it, or list the commit that carries the decision out.`
          : found?.kind === 'ambiguous'
            ? `${shown} begins the ids of ${found.ids.length} objects: write the whole id of the commit.`
            : found?.kind === 'other'
              ? `${shown} is not a commit but a ${found.type}: list the commit that carries the decision out.`
              : undefined;
      if (message !== undefined && found !== undefined) {
        yield { range, message, key: id, data: { id, code: found.kind } };
      }
    }
  },
};
