import { basename, dirname } from '../graph/paths';
import type { Decision } from '../model/decision';
import { classifyFile, identityOf } from '../parse/identity';
import type { OtherBranch } from './facts';

/** Another record that has the number of one of ours, on a branch that is not checked out. */
export interface TakenNumber {
  readonly branch: string;
  /** Whether the branch is the one on which work lands: then the other record was first. */
  readonly isMain: boolean;
  /** The other record: a file, or the folder that is named by the number. */
  readonly path: string;
}

/**
 * Where the number of a record is taken by another record. Nothing for a record that is on the main branch: what landed
 * first keeps its number, and the other one is found on its own branch.
 * @param wasHere whether a path is, or once was, part of what is checked out: then the branch is only older
 */
export function takenNumbers(
  { path, folder, number }: Pick<Decision, 'path' | 'folder' | 'number'>,
  others: readonly OtherBranch[],
  wasHere: (path: string) => boolean,
): readonly TakenNumber[] {
  const own = dirname(path) === folder ? path : entryIn(folder, path);
  if (number === undefined || others.some(({ isMain, paths }) => isMain && paths.includes(own))) {
    return [];
  }
  const isFolder = own !== path;
  return others.flatMap(({ name, isMain, paths }) => {
    if (paths.includes(own)) {
      return [];
    }
    const other = paths.find(
      (candidate) =>
        dirname(candidate) === folder &&
        identityOf(candidate).number === number &&
        (isFolder ? !basename(candidate).includes('.') : classifyFile(candidate).kind === 'candidate') &&
        !wasHere(candidate),
    );
    return other === undefined ? [] : [{ branch: name, isMain, path: other }];
  });
}

/** The file or folder directly in `folder` that a path lies in. */
function entryIn(folder: string, path: string): string {
  const rest = folder === '' ? path : path.slice(folder.length + 1);
  const first = rest.split('/')[0] ?? rest;
  return folder === '' ? first : `${folder}/${first}`;
}
