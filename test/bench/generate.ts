import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small pseudo-random generator (mulberry32): numbers from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const systems = [
  'order store',
  'event queue',
  'menu search',
  'payment retry',
  'session cache',
  'image pipeline',
];
const products = [
  'SQLite',
  'PostgreSQL',
  'RocksDB',
  'Redis',
  'Kafka',
  'NATS',
  'Elasticsearch',
  'plain files',
];
const teams = ['storage', 'api', 'events', 'payments', 'platform', 'search'];
const sentences = [
  'The service answers several hundred requests a second at noon and almost none at night.',
  'An operator has to be able to tell from one dashboard whether the data of a shop is complete.',
  'We measured on the machines that the shops have, not on those that developers have.',
  'Support has to answer questions about orders of the last two years within a working day.',
  'A failure of the network must not stop a till, and a failure of a till must not lose an order.',
  'The team knows this technology from two earlier projects and has run it in production since.',
  'Nothing in the contract with the provider keeps us from moving the data elsewhere later.',
];

/** How large a generated repository is. */
export interface GeneratedSize {
  readonly records: number;
}

/** The folder that the records are in. */
export const recordFolder = 'docs/decisions';

/** The path of the record with this number, counted from 1. */
export function recordPath(number: number): string {
  return `${recordFolder}/${idOf(number)}-use-${slug(productFor(number, 0))}-for-the-${slug(systemFor(number))}.md`;
}

/**
 * The record with this number: about 5 KB with 60 lines of front matter, the same on every run. Most records are in
 * order; about one in twelve has something to report.
 */
export function recordText(number: number, size: GeneratedSize): string {
  const random = seeded(number);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const id = idOf(number);
  const [chosen, second, third] = [0, 1, 2].map((offset) => productFor(number, offset));
  const team = pick(teams);
  const other = 1 + Math.floor(random() * size.records);
  const day = `${2020 + (number % 6)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
  const flawed = random() < 1 / 12;
  const evidence = `${recordFolder}/evidence/${id}`;
  const commit = Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join('');
  const digest = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
  const paragraph = (count: number): string => Array.from({ length: count }, () => pick(sentences)).join(' ');
  return `---
status: ${pick(['accepted', 'accepted', 'accepted', 'accepted', 'proposed', 'draft', 'rejected', 'deprecated'])}
date: ${day}
decision-makers: [${team}-lead, ${pick(teams)}-lead]
consulted: [security-lead]
informed:
  - support-lead
  - field-operations
approver: ${team}-lead
${flawed ? '# still to be settled who takes responsibility' : 'accountable: platform-manager'}
category: technology
relates-to: [ADR-${idOf(other)}]
depends-on: ADR-${idOf(1 + ((number * 7) % size.records))}
tags: [${team}, ${slug(systemFor(number))}]
governs:
  - src/${team}/
  - test/${team}/
commits: [${commit}]
evidence:
  - id: E1
    type: test
    finding: What was stored is read back the same, also after the power was cut.
    ${flawed ? 'suports' : 'supports'}: ${chosen}
    driver: Nothing is lost
    file: ${evidence}/tests.xml
    tests: '${team}.store#*'
    covers: [src/${team}/, test/${team}/]
    captured: # written by the tool
      result: ${3 + (number % 9)}/${3 + (number % 9)} passed
      commit: ${commit}
      digest: sha256:${digest}
  - id: E2
    type: dataset
    finding: At 1,000 requests per second only ${chosen} stays under 200 ms at p95.
    supports: ${chosen}
    refutes: ${second}
    driver: The till never waits
    file: ${evidence}/load.csv
    column: latency_ms
    stat: p95
    unit: ms
    better: lower
    at-most: 200 ms
    options:
      ${chosen}: { option: a }
      ${second}: { option: b }
    covers: [src/${team}/, package-lock.json]
  - id: E3
    type: study
    finding: Seven of nine operators could not restore a shop's data without help.
    about: problem
    refutes: ${third}
    url: https://example.com/studies/${number}
    accessed: ${day}
    participants: 9
outcome:
  review-by: 2027-01-15
  expected: p95 under 200 ms
waivers:
  - rule: option-untested
    why: ${third} was ruled out by its licence before anything was measured.
    by: ${team}-lead
---

# Use ${chosen} for the ${systemFor(number)} (${id})

## Context and Problem Statement

${paragraph(4)} See also [the decision before](${idOf(other)}-use-${slug(productFor(other, 0))}-for-the-${slug(systemFor(other))}.md).

${paragraph(3)}

## Decision Drivers

- Nothing is lost
- The till never waits
- **Operators** can restore a shop without help

## Considered Options

- ${chosen}
- ${second}
- ${third}

## Decision Outcome

Chosen option: "${chosen}", because it lost nothing in the test ([E1](evidence/${id}/tests.xml)) and stayed
under the limit ([E2](evidence/${id}/load.csv)).

### Consequences

- Good, because ${paragraph(1)}
- Bad, because ${paragraph(1)}

### Confirmation

${paragraph(2)}

\`\`\`sh
npm test -- --grep ${slug(chosen ?? '')}
\`\`\`

## Pros and Cons of the Options

### ${chosen}

${paragraph(2)}

- Good, because ${paragraph(1)}
- Neutral, because ${paragraph(1)}

### ${second}

${paragraph(2)}

- Good, because ${paragraph(1)}
- Bad, because ${paragraph(1)}

### ${third}

- Bad, because ${paragraph(1)}

## More Information

${paragraph(2)}
`;
}

/** Writes a repository's working tree with records and their evidence files below `root`. */
export function generateRepository(root: string, size: GeneratedSize): void {
  write(root, '.grounds.yaml', `folders: [${recordFolder}]\nevidence-folder: ${recordFolder}/evidence\n`);
  for (let number = 1; number <= size.records; number += 1) {
    write(root, recordPath(number), recordText(number, size));
    const evidence = `${recordFolder}/evidence/${idOf(number)}`;
    write(root, `${evidence}/tests.xml`, '<testsuites/>\n');
    write(root, `${evidence}/load.csv`, 'option,latency_ms\na,120\nb,240\n');
  }
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function idOf(number: number): string {
  return String(number).padStart(5, '0');
}

function systemFor(number: number): string {
  return systems[number % systems.length] ?? '';
}

function productFor(number: number, offset: number): string {
  return products[(number * 3 + offset) % products.length] ?? '';
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
