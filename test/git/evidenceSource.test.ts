import assert from 'node:assert/strict';
import { CancelledError } from '../../src/core/service';
import type { BuiltProgram } from '../../src/node/builtProgram';
import { createEvidenceSource } from '../../src/node/evidence/evidenceSource';
import type { EvidenceSourceParts } from '../../src/node/evidence/evidenceSource';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { testRepository } from './support/repository';

const REPORT = 'report.xml';

describe('the source of evidence', () => {
  const folder = useTemporaryFolder();
  const messages: string[] = [];
  const logger = {
    debug: (message: string) => void messages.push(message),
    warn: (message: string) => void messages.push(message),
  };

  beforeEach(async () => {
    messages.length = 0;
    const repository = await testRepository(folder.at('repo'));
    await repository.commit({ [REPORT]: '<testsuite><testcase name="a"/></testsuite>', 'src/a.js': '1' });
  });

  function source(parts: Partial<EvidenceSourceParts> = {}): ReturnType<typeof createEvidenceSource> {
    const clock = { today: () => '2026-01-01' };
    const root = folder.at('repo');
    return createEvidenceSource({
      root,
      cacheFolder: undefined,
      program: undefined,
      mayRunGit: true,
      clock,
      logger,
      ...parts,
    });
  }

  it('runs no git in a folder that is not trusted, reads the data all the same, and says what it cannot know', async () => {
    const path = process.env['PATH'];
    try {
      // A git that was run now would be missed.
      process.env['PATH'] = folder.at('nowhere');
      const snapshot = await source({ mayRunGit: false }).open({});
      const { head, trouble } = snapshot.facts;
      assert.deepEqual([head, trouble], [undefined, 'git is not run in a folder that is not trusted']);
      await snapshot.prepare(new Set(['a'.repeat(40)]), new Set(['b'.repeat(40)]));
      assert.equal(snapshot.facts.hasCommit('a'.repeat(40)), false);
      assert.equal(snapshot.facts.covered(['src/']), undefined);
      const [file] = await snapshot.read([{ path: REPORT, format: undefined, queries: [] }], {});
      assert.equal(file?.kind, 'read');
      assert.deepEqual(messages, []);
      const missed = await source().open({});
      assert.match(missed.facts.trouble ?? '', /^git could not be asked/);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('stops reading a report when nobody waits for it any more', async () => {
    const endless = await folder.write(
      'endless.js',
      `require('node:worker_threads').parentPort.on('message', () => undefined);`,
    );
    const program: BuiltProgram = { threads: { file: endless, execArgv: [] }, fingerprint: 'one build' };
    const token = { isCancellationRequested: false };
    const snapshot = await source({ program }).open({});
    const read = snapshot.read([{ path: REPORT, format: undefined, queries: [] }], { token });
    setTimeout(() => (token.isCancellationRequested = true), 50);
    await assert.rejects(read, CancelledError);
  });
});
