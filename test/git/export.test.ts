import assert from 'node:assert/strict';
import { main } from '../../src/cli/main';
import { validateExport } from '../unit/support/reportSchema';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-keep-orders.md';
const text =
  '---\nstatus: proposed\ndecide-by: 2026-03-02\n---\n\n# Keep orders\n\n## Decision Outcome\n\nYes.\n';

describe('grounds export, with git', () => {
  const folder = useTemporaryFolder();

  async function run(...options: string[]): Promise<{ readonly out: string; readonly err: string }> {
    let out = '';
    let err = '';
    await main(['export', ...options], {
      cwd: folder.path,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write: (said: string) => void (out += said) },
      stderr: { write: (said: string) => void (err += said) },
    });
    return { out, err };
  }

  async function commit(message: string, day: string): Promise<void> {
    await git(folder.path, 'add', '--all');
    await git(folder.path, 'commit', '--quiet', '--allow-empty', '-m', message, '--date', `${day}T12:00:00Z`);
  }

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
    await folder.write(RECORD, text);
    await commit('Decide', '2026-03-01');
    await commit('Store orders\n\nDecision: ADR-7', '2026-03-03');
  });

  const remote = (name: string, address: string): Promise<string> =>
    git(folder.path, 'config', `remote.${name}.url`, address);

  it('names the repository by its remote, without the login', async () => {
    await remote('backup', '/srv/git/shop');
    await remote('origin', 'https://storage-lead:s3cret@code.example.com/group/shop.git');
    const { out } = await run();
    assert.ok(!out.includes('s3cret'));
    const data = JSON.parse(out) as { tables: Record<string, readonly Record<string, unknown>[]> };
    assert.deepEqual(validateExport(data), []);
    const head = (await git(folder.path, 'rev-parse', 'HEAD')).trim();
    const day = (await git(folder.path, 'show', '--no-patch', '--format=%cI', 'HEAD')).slice(0, 10);
    assert.deepEqual(data.tables['repositories'], [
      {
        repository: 'code.example.com/group/shop',
        key: 'code.example.com/group/shop',
        commit: head,
        day,
        history: 'complete',
        decisions: 1,
        not_read: 0,
      },
    ]);
    assert.deepEqual(
      data.tables['commits']?.map(({ key, subject, is_trailer, is_record, is_work }) => ({
        key,
        subject,
        is_trailer,
        is_record,
        is_work,
      }))[0],
      {
        key: `code.example.com/group/shop/docs/decisions/ADR-0007#commit/${head}`,
        subject: 'Store orders',
        is_trailer: true,
        is_record: false,
        is_work: true,
      },
    );
  });

  it('takes the only remote, but none of several', async () => {
    await remote('upstream', 'git@code.example.com:group/shop.git');
    assert.match((await run('--table', 'tags')).out, /"tags": \[\]/);
    await remote('fork', 'git@code.example.com:somebody/shop.git');
    assert.match((await run()).err, /name it with --repository/);
  });

  it('says nothing of a remote on this machine', async () => {
    await remote('origin', '/srv/git/shop');
    const { out, err } = await run();
    assert.equal(out, '');
    assert.match(err, /name it with --repository/);
  });

  it('writes the same bytes for the same commit', async () => {
    const first = await run('--repository', 'shop');
    assert.equal((await run('--repository', 'shop')).out, first.out);
    assert.match(first.out, /"rule":"decision-overdue"/);
  });
});
