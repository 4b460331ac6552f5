import { distance } from 'fastest-levenshtein';
import type { Decision } from '../model/decision';
import { basename, compareText, isWithin } from './paths';

/** How many decisions are offered. */
const MAX_OFFERED = 3;
/** How many records are compared: enough to be useful, few enough to be done between two keystrokes. */
const MAX_COMPARED = 2000;
/** Longer references are prose; comparing them costs time and finds nothing. */
const MAX_LENGTH = 100;

/**
 * The decisions whose id or file name is most like `ref`, best first, at most three; those of the folder that the
 * reference is written in come first among equals. Titles do not count: while one is typed, what others are told would
 * change with every key.
 */
export function nearestDecisions(
  ref: string,
  fromFolder: string,
  decisions: readonly Decision[],
): readonly Decision[] {
  const wanted = basename(ref.trim()).toLowerCase();
  if (wanted === '' || wanted.length > MAX_LENGTH) {
    return [];
  }
  const isNear = ({ folder }: Decision): boolean => isWithin(fromFolder, folder);
  const candidates = [...decisions.filter(isNear), ...decisions.filter((decision) => !isNear(decision))];
  const scored: { readonly decision: Decision; readonly score: number }[] = [];
  for (const decision of candidates.slice(0, MAX_COMPARED)) {
    const score = likeness(wanted, namesOf(decision));
    if (score < 0.5) {
      scored.push({ decision, score: score + (isNear(decision) ? 0 : 0.01) });
    }
  }
  scored.sort((a, b) => a.score - b.score || compareText(a.decision.path, b.decision.path));
  return scored.slice(0, MAX_OFFERED).map(({ decision }) => decision);
}

const knownNames = new WeakMap<Decision, readonly string[]>();

/** What a decision is called, in lower case. */
function namesOf(decision: Decision): readonly string[] {
  let names = knownNames.get(decision);
  if (names === undefined) {
    const base = basename(decision.path).slice(0, MAX_LENGTH).toLowerCase();
    const slug = base.replace(/^(?:adr[-_ ]?)?[\d-]*[-_ ]|\.md$/g, '');
    names = [...new Set([decision.id.slice(0, MAX_LENGTH).toLowerCase(), base, slug])];
    knownNames.set(decision, names);
  }
  return names;
}

/** From 0, the same, to 1, nothing in common. */
function likeness(wanted: string, names: readonly string[]): number {
  let best = 1;
  for (const name of names) {
    const longest = Math.max(name.length, wanted.length);
    if (Math.abs(name.length - wanted.length) < longest / 2) {
      best = Math.min(best, distance(wanted, name) / longest);
    }
  }
  return best;
}
