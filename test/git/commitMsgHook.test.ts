import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { main } from '../../src/cli/main';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const execute = promisify(execFile);

function record(title: string, front: readonly string[] = []): string {
  return [
    '---',
    'status: accepted',
    ...front,
    '---',
    '',
    `# ${title}`,
    '',
    '## Decision Outcome',
    '',
    'Yes.',
    '',
  ].join('\n');
}

describe('grounds commit-msg-hook', () => {
  const folder = useTemporaryFolder();
  let root: string;
  let program: string;

  before(async function () {
    this.timeout(60_000);
    // As people have it: one file that node runs.
    const { outputFiles } = await build({
      entryPoints: [resolve(__dirname, '../../src/cli/bin.ts')],
      bundle: true,
      platform: 'node',
      write: false,
      logLevel: 'error',
    });
    program = Buffer.from(outputFiles[0]?.contents ?? []).toString('utf8');
  });

  beforeEach(async () => {
    root = folder.at('the repository');
    await mkdir(root);
    await git(root, 'init', '--quiet', '--initial-branch=main');
    await write('.grounds.yaml', 'folders: [docs/decisions]\n');
    await write('docs/decisions/0007-use-sqlite.md', record('Use SQLite'));
    await write('docs/decisions/0008-cache-menus.md', record('Cache menus', ['governs: [src/menu/]']));
    await write('docs/decisions/0009-old.md', record('Old').replace('accepted', 'superseded'));
    await commit('Decide');
  });

  const write = (path: string, text: string): Promise<string> => folder.write(`the repository/${path}`, text);

  async function commit(message: string, ...args: string[]): Promise<void> {
    await git(root, 'add', '--all');
    await git(root, 'commit', '--quiet', '--allow-empty', '-m', message, ...args);
  }

  async function run(
    message: string | Buffer,
    ...options: string[]
  ): Promise<{ code: number; said: string; after: Buffer }> {
    const file = join(root, '.git', 'COMMIT_EDITMSG');
    await writeFile(file, message);
    let said = '';
    const sink = { write: (text: string) => void (said += text) };
    const code = await main(['commit-msg-hook', '.git/COMMIT_EDITMSG', ...options], {
      cwd: root,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: sink,
      stderr: sink,
    });
    return { code, said, after: await readFile(file) };
  }

  async function onBranch(name: string): Promise<void> {
    await git(root, 'checkout', '--quiet', '-b', name);
  }

  async function leavesAlone(message: string | Buffer, ...options: string[]): Promise<string> {
    const { code, said, after } = await run(message, ...options);
    assert.equal(code, 0, said);
    assert.deepEqual(after, Buffer.from(message as string));
    return said;
  }

  describe('adds the trailer', () => {
    for (const branch of ['feature/ADR-7-sqlite', 'adr7', '0007-use-sqlite', 'x/0007-use-sqlite']) {
      it(`from the branch ${branch}`, async () => {
        await onBranch(branch);
        const { code, said, after } = await run('Store orders\n');
        assert.equal(code, 0);
        assert.equal(after.toString(), 'Store orders\n\nDecision: ADR-0007\n');
        assert.equal(
          said,
          'grounds: Added `Decision: ADR-0007`, for ADR-0007 is what the branch is named after.\n',
        );
        // The second time it is there.
        assert.equal(await leavesAlone(after), '');
      });
    }

    it('from the files that a decision governs', async () => {
      await write('src/menu/cache.js', 'export {};\n');
      await git(root, 'add', '--all');
      const { after, said } = await run('Cache menus\n\nSigned-off-by: A <a@example.org>\n');
      assert.equal(after.toString(), 'Cache menus\n\nSigned-off-by: A <a@example.org>\nDecision: ADR-0008\n');
      assert.match(said, /for ADR-0008 governs files of this commit\.$/m);
      await leavesAlone('Cache menus\n', '--from', 'branch');
    });

    it('in bytes of any encoding, above comments and changes, with Windows line ends', async () => {
      await onBranch('adr-7');
      const message = Buffer.from(
        'Bestellungen \xfcber Nacht\r\n\r\n\xa0\r\n# Comment \xe9\r\n# ------------------------ >8 ------------------------\r\n+\xff\x80 Decision: x\r\n',
        'latin1',
      );
      const { after } = await run(message);
      assert.equal(
        after.toString('latin1'),
        message.toString('latin1').replace('\xa0\r\n', '\xa0\r\n\r\nDecision: ADR-0007\r\n'),
      );
    });

    it('with the comment character of the repository', async () => {
      await onBranch('adr-7');
      await git(root, 'config', 'core.commentChar', ';');
      assert.equal(
        (await run('#12 is fixed\n; c\n')).after.toString(),
        '#12 is fixed\n\nDecision: ADR-0007\n; c\n',
      );
      await git(root, 'config', 'core.commentChar', 'auto');
      assert.equal(
        (await run('#12 is fixed\n@ c\n')).after.toString(),
        '#12 is fixed\n\nDecision: ADR-0007\n@ c\n',
      );
    });

    it('under the key of the repository, with a path where the id may mean several', async () => {
      await write('.grounds.yaml', 'folders: [docs/decisions, adr]\ncommits: {trailers: [Implements]}\n');
      await write('adr/0007-other.md', record('Other'));
      await onBranch('0007-use-sqlite');
      assert.equal(
        (await run('Store orders\n')).after.toString(),
        'Store orders\n\nImplements: docs/decisions/0007-use-sqlite.md\n',
      );
    });
  });

  describe('leaves alone', () => {
    beforeEach(() => onBranch('adr-7'));

    const messages = [
      'Store orders\n\nDecision: ADR-0008\n',
      'Store orders (ADR-8)\n',
      "Merge branch 'main' into adr-7\n",
      'Revert "Store orders"\n\nThis reverts commit 0123.\n',
      'fixup! Store orders\n',
      'squash! Store orders\n\nmore\n',
      'amend! Store orders\n\nStore all orders\n',
      '\n# nothing\n',
      '',
    ];
    for (const message of messages) {
      it(JSON.stringify(message), () => leavesAlone(message));
    }

    for (const name of ['MERGE_HEAD', 'REVERT_HEAD', 'CHERRY_PICK_HEAD']) {
      it(`messages while there is a ${name}`, async () => {
        await writeFile(join(root, '.git', name), '0'.repeat(40));
        await leavesAlone('Any message\n');
      });
    }

    it('messages where decisions cannot be read', async () => {
      await write('.grounds.yaml', 'folders: {a: [}\n');
      assert.match(await leavesAlone('Store orders\n'), /^grounds: The commit message was left as it is: /);
    });

    it('messages where there are no decisions', async () => {
      await write('.grounds.yaml', 'folders: [elsewhere]\n');
      await leavesAlone('Store orders\n\nDecision: ADR-99\n');
    });
  });

  it('names no decision that is not in force, and says so of one that a message names', async () => {
    await onBranch('adr-9');
    await leavesAlone('Store orders\n');
    assert.match(
      await leavesAlone('Store orders\n\nDecision: ADR-9\n'),
      /^grounds: ADR-0009, which the commit message names, is superseded; committed all the same\.$/m,
    );
  });

  it('refuses a decision that does not exist', async () => {
    const message = 'Store orders\n\nDecision: ADR-7, ADR-99\n';
    const { code, said, after } = await run(message);
    assert.equal(code, 1);
    assert.match(said, /^grounds: There is no decision `ADR-99`, which the commit message names: /);
    assert.equal(after.toString(), message);
    // What is not stated in a trailer may mean anything.
    await leavesAlone('ADR-99 is not ours\n');
  });

  it('only says with --check what is missing', async () => {
    await onBranch('adr-7');
    const { code, said, after } = await run('Store orders\n', '--check');
    assert.equal(code, 1);
    assert.match(
      said,
      /names no decision, but ADR-0007 is what the branch is named after: add `Decision: ADR-0007`\.$/m,
    );
    assert.equal(after.toString(), 'Store orders\n');
  });

  it('says what it needs', async () => {
    const { code, said } = await run('x', '--from', 'nowhere');
    assert.deepEqual([code, said.includes('--from cannot be')], [2, true]);
    let missing = '';
    const sink = { write: (text: string) => void (missing += text) };
    const io = { cwd: root, env: {}, isTerminal: false, columns: undefined, stdout: sink, stderr: sink };
    assert.equal(await main(['commit-msg-hook', 'none'], io), 2);
    assert.match(missing, /could not be read/);
  });

  describe('run by git', () => {
    const call = (): string =>
      `'${process.execPath.replaceAll('\\', '/')}' '${folder.at('grounds.js').replaceAll('\\', '/')}' commit-msg-hook "$1"`;

    async function script(path: string, text: string): Promise<void> {
      await chmod(await write(path, `#!/bin/sh\n${text}\n`), 0o755);
    }

    beforeEach(async () => {
      await folder.write('grounds.js', program);
      await onBranch('feature/adr-7');
    });

    async function lastMessage(at = root): Promise<string> {
      return (await git(at, 'log', '-1', '--format=%B')).trimEnd();
    }

    it('as a plain hook, also from a folder below and in another working tree', async () => {
      await script('.git/hooks/commit-msg', `exec ${call()}`);
      await write('src/store.js', 'export {};\n');
      await git(root, 'add', '--all');
      await git(join(root, 'src'), 'commit', '--quiet', '-m', 'Store orders');
      assert.equal(await lastMessage(), 'Store orders\n\nDecision: ADR-0007');
      assert.equal(
        (await git(root, 'log', '-1', '--format=%(trailers:key=Decision,valueonly)')).trim(),
        'ADR-0007',
      );
      await git(root, 'commit', '--quiet', '--amend', '--no-edit');
      assert.equal(await lastMessage(), 'Store orders\n\nDecision: ADR-0007');
      await git(root, 'worktree', 'add', '--quiet', '-b', 'adr-8', '../tree');
      await git(folder.at('tree'), 'commit', '--quiet', '--allow-empty', '-m', 'Cache menus');
      assert.equal(await lastMessage(folder.at('tree')), 'Cache menus\n\nDecision: ADR-0008');
    });

    it('from core.hooksPath, and refuses the commit', async () => {
      await script('.githooks/commit-msg', call());
      await git(root, 'config', 'core.hooksPath', '.githooks');
      const before = await lastMessage();
      await assert.rejects(
        git(root, 'commit', '--quiet', '--allow-empty', '-m', 'Store orders', '-m', 'Decision: ADR-99'),
        /There is no decision `ADR-99`/,
      );
      assert.equal(await lastMessage(), before);
    });

    it('through husky', async () => {
      // What husky 9 installs: its own hook looks for the user's in the folder above.
      await script(
        '.husky/_/commit-msg',
        'n=$(basename "$0")\ns=$(dirname "$(dirname "$0")")/$n\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\nexit $?',
      );
      await write('.husky/commit-msg', `${call()}\n`);
      await git(root, 'config', 'core.hooksPath', '.husky/_');
      await git(root, 'commit', '--quiet', '--allow-empty', '-m', 'Store orders');
      assert.equal(await lastMessage(), 'Store orders\n\nDecision: ADR-0007');
    });

    it('sees what is committed, not what is staged', async () => {
      await script('.git/hooks/commit-msg', `exec ${call()}`);
      await write('src/menu/cache.js', 'export {};\n');
      await write('README.md', 'Kiosk\n');
      await git(root, 'add', '--all');
      await git(root, 'commit', '--quiet', '--no-verify', '-m', 'Begin');
      await git(root, 'checkout', '--quiet', '-b', 'menus');
      await write('src/menu/cache.js', 'export const menus = [];\n');
      await git(root, 'commit', '--quiet', '-a', '-m', 'All of it');
      assert.equal(await lastMessage(), 'All of it\n\nDecision: ADR-0008');
      await write('src/menu/cache.js', 'export const menus = new Map();\n');
      await git(root, 'add', '--all');
      await write('README.md', 'The kiosk\n');
      await git(root, 'commit', '--quiet', '-m', 'A part of it', '--', 'README.md');
      assert.equal(await lastMessage(), 'A part of it');
    });

    it('with an editor and the changes below the message', async () => {
      await script('.git/hooks/commit-msg', `exec ${call()}`);
      await script('editor.sh', 'printf "Store orders\\n" | cat - "$1" > "$1.new" && mv "$1.new" "$1"');
      await write('src/store.js', 'export {};\n');
      await git(root, 'add', 'src');
      await execute(
        'git',
        ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--verbose'],
        {
          cwd: root,
          env: {
            ...process.env,
            GIT_EDITOR: `'${root.replaceAll('\\', '/')}/editor.sh'`,
            GIT_CONFIG_GLOBAL: '/dev/null',
          },
        },
      );
      assert.equal(await lastMessage(), 'Store orders\n\nDecision: ADR-0007');
    });

    it('leaves merges alone', async () => {
      await script('.git/hooks/commit-msg', `exec ${call()}`);
      await git(root, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', 'Work');
      await git(root, 'checkout', '--quiet', '-b', 'adr-8', 'main');
      await git(root, 'merge', '--quiet', '--no-ff', 'feature/adr-7', '-m', 'Bring it in');
      assert.equal(await lastMessage(), 'Bring it in');
    });
  });
});
