import { chmod, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VsCodePin } from './versions';

/**
 * Writes the executable that @vscode/test-electron starts in place of a desktop VS Code, and gives its path.
 * Made anew for each run, since an executable bit in the repository does not survive every way of copying it.
 * POSIX only, as the VS Code from npm is.
 */
export async function writeLauncher(folder: string, pin: VsCodePin): Promise<string> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const command = [
    process.execPath,
    '--import',
    loader,
    path.join(__dirname, 'launcher.ts'),
    `--pin=${pin.name}`,
  ];
  const file = path.join(folder, `vscode-${pin.name}`);
  await writeFile(file, `#!/bin/sh\nexec ${command.map(quote).join(' ')} "$@"\n`);
  await chmod(file, 0o755);
  return file;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
