import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThreadProgram } from './analysisThreads';

/** The built program that analyses: what threads run, and what tells its analyses from those of another version. */
export interface AnalysisProgram {
  readonly threads: ThreadProgram;
  readonly fingerprint: string;
}

/**
 * The analysis program that was built beside this file. Its fingerprint is the digest of its code, which also tells
 * two builds of the same version apart.
 * @returns undefined when Grounds runs from its sources, where there is none
 */
export async function findAnalysisProgram(folder: string = __dirname): Promise<AnalysisProgram | undefined> {
  const file = join(folder, 'worker.js');
  try {
    const fingerprint = createHash('sha256')
      .update(await readFile(file))
      .digest('base64url');
    return { threads: { file, execArgv: [] }, fingerprint };
  } catch {
    return undefined;
  }
}
