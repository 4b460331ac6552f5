import { readdir, rm } from 'node:fs/promises';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { projectRoot } from '../harness/paths';

const suiteDir = path.join(__dirname, 'suite');
const outDir = path.join(projectRoot, 'dist', 'test');

/** Bundles the suite's entry point and each of its test files; gives the path of the bundled entry point. */
export async function bundleSuite(): Promise<string> {
  await rm(outDir, { recursive: true, force: true });
  const files = await readdir(suiteDir, { recursive: true });
  const tests = files.filter((file) => file.endsWith('.test.ts')).map((file) => path.join(suiteDir, file));
  await esbuild.build({
    entryPoints: [path.join(suiteDir, 'index.ts'), ...tests],
    outdir: outDir,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Mocha loads its parts by name at run time, and finds them in node_modules.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outDir, 'index.js');
}
