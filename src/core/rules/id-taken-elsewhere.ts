import { basename } from '../graph/paths';
import type { RawFinding } from '../model/finding';
import type { CommitRule } from './rule';

/**
 * The number of a record that has not landed is taken by another record on another branch. Both merge cleanly, and then
 * two records have one number. What landed first keeps it.
 *
 * Data: `number`; `branches`, those that have it; `landed`, whether one of them is the main branch.
 */
export const rule: CommitRule = {
  id: 'id-taken-elsewhere',
  group: 'commits',
  scope: 'commits',
  summary: 'Another branch has another record with the same number.',
  severity: 'warning',
  grading: 'closed-hint',

  *check({ id, number, titleRange }, { taken }): Iterable<RawFinding> {
    const first = taken.find(({ isMain }) => isMain) ?? taken[0];
    if (first === undefined || number === undefined) {
      return;
    }
    const others = taken.length > 1 ? ` (and ${taken.length - 1} more)` : '';
    const wayOut = first.isMain
      ? 'it landed first and keeps the number: give this record the next free one'
      : 'whichever lands second needs another number: agree on it now, or give this record the next free one';
    yield {
      range: titleRange,
      message: `\`${basename(first.path)}\` on ${first.branch}${others} is ${id} too; ${wayOut}.`,
      key: id,
      data: {
        number,
        branches: [...new Set(taken.map(({ branch }) => branch))].slice(0, 20),
        landed: first.isMain,
      },
    };
  },
};
