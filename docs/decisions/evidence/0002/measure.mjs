// Times YAML libraries on 60 lines of front matter, in CPU milliseconds per parse.
// To repeat: copy it to an empty folder, `npm install yaml@2.9.1 js-yaml@5.5.0`, then `node measure.mjs > yaml.csv`.
import * as jsYaml from 'js-yaml';
import { LineCounter, parse, parseDocument } from 'yaml';

let text = 'status: accepted\ndate: 2026-03-14\ndecision-makers: [storage-lead, api-lead]\ntags: [storage]\nevidence:\n';
for (let n = 1; n <= 5; n += 1) {
  text += `  - id: E${n}\n    type: dataset\n    finding: >-\n      At 1,000 requests per second only one option stays under 200 ms.\n    supports: SQLite\n    refutes: PostgreSQL\n    file: docs/decisions/evidence/0007/load.csv\n    column: latency_ms\n    stat: p95\n    at-most: 200 ms\n    covers: [src/store/, package-lock.json]\n`;
}
const parsers = {
  'yaml (plain data)': () => parse(text),
  'yaml (nodes with positions)': () => parseDocument(text, { lineCounter: new LineCounter() }),
  'js-yaml (plain data)': () => jsYaml.load(text),
};
console.log('parser,run,cpu_ms');
for (const [name, run] of Object.entries(parsers)) {
  for (let i = 0; i < 100; i += 1) run();
  for (let round = 1; round <= 15; round += 1) {
    const before = process.cpuUsage();
    for (let i = 0; i < 100; i += 1) run();
    const used = process.cpuUsage(before);
    console.log(`${name},${round},${((used.user + used.system) / 1000 / 100).toFixed(4)}`);
  }
}
