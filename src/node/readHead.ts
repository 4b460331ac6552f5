import { open } from 'node:fs/promises';
import { READ_FLAGS, requireRegularFile } from './boundedRead';
import { resolveInside } from './realPaths';

/**
 * The beginning of a file of the repository as text, which may end within a character. Undefined when it cannot be read
 * or leads out of the repository.
 * @param path relative to the root, with `/`
 */
export async function readHead(root: string, path: string, bytes: number): Promise<string | undefined> {
  try {
    const file = await open(await resolveInside(root, path), READ_FLAGS);
    try {
      requireRegularFile(await file.stat(), Infinity);
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await file.read(buffer, 0, bytes, 0);
      return new TextDecoder().decode(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
