import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThreadProgram } from './analysisThreads';

/** A built program for threads, and what tells its results from those of another version. */
export interface BuiltProgram {
  readonly threads: ThreadProgram;
  readonly fingerprint: string;
}

/**
 * The program that analyses records, built beside this file.
 * @returns undefined when Grounds runs from its sources, where there is none
 */
export function findAnalysisProgram(folder?: string): Promise<BuiltProgram | undefined> {
  return findProgram('worker.js', folder);
}

/** The program that reads data files, likewise. */
export function findReadingProgram(folder?: string): Promise<BuiltProgram | undefined> {
  return findProgram('reader.js', folder);
}

/** The program that lists folders, likewise. */
export function findListingProgram(folder?: string): Promise<BuiltProgram | undefined> {
  return findProgram('lister.js', folder);
}

/** The fingerprint is the digest of the code, which also tells two builds of the same version apart. */
async function findProgram(name: string, folder: string = __dirname): Promise<BuiltProgram | undefined> {
  const file = join(folder, name);
  try {
    const fingerprint = createHash('sha256')
      .update(await readFile(file))
      .digest('base64url');
    return { threads: { file, execArgv: [] }, fingerprint };
  } catch {
    return undefined;
  }
}
