import type { Decision } from '../model/decision';

/** What only the record itself is judged by; other records never look at it. */
const PRIVATE: ReadonlySet<keyof Decision> = new Set<keyof Decision>([
  'evidence',
  'links',
  'waivers',
  'state',
  'people',
  'tags',
]);

/**
 * True when no other record can tell `a` from `b`: they agree in everything that a rule may read of a record through
 * the view, positions included, because findings of others point at them. What a record itself links to must agree
 * too, since it decides whom its own neighbours are.
 */
export function looksTheSame(a: Decision, b: Decision): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Decision>;
  for (const key of keys) {
    if (!PRIVATE.has(key) && !deepEqual(a[key], b[key])) {
      return false;
    }
  }
  return (
    sameStrings(
      a.links.map(({ target }) => target),
      b.links.map(({ target }) => target),
    ) &&
    sameStrings(
      a.evidence.map(({ file }) => file ?? ''),
      b.evidence.map(({ file }) => file ?? ''),
    )
  );
}

function sameStrings(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Equality of plain data: absent and undefined count as the same. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => deepEqual(value, b[index]))
    );
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!Object.hasOwn(left, key) || !Object.hasOwn(right, key)) {
      if (left[key] !== undefined || right[key] !== undefined) {
        return false;
      }
    } else if (!deepEqual(left[key], right[key])) {
      return false;
    }
  }
  return true;
}
