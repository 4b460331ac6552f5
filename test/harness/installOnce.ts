import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { endWithProcess } from './cleanup';
import { errorCode } from './errors';
import { cacheRoot } from './paths';

const stampFile = '.complete';
const partialPrefix = 'partial-';

/**
 * Gives the folder `name` of the cache, filled by `fill` on first use and reused afterwards.
 *
 * `fill` works in a folder of its own that gets the final name only once it is complete and stamped, so an
 * interrupted install is never used. Two processes at once each fill their own; the first rename wins and
 * the other takes that one.
 * @param recipe text that names everything the content depends on; another recipe replaces the folder.
 */
export async function installOnce(
  name: string,
  recipe: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const target = path.join(cacheRoot, name);
  if (await isComplete(target, recipe)) return target;

  await mkdir(cacheRoot, { recursive: true });
  await removeAbandoned();
  const partial = path.join(cacheRoot, `${partialPrefix}${process.pid}-${randomUUID()}`);
  const forget = endWithProcess({
    end: () => remove(partial),
    kill: () => {
      rmSync(partial, { recursive: true, force: true, maxRetries: 3 });
    },
  });
  try {
    await mkdir(partial);
    await fill(partial);
    await writeFile(path.join(partial, stampFile), recipe);
    await moveInto(partial, target, recipe);
  } finally {
    await remove(partial);
    forget();
  }
  return target;
}

async function isComplete(folder: string, recipe: string): Promise<boolean> {
  try {
    return (await readFile(path.join(folder, stampFile), 'utf8')) === recipe;
  } catch {
    return false;
  }
}

async function moveInto(partial: string, target: string, recipe: string): Promise<void> {
  try {
    await rename(partial, target);
    return;
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
  }
  if (await isComplete(target, recipe)) return;
  // Something incomplete or of another recipe stands there: out of the way first, since removing takes long.
  const old = `${partial}-old`;
  await rename(target, old);
  await rename(partial, target);
  await remove(old);
}

/** Removes what installs left behind whose process is gone. */
async function removeAbandoned(): Promise<void> {
  for (const entry of await readdir(cacheRoot)) {
    const pid = entry.startsWith(partialPrefix)
      ? Number.parseInt(entry.slice(partialPrefix.length), 10)
      : NaN;
    if (!Number.isNaN(pid) && !isRunning(pid)) await remove(path.join(cacheRoot, entry));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
