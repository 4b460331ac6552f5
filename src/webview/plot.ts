import { nice, ticks } from 'd3-array';

/** A linear axis from left to right. */
export interface Axis {
  /** Whether it begins or ends at zero, so that lengths can be compared. */
  readonly hasZero: boolean;
  readonly ticks: readonly number[];
  /** Where a value stands, in percent of the width, with two decimals. */
  readonly at: (value: number) => number;
}

/** About so many values are marked on an axis. */
const TICKS = 4;
/** Within these the library computes with numbers that it can tell apart. */
const SMALLEST = 1e-290;
const LARGEST = 1e290;
/** Values that differ by less than this part of the largest are not told apart beside zero. */
const CLOSE = 0.15;

/**
 * An axis for values: from zero, unless they are so close to each other that their differences would not be seen. Its ends
 * are round numbers.
 * @param values all that are to be shown; those that are not finite are left out
 */
export function axisFor(values: readonly number[]): Axis {
  const finite = values.filter(Number.isFinite);
  const lowest = finite.length === 0 ? 0 : Math.min(...finite);
  const highest = finite.length === 0 ? 1 : Math.max(...finite);
  const size = Math.max(Math.abs(lowest), Math.abs(highest));
  const areClose = highest - lowest < size * CLOSE && highest > lowest && (lowest > 0 || highest < 0);
  const [from, to] = areClose ? [lowest, highest] : [Math.min(0, lowest), Math.max(0, highest)];
  const last = to === from ? from + 1 : to;
  const [low, high, marked] = rounded(from, last) ?? [from, last, [from, last]];
  const part = (value: number): number => value / (high - low) - low / (high - low);
  return {
    hasZero: low <= 0 && high >= 0,
    ticks: marked,
    at: (value) => Math.round(Math.min(1, Math.max(0, part(value))) * 10_000) / 100,
  };
}

/** Round ends for a range, with what is marked between them; undefined where numbers are at the end of their range. */
function rounded(from: number, to: number): readonly [number, number, readonly number[]] | undefined {
  if (to - from < SMALLEST || to - from > LARGEST) {
    return undefined;
  }
  const [low, high] = nice(from, to, TICKS);
  return [low, high, ticks(low, high, TICKS)];
}
