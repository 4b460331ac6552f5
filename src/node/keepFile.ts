import { randomBytes } from 'node:crypto';
import { copyFile, open, realpath, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { MAX_REPORT_BYTES } from '../core/evidence/readReport';
import { FileReadError } from '../core/ports';
import { requireInside } from './applyFix';
import { readBounded } from './boundedRead';
import { resolveInside } from './realPaths';
import { toAbsolutePath } from './repositoryPath';
import { createExclusive, renameWithPatience } from './writeFile';

/** What is kept: a file that is copied as it is, or bytes. */
export type Kept = { readonly file: string } | { readonly bytes: Uint8Array };

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
  await requireInside(root, toAbsolutePath(root, folder));
  const { name: stem, ext } = posix.parse(name);
  for (let number = 1; number <= MAX_NAMES; number += 1) {
    const path = `${folder}/${number === 1 ? name : `${stem}-${number}${ext}`}`;
    const there = await bytesAt(root, path);
    if (there === undefined) {
      return { path, isNew: true };
    }
    if (
      there !== 'other' &&
      there.equals(
        'bytes' in kept ? kept.bytes : await readBounded(await realpath(kept.file), MAX_REPORT_BYTES),
      )
    ) {
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
  await requireInside(root, dirname(target));
  // The name is taken first, by a file that may be overwritten: renaming overwrites.
  if (!(await createExclusive(target, ''))) {
    return false;
  }
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    if ('bytes' in kept) {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(kept.bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    } else {
      await copyFile(kept.file, temporary);
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

/** What is at a path: its bytes, `other` for what is no file, undefined for nothing. */
async function bytesAt(root: string, path: string): Promise<Buffer | 'other' | undefined> {
  try {
    return await readBounded(await resolveInside(root, path), MAX_REPORT_BYTES);
  } catch (error) {
    if (error instanceof FileReadError) {
      return error.kind === 'missing' ? undefined : 'other';
    }
    throw error;
  }
}
