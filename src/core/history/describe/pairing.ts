import { distance } from 'fastest-levenshtein';

/** More things than these that came and went are not compared with each other, for it takes their square. */
const MAX_COMPARED = 50;
/** Of longer texts only the beginning is compared. */
const MAX_COMPARED_LENGTH = 200;

/** Something that is there no more and something new that are taken to be one thing, by their positions. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/**
 * Pairs what went with what came by how likely they are the same, the likeliest first. Before and after swapped, it
 * gives the same pairs.
 * @param likeness from 0, which is never paired, to 1
 */
export function pairUp<T>(
  gone: readonly T[],
  come: readonly T[],
  likeness: (gone: T, come: T) => number,
): readonly Pair[] {
  if (gone.length > MAX_COMPARED || come.length > MAX_COMPARED) {
    return [];
  }
  const all = gone.flatMap((from, before) =>
    come.map((to, after) => ({ before, after, likeness: likeness(from, to) })),
  );
  const best = all
    .filter((pair) => pair.likeness > 0)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        Math.abs(a.before - a.after) - Math.abs(b.before - b.after) ||
        a.before + a.after - (b.before + b.after),
    );
  const pairs: Pair[] = [];
  const taken = { before: new Set<number>(), after: new Set<number>() };
  for (const { before, after } of best) {
    if (!taken.before.has(before) && !taken.after.has(after)) {
      taken.before.add(before);
      taken.after.add(after);
      pairs.push({ before, after });
    }
  }
  return pairs.sort((a, b) => a.after - b.after);
}

/** How much two texts are alike, from 0 for nothing in common to 1 for the same. */
export function likenessOf(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.slice(0, MAX_COMPARED_LENGTH)) as [string, string];
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - distance(one, other) / longest;
}
