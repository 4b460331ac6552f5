// What it costs until the first record can be validated, in wall milliseconds, each run in a process of its own:
// loading the generated validators, or loading ajv and compiling the schema.
// To repeat, from the root of the repository: node docs/decisions/evidence/0005/measure.mjs > schema.csv
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const ways = {
  'load generated validator': () => require('./src/core/schema/generated/validators.js').validateDecision,
  'load ajv and compile': () => {
    const { default: Ajv } = require('ajv/dist/2020');
    return new Ajv({ allErrors: true, strict: false }).compile(require('./schemas/decision.schema.json'));
  },
};

const way = process.argv[2];
if (way) {
  const begun = performance.now();
  const validate = ways[way]();
  validate({ status: 'accepted', date: '2026-03-14' });
  console.log((performance.now() - begun).toFixed(2));
} else {
  console.log('way,run,wall_ms');
  for (let run = 1; run <= 15; run += 1) {
    for (const name of Object.keys(ways)) {
      const child = spawnSync(process.execPath, [process.argv[1], name], { encoding: 'utf8' });
      console.log(`${name},${run},${child.stdout.trim()}`);
    }
  }
}
