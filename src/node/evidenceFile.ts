import { basename } from 'node:path';
import { dirname, isWithin } from '../core/graph/paths';
import { createGit } from './git/git';

/** Characters that cannot stand in a path of a record, or in file names everywhere. */
const NOT_IN_NAMES = /[\p{Cc}\\/:*?"<>|]/gu;

/**
 * Whether data stays where it is: git tracks it there, or it is in an evidence folder.
 * @param folder where the evidence of the decision goes
 * @param path relative to the root, with `/`
 * @throws GitError
 */
export async function isKept(
  { root, isVersioned }: { readonly root: string; readonly isVersioned: boolean },
  folder: string,
  path: string,
): Promise<boolean> {
  return isWithin(path, dirname(folder)) || (isVersioned && (await createGit(root).isTracked(path)));
}

/** The name under which a copy of a file is kept. */
export function copyName(file: string): string {
  return basename(file).replace(NOT_IN_NAMES, '_');
}
