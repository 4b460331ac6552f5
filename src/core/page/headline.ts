import type { Decision, DecisionState } from '../model/decision';
import { evidenceStates } from '../model/evidence';
import type { EvidenceVerdict } from '../model/evidence';
import type { Status } from '../model/status';
import type { Headline, Tone } from './decisionPage';
import { evidenceSign } from './signs';
import type { Standing } from './standing';

/** How far the evidence was checked: it is; it will be soon; or it cannot be here. */
export type Checking = 'checked' | 'pending' | 'impossible';

interface Wording {
  readonly tone: Tone;
  readonly word: string;
  /** A sentence without its full stop. */
  readonly clause: string;
}

/** What is said of each state. @param what what the data is to support: `the chosen option` */
const STATES: Readonly<Record<DecisionState, (what: string) => Wording>> = {
  supported: (what) => ({ tone: 'good', word: 'Supported', clause: `Data supports ${what}` }),
  unverified: (what) => ({
    tone: 'quiet',
    word: 'Not verified',
    clause: `Data is said to support ${what}, but none of it is verified`,
  }),
  'one-sided': (what) => ({
    tone: 'warning',
    word: 'One-sided',
    clause: `Data supports ${what}, but none is about the others`,
  }),
  unsupported: (what) => ({ tone: 'warning', word: 'Unsupported', clause: `No data supports ${what}` }),
  stale: (what) => ({
    tone: 'warning',
    word: 'Out of date',
    clause: `All data that supports ${what} is out of date`,
  }),
  contested: (what) => ({ tone: 'bad', word: 'Contested', clause: `Verified data speaks against ${what}` }),
  failing: (what) => ({
    tone: 'bad',
    word: 'Failing',
    clause: `Data that is to support ${what} contradicts it or is gone`,
  }),
};

/** What a state means, said of any decision. */
export function wordedState(state: Standing): {
  readonly tone: Tone;
  readonly word: string;
  readonly sentence: string;
} {
  const { tone, word, clause } = (state === 'cited-only' ? CITED : STATES[state])('the chosen option');
  return { tone, word, sentence: `${clause}.` };
}

/** How a decision stands, in two words at most: by how well it is backed, or by its status where that says nothing. */
export function standingOf(
  status: Status,
  state: Standing | undefined,
): { readonly tone: Tone; readonly word: string } {
  const { tone, word } = state === undefined ? STATUSES[status] : wordedState(state);
  return { tone, word };
}

/** What is said where all that supports the decision is what no tool can check. */
const CITED = (what: string): Wording => ({
  tone: 'quiet',
  word: 'Cited only',
  clause: `Only sources that no tool can check support ${what}`,
});

/** What is said of decisions that claim nothing, or nothing any more. */
const STATUSES: Readonly<Record<Status, Wording>> = {
  draft: { tone: 'quiet', word: 'Draft', clause: 'This is being written: nothing is decided yet' },
  proposed: { tone: 'quiet', word: 'Proposed', clause: 'This is proposed: nothing is decided yet' },
  accepted: { tone: 'quiet', word: 'Accepted', clause: 'This was decided' },
  rejected: { tone: 'quiet', word: 'Rejected', clause: 'This was considered and decided against' },
  deprecated: { tone: 'quiet', word: 'Deprecated', clause: 'This is no longer to be followed' },
  superseded: {
    tone: 'quiet',
    word: 'Superseded',
    clause: 'Another decision has taken the place of this one',
  },
  unknown: { tone: 'quiet', word: 'No status', clause: 'The record does not say whether this was decided' },
};

/** So many items are named with what is wrong with them; of more their number is told. */
const MAX_NAMED = 2;

/** What is known of the evidence of a decision. */
export interface EvidenceFacts {
  /** How many items there are. */
  readonly count: number;
  readonly checking: Checking;
  readonly verdicts: readonly EvidenceVerdict[];
  /** Whether any item that supports what was chosen is verified. */
  readonly isSupportVerified: boolean;
}

/**
 * How a decision stands, in one sentence: what its evidence says, how much of it is verified, and what is wrong with the
 * rest.
 * @param state how well it is backed, by what is known now
 * @param successor what took its place
 */
export function headlineOf(
  decision: Decision,
  state: DecisionState | undefined,
  evidence: EvidenceFacts,
  successor: string | undefined,
): Headline {
  const { status, rawStatus, statusRange, chosen } = decision;
  const { tone, word, clause } = wordingOf(decision, state, evidence);
  const isReplaced = state === undefined && status === 'superseded' && successor !== undefined;
  const said = isReplaced ? `${successor} has taken the place of this one` : clause;
  const details = state === undefined ? '' : detailsOf(evidence);
  const isWorded = rawStatus !== undefined && rawStatus.toLowerCase() !== status;
  return {
    status,
    wording: isWorded ? rawStatus : undefined,
    statusLine: statusRange?.start.line,
    state,
    tone,
    word,
    sentence: `${said}${details === '' ? '' : `: ${details}`}.`,
    chosen,
  };
}

function wordingOf(
  { status, chosen, options }: Decision,
  state: DecisionState | undefined,
  { checking, isSupportVerified }: EvidenceFacts,
): Wording {
  if (state === undefined) {
    return STATUSES[status];
  }
  const isOpen = chosen.length === 0 && options.length > 0;
  const what =
    chosen.length > 0
      ? 'the chosen option'
      : !isOpen
        ? 'the decision'
        : state === 'unsupported'
          ? 'any option yet'
          : 'an option';
  const isCited = state === 'supported' && checking === 'checked' && !isSupportVerified;
  return (isCited ? CITED : STATES[state])(what);
}

function detailsOf({ count, checking, verdicts }: EvidenceFacts): string {
  if (count === 0) {
    return 'there is no evidence';
  }
  if (checking !== 'checked') {
    const items = count === 1 ? '1 item' : `${count} items`;
    return checking === 'pending'
      ? `${items} of evidence being verified`
      : `${items} of evidence, which can be verified on a local disk only`;
  }
  const cited = verdicts.filter(({ state }) => state === 'cited').length;
  const verified = verdicts.filter(({ state }) => state === 'verified').length;
  const checkable = verdicts.length - cited;
  const counts = [
    ...(checkable > 0 ? [`${verified} of ${checkable} ${checkable === 1 ? 'item' : 'items'} verified`] : []),
    ...(cited > 0 ? [`${cited} cited`] : []),
  ].join(', ');
  return [counts, ...troubles(verdicts)].join('; ');
}

/** What is wrong with the items that are not as they should be, the worst first. */
function troubles(verdicts: readonly EvidenceVerdict[]): readonly string[] {
  const wrong = verdicts
    .filter(({ state }) => state !== 'verified' && state !== 'cited')
    .sort((a, b) => evidenceStates.indexOf(b.state) - evidenceStates.indexOf(a.state));
  const named = wrong.slice(0, MAX_NAMED).map((verdict) => {
    const why = reasonsOf(verdict)[0];
    return `${verdict.id} is ${evidenceSign(verdict.state).word}${why === undefined ? '' : ` because ${why}`}`;
  });
  const more = wrong.length - named.length;
  return more > 0 ? [...named, `${more} more ${more === 1 ? 'is' : 'are'} not verified`] : named;
}

/** Why an item has its state; for a verified one, what is to be known about it nevertheless. Sentence parts. */
export function reasonsOf({ reasons, state }: EvidenceVerdict): readonly string[] {
  const deciding = reasons.filter((reason) => reason.state === state);
  return (deciding.length > 0 ? deciding : reasons).map(({ message }) => message);
}
