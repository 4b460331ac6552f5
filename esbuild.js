'use strict';
// Builds what ships: the extension with its core and its analysis thread, and the command line.
const esbuild = require('esbuild');
const { readFileSync, rmSync } = require('node:fs');
const { basename, dirname, join, resolve } = require('node:path');
/** The files that the extension requires once it needs them, each made from the one of its name in src/vscode. */
const lazyFiles = require('./scripts/lazyFiles.json');
const { leanYaml } = require('./scripts/leanYaml.js');

const watch = process.argv.includes('--watch');
const { version } = require('./package.json');

/** What schemas explain to people is for completion, hovers and editors of YAML; checking takes none of it. */
const EXPLAINING = new Set(['description', 'markdownDescription', 'enumDescriptions', 'examples', 'title']);

/**
 * Leaves out of schemas what only explains.
 * @param {RegExp} filter which schemas
 * @returns {import('esbuild').Plugin}
 */
const leanSchemas = (filter) => ({
  name: 'lean-schemas',
  setup(build) {
    build.onLoad({ filter }, ({ path }) => ({
      contents: JSON.stringify(
        JSON.parse(readFileSync(path, 'utf8'), (key, value) => {
          // Fields of the configuration are mappings; what explains them is text or a list of texts.
          const isText = typeof value === 'string' || Array.isArray(value);
          return EXPLAINING.has(key) && isText ? undefined : value;
        }),
      ),
      loader: 'json',
    }));
  },
});
// That of the configuration is read from its file, in which editors of YAML look up what it explains.
const leanConfigSchema = leanSchemas(/[\\/]config\.schema\.json$/);

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // ES modules first: their unused parts can be left out of the bundle.
  mainFields: ['module', 'main'],
  plugins: [leanYaml, leanConfigSchema],
  minify: !watch,
  charset: 'utf8',
  sourcemap: watch,
  legalComments: 'none',
  define: { GROUNDS_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

/**
 * Leaves a module to another file of the build, which is required when it is needed.
 * @param {RegExp} module
 * @param {string} file
 * @returns {import('esbuild').Plugin}
 */
const inFile = (module, file) => ({
  name: `in ${file}`,
  setup(build) {
    build.onResolve({ filter: module }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: file, external: true } : undefined,
    );
  },
});

/** Git, and all that checks evidence or makes fixes, is loaded when that is done for the first time. */
const onFirstUse = [
  inFile(/\/(?:evidenceSource|verifyClaims)\.js$/, './evidence.js'),
  inFile(/\/commitSource\.js$/, './commits.js'),
  inFile(/\/fix\/(?:index|fixAll)\.js$/, './fixes.js'),
];

/**
 * A style or script that stands in the pages themselves, as a constant of the code that makes them.
 * @param {'css' | 'js'} loader
 * @param {string[]} names of files in media/page
 */
function inPages(loader, ...names) {
  const text = names.map((name) => readFileSync(`media/page/${name}`, 'utf8')).join('\n');
  return JSON.stringify(esbuild.transformSync(text, { loader, minify: true, charset: 'utf8' }).code);
}

/**
 * Puts what works without Node in the place of what takes it: the files of src/vscode/web stand for those of their names.
 * @type {import('esbuild').Plugin}
 */
const withoutNode = {
  name: 'without Node',
  setup(build) {
    const web = resolve('src/vscode/web');
    build.onResolve(
      { filter: /\/(?:loadCore|node\/repositoryPath|node\/openSearch)$/ },
      ({ path, importer }) =>
        dirname(importer) === web ? undefined : { path: join(web, `${basename(path)}.ts`) },
    );
  },
};

/** The styles of pages in the editor. */
const editorStyles = {
  ...shared.define,
  GROUNDS_PAGE_STYLE: inPages('css', 'page.css'),
  GROUNDS_MAP_STYLE: inPages('css', 'page.css', 'filter.css', 'map.css'),
};

/** @type {import('esbuild').BuildOptions[]} */
const targets = [
  {
    ...shared,
    entryPoints: { extension: 'src/vscode/extension.ts' },
    outdir: 'dist',
    // The rest is in files of their own, which the extension requires once it needs them.
    external: ['vscode', ...lazyFiles],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { onDemand: 'src/vscode/onDemand.ts' },
    outdir: 'dist',
    external: ['vscode', ...lazyFiles],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { past: 'src/vscode/past.ts' },
    outdir: 'dist',
    external: ['vscode'],
    plugins: [leanYaml, leanSchemas(/[\\/](?:config|decision)\.schema\.json$/), ...onFirstUse],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { page: 'src/vscode/page.ts' },
    define: editorStyles,
    outdir: 'dist',
    external: ['vscode', './core.js', './evidence.js', './onDemand.js', './past.js'],
    plugins: [leanYaml],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { map: 'src/vscode/map.ts' },
    define: editorStyles,
    outdir: 'dist',
    external: ['vscode', ...lazyFiles],
    supported: { 'dynamic-import': false },
  },
  // Nothing of Node is at hand where previews may be made.
  {
    ...shared,
    platform: 'neutral',
    entryPoints: { preview: 'src/vscode/preview.ts' },
    outdir: 'dist',
    external: ['vscode', ...lazyFiles],
    supported: { 'dynamic-import': false },
  },
  // The extension for the web, where it is one file and nothing of Node is at hand.
  {
    ...shared,
    platform: 'browser',
    entryPoints: { web: 'src/vscode/extension.ts' },
    define: editorStyles,
    outdir: 'dist',
    external: ['vscode'],
    plugins: [leanYaml, leanSchemas(/[\\/](?:config|decision)\.schema\.json$/), withoutNode],
    supported: { 'dynamic-import': false },
  },
  // What runs in the window of a page.
  {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { page: 'src/webview/browser/pageScript.ts' },
    outdir: 'dist/webview',
  },
  {
    ...shared,
    entryPoints: { reviewing: 'src/vscode/reviewing.ts' },
    outdir: 'dist',
    external: ['vscode'],
    plugins: [
      leanYaml,
      leanSchemas(/[\\/](?:config|decision)\.schema\.json$/),
      inFile(/\/(?:readDataFile|reportTasks)\.js$/, './reader.js'),
    ],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { code: 'src/vscode/code.ts' },
    outdir: 'dist',
    external: ['vscode', './core.js', './evidence.js'],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { attention: 'src/vscode/attention.ts' },
    outdir: 'dist',
    external: ['vscode', ...lazyFiles],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { core: 'src/vscode/core.ts' },
    outdir: 'dist',
    plugins: [leanYaml, leanSchemas(/[\\/](?:config|decision)\.schema\.json$/), ...onFirstUse],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { evidence: 'src/vscode/evidence.ts' },
    outdir: 'dist',
    plugins: [inFile(/\/(?:readDataFile|reportTasks)\.js$/, './reader.js')],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { searching: 'src/vscode/searching.ts' },
    outdir: 'dist',
    external: ['vscode', './core.js', './evidence.js'],
    plugins: [leanYaml],
    supported: { 'dynamic-import': false },
  },
  {
    ...shared,
    entryPoints: { writing: 'src/vscode/writing.ts' },
    outdir: 'dist',
    external: ['vscode', './core.js', './evidence.js'],
    plugins: [leanYaml, leanSchemas(/[\\/](?:config|decision)\.schema\.json$/)],
    supported: { 'dynamic-import': false },
  },
  { ...shared, entryPoints: { commits: 'src/vscode/commits.ts' }, outdir: 'dist' },
  { ...shared, entryPoints: { fixes: 'src/vscode/fixes.ts' }, outdir: 'dist' },
  { ...shared, entryPoints: { attaching: 'src/vscode/attaching.ts' }, outdir: 'dist', plugins: [leanYaml] },
  // The command line starts with a small file, so that `grounds --version` loads nothing else. `vscode` is not external
  // here: an import that leaks into the core breaks this build.
  {
    ...shared,
    entryPoints: { cli: 'src/cli/bin.ts' },
    outdir: 'dist',
    external: ['./main.js', './checking.js'],
    supported: { 'dynamic-import': false },
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...shared,
    entryPoints: { main: 'src/cli/main.ts' },
    outdir: 'dist',
    plugins: [
      leanYaml,
      leanConfigSchema,
      inFile(/\/mcp\/stdio\.js$/, './mcp.js'),
      inFile(/\/pages\.js$/, './pages.js'),
    ],
  },
  { ...shared, entryPoints: { mcp: 'src/cli/mcp/stdio.ts' }, outdir: 'dist' },
  {
    ...shared,
    entryPoints: { pages: 'src/cli/pages.ts' },
    outdir: 'dist',
    define: {
      ...shared.define,
      GROUNDS_PAGE_STYLE: inPages('css', 'page.css', 'static.css'),
      GROUNDS_SITE_STYLE: inPages('css', 'page.css', 'static.css', 'filter.css', 'site.css'),
      GROUNDS_MAP_STYLE: inPages('css', 'page.css', 'static.css', 'filter.css', 'site.css', 'map.css'),
      GROUNDS_SITE_SCRIPT: inPages('js', 'site.js'),
      GROUNDS_MAP_SCRIPT: inPages('js', 'map.js'),
    },
  },
  {
    ...shared,
    entryPoints: { checking: 'src/cli/checking.ts' },
    outdir: 'dist',
    plugins: [leanYaml, leanConfigSchema, ...onFirstUse],
    supported: { 'dynamic-import': false },
  },
  { ...shared, entryPoints: { worker: 'src/node/worker.ts' }, outdir: 'dist' },
  { ...shared, entryPoints: { lister: 'src/node/listerThread.ts' }, outdir: 'dist' },
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
