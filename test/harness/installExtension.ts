import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { projectRoot } from './paths';

/** What of the built project VS Code needs to run the extension; the tests bundled into dist/ are left out. */
const parts = ['package.json', 'package.nls.json', 'dist', 'l10n', 'media', 'schemas'];
const leftOut = path.join(projectRoot, 'dist', 'test');

/** Installs the built extension into an extensions folder that no VS Code has used yet. */
export async function installExtension(extensionsDir: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
    publisher: string;
    name: string;
    version: string;
  };
  const target = path.join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await mkdir(target);
  for (const part of parts) {
    const source = path.join(projectRoot, part);
    const there = await stat(source).catch(() => undefined);
    if (!there) continue;
    await cp(source, path.join(target, part), { recursive: true, filter: (file) => file !== leftOut });
  }
}
