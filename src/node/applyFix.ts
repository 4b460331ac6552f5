import { lstat, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Fix } from '../core/model/finding';
import { applyEdits } from '../core/text/edits';
import { readBounded } from './boundedRead';
import { decodeText } from './decodeText';
import { requireFolderInside, resolveInside } from './realPaths';
import { toAbsolutePath } from './repositoryPath';
import { createExclusive, renameWithPatience, writeAtomic } from './writeFile';

/** A change was not made, and nothing else of its fix either; `message` is a sentence that names the file. */
export class ChangeRefusedError extends Error {
  constructor(
    /** `changed`: the file is not as it was when the change was computed; `taken`: there is a file at the new name. */
    readonly kind: 'changed' | 'taken',
    readonly path: string,
    message: string,
  ) {
    super(message);
    this.name = 'ChangeRefusedError';
  }
}

/** More than any file that a fix edits. */
const MAX_EDITED_BYTES = 16 * 1024 * 1024;

/**
 * Applies the edits and renames of a fix to the repository at `root`: all of them or, when one fails, none.
 * Edits come first and use the old paths; no rename overwrites a file.
 * @param expected the text that the edits of each file were computed on, by path
 * @returns the paths that hold changed files now
 * @throws ChangeRefusedError, FileReadError, or an error of Node's file system
 */
export async function applyFix(
  root: string,
  fix: Pick<Fix, 'changes' | 'renames'>,
  expected: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const edited = await Promise.all(
    fix.changes.map(async ({ path, edits }) => {
      const file = await resolveInside(root, path);
      const before = await readExpected(path, file, expected.get(path));
      return { path, file, before, after: applyEdits(before, edits) };
    }),
  );
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { file, before, after } of edited) {
      await writeAtomic(file, after);
      undo.unshift(() => writeAtomic(file, before));
    }
    for (const { from, to } of fix.renames) {
      await renameInside(root, from, to);
      undo.unshift(() => renameInside(root, to, from));
    }
  } catch (error) {
    for (const step of undo) {
      // What cannot be undone either is left; the first error is the one that explains it.
      await step().catch(() => undefined);
    }
    throw error;
  }
  const renamed = new Map(fix.renames.map(({ from, to }) => [from, to]));
  return [...new Set([...edited.map(({ path }) => renamed.get(path) ?? path), ...renamed.values()])];
}

async function readExpected(path: string, file: string, expected: string | undefined): Promise<string> {
  const current = decodeText(await readBounded(file, MAX_EDITED_BYTES));
  if (current !== expected) {
    throw new ChangeRefusedError(
      'changed',
      path,
      `${path} has changed since it was checked: check again and repeat.`,
    );
  }
  return current;
}

/** Renames the entry itself: a symbolic link stays one. */
async function renameInside(root: string, from: string, to: string): Promise<void> {
  const source = toAbsolutePath(root, from);
  const target = toAbsolutePath(root, to);
  await requireFolderInside(root, dirname(source));
  await requireFolderInside(root, dirname(target));
  if (await isOneName(source, target)) {
    await renameWithPatience(source, target);
    return;
  }
  // Renaming overwrites what is there, so the name is taken first by a file that may be overwritten.
  if (!(await createExclusive(target, ''))) {
    throw new ChangeRefusedError('taken', to, `${to} exists already: move it away or choose another name.`);
  }
  try {
    await renameWithPatience(source, target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/** Whether both paths name one entry, on a file system to which the case or the composition of letters is the same. */
async function isOneName(a: string, b: string): Promise<boolean> {
  if (a.normalize().toLowerCase() !== b.normalize().toLowerCase()) {
    return false;
  }
  const [first, second] = await Promise.all(
    [a, b].map((path) => lstat(path, { bigint: true }).catch(() => undefined)),
  );
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}
