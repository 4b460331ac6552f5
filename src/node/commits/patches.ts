import { createHash } from 'node:crypto';
import { GitError } from '../git/gitError';
import { gitWithInput } from '../git/gitWithInput';

/** Patches together are not read beyond this, in bytes: then nothing is said about them. */
const MAX_PATCHES = 32 << 20;

/**
 * A digest of what each commit changes, as `git patch-id` makes it: line numbers, white space and object names do not
 * count. One process for all of them. Commits that change nothing, and merges, are left out.
 * @param ids whole ids of commits that are in the clone
 * @throws GitError
 */
export async function samePatches(
  root: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) {
    return new Map();
  }
  let output: string;
  try {
    const bytes = await gitWithInput(
      root,
      [
        'diff-tree',
        '--stdin',
        '-r',
        '-p',
        '--root',
        '--full-index',
        '--no-color',
        '--no-renames',
        '--no-ext-diff',
        '--no-textconv',
        '--binary',
        '--diff-algorithm=myers',
        '-U3',
      ],
      [...new Set(ids)].map((id) => `${id}\n`).join(''),
      { signal, maxOutput: MAX_PATCHES },
    );
    output = bytes.toString('latin1');
  } catch (error) {
    if (error instanceof GitError && error.kind !== 'cancelled') {
      // The contents may not be in this clone.
      return new Map();
    }
    throw error;
  }
  const patches = new Map<string, string>();
  // Lines of a patch begin with another character than a digit of an id.
  for (const part of output.split(/^(?=[0-9a-f]{40}(?:[0-9a-f]{24})?$)/m)) {
    const feed = part.indexOf('\n');
    const text = part.slice(feed + 1);
    if (feed > 0 && text !== '') {
      const plain = text.replace(/^(?:@@ .*|index .*)$/gm, '').replace(/\s+/g, '');
      patches.set(part.slice(0, feed).trim(), createHash('sha256').update(plain).digest('hex'));
    }
  }
  return patches;
}
