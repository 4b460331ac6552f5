import { statSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** More folders than this are left to other watchers. */
const MAX_FOLDERS = 200;

/** Watches single folders, which need not exist yet. */
export interface FolderWatch {
  /** Watches these folders, absolute paths, and no longer others. */
  set(folders: readonly string[]): void;
  close(): void;
}

/**
 * Tells what changes right in folders. Watchers of whole trees can miss files of folders that are made at once with what
 * is in them, as by a test run that begins with an empty folder; this one watches the folder itself, and while it is not
 * there the nearest one above it.
 * @param changed called with the absolute path of what came, went or changed; for what is unclear, with the folder's
 */
export function watchFolders(changed: (path: string) => void): FolderWatch {
  let wanted: readonly string[] = [];
  const watchers = new Map<string, FSWatcher>();

  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  function attach(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (event, name) => {
        if (name === basename(folder) && event === 'rename') {
          // That is also how a folder tells that it is gone itself.
          drop(folder);
        }
        if (event === 'rename') {
          refresh();
        }
        changed(name === null ? folder : join(folder, name));
      });
      watcher.on('error', () => {
        drop(folder);
        refresh();
        changed(folder);
      });
      watchers.set(folder, watcher);
    } catch {
      // It went away just now, or the system has no more watchers; what can be seen otherwise still is.
    }
  }

  function refresh(): void {
    const present = new Set(wanted.map(nearestFolder));
    for (const folder of watchers.keys()) {
      if (!present.has(folder)) {
        drop(folder);
      }
    }
    for (const folder of present) {
      if (!watchers.has(folder)) {
        attach(folder);
      }
    }
  }

  return {
    set(folders): void {
      wanted = [...new Set(folders)].slice(0, MAX_FOLDERS);
      refresh();
    },
    close(): void {
      wanted = [];
      refresh();
    },
  };
}

function nearestFolder(folder: string): string {
  let nearest = folder;
  while (!isFolder(nearest) && dirname(nearest) !== nearest) {
    nearest = dirname(nearest);
  }
  return nearest;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
