import assert from 'node:assert/strict';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

describe('grounds show', () => {
  after(removeSandboxes);

  it('shows all that is known, relations in both directions', async () => {
    const { code, out, err } = await sandbox(smallRepository).run('show', '2');
    assert.equal(
      out,
      `ADR-0002  Use SQLite
docs/decisions/0002-use-sqlite.md

status    accepted
date      2026-02-10
people    storage-lead
tags      storage
evidence  1
state     supported: evidence supports the chosen option
format    madr

Options
  * SQLite (chosen)
      for  E1  link
        Only SQLite stays under 200 ms.
  - Files
      against  E1  link
        Only SQLite stays under 200 ms.

Relations
  supersedes  ADR-0001  Keep orders in files  (docs/decisions/0001-keep-orders-in-files.md)
  needed by  ADR-0003  Cache menus  (docs/decisions/0003-cache-menus.md)

Credits
  gathered     E1  there is no history in git
  took part    storage-lead (decision maker)
  carried out  not known: there is no whole history in this clone

Findings
  7:1      hint     No evidence shows that the problem is real: add an item with \`about: problem\`, such as an incident, a study or a measurement.  problem-unproven
  16:3     hint     This decision names nobody as \`accountable\`: name the leader who takes responsibility for its implementation.  accountable-missing
  16:3     hint     This decision has no \`approver\`: name the technologist who approves it.  approver-missing
  16:3     hint     This decision does not say what it is expected to bring: add an \`outcome\` with what is \`expected\` and the day to \`review-by\`.  outcome-missing
`,
    );
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  for (const ref of [
    '2',
    '#2',
    '0002',
    'ADR-2',
    'adr-0002',
    'use-sqlite',
    '0002-use-sqlite.md',
    './docs/decisions/0002-use-sqlite.md',
    'docs/decisions/0002-use-sqlite.md',
  ]) {
    it(`finds the decision by ${ref}`, async () => {
      const { code, out } = await sandbox(smallRepository).run('show', ref);
      assert.equal(code, 0);
      assert.match(out, /^ADR-0002 /);
    });
  }

  it('finds a decision by a path from where it runs', async () => {
    const { runWith, root } = sandbox(smallRepository);
    for (const [cwd, ref] of [
      ['docs/decisions', '0002-use-sqlite.md'],
      ['docs', 'decisions/0002-use-sqlite.md'],
      ['docs', `${root}/docs/decisions/0002-use-sqlite.md`],
    ] as const) {
      assert.match((await runWith({ cwd }, 'show', ref)).out, /^ADR-0002 /);
    }
  });

  it('writes JSON', async () => {
    const { out } = await sandbox(smallRepository).run('show', '2', '--format', 'json');
    const data = JSON.parse(out) as {
      id: string;
      options: readonly { title: string; chosen: boolean; supporting: readonly { id: string }[] }[];
      relations: readonly { kind: string; decision: { id: string } | null }[];
      inbound: readonly { kind: string; decision: { id: string } | null }[];
      findings: readonly { rule: string }[];
    };
    assert.equal(data.id, 'ADR-0002');
    assert.deepEqual(
      data.options.map(({ title, chosen, supporting }) => [title, chosen, supporting.map(({ id }) => id)]),
      [
        ['SQLite', true, ['E1']],
        ['Files', false, []],
      ],
    );
    assert.deepEqual(
      [...data.relations, ...data.inbound].map(({ kind, decision }) => [kind, decision?.id]),
      [
        ['supersedes', 'ADR-0001'],
        ['superseded-by', 'ADR-0001'],
        ['depends-on', 'ADR-0003'],
      ],
    );
    assert.ok(data.findings.some(({ rule }) => rule === 'approver-missing'));
  });

  it('says which decisions may be meant', async () => {
    const record = '# X\n\n## Status\n\nAccepted\n\n## Decision\n\nX\n';
    const { run } = sandbox({ 'a/docs/adr/0001-x.md': record, 'b/docs/adr/0001-x.md': record });
    const several = await run('show', '1');
    assert.equal(several.code, 2);
    assert.equal(
      several.err,
      'grounds: 1 can be a/docs/adr/0001-x.md or b/docs/adr/0001-x.md: give the path.\n',
    );
    const unread = await sandbox(smallRepository).run('show', 'docs/decisions/README.md');
    assert.equal(unread.code, 2);
    assert.match(unread.err, /^grounds: docs\/decisions\/README\.md was not read as a decision: /);
  });

  it('names references that lead nowhere, and evidence that names no option', async () => {
    const { out } = await sandbox({
      ...smallRepository,
      'docs/decisions/0004-x.md':
        '---\nstatus: accepted\nrelates-to: ADR-0099#part\nevidence:\n  - id: E1\n    about: problem\n    finding: It hurts.\n---\n\n# X\n',
    }).run('show', '4');
    assert.match(out, /^ {2}relates to {2}ADR-0099#part \(not found\)$/m);
    assert.match(out, /^Other evidence\n {2}E1 {2}about: problem\n {4}It hurts\.$/m);
  });

  describe('--format html', () => {
    it('writes one document that loads and runs nothing', async () => {
      const { code, out, err } = await sandbox(smallRepository).run('show', '2', '--format', 'html');
      assert.equal(code, 0);
      assert.match(out, /^<!doctype html>\n<html lang="en">/);
      assert.match(out, /<title>ADR-0002 {2}Use SQLite<\/title>/);
      assert.match(
        out,
        /default-src &#39;none&#39;; style-src &#39;sha256-[^;]+&#39;; base-uri &#39;none&#39;/,
      );
      assert.doesNotMatch(out, /<script|<link|src=|@import|url\(/);
      // Git cannot be asked in this folder; the page says so without a path of this machine.
      assert.match(err, /git/i);
      assert.match(out, /Git could not be asked what the status was before\./);
      assert.doesNotMatch(out, /grounds cli/);
    });

    it('always writes the same, into a file too', async () => {
      const { run, read } = sandbox(smallRepository, { versioned: false });
      const first = await run('show', '2', '--format', 'html', '-C', 'docs');
      const { code, out } = await run(
        'show',
        '2',
        '--format',
        'html',
        '--output',
        'made/2.html',
        '-C',
        'docs',
      );
      assert.equal(code, 0);
      assert.equal(out, '');
      assert.equal(read('docs/made/2.html'), first.out);
      assert.match(first.out, /This folder is not in a git repository/);
    });

    it('links files where it is told where they can be seen', async () => {
      const base = 'https://example.org/files/';
      const { out } = await sandbox(smallRepository).run(
        'show',
        '2',
        '--format',
        'html',
        '--link-base',
        base,
      );
      assert.match(out, /href="https:\/\/example\.org\/files\/docs\/decisions\/0002-use-sqlite\.md#L\d+"/);
      const { code, err } = await sandbox(smallRepository).run('show', '2', '--link-base', 'javascript:x');
      assert.equal(code, 2);
      assert.match(err, /--link-base wants an address/);
    });
  });
});
