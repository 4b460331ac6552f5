import { constants, lstatSync, realpathSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { errorCode, toFileReadError } from './boundedRead';
import { outsideError, toAbsolutePath, toRepositoryPath } from './repositoryPath';

/**
 * The absolute path of a repository path with all symbolic links resolved.
 * @throws FileReadError also of kind `outside` when it leads out of the repository
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  const absolute = toAbsolutePath(root, path);
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(absolute)]);
    return requireInside(realRoot, real);
  } catch (error) {
    throw toFileReadError(error);
  }
}

/**
 * Makes sure that what is put into a folder, which need not be there yet, stays in the repository.
 * @param folder absolute path
 * @throws FileReadError of kind `outside` when the nearest existing folder at or above it is elsewhere
 */
export async function requireFolderInside(root: string, folder: string): Promise<void> {
  for (let existing = folder; ; existing = dirname(existing)) {
    try {
      const [realRoot, real] = await Promise.all([realpath(root), realpath(existing)]);
      requireInside(realRoot, real);
      return;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || existing === dirname(existing)) {
        throw error;
      }
    }
  }
}

/**
 * As {@link resolveInside} for many paths, without giving way meanwhile. It remembers the folders it has resolved:
 * use one for one pass over the files, then drop it.
 */
export class RealPaths {
  readonly #root: string;
  readonly #realRoot: string;
  /** Absolute folder to its resolved path, or to the error that resolving it gave. */
  readonly #folders = new Map<string, string | Error>();
  /** Repository folder to its resolved path, which ends with a separator. */
  readonly #prefixes = new Map<string, string>();

  /** @throws FileReadError when the root itself is gone */
  constructor(root: string) {
    this.#root = root;
    this.#realRoot = attempt(() => realpathSync.native(root));
  }

  /** @throws FileReadError */
  resolve(path: string): string {
    const target = this.#inRealFolder(path);
    const isLink = attempt(() => lstatSync(target)).isSymbolicLink();
    return isLink || path === '' ? this.#resolveLink(target) : target;
  }

  /**
   * As `resolve`, but for a file that is opened next without following a link in its last place: where opening tells
   * whether it is one, nobody has to ask first, and the path that is returned may be a link.
   * @throws FileReadError
   */
  resolveForOpening(path: string): string {
    return OPENING_REFUSES_LINKS ? this.#inRealFolder(path) : this.resolve(path);
  }

  #inRealFolder(path: string): string {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (slash < 1 || !PLAIN_NAME.test(name)) {
      return this.#spelledOut(path);
    }
    // Many files are in few folders, and spelling a path out takes longer than asking the system about it.
    const folder = path.slice(0, slash);
    let prefix = this.#prefixes.get(folder);
    if (prefix === undefined) {
      prefix = `${dirname(this.#spelledOut(path))}${sep}`;
      this.#prefixes.set(folder, prefix);
    }
    return prefix + name;
  }

  #spelledOut(path: string): string {
    const absolute = toAbsolutePath(this.#root, path);
    return join(this.#folder(dirname(absolute)), basename(absolute));
  }

  #resolveLink(absolute: string): string {
    return attempt(() => requireInside(this.#realRoot, realpathSync.native(absolute)));
  }

  #folder(absolute: string): string {
    // The root's own parent is outside, and never looked at.
    if (toRepositoryPath(this.#root, absolute) === undefined) {
      return absolute;
    }
    let known = this.#folders.get(absolute);
    if (known === undefined) {
      try {
        known = this.#resolveLink(absolute);
      } catch (error) {
        known = error instanceof Error ? error : new Error(String(error));
      }
      this.#folders.set(absolute, known);
    }
    if (known instanceof Error) {
      throw known;
    }
    return known;
  }
}

/** The name of an entry of a folder, on any system. */
const PLAIN_NAME = /^(?!\.{1,2}$)[^\0/\\:]+$/;
const OPENING_REFUSES_LINKS = (constants.O_NOFOLLOW as number | undefined) !== undefined;

function requireInside(realRoot: string, real: string): string {
  if (toRepositoryPath(realRoot, real) === undefined) {
    throw outsideError();
  }
  return real;
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw toFileReadError(error);
  }
}
