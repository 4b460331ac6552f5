import type { MergedFile, PathChange } from '../../core/history/commit';

/** `:100644 100644 <before> <after> M`, or for a merge `::100644 100644 100644 <first> <second> <after> MM`. */
export interface RawChange {
  readonly parents: number;
  readonly modes: readonly string[];
  readonly ids: readonly string[];
  readonly status: string;
  readonly paths: string[];
  /** How many paths follow. */
  readonly expected: number;
}

/** Reads what stands before the paths of a change. */
export function rawChange(written: string): RawChange {
  let parents = 0;
  while (written[parents] === ':') {
    parents += 1;
  }
  const parts = written.slice(parents).split(' ');
  const status = parts.at(-1) ?? '';
  const isPair = parents === 1 && /^[RC]/.test(status);
  return {
    parents,
    modes: parts.slice(0, parents + 1),
    ids: parts.slice(parents + 1, 2 * parents + 2),
    status,
    paths: [],
    expected: parents > 1 ? parents + 1 : isPair ? 2 : 1,
  };
}

/** What a change means, once it has all its paths; undefined for what git has no more than begun. */
export function pathChange({ parents, modes, ids, status, paths }: RawChange): PathChange | undefined {
  const path = paths.at(-1) ?? '';
  const contentAt = (index: number): string | undefined =>
    modes[index]?.startsWith('100') === true ? ids[index] : undefined;
  const before = contentAt(0);
  const after = contentAt(parents);
  if (parents > 1) {
    const merged = Array.from({ length: parents }, (_, index): MergedFile => ({
      from: paths[index] ?? path,
      before: contentAt(index),
    }));
    const isGone = /^0+$/.test(ids[parents] ?? '');
    const from = merged[0]?.from ?? path;
    const kind = isGone ? 'deleted' : from !== path ? 'renamed' : before === undefined ? 'added' : 'changed';
    return { kind, path, ...(kind === 'renamed' ? { from } : {}), before, after, merged };
  }
  switch (status[0]) {
    case 'A':
    case 'C':
      return { kind: 'added', path, before: undefined, after };
    case 'D':
      return { kind: 'deleted', path, before, after: undefined };
    case 'R':
      return { kind: 'renamed', path, from: paths[0] ?? path, before, after };
    case 'M':
    case 'T':
      return { kind: 'changed', path, before, after };
    default:
      return undefined;
  }
}

/** Reads the whole output of `git diff-tree -r --raw -z --no-abbrev` between two commits. */
export function parseRawChanges(output: string): readonly PathChange[] {
  const changes: PathChange[] = [];
  let change: RawChange | undefined;
  for (const token of output.split('\0')) {
    if (change === undefined) {
      change = token.startsWith(':') ? rawChange(token) : undefined;
      continue;
    }
    change.paths.push(token);
    if (change.paths.length === change.expected) {
      const made = pathChange(change);
      changes.push(...(made === undefined ? [] : [made]));
      change = undefined;
    }
  }
  return changes;
}
