import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createGit } from '../../src/node/git/git';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

describe('createGit', () => {
  const folder = useTemporaryFolder();
  const environment = { ...process.env };

  /** Sets variables for this test; what is undefined is removed. */
  function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(variables)) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  }

  /** Puts a program named git before the real one. */
  async function fakeGit(script: string): Promise<void> {
    const file = await folder.write('bin/git', `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    setEnvironment({ PATH: `${folder.at('bin')}${delimiter}${process.env['PATH'] ?? ''}` });
  }

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet');
    // Nothing of the person who runs the tests.
    setEnvironment({
      HOME: folder.at('home'),
      XDG_CONFIG_HOME: folder.at('home'),
      USERPROFILE: folder.at('home'),
    });
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) {
      delete process.env[name];
    }
    Object.assign(process.env, environment);
  });

  describe('userName', () => {
    it('is what is configured', async () => {
      await git(folder.path, 'config', 'user.name', 'Jürgen  der Zweite');
      assert.equal(await createGit(folder.path).userName(), 'Jürgen  der Zweite');
    });

    it('is found in the settings of the user', async () => {
      await folder.write('home/.gitconfig', '[user]\n\tname = Storage Lead\n');
      assert.equal(await createGit(folder.path).userName(), 'Storage Lead');
    });

    it('is undefined when nothing is configured, or nothing but blanks', async () => {
      assert.equal(await createGit(folder.path).userName(), undefined);
      await git(folder.path, 'config', 'user.name', '  ');
      assert.equal(await createGit(folder.path).userName(), undefined);
    });

    it('takes no notice of variables that point git elsewhere, and does not stumble over them', async () => {
      await git(folder.path, 'config', 'user.name', 'Storage Lead');
      setEnvironment({
        GIT_DIR: folder.at('gone'),
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'user.name',
        GIT_CONFIG_VALUE_0: 'Somebody Else',
        EDITOR: 'vi',
        PAGER: 'less',
      });
      assert.equal(await createGit(folder.path).userName(), 'Storage Lead');
    });

    it('says so when git is not installed', async () => {
      setEnvironment({ PATH: folder.at('empty') });
      await assert.rejects(createGit(folder.path).userName(), {
        name: 'GitError',
        kind: 'not-installed',
        message: 'Git is not installed or not on the PATH.',
      });
    });

    it('says so when it was cancelled before', async () => {
      await assert.rejects(createGit(folder.path, { signal: AbortSignal.abort() }).userName(), {
        kind: 'cancelled',
      });
    });

    describe('with a git that misbehaves', () => {
      before(function () {
        if (process.platform === 'win32') {
          this.skip();
        }
      });

      it('says what git said', async () => {
        await fakeGit('echo "fatal: bad config line 1 in file .git/config" >&2; exit 128');
        await assert.rejects(createGit(folder.path).userName(), {
          kind: 'failed',
          message: 'fatal: bad config line 1 in file .git/config',
          exitCode: 128,
        });
      });

      it('takes no silent failure for success', async () => {
        await fakeGit('exit 3');
        await assert.rejects(createGit(folder.path).userName(), {
          kind: 'failed',
          message: 'Git ended with exit code 3.',
          exitCode: 3,
        });
      });

      it('knows when a folder is no repository', async () => {
        await fakeGit(
          'echo "fatal: not a git repository (or any of the parent directories): .git" >&2; exit 128',
        );
        await assert.rejects(createGit(folder.path).userName(), { kind: 'not-a-repository' });
      });

      it('asks in a fixed language and takes no locks', async () => {
        await fakeGit('echo "$LC_ALL $GIT_OPTIONAL_LOCKS"');
        assert.equal(await createGit(folder.path).userName(), 'C 0');
      });

      it('ends one that hangs', async () => {
        await fakeGit('exec sleep 60');
        await assert.rejects(createGit(folder.path, { timeout: 100 }).userName(), {
          kind: 'failed',
          exitCode: undefined,
        });
      });

      it('ends one that is cancelled', async () => {
        await fakeGit(`: > '${folder.at('started')}'; exec sleep 60`);
        const controller = new AbortController();
        const name = createGit(folder.path, { signal: controller.signal }).userName();
        const ended = assert.rejects(name, { kind: 'cancelled' });
        while (!existsSync(folder.at('started'))) {
          await setImmediate();
        }
        controller.abort();
        await ended;
      });
    });
  });

  describe('of a repository that brings programs with it', () => {
    /** A program that leaves a trace when it is run. */
    async function program(name: string): Promise<string> {
      const file = await folder.write(`bin/${name}`, `#!/bin/sh\ntouch '${folder.at('ran')}-${name}'\ncat\n`);
      await chmod(file, 0o755);
      return file;
    }

    const traces = async (): Promise<readonly string[]> =>
      (await readdir(folder.path)).filter((name) => name.startsWith('ran-'));

    beforeEach(async () => {
      await folder.write('.git/info/exclude', 'bin\nhome\nran-*\n');
      await folder.write('.gitattributes', '*.csv filter=tidy diff=table\n*.big filter=lfs\n');
      await folder.write('data.csv', 'one\n');
      await git(folder.path, 'add', '-A');
      await git(folder.path, 'commit', '--quiet', '-m', 'Begin');
      // As long as before, so that only the contents tell the two apart.
      await folder.write('data.csv', 'two\n');
    });

    it('runs none of them, and still sees what changed', async () => {
      const set = async (key: string, name: string): Promise<unknown> =>
        git(folder.path, 'config', key, await program(name));
      await set('core.fsmonitor', 'monitor');
      await set('filter.tidy.clean', 'clean');
      await set('filter.tidy.process', 'process');
      await set('diff.table.textconv', 'textconv');
      await set('diff.external', 'external');
      await set('gpg.program', 'gpg');
      await git(folder.path, 'config', 'log.showSignature', 'true');
      await git(folder.path, 'config', 'filter.tidy.required', 'true');

      const repository = createGit(folder.path);
      const head = (await repository.head()) ?? '';
      assert.deepEqual(await repository.uncommitted(), ['data.csv']);
      const [stored = ''] = await repository.storedIds(['data.csv']);
      const entry = (await repository.files(head)).at('data.csv');
      assert.notEqual(stored, entry?.id);
      assert.equal(String(await repository.blob(entry?.id ?? '')), 'one\n');
      assert.deepEqual(await repository.changed(head, head), []);
      assert.deepEqual([...(await repository.existing([head]))], [head]);
      assert.deepEqual(await traces(), []);
    });

    it('runs the filters that its user has set up for all repositories', async () => {
      const clean = await program('clean');
      await folder.write('home/.gitconfig', `[filter "tidy"]\n\tclean = ${clean}\n`);
      assert.deepEqual(await createGit(folder.path).uncommitted(), ['data.csv']);
      assert.deepEqual(await traces(), ['ran-clean']);
    });

    it('refuses a filter that it cannot switch off', async () => {
      await git(folder.path, 'config', 'filter.a=b.clean', await program('clean'));
      await assert.rejects(createGit(folder.path).uncommitted(), {
        kind: 'failed',
        message: /filter named "a=b", which cannot be switched off/,
      });
      assert.deepEqual(await traces(), []);
    });
  });
});
