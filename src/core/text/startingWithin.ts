import type { Span } from '../model/text';

/** Those of `sorted` (ordered by where they start) that start within a stretch of the text. */
export function startingWithin<T extends { readonly span: Span }>(
  sorted: readonly T[],
  { start, end }: Span,
): readonly T[] {
  return sorted.slice(firstFrom(sorted, start), firstFrom(sorted, end));
}

/** The index of the first of `sorted` that starts at `offset` or behind it. */
export function firstFrom(sorted: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.span.start < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
