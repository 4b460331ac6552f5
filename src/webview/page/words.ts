import type { EvidenceState } from '../../core/model/evidence';
import { evidenceSign } from '../../core/page/signs';
import type { Tone } from '../../core/page/decisionPage';

/** What checking an item gave, in a word. */
export function checkedWord(state: EvidenceState | undefined): string {
  return evidenceSign(state).word;
}

/** Whether a state is as it should be. */
export function toneOf(state: EvidenceState | undefined): Tone {
  return evidenceSign(state).tone;
}
