import { distance } from 'fastest-levenshtein';

/** Longer words are not compared: no name that people type is longer, and the comparison is quadratic. */
const longestWord = 64;

/** `validUntil`, `valid_until` and `Valid Until` all mean `valid-until`. */
function normalise(word: string): string {
  return word
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[_\s]+/g, '-')
    .toLowerCase();
}

/** The number of edits between two words; letters that changed places are one slip, not two. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && a.length === b.length && [...a].sort().join() === [...b].sort().join() ? 1 : edits;
}

/**
 * The candidate that a misspelt or shortened `word` means; undefined when none is close (about one letter in three may
 * differ) or several are equally close. Case and the way that words are joined do not matter.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) {
    return undefined;
  }
  const wanted = normalise(word);
  let best: string[] = [];
  let bestDistance = Math.floor((wanted.length + 1) / 3);
  const completions: string[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate.length > longestWord) {
      continue;
    }
    const known = normalise(candidate);
    const edits = editsBetween(wanted, known);
    if (edits < bestDistance) {
      best = [];
      bestDistance = edits;
    }
    if (edits === bestDistance && edits < wanted.length) {
      best.push(candidate);
    }
    if (wanted.length > 2 && known.startsWith(`${wanted}-`)) {
      completions.push(candidate);
    }
  }
  const meant = best.length > 0 ? best : completions;
  return meant.length === 1 ? meant[0] : undefined;
}
