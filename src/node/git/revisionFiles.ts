import { basename, dirname, resolvePath } from '../../core/graph/paths';
import { FileReadError } from '../../core/ports';
import type { DirectoryEntry, EntryKind, FileSystem } from '../../core/ports';
import { decodeText } from '../decodeText';
import type { TreeEntry } from './commitFiles';
import type { Git } from './git';
import type { ObjectContent } from './objectReader';

/** The files of a commit. */
export interface RevisionFiles extends FileSystem {
  /** The object id of a regular file's content; undefined where there is none. */
  readonly idOf: (path: string) => string | undefined;
  /**
   * A path as the commit spells it: where the file system of a working tree knows no case, it may be spelled otherwise
   * there. Undefined when there is no such file, or several.
   */
  readonly spelled: (path: string) => string | undefined;
}

/** A chain of more symbolic links is a circle. */
const MAX_LINKS = 8;
const MAX_LINK_BYTES = 4096;

/**
 * The files of a commit as the rest of Grounds reads files, without checking anything out. Symbolic links to files are
 * followed within the repository, as they are on disk.
 * @param commit a whole commit id
 * @param read gives the content of an object up to a number of bytes
 * @throws GitError
 */
export async function openRevisionFiles(
  git: Git,
  commit: string,
  read: (id: string) => Promise<ObjectContent>,
): Promise<RevisionFiles> {
  const entries = new Map<string, TreeEntry>();
  const folders = new Map<string, Map<string, EntryKind>>([['', new Map()]]);
  for (const entry of (await git.files(commit)).entries()) {
    entries.set(entry.path, entry);
    addTo(folders, entry.path, kindOf(entry));
  }

  async function contentOf(path: string, maxBytes: number): Promise<Buffer> {
    const entry = entries.get(path);
    if (entry?.type !== 'blob') {
      throw new FileReadError('missing', 'There is no such file.');
    }
    const content = await read(entry.id);
    if (content.kind === 'missing') {
      throw new FileReadError('unreadable', 'Its content is not in this clone.');
    }
    if (content.kind === 'too-large' || content.bytes.length > maxBytes) {
      throw new FileReadError('too-large', `It is larger than ${maxBytes / 1024} KiB.`);
    }
    return content.bytes;
  }

  /** The file that a path leads to through symbolic links in its last place. */
  async function resolved(path: string): Promise<string> {
    let at = path;
    for (let links = 0; entries.get(at)?.isLink === true; links += 1) {
      const target = (await contentOf(at, MAX_LINK_BYTES)).toString('utf8');
      const next = target.startsWith('/') ? undefined : resolvePath(dirname(at), target);
      if (next === undefined || links === MAX_LINKS) {
        throw new FileReadError('outside', 'It is a link that leads out of the repository or nowhere.');
      }
      at = next;
    }
    return at;
  }

  return {
    idOf: (path) => {
      const entry = entries.get(path);
      return entry?.type === 'blob' && !entry.isLink ? entry.id : undefined;
    },
    spelled(path) {
      if (entries.has(path)) {
        return path;
      }
      const wanted = folded(path);
      const found = [...entries.keys()].filter((each) => folded(each) === wanted);
      return found.length === 1 ? found[0] : undefined;
    },
    readDirectory: (path) =>
      Promise.resolve([...(folders.get(path) ?? [])].map(([name, kind]): DirectoryEntry => ({ name, kind }))),
    async readText(path, maxBytes) {
      return decodeText(await contentOf(await resolved(path), maxBytes));
    },
    exists: (path) => Promise.resolve(entries.has(path) || folders.has(path)),
  };
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function kindOf({ type, isLink }: TreeEntry): EntryKind {
  return isLink ? 'link' : type === 'blob' ? 'file' : 'other';
}

/** Enters a file in its folder, and the folder in the one above where it is new. */
function addTo(folders: Map<string, Map<string, EntryKind>>, path: string, kind: EntryKind): void {
  for (let [folder, name, what] = [dirname(path), basename(path), kind]; ;) {
    const known = folders.get(folder);
    const names = known ?? new Map<string, EntryKind>();
    names.set(name, what);
    if (known !== undefined) {
      return;
    }
    folders.set(folder, names);
    [folder, name, what] = [dirname(folder), basename(folder), 'folder'];
  }
}
