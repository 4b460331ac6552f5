import type { EvidenceState } from '../../core/model/evidence';
import { stateWord } from '../../core/page/headline';
import type { Tone } from '../../core/page/decisionPage';

/** What checking an item gave, in a word. */
export function checkedWord(state: EvidenceState | undefined): string {
  return state === undefined ? 'not checked' : stateWord(state);
}

/** Whether a state is as it should be. */
export function toneOf(state: EvidenceState | undefined): Tone {
  switch (state) {
    case 'verified':
      return 'good';
    case 'suspect':
    case 'expired':
      return 'warning';
    case 'contradicts':
    case 'broken':
      return 'bad';
    case 'cited':
    case 'unscoped':
    case undefined:
      return 'quiet';
  }
}
