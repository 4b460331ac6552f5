import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { git, gitWith } from './git';

/** A repository that is made commit by commit. */
export interface TestRepository {
  readonly root: string;
  /** Runs git in it. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  /**
   * Writes files (undefined deletes one), commits everything, and returns the commit's id. Each commit is a day after the
   * one before, at nine in the morning in the zone +02:00.
   */
  readonly commit: (
    files: Readonly<Record<string, string | Uint8Array | undefined>>,
    message?: string,
    ...args: readonly string[]
  ) => Promise<string>;
  /** The variables that give the next commit its date. */
  readonly nextDate: () => Readonly<Record<string, string>>;
}

/** Makes an empty repository on the branch `main`. @param args more for `git init` */
export async function testRepository(root: string, ...args: readonly string[]): Promise<TestRepository> {
  await mkdir(root, { recursive: true });
  await git(root, 'init', '--quiet', '--initial-branch=main', ...args);
  let day = 0;
  const nextDate = (): Readonly<Record<string, string>> => {
    day += 1;
    const date = `${new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10)}T09:00:00+02:00`;
    return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  };
  return {
    root,
    git: (...more) => git(root, ...more),
    nextDate,
    async commit(files, message = `Change ${Object.keys(files).join(', ')}`, ...more) {
      for (const [path, content] of Object.entries(files)) {
        if (content === undefined) {
          await rm(join(root, path));
        } else {
          await mkdir(dirname(join(root, path)), { recursive: true });
          await writeFile(join(root, path), content);
        }
      }
      await git(root, 'add', '-A');
      await gitWith(nextDate(), root, 'commit', '--quiet', '--allow-empty', '-m', message, ...more);
      return (await git(root, 'rev-parse', 'HEAD')).trim();
    },
  };
}

/** A record of some length, so that git sees it again under another name. */
export function record(title: string, status: string, more = ''): string {
  return `---
status: ${status}
date: 2026-01-01
---
# ${title}

## Context and Problem Statement

Orders have to survive a restart, and the network is not there all the time.
A till that stops is worse than a report that is late.

## Considered Options

- SQLite
- Files

## Decision Outcome

Chosen option: "SQLite", because it is measured.
${more}`;
}
