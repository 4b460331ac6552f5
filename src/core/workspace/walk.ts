import { compareText } from '../graph/paths';
import type { CancellationToken, DirectoryEntry, FileSystem } from '../ports';
import { throwIfCancelled } from './cancellation';
import { isSkippedFolder } from './usualFolders';

/** No project has its decisions deeper than this. */
const MAX_DEPTH = 9;
/** Enough for any repository that a person works in; more would make opening one slow. */
const MAX_FOLDERS = 10_000;
/** How many folders are listed at the same time. */
const PARALLEL = 32;

/** One folder of a walk. */
export interface VisitedFolder {
  readonly path: string;
  /** Sorted by name. */
  readonly entries: readonly DirectoryEntry[];
}

/** The entries of a folder sorted by name, so that everything after is the same on every machine. */
export async function listSorted(files: FileSystem, path: string): Promise<readonly DirectoryEntry[]> {
  const entries = await files.readDirectory(path);
  return [...entries].sort((a, b) => compareText(a.name, b.name));
}

/** `name` within `folder`. */
export function childPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/**
 * Visits the folders below `from`, level by level, without following links and without entering folders of tools or
 * other repositories. `visit` says whether to go on below a folder.
 * @returns the first folder that was left out because there are too many; undefined when all were visited
 */
export async function walkFolders(
  files: FileSystem,
  from: string,
  visit: (folder: VisitedFolder) => boolean,
  token: CancellationToken | undefined,
): Promise<string | undefined> {
  let level: readonly string[] = [from];
  let visited = 0;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (let at = 0; at < level.length; at += PARALLEL) {
      throwIfCancelled(token);
      if (visited >= MAX_FOLDERS) {
        return level[at];
      }
      const batch = level.slice(at, at + PARALLEL);
      visited += batch.length;
      const listings = await Promise.all(
        // A folder that cannot be listed is not a decision folder that anybody can use.
        batch.map((path) => listSorted(files, path).catch((): readonly DirectoryEntry[] => [])),
      );
      for (const [index, entries] of listings.entries()) {
        const path = batch[index] ?? '';
        const foreign = path !== from && entries.some(({ name }) => name === '.git');
        if (!foreign && visit({ path, entries })) {
          next.push(...subfolders(path, entries));
        }
      }
    }
    level = next;
  }
  return undefined;
}

function subfolders(path: string, entries: readonly DirectoryEntry[]): readonly string[] {
  return entries
    .filter(({ name, kind }) => kind === 'folder' && !isSkippedFolder(name))
    .map(({ name }) => childPath(path, name));
}
