import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';

/** How much history is generated. */
export interface HistorySize {
  readonly commits: number;
  readonly records: number;
}

/** What is in a generated history. */
export interface GeneratedHistory {
  /** The path of each record at the end. */
  readonly paths: readonly string[];
  /** A record that was renamed with its folder only. */
  readonly moved: string;
  /** A record that was renamed twice: by itself and with its folder. */
  readonly renamed: string;
  /** A record that was never renamed. */
  readonly plain: string;
}

const codeFiles = 2000;
const oldFolder = 'doc/adr';
const folder = 'docs/decisions';
/** Every so many commits come from a branch that is merged. */
const mergeEvery = 25;
/** How often a record is changed after it was added, spread over the history. */
const edits = 5;
const firstSecond = 1_400_000_000;

/** A record of a whole history that was renamed twice. */
export const renamedRecord = `${folder}/${nameOf(10, true)}`;

/**
 * Makes a repository whose history is mostly about code: 2,000 code files, and records that are added, accepted, given
 * evidence, renamed one by one (a tenth of them) and all at once with their folder, half way. Every 25th commit is a merge. One in
 * twenty messages names a decision. The same on every run.
 */
export async function generateHistory(root: string, size: HistorySize): Promise<GeneratedHistory> {
  mkdirSync(root, { recursive: true });
  git(root, 'init', '--quiet');
  const child = spawn('git', ['fast-import', '--quiet', '--depth=20'], {
    cwd: root,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const names = Array.from({ length: size.records }, (_, index) => nameOf(index, false));
  const versions = new Array<number>(size.records).fill(0);
  let current = oldFolder;
  let text = '';
  const flush = async (): Promise<void> => {
    const waiting = text;
    text = '';
    if (!child.stdin.write(waiting)) {
      await once(child.stdin, 'drain');
    }
  };
  const half = Math.floor(size.commits / 2 / mergeEvery) * mergeEvery + 1;
  const lateEvery = Math.ceil(size.commits / 2 / edits / mergeEvery) * mergeEvery;
  const every = Math.floor(size.commits / (size.records * (edits + 1)));
  let touched = 0;
  let late = -1;
  for (let index = 1; index <= size.commits; index += 1) {
    const isMerge = index > mergeEvery && index % mergeEvery === 0;
    // The commit before a merge stands on a branch of its own, beside the one before it.
    const isSide = index > mergeEvery && index % mergeEvery === mergeEvery - 1;
    const parents = isMerge ? [index - 2, index - 1] : isSide ? [index - 2] : index > 1 ? [index - 1] : [];
    const changes: string[] = [];
    const touch = (path: string, content: string): void => {
      changes.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
    };
    if (index > half && index % lateEvery === 7) {
      late += 1;
      touch(`${folder}/${nameOf(size.records, false)}`, textOf(size.records, late));
    }
    if (index === half) {
      changes.push(`R ${oldFolder} ${folder}\n`);
      current = folder;
    } else if (isMerge) {
      changes.push(...mergedChanges(index - 1));
    } else {
      const file = (index * 7919) % codeFiles;
      touch(codePath(file), `export const value${file} = ${index};\n// ${'x'.repeat(index % 60)}\n`);
      if (!isSide && touched * every < index) {
        const record = touched % size.records;
        touched += 1;
        const version = versions[record]!;
        versions[record] = version + 1;
        if (version === 3 && record % 10 === 0) {
          const renamed = nameOf(record, true);
          changes.push(`R ${current}/${names[record]!} ${current}/${renamed}\n`);
          names[record] = renamed;
        }
        touch(`${current}/${names[record]!}`, textOf(record, version));
      }
    }
    const mention = index % 20 === 0 ? `\n\nDecision: ADR-${number(index % size.records)}` : '';
    const message = `Change number ${index} of the module${mention}\n`;
    const who = `Lead ${index % 40} <lead-${index % 40}@example.com> ${firstSecond + index * 600} +0100`;
    text +=
      `commit refs/heads/main\nmark :${index}\nauthor ${who}\ncommitter ${who}\ndata ${Buffer.byteLength(message)}\n${message}` +
      parents.map((parent, at) => `${at === 0 ? 'from' : 'merge'} :${parent}\n`).join('') +
      `${changes.join('')}\n`;
    if (text.length > 1 << 20) {
      await flush();
    }
  }
  await flush();
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) {
    throw new Error(`git fast-import ended with ${code ?? 'a signal'}.`);
  }
  git(root, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  git(root, 'reset', '--quiet', '--hard');
  const paths = names.map((name) => `${folder}/${name}`);
  return {
    paths,
    moved: paths[7]!,
    renamed: renamedRecord,
    plain: `${folder}/${nameOf(size.records, false)}`,
  };
}

/** A merge has the files of both its parents: what the commit of the branch changed is added to the first parent's. */
function mergedChanges(side: number): readonly string[] {
  const file = (side * 7919) % codeFiles;
  const content = `export const value${file} = ${side};\n// ${'x'.repeat(side % 60)}\n`;
  return [`M 100644 inline ${codePath(file)}\ndata ${content.length}\n${content}\n`];
}

function codePath(file: number): string {
  return `src/module${file % 40}/part${file % 8}/file${file}.ts`;
}

function number(value: number): string {
  return String(value + 1).padStart(4, '0');
}

function nameOf(record: number, renamed: boolean): string {
  return `${number(record)}-${renamed ? 'keep' : 'use'}-store-${record}.md`;
}

function textOf(record: number, version: number): string {
  const evidence = Array.from(
    { length: Math.min(version, 3) },
    (_, item) =>
      `  - id: E${item + 1}\n    type: benchmark\n    finding: Store ${record} stays under ${100 + version} ms.\n    supports: Store ${record}\n    file: evidence/${record}/${item}.csv\n`,
  ).join('');
  return `---
status: ${version === 0 ? 'proposed' : 'accepted'}
date: 2020-01-${String(1 + (version % 28)).padStart(2, '0')}
decision-makers: [storage-lead]
${evidence === '' ? '' : `evidence:\n${evidence}`}---
# Use store ${record}

## Context and Problem Statement

Orders of shop ${record} have to survive a restart, whatever happens to the network in between.

## Considered Options

- Store ${record}
- Store ${record + 1}

## Decision Outcome

Chosen option: "Store ${record}", because it was measured ${version} times.
`;
}

function git(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
  }
}
