import type { EvidenceReason, EvidenceState, EvidenceVerdict } from '../../model/evidence';
import { placeOf } from '../../model/evidence';
import type { FindingData, RawFinding } from '../../model/finding';
import type { CheckedEvidence } from '../rule';

/** Reasons quote names and messages of files that nobody vetted; more of them than this is not shown. */
const MAX_MESSAGE = 400;

/**
 * A finding for each reason that gave an item of evidence a certain state.
 * @param describe the message, from the item's id and the reason's sentence part
 */
export function* findingsOf(
  { verdicts }: Pick<CheckedEvidence, 'verdicts'>,
  state: EvidenceState,
  describe: (id: string, reason: EvidenceReason) => string,
): Iterable<RawFinding> {
  for (const verdict of verdicts) {
    for (const reason of verdict.reasons) {
      if (reason.state === state) {
        const shown = { ...reason, message: oneLine(reason.message, MAX_MESSAGE) };
        yield onReason(verdict, reason, describe(verdict.id, shown));
      }
    }
  }
}

/**
 * A finding about one reason, at the field that it is about.
 *
 * Data: `evidence`, the item's id; `index`, its position; `code`, the reason's; `subject` and `nearest`, a name that is
 * wrong and what may have been meant; `result`, or `options` and `values`, what the data says where it alone changed.
 */
export function onReason(verdict: EvidenceVerdict, reason: EvidenceReason, message: string): RawFinding {
  const { code, option, subject, nearest = [] } = reason;
  return {
    range: placeOf(verdict, reason),
    message,
    key: [verdict.id, code, option, subject].filter((part) => part !== undefined).join(' '),
    data: {
      evidence: verdict.id,
      index: verdict.index,
      code,
      ...(subject !== undefined && { subject }),
      ...(nearest.length > 0 && { nearest: [...nearest] }),
      ...(code === 'result-changed' && resultData(verdict)),
    },
  };
}

/** What the data says; nothing where it is other data than what was pinned, for then all of it is to be pinned again. */
function resultData({ result, reasons }: EvidenceVerdict): FindingData {
  if (result === undefined || reasons.some(({ code }) => code === 'file-changed')) {
    return {};
  }
  return typeof result === 'string'
    ? { result }
    : { options: Object.keys(result), values: Object.values(result) };
}

/** What may have been meant, as the end of a sentence; empty when nothing is near. */
export function suggestion({ nearest = [] }: EvidenceReason): string {
  const [first] = nearest;
  return first === undefined ? '' : `; did you mean ${oneLine(first, MAX_MESSAGE / 2)}?`;
}

/** A text of a file that nobody vetted on one line, cut where it is long. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
