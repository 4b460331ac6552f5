import { wellFormed } from '../report/printable';

/** How much of a value is told. */
export interface Bounds {
  /** How many characters a text keeps. */
  readonly text: number;
  /** How many items a list keeps. */
  readonly items: number;
}

/** Deeper values are left out; ours never are. */
const MAX_DEPTH = 12;

/** Plain data with long texts cut, which end in `…` then, and long lists shortened. */
export function bounded(value: unknown, bounds: Bounds, depth = 0): unknown {
  if (typeof value === 'string') {
    const text = wellFormed(value.slice(0, bounds.text));
    return value.length > bounds.text ? `${text}…` : text;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth > MAX_DEPTH) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.slice(0, bounds.items).map((item) => bounded(item, bounds, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, bounds.items)
      .map(([key, item]) => [key, bounded(item, bounds, depth + 1)]),
  );
}
