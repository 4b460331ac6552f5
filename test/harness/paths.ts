import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** The project's root folder. */
export const projectRoot = path.resolve(__dirname, '..', '..');

/** The git-ignored folder that holds everything installed on first use, and the logs of failed runs. */
export const cacheRoot = path.join(projectRoot, '.vscode-test');

/** Makes a new empty folder for one run, links resolved (macOS reaches its temporary folder through one). */
export async function makeTempDir(purpose: string): Promise<string> {
  return realpath(await mkdtemp(path.join(tmpdir(), `grounds-${purpose}-`)));
}
