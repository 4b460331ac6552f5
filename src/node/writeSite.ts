import { lstat, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './boundedRead';
import { replaceFile } from './writeFile';

/** A folder that is not empty and holds no site. */
export class ForeignFolderError extends Error {}

/** What became of the files of a site. */
export interface WrittenSite {
  readonly written: number;
  readonly unchanged: number;
  /** Files of decisions that are gone. */
  readonly removed: number;
}

/** A file of a site; its name is one of `NAME`. */
export interface SiteFile {
  readonly name: string;
  readonly text: string;
}

/** Tells a folder that this made, and lists the files that are its own. */
const MARKER = '.grounds-site';
const MARKER_HEAD =
  'This folder is written by `grounds site`, which replaces and removes the files that are named here.';
const INDEX = 'index.html';
const NAME = /^[a-z0-9][a-z0-9-]{0,250}\.html$/;
/** What is left of a file that was being written when the program was ended. */
const LEFT_OVER = /^\.(?:[a-z0-9-]{1,250}\.html|\.grounds-site)\.[0-9a-f]{12}\.tmp$/;
/** A list of more files is none of ours. */
const MAX_MARKER_BYTES = 16 * 1024 * 1024;
/** So many files are written at a time. */
const AT_ONCE = 16;

/** Stands in the place of the index until everything is there, so that half a site never looks whole. */
const UNFINISHED = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not whole</title></head>
<body><p>This site is not whole: it is being written, or writing it was interrupted. Run <code>grounds site</code> again.</p></body>
</html>
`;

/**
 * Writes a site into a folder. Files that are as they should be are left alone, and files of an earlier site that are not
 * in this one are removed; no other file is. While anything is out of date the index says so.
 * @param folder an absolute path
 * @param names of all files that there may be
 * @param files each once
 * @throws ForeignFolderError when the folder holds something else
 * @throws Error of Node's file system
 */
export async function writeSite(
  folder: string,
  names: readonly string[],
  files: AsyncIterable<SiteFile>,
): Promise<WrittenSite> {
  const before = await openFolder(folder);
  const made = new Set<string>();
  const writing = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let written = 0;
  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    begun ??= writeMarker(folder, [...before, ...names]).then(() => put(folder, INDEX, UNFINISHED));
    return begun;
  };
  const bring = async ({ name, text }: SiteFile): Promise<void> => {
    if (!(await isWritten(folder, name, text))) {
      await begin();
      written += 1;
      const work = put(folder, name, text)
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => writing.delete(work));
      writing.add(work);
      await (writing.size < AT_ONCE ? undefined : Promise.race(writing));
      throwFirst(failures);
    }
  };
  let index: SiteFile | undefined;
  for await (const file of files) {
    if (!NAME.test(file.name)) {
      throw new RangeError(`No file of a site can be called ${file.name}.`);
    }
    made.add(file.name);
    if (file.name === INDEX) {
      index = file;
    } else {
      await bring(file);
    }
  }
  await Promise.all(writing);
  throwFirst(failures);
  const gone = before.filter((name) => !made.has(name));
  for (const name of gone) {
    await begin();
    await rm(join(folder, name), { force: true });
  }
  if (index !== undefined) {
    await bring(index);
    await Promise.all(writing);
    throwFirst(failures);
  }
  if (begun !== undefined) {
    await writeMarker(folder, [...made]);
  }
  return { written, unchanged: made.size - written, removed: gone.length };
}

function throwFirst(failures: readonly unknown[]): void {
  if (failures.length > 0) {
    throw failures[0];
  }
}

/**
 * Makes the folder where it is not there.
 * @returns the names of the files of the site that is in it
 * @throws ForeignFolderError
 */
async function openFolder(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder);
  const marker = join(folder, MARKER);
  const state = await lstat(marker).catch(() => undefined);
  if (state === undefined || !state.isFile() || state.size > MAX_MARKER_BYTES) {
    if (entries.length > 0) {
      throw new ForeignFolderError();
    }
    return [];
  }
  const [head, ...listed] = (await readFile(marker, 'utf8')).split(/\r?\n/);
  if (head !== MARKER_HEAD) {
    throw new ForeignFolderError();
  }
  for (const name of entries) {
    if (LEFT_OVER.test(name)) {
      await rm(join(folder, name), { force: true });
    }
  }
  return listed.filter((name) => NAME.test(name));
}

function writeMarker(folder: string, names: readonly string[]): Promise<void> {
  return put(folder, MARKER, [MARKER_HEAD, ...[...new Set(names)].sort(), ''].join('\n'));
}

/** Whether a file is there with this text. A link is none, wherever it leads. */
async function isWritten(folder: string, name: string, text: string): Promise<boolean> {
  const path = join(folder, name);
  try {
    const state = await lstat(path);
    const wanted = Buffer.from(text, 'utf8');
    return state.isFile() && state.size === wanted.length && wanted.equals(await readFile(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** Replaces what has the name, be it a link: nothing is ever written where one leads. */
function put(folder: string, name: string, text: string): Promise<void> {
  return replaceFile(join(folder, name), (file) => file.writeFile(text, 'utf8'));
}
