import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitOptions } from '../git/git';
import { createObjectReader } from '../git/objectReader';
import { presentBlobs } from '../git/presentBlobs';
import type { FileResult } from './readDataFile';

/** What git stores for files, as files outside the working tree. To be closed by who made it. */
export interface StoredCopies {
  /** @param blob the object id of a file's content */
  of(
    blob: string,
  ): Promise<{ readonly kind: 'copied'; readonly path: string } | Extract<FileResult, { kind: 'failed' }>>;
  /** Removes the copies. */
  close(): Promise<void>;
}

/** Larger files are not copied: each is in memory for a moment. */
const MAX_COPY_BYTES = 256 * 1024 * 1024;

/**
 * Copies of stored files of the repository at `root`, made when they are asked for in a temporary folder that nobody
 * else can read.
 * @param isPartial whether contents may be missing in this clone
 */
export async function createStoredCopies(
  root: string,
  isPartial: boolean,
  options: GitOptions = {},
): Promise<StoredCopies> {
  const present = isPartial ? await presentBlobs(root, options) : undefined;
  const reader = createObjectReader(root, {
    ...options,
    maxBytes: MAX_COPY_BYTES,
    ...(present !== undefined && { present }),
  });
  const made = new Map<string, ReturnType<StoredCopies['of']>>();
  let folder: Promise<string> | undefined;

  const copy = async (blob: string): ReturnType<StoredCopies['of']> => {
    const content = await reader.read(blob);
    if (content.kind === 'missing') {
      return { kind: 'failed', error: 'unreadable', message: 'Its content is not in this clone.' };
    }
    if (content.kind === 'too-large') {
      const limit = MAX_COPY_BYTES / (1024 * 1024);
      return { kind: 'failed', error: 'too-large', message: `It is larger than ${limit} MiB.` };
    }
    folder ??= mkdtemp(join(tmpdir(), 'grounds-'));
    const path = join(await folder, blob);
    await writeFile(path, content.bytes, { flag: 'wx', mode: 0o600 });
    return { kind: 'copied', path };
  };

  return {
    of(blob) {
      let known = made.get(blob);
      if (known === undefined) {
        known = copy(blob);
        made.set(blob, known);
      }
      return known;
    },
    async close() {
      reader.close();
      if (folder !== undefined) {
        await rm(await folder, { recursive: true, force: true });
      }
    },
  };
}
