import { isMarkdown } from '../parse/identity';
import type { PathChange } from './commit';

/** Whether a file can be a record, or have been one, by its name: what is kept of a history is told of such files. */
export function isFollowed(path: string): boolean {
  return isMarkdown(path);
}

/**
 * Those changes of a commit that the trails of followed files depend on; empty for a commit that can be left out.
 */
export function followedChanges(changes: readonly PathChange[]): readonly PathChange[] {
  const followed = changes.filter((change) => namesOf(change).some(isFollowed));
  // Which file goes on under another name depends on all that were deleted with it.
  return followed.some(({ kind }) => kind === 'added')
    ? changes.filter((change) => change.kind === 'deleted' || namesOf(change).some(isFollowed))
    : followed;
}

function namesOf({ path, from, merged }: PathChange): readonly string[] {
  return [path, ...(from === undefined ? [] : [from]), ...(merged ?? []).map((file) => file.from)];
}
