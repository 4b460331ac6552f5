// Lays out the same 2,000 decisions in related groups of up to sixty by each way, and prints how large it is, how long it
// takes and how often straight links cross.
// To repeat: copy it to an empty folder, `npm install @dagrejs/dagre@3 elkjs esbuild`, `node measure.mjs > layouts.csv`.
import { buildSync } from 'esbuild';
import { performance } from 'node:perf_hooks';

const size = { width: 214, height: 46 };
const groups = [];
let seed = 1;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
for (let left = 2000; left > 0; ) {
  const count = Math.min(left, 3 + random(58));
  const edges = [];
  for (let node = 1; node < count; node += 1) {
    edges.push([random(node), node]);
    if (random(5) === 0) edges.push([random(node), node]);
  }
  groups.push({ count, edges });
  left -= count;
}

async function dagre() {
  const { Graph, layout } = await import('@dagrejs/dagre');
  return ({ count, edges }) => {
    const graph = new Graph();
    graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 68 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (let node = 0; node < count; node += 1) graph.setNode(String(node), { ...size });
    edges.forEach(([from, to]) => graph.setEdge(String(from), String(to)));
    layout(graph);
    return Array.from({ length: count }, (_, node) => graph.node(String(node)));
  };
}

async function elkjs() {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk();
  return async ({ count, edges }) => {
    const { children } = await elk.layout({
      id: 'all',
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
      children: Array.from({ length: count }, (_, node) => ({ id: String(node), ...size })),
      edges: edges.map(([from, to], at) => ({ id: `e${at}`, sources: [String(from)], targets: [String(to)] })),
    });
    return children;
  };
}

async function columns() {
  return ({ count, edges }) => {
    const steps = new Array(count).fill(0);
    edges.forEach(([from, to]) => (steps[to] = Math.max(steps[to], steps[from] + 1)));
    const filled = [];
    return steps.map((step) => ({ x: step * 282, y: (filled[step] = (filled[step] ?? -1) + 1) * 60 }));
  };
}

const side = (a, b, c) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
function crossings({ edges }, places) {
  let found = 0;
  edges.forEach(([a, b], at) =>
    edges.slice(at + 1).forEach(([c, d]) => {
      if (new Set([a, b, c, d]).size < 4) return;
      const [p, q, r, s] = [a, b, c, d].map((node) => places[node]);
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) found += 1;
    }),
  );
  return found;
}

const imports = { dagre: "export * from '@dagrejs/dagre'", elkjs: "export { default } from 'elkjs/lib/elk.bundled.js'" };
console.log('way,run,kb,ms,crossings');
const ways = { dagre: await dagre(), elkjs: await elkjs(), columns: await columns() };
for (let run = 1; run <= 5; run += 1) {
  for (const [way, lay] of Object.entries(ways)) {
    const contents = imports[way] ?? '';
    const { outputFiles } = buildSync({ stdin: { contents, resolveDir: '.' }, bundle: true, minify: true, write: false, format: 'cjs', platform: 'node', external: ['web-worker'] });
    const start = performance.now();
    const laid = [];
    for (const group of groups) laid.push(await lay(group));
    const ms = performance.now() - start;
    const crossed = groups.reduce((sum, group, at) => sum + crossings(group, laid[at]), 0);
    console.log([way, run, (outputFiles[0].contents.length / 1000).toFixed(1), ms.toFixed(0), crossed].join());
  }
}
