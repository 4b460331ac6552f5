import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { FileReadError } from '../core/ports';
import type { DirectoryEntry, EntryKind, FileSystem } from '../core/ports';
import { readBounded, toFileReadError } from './boundedRead';
import { decodeText } from './decodeText';
import { listFolders } from './listFolders';
import { RealPaths, resolveInside } from './realPaths';
import { createTurnTaker } from './turnTaker';

/**
 * Read access to the repository at `root`, an absolute path. Symbolic links are followed as long as they stay inside;
 * reads are bounded while they happen, and named pipes and devices are refused.
 *
 * Questions about folders come by the thousand and are answered in a few microseconds each, so they are asked of the
 * system without the detour through its thread pool, in turns that are too short to be noticed.
 */
export function createNodeFileSystem(root: string): FileSystem {
  const takeTurn = createTurnTaker();
  /** Resolved folders, remembered only until the event loop goes on. */
  let realPaths: RealPaths | undefined;

  function realPathsForNow(): RealPaths {
    if (realPaths === undefined) {
      realPaths = new RealPaths(root);
      setImmediate(() => (realPaths = undefined));
    }
    return realPaths;
  }

  return {
    async readDirectory(path): Promise<readonly DirectoryEntry[]> {
      await takeTurn();
      try {
        const entries = readdirSync(realPathsForNow().resolve(path), { withFileTypes: true });
        return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
      } catch (error) {
        const known = toFileReadError(error);
        if (known instanceof FileReadError && known.kind === 'missing') {
          return [];
        }
        throw known;
      }
    },

    listFolders: (paths) => listFolders(root, paths, takeTurn),

    async readText(path, maxBytes): Promise<string> {
      return decodeText(await readBounded(await resolveInside(root, path), maxBytes));
    },

    async exists(path): Promise<boolean> {
      await takeTurn();
      try {
        realPathsForNow().resolve(path);
        return true;
      } catch (error) {
        if (error instanceof FileReadError) {
          return false;
        }
        throw error;
      }
    },
  };
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) {
    return 'file';
  }
  if (entry.isDirectory()) {
    return 'folder';
  }
  return entry.isSymbolicLink() ? 'link' : 'other';
}
