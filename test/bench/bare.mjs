// What reading and parsing cost at the least: every record below the folder that is given, one after the other.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = process.argv[2];
let records = 0;
for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.md'))) {
  const text = readFileSync(join(folder, name), 'utf8');
  const end = text.indexOf('\n---\n', 4);
  if (parse(text.slice(4, end + 1)).status !== undefined) {
    records += 1;
  }
}
console.log(String(records));
