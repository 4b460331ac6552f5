import { spawn } from 'node:child_process';
import { HarnessError } from './errors';
import { projectRoot } from './paths';

/** Builds the extension and the command line into dist/ with the project's own build script. */
export async function buildExtension(): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, ['esbuild.js'], { cwd: projectRoot, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new HarnessError('The build ("node esbuild.js") failed: mend what it names above.');
}
