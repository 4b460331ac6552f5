import { FileReadError } from '../../../src/core/ports';
import type { DirectoryEntry, EntryKind, FileSystem } from '../../../src/core/ports';

/**
 * What stands at a path: text; an entry that is not a regular file; or an error that reading it as a file gives. A
 * folder with an error cannot be listed. A link to something inside the repository has a target; a link without one leads outside.
 */
export type MemoryEntry =
  | string
  | { readonly kind: 'other' }
  | { readonly kind: 'folder'; readonly error?: FileReadError }
  | { readonly kind: 'link'; readonly to?: string }
  | FileReadError;

/** A repository in memory that tests can change and whose reads they can count. Paths are as in {@link FileSystem}. */
export interface MemoryFileSystem extends FileSystem {
  /** Every path that was read as text, in order. */
  readonly reads: string[];
  /** Every folder that was listed, in order. */
  readonly listed: string[];
  /** Adds or replaces what stands at `path`; the folders above it come into being. */
  set(path: string, entry: MemoryEntry): void;
  /** Removes a file, or a folder with all that is in it. */
  delete(path: string): void;
  rename(from: string, to: string): void;
  /** The text at `path`; undefined when there is none. */
  text(path: string): string | undefined;
  /** All paths that hold text, sorted. */
  paths(): readonly string[];
}

/** A repository in memory: `memoryFiles({'docs/decisions/0001-x.md': '# X\n'})`. */
export function memoryFiles(initial: Readonly<Record<string, MemoryEntry>> = {}): MemoryFileSystem {
  const entries = new Map<string, MemoryEntry>(Object.entries(initial));
  const reads: string[] = [];
  const listed: string[] = [];

  /** Follows links in the last place of a path, a few times. */
  function follow(path: string, hops = 0): string {
    const entry = entries.get(path);
    if (typeof entry === 'object' && 'kind' in entry && entry.kind === 'link') {
      if (entry.to === undefined || hops > 8) {
        throw new FileReadError('outside', 'It is a symbolic link that leads out of the repository.');
      }
      return follow(entry.to, hops + 1);
    }
    return path;
  }

  function children(folder: string): Map<string, EntryKind> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const found = new Map<string, EntryKind>();
    for (const [path, entry] of entries) {
      if (!path.startsWith(prefix) || path === folder) {
        continue;
      }
      const rest = path.slice(prefix.length);
      const slash = rest.indexOf('/');
      if (slash >= 0) {
        found.set(rest.slice(0, slash), 'folder');
      } else {
        found.set(rest, kindOf(entry));
      }
    }
    return found;
  }

  return {
    reads,
    listed,
    readDirectory(path): Promise<readonly DirectoryEntry[]> {
      listed.push(path);
      const entry = entries.get(path);
      if (
        typeof entry === 'object' &&
        'kind' in entry &&
        entry.kind === 'folder' &&
        entry.error !== undefined
      ) {
        return Promise.reject(entry.error);
      }
      return Promise.resolve(Array.from(children(follow(path)), ([name, kind]) => ({ name, kind })));
    },
    readText(path, maxBytes): Promise<string> {
      reads.push(path);
      return Promise.resolve().then(() => {
        const entry = entries.get(follow(path));
        if (entry instanceof FileReadError) {
          throw entry;
        }
        if (entry === undefined) {
          throw new FileReadError('missing', 'There is no such file.');
        }
        if (typeof entry !== 'string') {
          throw new FileReadError('unreadable', 'It is not a file.');
        }
        if (Buffer.byteLength(entry) > maxBytes) {
          throw new FileReadError('too-large', `It is larger than ${maxBytes} bytes.`);
        }
        return entry.startsWith('\uFEFF') ? entry.slice(1) : entry;
      });
    },
    exists(path): Promise<boolean> {
      return Promise.resolve(path === '' || entries.has(path) || children(path).size > 0);
    },
    set(path, entry): void {
      entries.set(path, entry);
    },
    delete(path): void {
      for (const known of [...entries.keys()]) {
        if (known === path || known.startsWith(`${path}/`)) {
          entries.delete(known);
        }
      }
    },
    rename(from, to): void {
      const entry = entries.get(from);
      if (entry === undefined || entries.has(to)) {
        throw new Error(`Cannot rename ${from} to ${to}.`);
      }
      entries.delete(from);
      entries.set(to, entry);
    },
    text(path): string | undefined {
      const entry = entries.get(path);
      return typeof entry === 'string' ? entry : undefined;
    },
    paths(): readonly string[] {
      return [...entries].flatMap(([path, entry]) => (typeof entry === 'string' ? [path] : [])).sort();
    },
  };
}

function kindOf(entry: MemoryEntry): EntryKind {
  if (typeof entry === 'string' || entry instanceof FileReadError) {
    return 'file';
  }
  return entry.kind;
}
