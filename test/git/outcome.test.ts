import assert from 'node:assert/strict';
import { removeSandboxes, sandbox } from '../unit/cli/sandbox';
import type { Sandbox } from '../unit/cli/sandbox';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-use-sqlite.md';

const record = `---
status: proposed
date: 2026-03-14
approver: storage-lead
accountable: platform-manager
outcome: { expected: at most 200 ms }
evidence:
  - id: E1
    type: dataset
    finding: It is fast.
    supports: SQLite
    file: data/load.csv
    column: latency_ms
    at-most: 200 ms
    unit: ms
---

# Use SQLite for the local store

## Context and Problem Statement

Searching is slow.

## Considered Options

- SQLite

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;

async function repository(): Promise<Sandbox> {
  const at = sandbox(
    {
      '.grounds.yaml': 'folders: [docs/decisions]\n',
      [RECORD]: record,
      'data/load.csv': 'latency_ms\n412\n',
    },
    { versioned: false },
  );
  await git(at.root, 'init', '-q', '-b', 'main');
  await git(at.root, 'add', '.');
  await git(at.root, 'commit', '-qm', 'Start');
  return at;
}

describe('deciding with evidence', () => {
  after(removeSandboxes);

  it('checks the evidence before a decision is accepted, and says first what speaks against it', async () => {
    const at = await repository();
    const { code, err } = await at.run('accept', '7');
    assert.equal(code, 0);
    assert.match(
      err,
      /^\d points are open on ADR-0007 as accepted, what matters most first:\n {2}1 {2}evidence-contradicts \(\w+\): .*412/,
    );
    assert.match(at.read(RECORD), /^status: accepted$/m);
  });

  it('makes evidence of a report first when an outcome is reviewed, and names it', async () => {
    const at = await repository();
    at.write({ 'build/load.csv': 'latency_ms\n171\n' });
    const said = [
      ...['outcome', '7', '--verdict', 'confirmed', '--measured', '171 ms', '--attach', 'build/load.csv'],
      ...['--column', 'latency_ms', '--unit', 'ms', '--finding', 'It takes 171 ms.'],
    ];
    const dry = await at.run(...said, '--dry-run');
    assert.equal(dry.code, 0, dry.err);
    assert.equal(at.read(RECORD), record);
    assert.equal(at.exists('docs/decisions/evidence'), false);
    const { code, err } = await at.run(...said);
    assert.equal(code, 0, err);
    assert.match(at.read(RECORD), /verdict: confirmed, evidence: E2 \}$/m);
    assert.match(
      at.read(RECORD),
      /^ {2}- id: E2\n {4}type: dataset\n {4}finding: It takes 171 ms\.\n {4}file: docs\/decisions\/evidence\/0007\/load\.csv$/m,
    );
  });

  it('says that data shows the problem itself', async () => {
    const at = await repository();
    const { code, err } = await at.run(
      ...['attach', '7', 'data/load.csv', '--column', 'latency_ms', '--about', 'problem'],
      ...['--finding', 'A search takes 412 ms.'],
    );
    assert.equal(code, 0, err);
    assert.match(at.read(RECORD), /^ {4}finding: A search takes 412 ms\.\n {4}about: problem$/m);
  });

  it('waives in the name that git knows', async () => {
    const at = await repository();
    await git(at.root, 'config', 'user.name', 'api-lead');
    await at.run('waive', '7', 'evidence-unpinned', '--why', 'Later.', '--until', '2999-12-31');
    assert.match(at.read(RECORD), /^ {4}by: api-lead$/m);
  });
});
