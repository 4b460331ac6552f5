import { distance } from 'fastest-levenshtein';

/** What a pointer leads to. */
export type Resolved = { readonly found: true; readonly value: unknown } | { readonly found: false };

/** A place of a JSON document that holds a number or a text. */
export interface PointerLeaf {
  /** RFC 6901, as `resolvePointer` takes it. */
  readonly pointer: string;
  readonly value: number | string;
}

const notFound: Resolved = { found: false };

/** Deeper documents are read, but not listed any deeper. */
const maxDepth = 200;
/** How many values of a document are looked at when places are listed. */
const maxVisited = 100_000;
/** How many places are compared for a suggestion: done between two keystrokes, and more than any summary has. */
const maxCompared = 5_000;
/** Longer pointers are not compared: the comparison is quadratic. */
const maxCompareLength = 200;

/** The reference tokens of a pointer; undefined when it is not one. */
function tokensOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') {
    return [];
  }
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    return undefined;
  }
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The value that a JSON Pointer (RFC 6901) leads to; an empty pointer is the whole document. Only what the document itself
 * holds is found, never what objects inherit; `-` and indexes with leading zeros are not found.
 */
export function resolvePointer(document: unknown, pointer: string): Resolved {
  const tokens = tokensOf(pointer);
  if (tokens === undefined) {
    return notFound;
  }
  let value = document;
  for (const token of tokens) {
    if (Array.isArray(value)) {
      const index = /^(?:0|[1-9]\d{0,15})$/.test(token) ? Number(token) : -1;
      if (index < 0 || index >= value.length) {
        return notFound;
      }
      value = (value as readonly unknown[])[index];
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, token)) {
      value = (value as Readonly<Record<string, unknown>>)[token];
    } else {
      return notFound;
    }
  }
  return { found: true, value };
}

/** The numbers and texts of a document with their pointers, in document order, at most `max`. */
export function listPointers(document: unknown, max: number): readonly PointerLeaf[] {
  const leaves: PointerLeaf[] = [];
  let visited = 0;

  function visit(value: unknown, pointer: string, depth: number): void {
    visited += 1;
    if (leaves.length >= max || visited > maxVisited) {
      return;
    }
    if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) {
      leaves.push({ pointer, value });
      return;
    }
    if (typeof value !== 'object' || value === null || depth >= maxDepth) {
      return;
    }
    // Keys, not entries: for an array of a million numbers only those that are still wanted are read.
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      if (leaves.length >= max || visited > maxVisited) {
        return;
      }
      const child = (value as Readonly<Record<string | number, unknown>>)[key];
      visit(child, `${pointer}/${escapeToken(String(key))}`, depth + 1);
    }
  }

  visit(document, '', 0);
  return leaves;
}

/**
 * The pointers of numbers and texts that are most like one that leads nowhere, best first, at most `max`: those that end
 * in the same name come before those that are only spelt alike.
 */
export function nearestPointers(document: unknown, pointer: string, max: number): readonly string[] {
  if (pointer.length > maxCompareLength) {
    return [];
  }
  const wanted = pointer.toLowerCase();
  const scored: { readonly pointer: string; readonly score: number }[] = [];
  for (const { pointer: candidate } of listPointers(document, maxCompared)) {
    if (candidate.length <= maxCompareLength) {
      const known = candidate.toLowerCase();
      const likeness = distance(wanted, known) / Math.max(wanted.length, known.length, 1);
      const score = likeness - (lastToken(known) === lastToken(wanted) ? 0.5 : 0);
      if (score < 0.5) {
        scored.push({ pointer: candidate, score });
      }
    }
  }
  // The order of the document decides among equals.
  scored.sort((a, b) => a.score - b.score);
  return scored.slice(0, max).map((entry) => entry.pointer);
}

function lastToken(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
