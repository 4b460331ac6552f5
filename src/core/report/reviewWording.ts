import type { AffectedItem, GovernedChange, Review, ReviewedDecision } from '../review/review';
import type { DecisionState } from '../model/decision';
import { wordedState } from '../page/headline';
import { evidenceSign } from '../page/signs';
import { count } from './wording';

/** What became of a decision and where it stands, as in `added, accepted, supported`. */
export function standing({ change, status, state, isRewritten }: ReviewedDecision): string {
  const states = [
    change,
    arrow(status.before, status.after, change),
    arrow(wordOf(state.before), wordOf(state.after), change),
    ...(isRewritten ? ['outcome rewritten'] : []),
  ];
  return states.filter((part) => part !== undefined).join(', ');
}

function wordOf(state: DecisionState | undefined): string | undefined {
  return state && wordedState(state).word.toLowerCase();
}

function arrow(
  before: string | undefined,
  after: string | undefined,
  change: ReviewedDecision['change'],
): string | undefined {
  if (change !== 'changed' || before === after) {
    return change === 'deleted' ? before : after;
  }
  return [before, after].filter((part) => part !== undefined).join(' → ');
}

/** Everything in one line: `1 decision added · 2 decisions govern changed code`. Empty for an empty review. */
export function reviewSummary(review: Review): string {
  const { decisions, affected, deletedData, governed, findings } = review;
  const of = (change: ReviewedDecision['change']): number =>
    decisions.filter((decision) => decision.change === change).length;
  const rewritten = decisions.filter(({ isRewritten }) => isRewritten).length;
  const parts: readonly (readonly [number, string])[] = [
    [of('added'), `${count(of('added'), 'decision')} added`],
    [of('changed'), `${count(of('changed'), 'decision')} changed`],
    [of('deleted'), `${count(of('deleted'), 'decision')} deleted`],
    [rewritten, `${count(rewritten, 'accepted outcome')} rewritten`],
    [
      affected.length,
      `${count(affected.length, 'item of evidence holds', 'items of evidence hold')} less than before`,
    ],
    [deletedData.length, `${count(deletedData.length, 'data file')} deleted`],
    [governed.length, `${count(governed.length, 'decision governs', 'decisions govern')} changed code`],
    [findings.added.length, count(findings.added.length, 'new finding')],
    [findings.resolved.length, `${count(findings.resolved.length, 'finding')} resolved`],
  ];
  return parts.flatMap(([number, text]) => (number === 0 ? [] : [text])).join(' · ');
}

/** `E2 is suspect now, was verified` */
export function affectedWords({ id, before, after }: AffectedItem): string {
  return `${id} is ${evidenceSign(after).word} now, was ${evidenceSign(before).word}`;
}

/** `3 changed files` */
export function governedWords({ paths }: GovernedChange): string {
  return count(paths.length, 'changed file');
}
