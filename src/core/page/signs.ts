import type { EvidenceState } from '../model/evidence';
import type { Tone } from './decisionPage';

/** How a state or a side is shown wherever people read: pages, previews, reviews. */
export interface Sign {
  /** One word. */
  readonly word: string;
  /** What stands for its shape where only characters can. */
  readonly symbol: string;
}

/** The sign of each state of evidence, with whether it is as it should be. */
const STATES: Readonly<Record<EvidenceState, Sign & { readonly tone: Tone }>> = {
  verified: { word: 'verified', symbol: '✓', tone: 'good' },
  cited: { word: 'cited', symbol: '↗', tone: 'quiet' },
  unscoped: { word: 'unscoped', symbol: '○', tone: 'quiet' },
  suspect: { word: 'suspect', symbol: '⚠', tone: 'warning' },
  expired: { word: 'expired', symbol: '◷', tone: 'warning' },
  contradicts: { word: 'contradicted', symbol: '✗', tone: 'bad' },
  broken: { word: 'broken', symbol: '◆', tone: 'bad' },
};

const UNCHECKED: Sign & { readonly tone: Tone } = { word: 'not checked', symbol: '◌', tone: 'quiet' };

/** What checking an item gave; undefined for one that was not checked. */
export function evidenceSign(state: EvidenceState | undefined): Sign & { readonly tone: Tone } {
  return state === undefined ? UNCHECKED : STATES[state];
}

/** What an item says about an option. */
export const sideSigns: Readonly<Record<'supports' | 'refutes' | 'measured', Sign>> = {
  supports: { word: 'supports', symbol: '▲' },
  refutes: { word: 'refutes', symbol: '▼' },
  measured: { word: 'measured', symbol: '=' },
};
