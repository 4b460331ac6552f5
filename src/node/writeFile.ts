import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from './boundedRead';
import { hasByteOrderMark } from './decodeText';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Replaces the content of a file in one step: readers see the old or the new text, never a part of it, also after a
 * crash. The file keeps its permissions and its byte order mark; a symbolic link stays one and its target changes.
 * A missing file is made. `path` is absolute and its folder exists.
 * @throws Error of Node's file system; the file then is as it was
 */
export async function writeAtomic(path: string, text: string): Promise<void> {
  const target = await targetOf(path);
  const before = await describe(target);
  const content = before?.marked === true ? BYTE_ORDER_MARK + text : text;
  await replaceFile(target, async (file) => {
    await file.writeFile(content, 'utf8');
    if (before !== undefined) {
      await file.chmod(before.mode);
    }
    await file.sync();
  });
}

/**
 * Writes a file beside `target` and puts it in its place, or removes it again when `fill` fails. `target` is not a
 * symbolic link.
 */
export async function replaceFile(target: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx');
  try {
    try {
      await fill(file);
    } finally {
      await file.close();
    }
    await renameWithPatience(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a file that is not there yet, with the folders above it. Never changes a file that exists, however many
 * processes try at once.
 * @returns false when there is something at `path` already
 * @throws Error of Node's file system
 */
export async function createExclusive(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  let file: FileHandle;
  try {
    file = await open(path, 'wx');
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
  try {
    await file.writeFile(text, 'utf8');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return path;
    }
    throw error;
  }
}

async function describe(
  path: string,
): Promise<{ readonly mode: number; readonly marked: boolean } | undefined> {
  let file: FileHandle;
  try {
    // Also to write, so that a file that is protected from writing is not replaced.
    file = await open(path, 'r+');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  try {
    const start = Buffer.alloc(3);
    await file.read(start, 0, start.length, 0);
    return { mode: (await file.stat()).mode & 0o7777, marked: hasByteOrderMark(start) };
  } finally {
    await file.close();
  }
}

/** On Windows a file that a virus scanner or an indexer has open cannot be replaced for a moment. */
const RENAME_WAITS = process.platform === 'win32' ? [10, 20, 50, 100, 200, 400, 800] : [];

/** Renames, over an existing file if need be. */
export async function renameWithPatience(from: string, to: string): Promise<void> {
  for (const wait of RENAME_WAITS) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')) {
        throw error;
      }
      await delay(wait);
    }
  }
  await rename(from, to);
}
