import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/main';
import type { Io } from '../../../src/cli/io';

/** What a run of the command line said. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder to run the command line in; by default a repository that git would know. */
export interface Sandbox {
  readonly root: string;
  /** Runs in the root. */
  readonly run: (...argv: readonly string[]) => Promise<Run>;
  /** Runs with another outside world: `cwd` is relative to the root. */
  readonly runWith: (io: Partial<Io>, ...argv: readonly string[]) => Promise<Run>;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly read: (path: string) => string;
  readonly exists: (path: string) => boolean;
  /** The names in a folder, sorted. */
  readonly list: (folder: string) => readonly string[];
}

const made: string[] = [];

/** Makes a folder with these files in it. It is removed by {@link removeSandboxes}. */
export function sandbox(
  files: Readonly<Record<string, string>> = {},
  { versioned = true }: { readonly versioned?: boolean } = {},
): Sandbox {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'grounds cli ')));
  made.push(root);
  if (versioned) {
    mkdirSync(join(root, '.git'));
  }
  const self: Sandbox = {
    root,
    run: (...argv) => self.runWith({}, ...argv),
    async runWith({ cwd, ...io }, ...argv) {
      let out = '';
      let err = '';
      const code = await main(argv, {
        cwd: join(root, cwd ?? ''),
        env: {},
        isTerminal: false,
        columns: undefined,
        stdout: { write: (text: string) => void (out += text) },
        stderr: { write: (text: string) => void (err += text) },
        ...io,
      });
      return { code, out, err };
    },
    write(more) {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    exists: (path) => existsSync(join(root, path)),
    list: (folder) => readdirSync(join(root, folder)).sort(),
  };
  self.write(files);
  return self;
}

/** Removes every folder that {@link sandbox} made. */
export function removeSandboxes(): void {
  for (const root of made.splice(0)) {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A small repository: a supported decision, one without data that supersedes a Nygard record, and files beside them. */
export const smallRepository: Readonly<Record<string, string>> = {
  'docs/decisions/0001-keep-orders-in-files.md': `# 1. Keep orders in files

Date: 2026-01-10

## Status

Superseded by [2. Use SQLite](0002-use-sqlite.md)

## Context

Orders have to survive a restart.

## Decision

We keep each order in a file.

## Consequences

Searching is slow.
`,
  'docs/decisions/0002-use-sqlite.md': `---
status: accepted
date: 2026-02-10
decision-makers: [storage-lead]
supersedes: ADR-0001
tags: [storage]
evidence:
  - id: E1
    type: link
    finding: Only SQLite stays under 200 ms.
    supports: SQLite
    refutes: Files
    url: https://example.com/load
---

# Use SQLite

## Context and Problem Statement

Searching orders is slow.

## Considered Options

- SQLite
- Files

## Decision Outcome

Chosen option: "SQLite", because it is fast.
`,
  'docs/decisions/0003-cache-menus.md': `---
status: accepted
date: 2026-03-10
depends-on: ADR-0002
---

# Cache menus

## Context and Problem Statement

Menus are read a lot. See [the plan](../plan.md).

## Considered Options

- In memory
- Not at all

## Decision Outcome

Chosen option: "In memory", because it is simple.
`,
  'docs/decisions/README.md': '# Our decisions\n',
  'docs/decisions/notes.txt': 'Not Markdown.\n',
};
