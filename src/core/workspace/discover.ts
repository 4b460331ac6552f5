import { compareText, isWithin } from '../graph/paths';
import type { GroundsConfig } from '../model/config';
import type { NotRead } from '../model/decision';
import { FileReadError } from '../ports';
import type { CancellationToken, DirectoryEntry, FileSystem } from '../ports';
import type { RecordFile } from '../service';
import { throwIfCancelled } from './cancellation';
import { findFolders } from './findFolders';
import { globMatcher } from './glob';
import type { PathMatcher } from './glob';
import { isEntered, placeOf } from './recordPlace';
import type { Layout } from './recordPlace';
import { childPath, listSorted } from './walk';

/** More files than this below decision folders are not records. */
const MAX_FILES = 100_000;

/** Where the decisions of a repository are. Everything is ordered by path. */
export interface Discovery {
  readonly layout: Layout;
  /** The decision folders, categories inside them included. */
  readonly folders: readonly string[];
  /** Where decision folders were looked for. */
  readonly searched: readonly string[];
  readonly files: readonly RecordFile[];
  /** Every other file in the decision folders, and why it is not a record. */
  readonly notRead: readonly NotRead[];
}

/** Finds the decision folders of a repository and the record files in them. Reads folders only, no records. */
export async function discover(
  files: FileSystem,
  config: GroundsConfig,
  token?: CancellationToken,
): Promise<Discovery> {
  const isIgnored = globMatcher(config.ignore);
  const found = await findFolders(files, config, isIgnored, token);
  const layout = layoutOf(found.roots, config, isIgnored);
  const contents = new FolderContents(layout);
  for (const root of found.roots) {
    await contents.read(files, root, token);
  }
  const notRead = [...found.notRead, ...contents.notRead];
  return {
    layout,
    folders: [...new Set([...found.roots, ...contents.records.map(({ folder }) => folder)])].sort(
      compareText,
    ),
    searched: found.searched,
    files: contents.records.sort((a, b) => compareText(a.path, b.path)),
    notRead: notRead.sort((a, b) => compareText(a.path, b.path)),
  };
}

function layoutOf(roots: readonly string[], config: GroundsConfig, isIgnored: PathMatcher): Layout {
  return { roots, isIgnored, evidenceFolder: config.evidenceFolder, templates: config.templates };
}

/** What is in the decision folders, sorted into records and the rest. */
class FolderContents {
  readonly records: RecordFile[] = [];
  readonly notRead: NotRead[] = [];
  readonly #layout: Layout;
  #entries = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  async read(files: FileSystem, root: string, token: CancellationToken | undefined): Promise<void> {
    const open = [root];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      throwIfCancelled(token);
      for (const entry of await this.#list(files, folder)) {
        this.#entries += 1;
        if (this.#entries > MAX_FILES) {
          const reason = `There are more than ${MAX_FILES} files in the decision folders; this and what follows was not looked at.`;
          this.notRead.push({ path: childPath(folder, entry.name), kind: 'unreadable', reason });
          return;
        }
        const below = this.#sort(folder, entry);
        if (below !== undefined) {
          open.push(below);
        }
      }
    }
  }

  async #list(files: FileSystem, folder: string): Promise<readonly DirectoryEntry[]> {
    try {
      return await listSorted(files, folder);
    } catch (error) {
      const reason = error instanceof FileReadError ? error.message : 'The folder could not be listed.';
      this.notRead.push({ path: folder, kind: 'unreadable', reason });
      return [];
    }
  }

  /** @returns the folder to go on with, when the entry is one */
  #sort(folder: string, { name, kind }: DirectoryEntry): string | undefined {
    const path = childPath(folder, name);
    if (kind === 'folder') {
      return this.#sortFolder(path);
    }
    const place = placeOf(path, this.#layout);
    if (place.kind === 'not-read') {
      // A link to something that is no Markdown file may be a link to a folder, so it gets the truer reason.
      const linked = kind === 'link' && place.as === 'not-markdown';
      const reason = linked ? 'It is a symbolic link, which is not followed.' : place.reason;
      this.notRead.push({ path, kind: linked ? 'outside' : place.as, reason });
    } else if (place.kind === 'record') {
      if (kind === 'other') {
        this.notRead.push({ path, kind: 'unreadable', reason: 'It is not a regular file.' });
      } else {
        this.records.push({ path, folder: place.folder });
      }
    }
    return undefined;
  }

  #sortFolder(path: string): string | undefined {
    if (!isEntered(path, this.#layout)) {
      return undefined;
    }
    if (this.#layout.isIgnored(path)) {
      const reason = 'The configuration says under `ignore` that it is not read.';
      this.notRead.push({ path, kind: 'ignored', reason });
      return undefined;
    }
    if (/\.(?:md|markdown)$/i.test(path)) {
      this.notRead.push({
        path,
        kind: 'not-a-record',
        reason: 'It has the name of a record but is a folder.',
      });
      return undefined;
    }
    // A decision folder inside another one is read on its own.
    return this.#layout.roots.includes(path) ? undefined : path;
  }
}

/** The decision folder that new records go to: the first that exists, or the place where one is to be made. */
export function folderForNewRecords(config: GroundsConfig, folders: readonly string[]): string {
  const [first = 'docs/decisions'] = [
    ...folders.filter((folder) => !folders.some((other) => other !== folder && isWithin(folder, other))),
    ...(config.folders ?? []).filter((folder) => !/[*?[\]{}]/.test(folder)),
  ];
  return first;
}
