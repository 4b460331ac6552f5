import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { makeSample } from '../../scripts/sample/makeSample';
import type { Finding } from '../../src/core/model/finding';
import { findGitDirectory } from '../../src/node/root';
import { createNodeService } from '../../src/node/service';
import type * as serviceModule from '../../src/node/service';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const source = resolve(__dirname, '../../src/node');
const messages: string[] = [];
const logger = { debug: (): void => undefined, warn: (message: string) => messages.push(message) };

function summary(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ path, rule, severity }) => `${/\d{4}/.exec(path)?.[0] ?? path} ${severity} ${rule}`);
}

describe('createNodeService', () => {
  const folder = useTemporaryFolder();

  beforeEach(() => {
    messages.length = 0;
  });

  it('finds in the sample what the sample is made to show', async () => {
    await makeSample(folder.at('sample'));
    const workspace = await createNodeService(folder.at('sample'), { cache: false, logger }).open();
    assert.deepEqual(workspace.folders, ['docs/decisions']);
    assert.deepEqual(workspace.notRead, []);
    assert.deepEqual(
      workspace.all().map(({ id, status, state }) => `${id} ${status} ${state ?? '-'}`),
      [
        'ADR-0001 superseded -',
        'ADR-0002 accepted unsupported',
        'ADR-0003 accepted one-sided',
        'ADR-0004 accepted supported',
        'ADR-0005 accepted unverified',
        'ADR-0006 accepted unverified',
        'ADR-0007 proposed unsupported',
        'ADR-0008 rejected -',
        'ADR-0009 draft -',
      ],
    );
    assert.deepEqual(summary(workspace.check().findings), [
      '0002 warning no-evidence',
      '0002 hint outcome-missing',
      '0003 warning superseded-still-accepted',
      '0003 hint problem-unproven',
      '0003 hint outcome-missing',
      '0003 warning supersede-one-sided',
      '0003 warning option-untested',
      '0004 hint problem-unproven',
      '0005 hint problem-unproven',
      '0005 hint outcome-missing',
      '0006 hint problem-unproven',
      '0006 hint outcome-missing',
      '0006 warning option-untested',
      '0007 warning decision-overdue',
      '0007 hint problem-unproven',
      '0007 error front-matter-schema',
      '0007 info option-untested',
      '0009 error front-matter-syntax',
      '0009 hint accountable-missing',
      '0009 hint approver-missing',
      '0009 hint no-evidence',
      '0009 hint section-missing',
    ]);
  });

  it('reads any revision of the sample without complaint', async () => {
    await makeSample(folder.at('sample'));
    const commits = (await git(folder.at('sample'), 'rev-list', '--reverse', 'main')).trim().split('\n');
    const counts: number[] = [];
    for (const commit of commits) {
      await git(folder.at('sample'), 'checkout', '--quiet', '--detach', commit);
      const workspace = await createNodeService(folder.at('sample'), { cache: false, logger }).open();
      assert.deepEqual(workspace.notRead, []);
      counts.push(workspace.all().length);
    }
    assert.deepEqual(counts, [0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 7, 8, 9, 9, 9]);
  });

  describe('as it is built', () => {
    let program: string;
    let built: typeof serviceModule;

    before(async () => {
      program = await mkdtemp(join(tmpdir(), 'grounds-test-build-'));
      await build({
        entryPoints: [join(source, 'service.ts'), join(source, 'worker.ts')],
        outdir: program,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        mainFields: ['module', 'main'],
      });
      built = createRequire(__filename)(join(program, 'service.js')) as typeof serviceModule;
    });
    after(async () => {
      await rm(program, { recursive: true, force: true });
    });

    async function check(root: string, cache = true): Promise<readonly string[]> {
      const workspace = await built.createNodeService(root, { cache, logger }).open();
      return summary(workspace.check().findings);
    }

    it('keeps its cache where git never looks, in a worktree too', async () => {
      await makeSample(folder.at('sample'));
      await git(folder.at('sample'), 'worktree', 'add', '--quiet', folder.at('tree'), 'main~1');
      for (const root of [folder.at('sample'), folder.at('tree')]) {
        const first = await check(root);
        assert.ok(first.length > 0);
        const directory = await findGitDirectory(root);
        assert.ok(directory !== undefined && (await stat(join(directory, 'grounds/analyses'))).size > 0);
        assert.deepEqual(await check(root), first);
        assert.equal(await git(root, 'status', '--porcelain', '--ignored'), '');
      }
      assert.equal(await git(folder.at('sample'), 'fsck', '--strict', '--no-progress'), '');
      assert.deepEqual(messages, []);
    });

    it('leaves no cache when none is wanted, or where there is no repository', async () => {
      await makeSample(folder.at('sample'));
      await check(folder.at('sample'), false);
      await assert.rejects(stat(folder.at('sample/.git/grounds')), { code: 'ENOENT' });
      await rm(folder.at('sample/.git'), { recursive: true });
      assert.ok((await check(folder.at('sample'))).length > 0);
      await assert.rejects(stat(folder.at('sample/.git')), { code: 'ENOENT' });
    });

    it('says the same with threads, in line and from the cache', async () => {
      await makeSample(folder.at('sample'));
      const record = await readFile(
        folder.at('sample/docs/decisions/0007-choose-a-search-engine-for-the-menu.md'),
        'utf8',
      );
      for (let number = 100; number < 400; number += 1) {
        await writeFile(folder.at(`sample/docs/decisions/0${number}-search-${number}.md`), record);
      }
      const inLine = await createNodeService(folder.at('sample'), { cache: false, logger }).open();
      const expected = summary(inLine.check().findings);
      assert.ok(expected.length > 600);
      assert.deepEqual(await check(folder.at('sample')), expected);
      assert.deepEqual(await check(folder.at('sample')), expected);
      assert.deepEqual(messages, []);
    });
  });
});
