import type { WorkHooks } from '../ports';
import { throwIfCancelled } from './cancellation';

/** How many files or folders are read at the same time. */
const PARALLEL_READS = 32;

/** Reads something for each item, some at the same time. In the order of the items. @throws CancelledError */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
  { token }: WorkHooks,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += PARALLEL_READS) {
    throwIfCancelled(token);
    results.push(...(await Promise.all(items.slice(at, at + PARALLEL_READS).map(read))));
  }
  return results;
}
