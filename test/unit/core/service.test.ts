import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BASELINE_PATH, makeBaseline } from '../../../src/core/check/baseline';
import { FileReadError } from '../../../src/core/ports';
import { rules } from '../../../src/core/rules/index';
import { createDecisionService } from '../../../src/core/service';
import type { AnalysedFile, CheckResult, RecordAnalyser } from '../../../src/core/service';
import { memoryFiles } from '../support/memoryFileSystem';
import { openMemory } from '../support/openMemory';

function record(fields: string, body = ''): string {
  return `---\n${fields}---\n\n# Use SQLite\n\n${body}`;
}

const CONFIG = 'rules:\n  section-missing: off\n  approver-missing: off\n  accountable-missing: off\n';

/** `rule path severity` of findings. */
function brief(findings: readonly { rule: string; path: string; severity: string }[]): readonly string[] {
  return findings.map(({ rule, path, severity }) => `${severity} ${rule} ${path}`);
}

/** So that nothing is said about it. */
const EXPECTED = 'outcome: { expected: p95 under 200 ms }\n';

describe('createDecisionService', () => {
  it('reads nothing before it is opened', () => {
    const files = memoryFiles();
    createDecisionService({
      files,
      clock: { today: () => '2026-03-14' },
      logger: { debug: () => undefined, warn: () => undefined },
    });
    assert.deepEqual([...files.reads, ...files.listed], []);
  });

  it('tells where it looked when there is nothing', async () => {
    const { workspace } = await openMemory({ 'README.md': '# X\n' });
    assert.deepEqual([workspace.all(), workspace.folders, workspace.check().findings], [[], [], []]);
    assert.ok(workspace.searched.length > 5);
  });

  it('knows its decisions and checks them in order', async () => {
    const { workspace } = await openMemory({
      '.grounds.yaml': CONFIG,
      'docs/adr/0002-b.md': record('status: accepted\nsupersedes: ADR-0009\n'),
      'docs/adr/0001-a.md': record('status: accpeted\n'),
      'packages/p/docs/adr/0001-c.md': record('status: rejected\n'),
    });
    assert.deepEqual(
      workspace.all().map(({ id, path, status }) => `${id} ${status} ${path}`),
      [
        'ADR-0001 unknown docs/adr/0001-a.md',
        'ADR-0002 accepted docs/adr/0002-b.md',
        'ADR-0001 rejected packages/p/docs/adr/0001-c.md',
      ],
    );
    assert.deepEqual(workspace.folders, ['docs/adr', 'packages/p/docs/adr']);
    const { findings } = workspace.check();
    assert.deepEqual(brief(findings), [
      'warning status-unknown docs/adr/0001-a.md',
      'warning no-evidence docs/adr/0001-a.md',
      'error reference-unknown docs/adr/0002-b.md',
      'warning no-evidence docs/adr/0002-b.md',
      'hint outcome-missing docs/adr/0002-b.md',
    ]);
    assert.deepEqual(workspace.findingsFor('docs/adr/0002-b.md'), findings.slice(2));
  });

  it('is gentle without a configuration', async () => {
    const { workspace } = await openMemory({
      'docs/adr/0001-a.md': record('status: accepted\nsupersedes: ADR-0009\n'),
    });
    const { findings } = workspace.check();
    assert.ok(findings.some(({ rule, severity }) => rule === 'reference-unknown' && severity === 'warning'));
    assert.ok(findings.some(({ rule, severity }) => rule === 'no-evidence' && severity === 'hint'));
  });

  it('reads every file or says why not, and one never hides the others', async () => {
    const { workspace } = await openMemory({
      'docs/adr/0001-a.md': record('status: accepted\n'),
      'docs/adr/0002-b.md': new FileReadError('not-utf8', 'It is not UTF-8.'),
      'docs/adr/0003-c.md': 'x'.repeat(1024 * 1024 + 1),
      'docs/adr/0004-d.md': { kind: 'link' },
      'docs/adr/0005-e.md': new FileReadError('unreadable', 'There is no permission to read it.'),
      'docs/adr/0006-f.md': record('status: "accepted\n'),
      'docs/adr/0007-g.txt': '',
      'docs/adr/0008-h.md/x': '',
      'docs/adr/0009 ä #%.md': record('status: accepted\n').replaceAll('\n', '\r\n'),
    });
    assert.deepEqual(
      workspace.all().map(({ path }) => path),
      ['docs/adr/0001-a.md', 'docs/adr/0006-f.md', 'docs/adr/0009 ä #%.md'],
    );
    assert.deepEqual(
      workspace.notRead.map(({ path, kind }) => `${kind} ${path}`),
      [
        'not-utf8 docs/adr/0002-b.md',
        'too-large docs/adr/0003-c.md',
        'outside docs/adr/0004-d.md',
        'unreadable docs/adr/0005-e.md',
        'not-markdown docs/adr/0007-g.txt',
        'not-a-record docs/adr/0008-h.md',
      ],
    );
    assert.ok(brief(workspace.check().findings).includes('warning front-matter-syntax docs/adr/0006-f.md'));
  });

  it('goes on with the defaults when the configuration is broken, and says so', async () => {
    const { workspace } = await openMemory({
      '.grounds.yaml': 'folders: [docs/adr\n',
      [BASELINE_PATH]: '<<<<<<<',
      'docs/adr/0001-a.md': record('status: accepted\n'),
    });
    assert.equal(workspace.all().length, 1);
    assert.deepEqual(
      [...new Set(workspace.configFindings.map(({ path }) => path))].sort(),
      [BASELINE_PATH, '.grounds.yaml'].sort(),
    );
    const { findings } = workspace.check();
    assert.ok(workspace.configFindings.every((finding) => findings.includes(finding)));
    assert.deepEqual(
      findings.map(({ path }) => path),
      [...findings.map(({ path }) => path)].sort(),
    );
  });

  it('leaves out what is waived or in the baseline, and counts it', async () => {
    const files = memoryFiles({
      '.grounds.yaml': CONFIG,
      'docs/adr/0001-a.md': record(`status: accepted\n${EXPECTED}`),
      'docs/adr/0002-b.md': record(
        `status: accepted\n${EXPECTED}waivers: [{rule: no-evidence, why: "Decided by law.", by: lead, until: 2026-03-14}]\n`,
      ),
    });
    const { workspace: before } = await openMemory(files);
    assert.deepEqual(brief(before.check().findings), ['warning no-evidence docs/adr/0001-a.md']);
    assert.equal(before.check().waived, 1);
    files.set(BASELINE_PATH, makeBaseline(before.check().findings));
    const { workspace: after } = await openMemory(files);
    assert.deepEqual(after.check(), { findings: [], waived: 1, baselined: 1 });
    const { workspace: later } = await openMemory(files, { clock: { today: () => '2026-03-15' } });
    assert.deepEqual(brief(later.check().findings), [
      'info waiver-expired docs/adr/0002-b.md',
      'warning no-evidence docs/adr/0002-b.md',
    ]);
  });

  it('judges anew when the day changes', async () => {
    let today = '2026-03-14';
    const waived = 'status: accepted\nwaivers: [{rule: no-evidence, why: x, by: y, until: 2026-03-14}]\n';
    const { workspace } = await openMemory(
      { '.grounds.yaml': CONFIG, 'docs/adr/0001-a.md': record(waived) },
      { clock: { today: () => today } },
    );
    assert.equal(workspace.check().waived, 1);
    today = '2026-03-15';
    assert.equal(workspace.check().waived, 0);
  });

  it('reports the failure of a rule and keeps everything else', async () => {
    const [rule] = rules.filter(({ scope }) => scope === 'record');
    assert.ok(rule?.scope === 'record');
    const original = Object.getOwnPropertyDescriptor(rule, 'check') ?? {};
    rule.check = () => {
      throw new Error('broken on purpose');
    };
    try {
      const { workspace } = await openMemory({
        '.grounds.yaml': CONFIG,
        'docs/adr/0001-a.md': record(`status: accepted\n${EXPECTED}`),
      });
      const findings = workspace.check().findings;
      assert.deepEqual(brief(findings), [
        'error rule-failed docs/adr/0001-a.md',
        'warning no-evidence docs/adr/0001-a.md',
      ]);
      assert.match(findings[0]?.message ?? '', new RegExp(`${rule.id}.*broken on purpose`));
    } finally {
      Object.defineProperty(rule, 'check', original);
    }
  });

  it('can be cancelled between two files, and tells how far it is', async () => {
    const files = memoryFiles(
      Object.fromEntries(
        Array.from({ length: 200 }, (_, n) => [`docs/adr/${1000 + n}-a.md`, record('status: accepted\n')]),
      ),
    );
    const ports = {
      files,
      clock: { today: () => '2026-03-14' },
      logger: { debug: () => undefined, warn: () => undefined },
    };
    const token = { isCancellationRequested: false };
    const seen: number[] = [];
    const onProgress = (done: number, total: number): void => {
      seen.push(done);
      assert.equal(total, 200);
      token.isCancellationRequested = done >= 100;
    };
    await assert.rejects(createDecisionService(ports).open({ token, onProgress }), {
      name: 'CancelledError',
    });
    assert.ok(seen.length > 1 && (seen.at(-1) ?? 0) < 200);
    const all: number[] = [];
    await createDecisionService(ports).open({ onProgress: (done) => all.push(done) });
    assert.equal(all.at(-1), 200);
  });

  it('takes the analyses of another analyser', async () => {
    const analyser: RecordAnalyser = {
      analyse: (files) =>
        Promise.resolve(
          files.map(({ path }): AnalysedFile => ({
            kind: 'not-read',
            path,
            notRead: { path, kind: 'unreadable', reason: 'The worker said so.' },
          })),
        ),
    };
    const { workspace, files } = await openMemory(
      { 'docs/adr/0001-a.md': record('status: accepted\n') },
      { analyser },
    );
    assert.deepEqual(
      workspace.notRead.map(({ reason }) => reason),
      ['The worker said so.'],
    );
    assert.ok(!files.reads.includes('docs/adr/0001-a.md'));
  });
});

describe('DecisionWorkspace', () => {
  const superseding = record('status: accepted\nsupersedes: ADR-0001\n');

  it('knows what is a record by its path', async () => {
    const { workspace } = await openMemory({ 'docs/adr/0001-a.md': record('status: accepted\n') });
    assert.equal(workspace.folderOf('docs/adr/0002-new.md'), 'docs/adr');
    assert.equal(workspace.folderOf('docs/adr/backend/0002-new.md'), 'docs/adr/backend');
    assert.equal(workspace.folderOf('docs/adr/README.md'), undefined);
    assert.equal(workspace.folderOf('docs/other.md'), undefined);
    assert.equal(workspace.folderOf('docs/adr/evidence/0001/x.md'), undefined);
  });

  it('follows what is typed, and names who else is concerned', async () => {
    const { workspace } = await openMemory({
      '.grounds.yaml': CONFIG,
      'docs/adr/0001-a.md': record('status: accepted\n'),
      'docs/adr/0002-b.md': superseding,
      'docs/adr/0003-c.md': record('status: accepted\n'),
    });
    workspace.check();
    assert.deepEqual(
      await workspace.update('docs/adr/0001-a.md', record('status: superseded\nsuperseded-by: 2\n')),
      ['docs/adr/0001-a.md', 'docs/adr/0002-b.md'],
    );
    assert.deepEqual(workspace.findingsFor('docs/adr/0001-a.md'), []);
    assert.deepEqual(
      await workspace.update(
        'docs/adr/0001-a.md',
        record('status: superseded\nsuperseded-by: 2\n', 'More.\n'),
      ),
      ['docs/adr/0001-a.md'],
    );
    assert.equal((await workspace.parse('docs/adr/0001-a.md'))?.text.endsWith('More.\n'), true);
  });

  it('takes new records and lets them go', async () => {
    const { workspace, files } = await openMemory({
      '.grounds.yaml': CONFIG,
      'docs/adr/0002-b.md': superseding,
    });
    assert.ok(brief(workspace.check().findings).some((line) => line.includes('reference-unknown')));
    const affected = await workspace.update('docs/adr/0001-a.md', record('status: accepted\n'));
    assert.deepEqual([...affected].sort(), ['docs/adr/0001-a.md', 'docs/adr/0002-b.md']);
    assert.ok(!brief(workspace.check().findings).some((line) => line.includes('reference-unknown')));
    // It was never written, so reading it again finds nothing.
    const gone = await workspace.reload('docs/adr/0001-a.md');
    assert.deepEqual([...gone].sort(), ['docs/adr/0001-a.md', 'docs/adr/0002-b.md']);
    assert.ok(brief(workspace.check().findings).some((line) => line.includes('reference-unknown')));
    files.set('docs/adr/0001-a.md', record('status: accepted\n'));
    await workspace.reload('docs/adr/0001-a.md');
    assert.equal(workspace.all().length, 2);
  });

  it('drops what was typed when it reads the file again', async () => {
    const { workspace } = await openMemory({ 'docs/adr/0001-a.md': record('status: accepted\n') });
    await workspace.update('docs/adr/0001-a.md', record('status: rejected\n'));
    assert.equal(workspace.byPath('docs/adr/0001-a.md')?.status, 'rejected');
    await workspace.reload('docs/adr/0001-a.md');
    assert.equal(workspace.byPath('docs/adr/0001-a.md')?.status, 'accepted');
    assert.match((await workspace.parse('docs/adr/0001-a.md'))?.text ?? '', /accepted/);
  });

  it('keeps the list of what is not read current', async () => {
    const { workspace, files } = await openMemory({ 'docs/adr/0001-a.md': record('status: accepted\n') });
    const notRead = (): readonly string[] => workspace.notRead.map(({ path, kind }) => `${kind} ${path}`);
    await workspace.update('docs/adr/0001-a.md', 'x'.repeat(2_000_000));
    assert.deepEqual(notRead(), ['too-large docs/adr/0001-a.md']);
    assert.deepEqual(workspace.all(), []);
    await workspace.update('docs/adr/0001-a.md', record('status: accepted\n'));
    assert.deepEqual(notRead(), []);
    files.set('docs/adr/image.png', '');
    await workspace.reload('docs/adr/image.png');
    assert.deepEqual(notRead(), ['not-markdown docs/adr/image.png']);
    files.delete('docs/adr/image.png');
    await workspace.reload('docs/adr/image.png');
    assert.deepEqual(notRead(), []);
  });

  it('notices that a linked file came or went', async () => {
    const { workspace, files } = await openMemory({
      'docs/adr/0001-a.md': record('status: accepted\n', '![x](../img/a.png)\n'),
    });
    const broken = (): boolean =>
      workspace.findingsFor('docs/adr/0001-a.md').some(({ rule }) => rule === 'link-broken');
    assert.ok(broken());
    files.set('docs/img/a.png', '');
    assert.deepEqual(await workspace.reload('docs/img/a.png'), ['docs/img/a.png', 'docs/adr/0001-a.md']);
    assert.ok(!broken());
    files.delete('docs/img');
    assert.ok((await workspace.reload('docs/img/a.png')).includes('docs/adr/0001-a.md'));
    assert.ok(broken());
  });

  it('notices that a whole folder went', async () => {
    const { workspace, files } = await openMemory({
      'docs/adr/0001-a/README.md': record('status: accepted\n'),
      'docs/adr/0002-b.md': superseding,
    });
    files.delete('docs/adr');
    await workspace.reload('docs/adr');
    assert.deepEqual(workspace.all(), []);
  });

  it('makes changes in the order in which they are asked for', async () => {
    const { workspace } = await openMemory({ 'docs/adr/0001-a.md': record('status: accepted\n') });
    const links = Array.from({ length: 30 }, (_, n) => `[x](../f${n}/x.png)\n`).join('');
    await Promise.all([
      workspace.update('docs/adr/0001-a.md', record('status: rejected\n', links)),
      workspace.update('docs/adr/0001-a.md', record('status: deprecated\n')),
    ]);
    assert.equal(workspace.byPath('docs/adr/0001-a.md')?.status, 'deprecated');
  });

  it('reports the same after changes as when it is opened afresh', async () => {
    const path = fc.constantFrom(
      'docs/adr/0001-a.md',
      'docs/adr/0002-b.md',
      'docs/adr/0002-c.md',
      'docs/adr/x/0001-d.md',
    );
    const text = fc.constantFrom(
      record('status: accepted\n'),
      record('status: superseded\nsuperseded-by: 2\n'),
      record('status: accepted\nsupersedes: [1, 0002-b.md]\n'),
      record(
        'status: accepted\n',
        'See [ADR-0002](0002-b.md#context) and [x](../adr/0001-a.md).\n\n## Context\n',
      ),
      'not a record',
      undefined,
    );
    const step = fc.record({ path, text });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 8 }),
        fc.array(step, { maxLength: 8 }),
        async (first, then) => {
          const files = memoryFiles({ 'docs/adr': { kind: 'folder' } });
          const write = (at: string, content: string | undefined): void => {
            if (content === undefined) {
              files.delete(at);
            } else {
              files.set(at, content);
            }
          };
          first.forEach((one) => write(one.path, one.text));
          const { workspace } = await openMemory(files);
          workspace.check();
          for (const one of then) {
            write(one.path, one.text);
            await workspace.reload(one.path);
          }
          const { workspace: fresh } = await openMemory(files);
          assert.deepEqual(workspace.all(), fresh.all());
          assert.deepEqual(workspace.notRead, fresh.notRead);
          assert.deepEqual(withoutSuggestedTitles(workspace.check()), withoutSuggestedTitles(fresh.check()));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** While a title is typed, what others were told to have meant keeps the old one: see `DecisionIndex.set`. */
function withoutSuggestedTitles({ findings, ...counts }: CheckResult): unknown {
  return {
    ...counts,
    findings: findings.map(({ message, ...finding }) => ({
      ...finding,
      message: message.replace(/(did you mean `[^`]*`) \(.*\)\?/, '$1?'),
    })),
  };
}
