import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildSync } from 'esbuild';
import { TreeIndex } from '../../src/node/evidence/treeIndex';
import { createGit } from '../../src/node/git/git';
import { measureProcess, median } from './measureProcess';
import type { Measurement } from './measurement';

const rounds = 3;
const decisions = 1000;
const reports = 100;
const casesPerReport = 1500;
const treeFiles = 100_000;
const junitCases = 234_000;

/** Verifying evidence: warm against cold, covered code against the listing that it comes from, a report against its parse. */
export async function measureEvidence(folder: string, cli: string): Promise<readonly Measurement[]> {
  return [
    measureVerify(join(folder, 'verify'), cli),
    await measureTrees(join(folder, 'tree')),
    ...measureJunit(join(folder, 'junit')),
  ];
}

function measureVerify(root: string, cli: string): Measurement {
  makeEvidenceRepository(root, cli);
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    rmSync(join(root, '.git/grounds'), { recursive: true, force: true });
    const first = measureProcess([cli, 'verify'], root);
    const second = measureProcess([cli, 'verify'], root);
    if (!first.stdout.includes(`${decisions * 4} verified`) || first.stdout !== second.stdout) {
      throw new Error(`Not everything was verified: ${first.stdout.slice(-200)}`);
    }
    cold.push(first.time);
    warm.push(second.time);
  }
  return {
    name: `verify ${decisions * 4} items, warm`,
    value: median(warm) / median(cold),
    limit: 0.25,
    unit: 'x',
    detail: `${(median(warm) / 1000).toFixed(2)} s, cold ${(median(cold) / 1000).toFixed(2)} s, ${reports} reports`,
  };
}

/** A thousand decisions with four pinned items each, over a hundred reports. */
function makeEvidenceRepository(root: string, cli: string): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('.grounds.yaml', 'folders: [docs/decisions]\n');
  for (let report = 0; report < reports; report += 1) {
    write(`src/module${report}/index.ts`, `export const module = ${report};\n`);
    write(`evidence/report${report}.xml`, junitReport(`module${report}`, casesPerReport));
  }
  for (let number = 1; number <= decisions; number += 1) {
    write(`docs/decisions/${String(number).padStart(4, '0')}-use-a.md`, evidenceRecord(number));
  }
  git(root, 'init', '--quiet');
  commit(root, 'Measure');
  measureProcess([cli, 'pin', '--all'], root);
  commit(root, 'Pin');
}

function junitReport(suite: string, cases: number): string {
  const lines = Array.from(
    { length: cases },
    (_, index) => `<testcase classname="${suite}.Store" name="case ${index}" time="0.0${index % 10}"/>`,
  );
  return `<?xml version="1.0"?>\n<testsuite name="${suite}">\n${lines.join('\n')}\n</testsuite>\n`;
}

function evidenceRecord(number: number): string {
  const items = [0, 1, 2, 3].map((offset) => {
    const report = (number * 7 + offset * 13) % reports;
    return `  - id: E${offset + 1}
    type: test
    finding: What was stored is read back the same.
    supports: A
    file: evidence/report${report}.xml
    tests: 'module${report}.Store#case ${number % casesPerReport}'
    covers: [src/module${report}/]
`;
  });
  return `---
status: accepted
date: 2026-03-14
evidence:
${items.join('')}---

# Use A (${number})

## Context and Problem Statement

Orders wait for the network.

## Considered Options

- A
- B

## Decision Outcome

Chosen option: "A", because it is there.
`;
}

async function measureTrees(root: string): Promise<Measurement> {
  makeLargeTree(root);
  const bare: number[] = [];
  const ours: number[] = [];
  const covers = Array.from({ length: 1000 }, (_, index) => [
    `packages/p${index % 50}/src/dir${index % 40}/`,
    `packages/p${(index * 7) % 50}/src/dir${index % 13}/*.ts`,
  ]);
  const head = (await createGit(root).head()) ?? '';
  for (let round = 0; round < 5; round += 1) {
    let start = performance.now();
    git(root, 'ls-tree', '-r', '-z', '--full-tree', head);
    bare.push(performance.now() - start);
    start = performance.now();
    const tree = new TreeIndex(await createGit(root).files(head));
    covers.forEach((globs) => tree.covered(globs));
    ours.push(performance.now() - start);
  }
  return {
    name: 'tree digests of 1,000 covers',
    value: median(ours) / median(bare),
    limit: 2.5,
    unit: 'x',
    detail: `${median(ours).toFixed(0)} ms, git ls-tree of ${treeFiles} files ${median(bare).toFixed(0)} ms`,
  };
}

function makeLargeTree(root: string): void {
  mkdirSync(root, { recursive: true });
  git(root, 'init', '--quiet');
  const files = Array.from(
    { length: treeFiles },
    (_, index) => `M 100644 :1 packages/p${index % 50}/src/dir${Math.floor(index / 50) % 40}/file${index}.ts`,
  );
  const input = `blob\nmark :1\ndata 2\nx\n\ncommit HEAD\ncommitter A <a@example.com> 1700000000 +0000\ndata 1\nm\n${files.join('\n')}\n`;
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet'], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`git fast-import failed: ${stderr}`);
  }
}

function measureJunit(folder: string): readonly Measurement[] {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'report.xml');
  const file = openSync(report, 'w');
  writeSync(file, '<?xml version="1.0"?>\n<testsuites>\n');
  for (let index = 0; index < junitCases; index += 1) {
    const failure =
      index % 50 === 0
        ? '<failure message="expected 1 &lt; 2 &amp; got ü">at line 7\n  at line 8</failure>'
        : '';
    const suite =
      index % 1000 === 0 ? `${index === 0 ? '' : '</testsuite>\n'}<testsuite name="suite ${index}">\n` : '';
    writeSync(
      file,
      `${suite}<testcase classname="com.example.orders.store.SuiteNumber${index % 977}Test" name="keeps what was stored, case ${index}" time="0.012" file="src/test/java/com/example/orders/Suite${index % 977}Test.java" line="${index % 400}">${failure}<system-out><![CDATA[stored ${index}]]></system-out></testcase>\n`,
    );
  }
  writeSync(file, '</testsuite>\n</testsuites>\n');
  closeSync(file);
  const [bareScript = '', ourScript = ''] = ['bareSaxes', 'readJunit'].map((name) => {
    const outfile = join(folder, `${name}.js`);
    buildSync({
      entryPoints: [join(__dirname, `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
    });
    return outfile;
  });
  const bare: number[] = [];
  const ours: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    bare.push(measureProcess([bareScript, report], folder).time);
    const read = measureProcess([ourScript, report], folder, join(folder, 'memory'));
    ours.push(read.time);
    memory.push(read.memory ?? NaN);
  }
  return [
    {
      name: 'JUnit report of 234,000 tests',
      value: median(ours) / median(bare),
      limit: 1.3,
      unit: 'x',
      detail: `${median(ours).toFixed(0)} ms, bare parse ${median(bare).toFixed(0)} ms`,
    },
    {
      name: 'peak memory of reading it',
      value: Math.max(...memory),
      limit: 130,
      unit: 'MiB',
      detail: '',
    },
  ];
}

function commit(root: string, message: string): void {
  git(root, 'add', '-A');
  git(
    root,
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@example.com',
    'commit',
    '--quiet',
    '-m',
    message,
  );
}

function git(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd, maxBuffer: 1 << 28 });
  if (status !== 0) {
    throw new Error(`git ${args.join(' ')} failed: ${stderr.toString()}`);
  }
}
