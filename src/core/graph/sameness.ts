import type { Decision } from '../model/decision';
import { evidenceFilesOf } from './lookups';

/** Whether other records can see a field. */
const IS_PUBLIC: Readonly<Record<keyof Decision, boolean>> = {
  path: true,
  folder: true,
  id: true,
  number: true,
  title: true,
  titleRange: true,
  format: true,
  status: true,
  rawStatus: true,
  statusRange: true,
  date: true,
  category: true,
  tags: false,
  people: false,
  options: true,
  chosen: true,
  evidence: false,
  commits: false,
  relations: true,
  links: false,
  anchors: true,
  waivers: false,
  governs: false,
  state: false,
};
const PUBLIC = (Object.keys(IS_PUBLIC) as (keyof Decision)[]).filter((name) => IS_PUBLIC[name]);

/**
 * True when no other record can tell `a` from `b`: they agree in everything that a rule may read of a record through
 * the view, positions included, because findings of others point at them. What a record itself links to must agree
 * too, since it decides whom its own neighbours are.
 */
export function looksTheSame(a: Decision, b: Decision): boolean {
  return (
    PUBLIC.every((name) => deepEqual(a[name], b[name])) &&
    sameStrings(
      a.links.map(({ target }) => target),
      b.links.map(({ target }) => target),
    ) &&
    sameStrings(evidenceFilesOf(a), evidenceFilesOf(b))
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
    if (!deepEqual(left[key], right[key])) {
      return false;
    }
  }
  return true;
}
