import type { EvidenceState } from '../core/model/evidence';
import type { Tone } from '../core/page/decisionPage';
import { html } from './html';
import type { Html } from './html';

const RING = html`<circle cx="8" cy="8" r="6.25" />`;
const CROSS = html`<path d="M5.5 5.5l5 5m0-5l-5 5" />`;
const TICK = html`<path d="M5 8.2l2.1 2.1L11 6" />`;
const MARK = html`<path d="M8 6.3v3.2m0 2v.1" />`;
const TRIANGLE = html`<path d="M8 1.9l6.4 11.6H1.6z" />`;
const DIAMOND = html`<path d="M8 1.2l6.8 6.8L8 14.8 1.2 8z" />`;
const CLOCK = html`<path d="M8 4.5V8l2.4 1.6" />`;

/** Differ in shape, so that colour is not needed to tell them apart. `core/page/signs.ts` has the characters for them. */
const STATES: Readonly<Record<EvidenceState, Html>> = {
  verified: html`${RING}${TICK}`,
  cited: html`<path d="M9 2.5h4.5V7M13.3 2.7L7.5 8.5M11.5 9.5v4h-9v-9h4" />`,
  unscoped: RING,
  suspect: html`${TRIANGLE}${MARK}`,
  expired: html`${RING}${CLOCK}`,
  contradicts: html`${RING}${CROSS}`,
  broken: html`${DIAMOND}<path d="M8 4.6v4.2m0 2.2v.1" />`,
};

const TONES: Readonly<Record<Tone, Html>> = {
  good: STATES.verified,
  warning: STATES.suspect,
  bad: STATES.contradicts,
  quiet: html`<path d="M3 8h10" />`,
};

/** The shape of a state of evidence; a dashed ring for what has not been checked. */
export function stateIcon(state: EvidenceState | undefined): Html {
  return state === undefined
    ? drawn(html`<circle cx="8" cy="8" r="6.25" stroke-dasharray="2.5 2" />`)
    : drawn(STATES[state]);
}

/** The shape of how something stands. */
export function toneIcon(tone: Tone): Html {
  return drawn(TONES[tone]);
}

/** As {@link toneIcon}, to be put into a drawing: 16 by 16 units. */
export function toneShape(tone: Tone): Html {
  return TONES[tone];
}

/** Up for what supports an option, down for what refutes it, level for what only measures it. */
export function sideIcon(side: 'supports' | 'refutes' | 'measured'): Html {
  const shapes = {
    supports: html`<path class="solid" d="M8 3l5.5 9.5h-11z" />`,
    refutes: html`<path class="solid" d="M8 13L2.5 3.5h11z" />`,
    measured: html`<path d="M3 6.2h10M3 10h10" />`,
  };
  return drawn(shapes[side]);
}

/** They say nothing to the ear: a word stands beside each. */
function drawn(shape: Html): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shape}</svg>`;
}
