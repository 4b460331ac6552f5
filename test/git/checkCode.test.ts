import assert from 'node:assert/strict';
import { validateRelevance, validateReport } from '../unit/support/reportSchema';
import { removeSandboxes, sandbox, smallRepository } from '../unit/cli/sandbox';
import type { Sandbox } from '../unit/cli/sandbox';
import { git } from './support/git';

interface Report {
  readonly findings: readonly { readonly rule: string; readonly path: string; readonly severity: string }[];
  readonly summary: { readonly baselined: number };
}

const code = {
  'src/store.js': '// ADR-0002\n// ADR-0042\n',
  'src/orders.js': '// ADR-0001\n',
  'src/vendor/x.js': '// ADR-0099\n',
};

async function repository(files: Readonly<Record<string, string>>): Promise<Sandbox> {
  const made = sandbox({ ...smallRepository, ...code, ...files }, { versioned: false });
  await git(made.root, 'init', '--quiet', '--initial-branch=main');
  return made;
}

/** `rule path severity` of what is found in code. */
async function found({ run }: Sandbox, ...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await run('check', '--json', ...args);
  const report = JSON.parse(out) as Report;
  assert.deepEqual(validateReport(report), []);
  return report.findings
    .filter(({ path }) => path.startsWith('src/'))
    .map(({ rule, path, severity }) => `${rule} ${path} ${severity}`);
}

describe('checking how code names decisions', () => {
  after(removeSandboxes);

  it('reports unknown and superseded decisions at their lines', async () => {
    const { run } = await repository({ '.grounds.yaml': 'folders: docs/decisions\n' });
    const { out } = await run('check');
    assert.match(
      out,
      /\nsrc\/orders\.js\n {2}src\/orders\.js:1:4 {2}info {5}`ADR-0001` was superseded by ADR-0002 \(Use SQLite\): name that one here, or both\. {2}marker-superseded\n/,
    );
    assert.match(
      out,
      /\nsrc\/store\.js\n {2}src\/store\.js:2:4 {2}warning {2}`ADR-0042` is not a decision of this repository; correct it, or take it out\. {2}marker-unknown\n/,
    );
  });

  it('is quiet in a repository that nobody configured', async () => {
    const made = await repository({});
    const { out, code: exit } = await made.run('check');
    assert.match(out, /\n2 files name decisions that are not here; --verbose lists them\n/);
    assert.match(out, /\n1 file names a decision that was superseded; --verbose lists them\n/);
    assert.doesNotMatch(out, /src\/store\.js/);
    assert.equal(exit, 0);
    assert.deepEqual(await found(made), [
      'marker-superseded src/orders.js hint',
      'marker-unknown src/store.js hint',
      'marker-unknown src/vendor/x.js hint',
    ]);
  });

  it('does what the configuration says', async () => {
    assert.deepEqual(
      await found(
        await repository({
          '.grounds.yaml':
            'code:\n  ignore: src/vendor/\nrules:\n  marker-unknown: error\n  marker-superseded: off\n',
        }),
      ),
      ['marker-unknown src/store.js error'],
    );
  });

  it('reads no code when no rule asks for it', async () => {
    const made = await repository({
      '.grounds.yaml': 'rules:\n  marker-unknown: off\n  marker-superseded: off\n',
      'src/large.txt': `ADR-1\n${'x'.repeat(1024 * 1024)}`,
    });
    await git(made.root, 'add', '--all');
    assert.deepEqual(await found(made), []);
    assert.equal((await made.run('check')).err, '');
  });

  it('looks only where it is told to', async () => {
    const made = await repository({ 'src/decisions/0001-x.md': '# 1. X\n\n## Status\n\nAccepted\n' });
    assert.deepEqual(await found(made, 'docs/decisions'), []);
    assert.deepEqual(await found(made, 'docs/decisions/0002-use-sqlite.md', '.'), await found(made));
  });

  it('leaves out what the baseline holds', async () => {
    const made = await repository({ '.grounds.yaml': 'folders: docs/decisions\n' });
    assert.match((await made.run('baseline')).out, /of 2 decisions, and 3 in code; /);
    assert.deepEqual(await found(made), []);
    made.write({ 'src/new.js': '// ADR-0043\n' });
    assert.deepEqual(await found(made), ['marker-unknown src/new.js warning']);
  });

  it('starts a repository with what is in its code', async () => {
    const made = await repository({});
    await made.run('init', '--yes');
    assert.deepEqual(await found(made), []);
  });

  it('notes files that cannot be read', async () => {
    const made = await repository({ 'src/large.txt': `ADR-1\n${'x'.repeat(1024 * 1024)}` });
    await git(made.root, 'add', '--all');
    const { err } = await made.run('check');
    assert.match(err, /^1 file of code may name decisions and could not be read, such as src\/large\.txt: /);
  });

  it('shows the decisions of a folder', async () => {
    const made = await repository({
      'docs/decisions/0004-one-writer.md': `---\nstatus: accepted\ngoverns: [src/]\n---\n\n# One writer\n`,
      '.gitignore': 'out/\n',
      'src/out/made.js': '// ADR-0003\n',
    });
    const { out } = await made.run('for', 'src', '--json');
    const data = JSON.parse(out) as {
      readonly paths: readonly { readonly files: number; readonly decisions: readonly object[] }[];
    };
    assert.deepEqual(validateRelevance(data), []);
    const [asked] = data.paths;
    assert.equal(asked?.files, 3);
    assert.deepEqual(
      asked.decisions.map((decision) => ('id' in decision ? decision.id : undefined)),
      ['ADR-0004', 'ADR-0001', 'ADR-0002'],
    );
    assert.match((await made.run('for', '.')).out, /^\. \(\d+ files\)\n[^]*governs src\/: 3 files\n/);
  });
});
