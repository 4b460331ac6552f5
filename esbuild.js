'use strict';
// Builds what ships: the extension with its core and its analysis thread, and the command line.
const esbuild = require('esbuild');
const { rmSync } = require('node:fs');
const { leanYaml } = require('./scripts/leanYaml.js');

const watch = process.argv.includes('--watch');
const { version } = require('./package.json');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // ES modules first: their unused parts can be left out of the bundle.
  mainFields: ['module', 'main'],
  plugins: [leanYaml],
  minify: !watch,
  charset: 'utf8',
  sourcemap: watch,
  legalComments: 'none',
  define: { GROUNDS_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions[]} */
const targets = [
  {
    ...shared,
    entryPoints: { extension: 'src/vscode/extension.ts' },
    outdir: 'dist',
    // The core is a file of its own, which the extension requires once it needs it.
    external: ['vscode', './core.js'],
    supported: { 'dynamic-import': false },
  },
  { ...shared, entryPoints: { core: 'src/vscode/core.ts' }, outdir: 'dist' },
  // The command line starts with a small file, so that `grounds --version` loads nothing else. `vscode` is not external
  // here: an import that leaks into the core breaks this build.
  {
    ...shared,
    entryPoints: { cli: 'src/cli/bin.ts' },
    outdir: 'dist',
    external: ['./main.js'],
    supported: { 'dynamic-import': false },
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...shared, entryPoints: { main: 'src/cli/main.ts' }, outdir: 'dist' },
  { ...shared, entryPoints: { worker: 'src/node/worker.ts' }, outdir: 'dist' },
  { ...shared, entryPoints: { reader: 'src/node/evidence/readerThread.ts' }, outdir: 'dist' },
];

async function main() {
  rmSync('dist', { recursive: true, force: true });
  if (watch) {
    const contexts = await Promise.all(targets.map((target) => esbuild.context(target)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  await Promise.all(targets.map((target) => esbuild.build(target)));
}

main().catch((error) => {
  process.exitCode = 1;
  if (!error.errors) {
    throw error;
  }
});
