import { checkCode, isCodeChecked } from '../core/code/checkCode';
import type { CodeCheck } from '../core/code/checkCode';
import { foldersWithoutCode, leftOutOfCode } from '../core/code/scope';
import { isWithin } from '../core/graph/paths';
import { count } from '../core/report/wording';
import type { DecisionWorkspace } from '../core/service';
import { searchMarkers } from '../node/code/codeSearch';
import { GitError } from '../node/git/gitError';
import type { CommandContext } from './command';
import type { Repository } from './repository';

const NOTHING: CodeCheck = { findings: [], baselined: 0 };

/**
 * Checks how the code of a repository names decisions. What could not be looked at is noted.
 * @param scope the files and folders to look in; everything without it
 */
export async function checkCodeOf(
  { token, io: { signal }, note }: CommandContext,
  { root, files, isVersioned }: Repository,
  workspace: DecisionWorkspace,
  scope: readonly string[] = [''],
): Promise<CodeCheck> {
  const { config } = workspace;
  // What a scope within the decision folders holds is no code.
  const isLeftOut = leftOutOfCode(workspace);
  const folders = scope.filter((path) => path === '' || !isLeftOut(path));
  if (!isVersioned || folders.length === 0 || !isCodeChecked(config)) {
    return NOTHING;
  }
  const [only = ''] = folders;
  try {
    const { marked, unread } = await searchMarkers(
      { root, files, prefixes: config.code.markers, isLeftOut, without: foldersWithoutCode(workspace) },
      { under: folders.length === 1 ? only : '', token, ...(signal && { signal }) },
    );
    if (unread.length > 0) {
      const [first] = unread;
      note(
        `${count(unread.length, 'file')} of code may name decisions and could not be read, such as ${first?.path ?? ''}: ${first?.reason ?? ''}`,
      );
    }
    const inScope = marked.filter(({ path }) => folders.some((folder) => isWithin(path, folder)));
    return checkCode(inScope, workspace);
  } catch (error) {
    if (error instanceof GitError && error.kind !== 'cancelled') {
      // Who has no repository misses nothing.
      if (error.kind !== 'not-a-repository') {
        note(`How the code names decisions was not checked: ${error.message}`);
      }
      return NOTHING;
    }
    throw error;
  }
}
