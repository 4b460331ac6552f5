import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { validateRelevance } from '../support/reportSchema';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

const record = (front: string, title: string): string =>
  `---\nstatus: accepted\n${front}\n---\n\n# ${title}\n\n## Decision Outcome\n\nWe do.\n`;

const files = {
  ...smallRepository,
  'docs/decisions/0004-one-writer.md': record('governs: [src/store/, "!src/store/vendor/"]', 'One writer'),
  'docs/decisions/0005-old.md': record('governs: src/', 'Old').replace('accepted', 'rejected'),
  'src/store/put.ts': '// ADR-0002: one file\nput(); // see ADR-99\r\n// ADR-2 again\n',
  'src/store/vendor/x.c': 'int x;\n',
};

interface Relevance {
  readonly paths: readonly {
    readonly path: string;
    readonly kind: string;
    readonly decisions: readonly {
      readonly id: string;
      readonly state: string | null;
      readonly reasons: readonly { readonly kind: string; readonly text?: string; readonly glob?: string }[];
    }[];
    readonly unclear: readonly { readonly text: string }[];
  }[];
}

describe('grounds for', () => {
  after(removeSandboxes);

  it('shows the decisions that govern a file and those that it names', async () => {
    const { code, out, err } = await sandbox(files).run('for', 'src/store/put.ts', '--no-verify');
    assert.equal(
      out,
      `src/store/put.ts
  ADR-0004  One writer  (accepted, unsupported)
      docs/decisions/0004-one-writer.md
      governs src/store/
  ADR-0002  Use SQLite  (accepted, supported)
      docs/decisions/0002-use-sqlite.md
      named at src/store/put.ts:1:4: ADR-0002
      named at src/store/put.ts:3:4: ADR-2
  src/store/put.ts:2:15 names ADR-99, which is not a decision of this repository
`,
    );
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('says so when no decision is about a file, and when there is no such file yet', async () => {
    const { code, out } = await sandbox(files).run(
      'for',
      'src/store/vendor/x.c',
      'src/store/plan.ts',
      '--no-verify',
    );
    assert.match(out, /^src\/store\/vendor\/x\.c\n {2}No decision governs it or is named in it\.\n\n/);
    assert.match(out, /\nsrc\/store\/plan\.ts \(not there yet\)\n {2}ADR-0004 {2}One writer/);
    assert.equal(code, 0);
  });

  it('takes paths from where it runs', async () => {
    const { runWith, root } = sandbox(files);
    for (const path of ['put.ts', '../store/put.ts', `${root}/src/store/put.ts`]) {
      assert.match(
        (await runWith({ cwd: 'src/store' }, 'for', path, '--no-verify')).out,
        /^src\/store\/put\.ts\n/,
      );
    }
  });

  for (const path of ['../elsewhere.ts', '/etc/hosts']) {
    it(`refuses ${path}`, async () => {
      const { code, out, err } = await sandbox(files).run('for', path);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /is not in the repository .*: give a path inside it\./);
    });
  }

  it('reads nothing through a link that leads out of the repository', async () => {
    const outside = sandbox({ 'secret.txt': 'ADR-0002\n' });
    const { root, run } = sandbox(files);
    symlinkSync(join(outside.root, 'secret.txt'), join(root, 'link.txt'));
    const { out } = await run('for', 'link.txt', '--no-verify');
    assert.match(out, /No decision governs it[^]*link\.txt was not read: It leads out of the repository/);
  });

  it('reads no markers in a record', async () => {
    const { out } = await sandbox(files).run('for', 'docs/decisions/0003-cache-menus.md', '--no-verify');
    assert.match(out, /No decision governs it/);
  });

  it('needs no git where there is none', async () => {
    const { run } = sandbox(files, { versioned: false });
    const { out, code } = await run('for', 'src', '--no-verify');
    assert.match(
      out,
      /^src \(1 file\)\n[^]*governs src\/store\/: 1 file\n[^]*named at src\/store\/put\.ts:1:4: ADR-0002\n/,
    );
    assert.equal(code, 0);
  });

  it('uses the prefixes of the configuration', async () => {
    const { run } = sandbox({
      ...files,
      '.grounds.yaml': 'code:\n  markers: RFC\n',
      'src/a.ts': '// RFC-4, not ADR-2\n',
    });
    const { out } = await run('for', 'src/a.ts', '--no-verify');
    assert.match(out, /named at src\/a\.ts:1:4: RFC-4/);
    assert.doesNotMatch(out, /ADR-2/);
  });

  it('writes JSON by its schema', async () => {
    const { run } = sandbox(files);
    const { out } = await run(
      'for',
      'src/store/put.ts',
      'src/store/put.ts',
      'src/plan.ts',
      '--json',
      '--no-verify',
    );
    const data = JSON.parse(out) as Relevance;
    assert.deepEqual(validateRelevance(data), []);
    assert.deepEqual(
      data.paths.map(({ path, kind }) => [path, kind]),
      [
        ['src/store/put.ts', 'file'],
        ['src/plan.ts', 'missing'],
      ],
    );
    const [asked] = data.paths;
    assert.deepEqual(
      asked?.decisions.map(({ id, state, reasons }) => [
        id,
        state,
        ...reasons.map(({ text, glob }) => text ?? glob),
      ]),
      [
        ['ADR-0004', 'unsupported', 'src/store/'],
        ['ADR-0002', 'supported', 'ADR-0002', 'ADR-2'],
      ],
    );
    assert.deepEqual(
      asked?.unclear.map(({ text }) => text),
      ['ADR-99'],
    );
  });

  it('asks for a path', async () => {
    const { code, err } = await sandbox(files).run('for');
    assert.equal(code, 2);
    assert.match(err, /Say which file or folder/);
  });
});
