'use strict';
// For the build: leaves out of the `yaml` package what reading YAML into nodes never comes to, which is half of it.
// Its classes refer to all of that in their methods, so the bundler cannot tell by itself.
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { dirname, join, sep } = require('node:path');

const root = join(dirname(require.resolve('yaml')).replace(/dist$/, 'browser'), 'dist');

/** Writing YAML, turning nodes into plain values and back, and following aliases. */
const UNUSED = [
  ...readdirSync(join(root, 'stringify'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `stringify/${name}`),
  'doc/anchors.js',
  'doc/applyReviver.js',
  'doc/createNode.js',
  'nodes/addPairToJSMap.js',
  'nodes/toJS.js',
  'visit.js',
];

/** The schemas of the package, reduced to the one that we read with. */
const TAGS = 'schema/tags.js';
const FAILSAFE = `
import { map } from './common/map.js';
import { seq } from './common/seq.js';
import { string } from './common/string.js';
export const coreKnownTags = {};
export function getTags(customTags, schemaName) {
  if (customTags || schemaName !== 'failsafe') {
    throw new Error('Only the schema "failsafe" is part of this build.');
  }
  return [map, seq, string];
}`;

/** The functions of a module, which fail when they are called all the same. */
function withoutContent(file) {
  const names = /^export \{ (.*) \};$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (names === undefined) {
    throw new Error(`${file} has no list of exports: adapt scripts/leanYaml.js.`);
  }
  return `function unused() { throw new Error('This part of yaml was left out of the build.'); }
export { ${names
    .split(', ')
    .map((name) => `unused as ${name}`)
    .join(', ')} };`;
}

const contents = new Map([
  ...UNUSED.map((name) => [join(root, name), () => withoutContent(join(root, name))]),
  [join(root, TAGS), () => FAILSAFE],
]);

/** @type {import('esbuild').Plugin} */
const leanYaml = {
  name: 'lean-yaml',
  setup(build) {
    const missing = [...contents.keys()].filter((file) => !existsSync(file));
    if (missing.length > 0) {
      throw new Error(`${missing.join(', ')} is gone: adapt scripts/leanYaml.js.`);
    }
    // Under Node's conditions the package resolves to CommonJS, of which nothing can be left out.
    build.onResolve({ filter: /^yaml$/ }, () => ({ path: join(root, 'index.js'), sideEffects: false }));
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]/ }, ({ path }) => {
      const make = contents.get(path);
      return make && { contents: make(), resolveDir: dirname(path) };
    });
  },
};

module.exports = {
  leanYaml,
  leftOut: [...contents.keys()].map((file) =>
    file
      .slice(root.length + 1)
      .split(sep)
      .join('/'),
  ),
};
