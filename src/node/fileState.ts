import { stat } from 'node:fs/promises';

/** What changes when a file is written, also with what it held before; undefined when it is not there. @param path absolute */
export async function fileState(path: string): Promise<string | undefined> {
  try {
    const { mtimeMs, ctimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch {
    return undefined;
  }
}
