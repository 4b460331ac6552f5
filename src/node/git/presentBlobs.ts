import type { GitOptions } from './runGit';
import { startGit } from './startGit';

/**
 * The ids of all files' contents that are in this clone. For a partial clone, where asking for one that is not there
 * would make git look for it in a network.
 * @throws GitError
 */
export async function presentBlobs(root: string, options: GitOptions = {}): Promise<ReadonlySet<string>> {
  const git = startGit(
    root,
    ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objecttype) %(objectname)'],
    options,
  );
  const found = new Set<string>();
  let rest = '';
  for await (const piece of git.output()) {
    const lines = (rest + piece.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('blob ')) {
        found.add(line.slice('blob '.length));
      }
    }
  }
  return found;
}
