import { planPin } from '../evidence/pin';
import { shownResult } from '../evidence/shownResult';
import { claimsOf } from '../evidence/claim';
import { editCaptured } from './capturedEdits';
import { fixRecord, shown } from './fix';
import type { FixMaker } from './fix';

/** Evidence of which nothing is recorded yet, or whose data changed: records what the data says now. */
export const unpinnedEvidence: FixMaker = (finding, context) => {
  const index = finding.data?.['index'];
  const claim = claimsOf(context.record).find((entry) => entry.index === index);
  const verdict = context.verdicts.find((entry) => entry.index === index);
  if (claim === undefined || verdict === undefined) {
    return [];
  }
  const plan = planPin(claim, verdict);
  if (plan.kind !== 'pin') {
    return [];
  }
  const { result } = plan.captured;
  const says = result === undefined ? '' : `: the data says ${shown(shownResult(result))}`;
  const edits = editCaptured(context.record, [{ index: claim.index, captured: plan.captured }]);
  return fixRecord(context, `Pin ${claim.id}${says}`, edits);
};
