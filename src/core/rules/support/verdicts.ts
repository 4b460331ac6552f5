import type { EvidenceReason, EvidenceState, EvidenceVerdict } from '../../model/evidence';
import { placeOf } from '../../model/evidence';
import type { RawFinding } from '../../model/finding';
import type { CheckedEvidence } from '../rule';

/**
 * A finding for each reason that gave an item of evidence a certain state.
 * @param describe the message, from the item's id and the reason's sentence part
 */
export function* findingsOf(
  { verdicts }: CheckedEvidence,
  state: EvidenceState,
  describe: (id: string, reason: EvidenceReason) => string,
): Iterable<RawFinding> {
  for (const verdict of verdicts) {
    for (const reason of verdict.reasons) {
      if (reason.state === state) {
        yield onReason(verdict, reason, describe(verdict.id, reason));
      }
    }
  }
}

/** A finding about one reason, at the field that it is about. */
export function onReason(verdict: EvidenceVerdict, reason: EvidenceReason, message: string): RawFinding {
  return {
    range: placeOf(verdict, reason),
    message,
    key: `${verdict.id} ${reason.code}`,
    data: {
      evidence: verdict.id,
      index: verdict.index,
      code: reason.code,
      ...(reason.nearest === undefined || reason.nearest.length === 0 ? {} : { nearest: [...reason.nearest] }),
    },
  };
}

/** What may have been meant, as the end of a sentence; empty when nothing is near. */
export function suggestion({ nearest = [] }: EvidenceReason): string {
  const [first] = nearest;
  return first === undefined ? '' : `; did you mean ${first}?`;
}
