import type { EvidenceReason } from '../model/evidence';
import type { EvidenceRule } from './rule';
import { findingsOf, suggestion } from './support/verdicts';

/** What to do about a reason, where its message does not say so already. */
const WAYS_OUT: ReadonlyMap<string, string> = new Map([
  ['file-missing', 'restore it, or correct `file`'],
  ['file-outside', 'copy it into the repository with `grounds attach`'],
  ['file-unreadable', 'write it again, or name another file'],
  ['file-changed', 'see whether it still shows the finding, and record it with `grounds pin`'],
  ['result-changed', 'correct what is recorded, or record it again with `grounds pin`'],
  ['unknown-option', 'name one as it is titled there'],
  ['covers-nothing', 'correct it, or take it out'],
  ['quote-missing', 'quote what stands there, or name the file that it is from'],
  ['test-count', 'correct the one or the other'],
  ['test-skipped', 'run again with it switched on'],
  ['damaged', 'write the report again'],
  ['unit', 'correct `unit`'],
  ['not-a-number', 'name a value that is one'],
  ['cited-decision', 'correct `from`'],
  ['cited-item', 'correct `from`'],
  ['cited-cycle', 'cite the item that has the data'],
  ['commit-missing', 'add `commit`'],
  ['commit-unknown', 'correct it, or fetch the branch that has it'],
]);

/**
 * Evidence whose file, test, column or commit is gone, or that does not say any more what was recorded. The habit: keep
 * the data, so that others can look at it later.
 *
 * Data: as in `onReason`.
 */
export const rule: EvidenceRule = {
  id: 'evidence-broken',
  group: 'evidence',
  scope: 'evidence',
  summary: 'An item of evidence cannot be checked: its data is gone, or is not what was recorded.',
  severity: 'error',
  grading: 'graded',

  check: (_, evidence) =>
    findingsOf(evidence, 'broken', (id, reason) => `${id} is broken: ${reason.message}${endOf(reason)}`),
};

function endOf(reason: EvidenceReason): string {
  const hint = suggestion(reason);
  const wayOut = WAYS_OUT.get(reason.code);
  return hint !== '' ? hint : wayOut === undefined ? '.' : `; ${wayOut}.`;
}
