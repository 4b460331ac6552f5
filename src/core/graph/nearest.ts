import { distance } from 'fastest-levenshtein';
import type { Decision } from '../model/decision';
import { basename, isWithin } from './paths';

/** How many decisions are offered. */
const MAX_OFFERED = 3;
/** How many records are compared: enough to be useful, few enough to be done between two keystrokes. */
const MAX_COMPARED = 2000;
/** Longer references are prose; comparing them costs time and finds nothing. */
const MAX_LENGTH = 100;

/**
 * The decisions whose id, name or title is most like `ref`, best first, at most three; those of the folder that the
 * reference is written in come first among equals.
 */
export function nearestDecisions(
  ref: string,
  fromFolder: string,
  decisions: Iterable<Decision>,
): readonly Decision[] {
  const wanted = basename(ref.trim()).toLowerCase();
  if (wanted === '' || wanted.length > MAX_LENGTH) {
    return [];
  }
  const scored: { readonly decision: Decision; readonly score: number }[] = [];
  let compared = 0;
  for (const decision of decisions) {
    compared += 1;
    if (compared > MAX_COMPARED) {
      break;
    }
    const score = likeness(wanted, decision);
    if (score < 0.5) {
      const remoteness = isWithin(fromFolder, decision.folder) ? 0 : 0.01;
      scored.push({ decision, score: score + remoteness });
    }
  }
  scored.sort((a, b) => a.score - b.score || (a.decision.path < b.decision.path ? -1 : 1));
  return scored.slice(0, MAX_OFFERED).map(({ decision }) => decision);
}

/** From 0, the same, to 1, nothing in common. */
function likeness(wanted: string, decision: Decision): number {
  let best = 1;
  for (const name of [decision.id, basename(decision.path), decision.title]) {
    if (name === undefined) {
      continue;
    }
    const candidate = name.slice(0, MAX_LENGTH).toLowerCase();
    const longest = Math.max(candidate.length, wanted.length);
    if (Math.abs(candidate.length - wanted.length) < longest / 2) {
      best = Math.min(best, distance(wanted, candidate) / longest);
    }
  }
  return best;
}
