import { distance } from 'fastest-levenshtein';

/** Longer names are not compared: the comparison is quadratic. */
const MAX_LENGTH = 200;

/** Those of `names` that are most like `wanted`, best first, at most `max`; none that has less than half in common. */
export function nearestNames(wanted: string, names: readonly string[], max: number): readonly string[] {
  const known = wanted.slice(0, MAX_LENGTH).toLowerCase();
  if (known === '') {
    return names.slice(0, max);
  }
  return names
    .filter(({ length }) => length <= MAX_LENGTH)
    .map((name) => ({ name, score: likeness(known, name.toLowerCase()) }))
    .filter(({ score }) => score < 0.5)
    .sort((a, b) => a.score - b.score)
    .slice(0, max)
    .map(({ name }) => name);
}

/** From 0, the same, to 1, nothing in common. */
function likeness(a: string, b: string): number {
  return distance(a, b) / Math.max(a.length, b.length, 1);
}
