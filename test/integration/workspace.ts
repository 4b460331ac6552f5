import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

const record = `---
status: accepted
date: 2024-05-06
---

# Use plain text for decision records

## Context and Problem Statement

Where do we keep our decisions?

## Considered Options

- Plain text in the repository
- A wiki

## Decision Outcome

Chosen option: "Plain text in the repository", because it is reviewed together with the code.
`;

/** Makes the small workspace the suite starts in, with one decision in it; gives its path. */
export async function makeWorkspace(folder: string): Promise<string> {
  const decisions = path.join(folder, 'docs', 'decisions');
  await mkdir(decisions, { recursive: true });
  await writeFile(path.join(decisions, '0001-use-plain-text.md'), record);
  return folder;
}
