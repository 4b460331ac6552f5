import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createObjectReader } from '../../src/node/git/objectReader';
import { startGit } from '../../src/node/git/startGit';
import type { RunningGit } from '../../src/node/git/startGit';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

async function read(running: RunningGit): Promise<string> {
  let text = '';
  for await (const piece of running.output()) {
    text += piece.toString('utf8');
  }
  return text;
}

describe('a running git', () => {
  const folder = useTemporaryFolder();
  const { PATH } = process.env;

  /** Puts a program named git before the real one. */
  async function fakeGit(script: string): Promise<void> {
    const file = await folder.write('bin/git', `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    process.env['PATH'] = `${folder.at('bin')}${delimiter}${PATH ?? ''}`;
  }

  before(function () {
    if (process.platform === 'win32') {
      this.skip();
    }
  });
  afterEach(() => {
    process.env['PATH'] = PATH;
  });

  it('works in its folder, offline, in one language and without locks', async () => {
    await fakeGit('echo "$LC_ALL $GIT_OPTIONAL_LOCKS $GIT_ALLOW_PROTOCOL $*"');
    assert.equal(
      await read(startGit(folder.path, ['log'])),
      `C 0 none -C ${folder.path} -c core.fsmonitor=false -c log.showSignature=false log\n`,
    );
  });

  it('answers what it was asked', async () => {
    await fakeGit('cat');
    const running = startGit(folder.path, []);
    const answer = read(running);
    await running.write('one\n');
    await running.write('x'.repeat(1 << 20));
    running.closeInput();
    assert.equal((await answer).length, (1 << 20) + 4);
  });

  it('fails by its exit code after what it wrote', async () => {
    await fakeGit('echo some; echo "fatal: detected dubious ownership in repository at" >&2; exit 128');
    await assert.rejects(read(startGit(folder.path, [])), {
      name: 'GitError',
      kind: 'not-owned',
      exitCode: 128,
    });
  });

  it('fails when somebody ends it', async () => {
    await fakeGit('echo some; kill -9 $$');
    await assert.rejects(read(startGit(folder.path, [])), {
      kind: 'failed',
      message: 'Git was ended from outside.',
    });
  });

  it('fails when it is not there', async () => {
    process.env['PATH'] = folder.at('empty');
    await assert.rejects(read(startGit(folder.path, [])), { kind: 'not-installed' });
    await assert.rejects(createObjectReader(folder.path, { maxBytes: 1 }).read('a'.repeat(40)), {
      kind: 'not-installed',
    });
  });

  it('is ended when it is silent for too long', async () => {
    await fakeGit('exec sleep 60');
    await assert.rejects(read(startGit(folder.path, [], { timeout: 100 })), /gave no answer for 0.1 seconds/);
  });

  it('is ended when it is cancelled', async () => {
    await fakeGit(`: > '${folder.at('started')}'; exec sleep 60`);
    const controller = new AbortController();
    const ended = assert.rejects(read(startGit(folder.path, [], { signal: controller.signal })), {
      kind: 'cancelled',
    });
    while (!existsSync(folder.at('started'))) {
      await setImmediate();
    }
    controller.abort();
    await ended;
  });

  it('keeps no more than the beginning of what it complains about', async () => {
    await fakeGit('head -c 3000000 /dev/zero | tr "\\0" x >&2; exit 1');
    await assert.rejects(read(startGit(folder.path, [])), ({ message }: Error) => message.length < 1 << 18);
  });

  it('may be silent while nothing is asked of it', async () => {
    await git(folder.path, 'init', '--quiet');
    const id = (await git(folder.path, 'hash-object', '-w', await folder.write('a', 'text'))).trim();
    const reader = createObjectReader(folder.path, { maxBytes: 10, timeout: 50 });
    await reader.read(id);
    const until = performance.now() + 200;
    while (performance.now() < until) {
      await setImmediate();
    }
    assert.equal((await reader.read(id)).kind, 'read');
    reader.close();
  });
});
