import { createHash, randomBytes } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { FileReadError } from '../core/ports';
import { requireFolderInside, resolveInside } from './realPaths';
import { bytesOf } from './reportFile';
import { toAbsolutePath } from './repositoryPath';
import { createExclusive, renameWithPatience } from './writeFile';

/** What is kept: something that can be read any number of times, piece by piece. @throws errors of Node's file system */
export type Kept = () => AsyncIterable<Uint8Array>;

/** Where something is kept. */
export interface KeptAt {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  /** Whether it was put there now; false when the same was there already. */
  readonly isNew: boolean;
}

/** Of files by one name so many are kept beside each other. */
const MAX_NAMES = 100;

/**
 * Where a file would be kept in a folder of the repository: under its name, or `name-2.ext`, … where something else has
 * that name. Where the same bytes are kept already, there.
 * @returns undefined when too many names are taken
 * @throws FileReadError when the folder leads out of the repository; errors of Node's file system
 */
export async function placeFor(
  root: string,
  folder: string,
  name: string,
  kept: Kept,
): Promise<KeptAt | undefined> {
  await requireFolderInside(root, toAbsolutePath(root, folder));
  const { name: stem, ext } = posix.parse(name);
  for (let number = 1; number <= MAX_NAMES; number += 1) {
    const path = `${folder}/${number === 1 ? name : `${stem}-${number}${ext}`}`;
    const there = await fileAt(root, path);
    if (there === undefined) {
      return { path, isNew: true };
    }
    if (there !== 'other' && (await holdSame(bytesOf(there), kept()))) {
      return { path, isNew: false };
    }
  }
  return undefined;
}

/**
 * Puts a file where nothing is: readers see the whole of it or nothing.
 * @param path relative to the root, with `/`
 * @returns false when something came to be there meanwhile; that is left as it is
 * @throws errors of Node's file system
 */
export async function keep(root: string, path: string, kept: Kept): Promise<boolean> {
  const target = toAbsolutePath(root, path);
  await requireFolderInside(root, dirname(target));
  // The name is taken first, by a file that may be overwritten: renaming overwrites.
  if (!(await createExclusive(target, ''))) {
    return false;
  }
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      for await (const bytes of kept()) {
        await file.writeFile(bytes);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWithPatience(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    await rm(target, { force: true });
    throw error;
  }
  return true;
}

/** Takes away again what {@link keep} put there. */
export async function discard(root: string, path: string): Promise<void> {
  await rm(toAbsolutePath(root, path), { force: true });
}

/** What is at a path: the absolute path of a file, `other` for what is none, undefined for nothing. */
async function fileAt(root: string, path: string): Promise<string | undefined> {
  try {
    const file = await resolveInside(root, path);
    return (await stat(file)).isFile() ? file : 'other';
  } catch (error) {
    if (error instanceof FileReadError) {
      return error.kind === 'missing' ? undefined : 'other';
    }
    throw error;
  }
}

async function holdSame(a: AsyncIterable<Uint8Array>, b: AsyncIterable<Uint8Array>): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map(digestOf));
  return first === second;
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
  }
  return hash.digest('hex');
}
