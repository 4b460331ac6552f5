import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-keep-orders.md';

function record(status: string, title: string): string {
  return `---\nstatus: ${status}\nrelates-to: ADR-0008\n---\n\n# ${title}\n\n## Considered Options\n\n- Files\n\n## Decision Outcome\n\nChosen option: "Files", because of <b>.\n`;
}

describe('grounds site, with git', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();

  async function run(...options: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const code = await main(['site', ...options], {
      cwd: folder.path,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write: (said: string) => void (out += said) },
      stderr: { write: (said: string) => void (err += said) },
    });
    return { code, out, err };
  }

  async function commit(message: string, day: string): Promise<void> {
    await git(folder.path, 'add', 'docs');
    await git(folder.path, 'commit', '--quiet', '-m', message, '--date', `${day}T12:00:00Z`);
  }

  const read = (path: string): Promise<string> => readFile(join(folder.path, path), 'utf8');
  async function all(site: string): Promise<Readonly<Record<string, string>>> {
    const names = (await readdir(join(folder.path, site))).sort();
    const texts = await Promise.all(names.map((name) => read(join(site, name))));
    return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
  }

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
    await folder.write(RECORD, record('proposed', 'Keep orders'));
    await folder.write('docs/decisions/0008-send-events.md', record('accepted', 'Send events'));
    await commit('Propose', '2026-03-01');
    await git(folder.path, 'tag', 'v1');
    await folder.write(RECORD, record('accepted', 'Keep all orders'));
    await commit('Store orders\n\nDecision: ADR-7', '2026-03-03');
  });

  it('has a page for each decision, with its history, its commits and links to others', async () => {
    const { code, out } = await run('out');
    assert.equal(code, 0);
    assert.equal(out, '7 pages in out: 7 written\n');
    const page = await read('out/7.html');
    assert.match(page, /<title>ADR-0007 {2}Keep all orders<\/title>/);
    assert.match(page, /proposed<\/span>[\s\S]*2026-03-01[\s\S]*accepted<\/span>[\s\S]*2026-03-03/);
    assert.match(page, /<a href="8\.html"[^>]*>ADR-0008 Send events<\/a>/);
    assert.match(page, /Store orders/);
    assert.match(await read('out/index.html'), /<a href="7\.html">Keep all orders<\/a>/);
    assert.match(await read('out/findings.html'), /<a href="7\.html">ADR-0007 Keep all orders<\/a>/);
  });

  it('is the same every time, wherever it is written', async () => {
    await run('out');
    await run('deep/er/out');
    assert.deepEqual(await all('deep/er/out'), await all('out'));
    assert.equal((await run('out')).out, '7 pages in out: 0 written, 7 unchanged\n');
  });

  it('keeps the address of a decision whose record is renamed, and removes that of one that is gone', async () => {
    await run('out');
    await git(folder.path, 'mv', RECORD, 'docs/decisions/007-orders.md');
    await git(folder.path, 'rm', '--quiet', 'docs/decisions/0008-send-events.md');
    const { out } = await run('out');
    assert.equal(out, '6 pages in out: 6 written, 1 removed\n');
    assert.deepEqual(Object.keys(await all('out')), [
      '.grounds-site',
      '7.html',
      'board.html',
      'findings.html',
      'index.html',
      'map-time.html',
      'map.html',
    ]);
  });

  it('shows a revision as it was then, whatever is checked out', async () => {
    const { code } = await run('past', '--at', 'v1');
    assert.equal(code, 0);
    const page = await read('past/7.html');
    assert.match(page, /As of v1 \([0-9a-f]{10}, \d{4}-\d{2}-\d{2}\)/);
    assert.match(page, /<h1>Keep orders<\/h1>/);
    assert.match(page, /2026-03-01/);
    assert.doesNotMatch(page, /2026-03-03|Store orders|Keep all orders/);
    const before = await all('past');
    await folder.write(RECORD, record('rejected', 'Edited'));
    assert.equal((await run('past', '--at', 'v1')).out, '7 pages in past: 0 written, 7 unchanged\n');
    assert.deepEqual(await all('past'), before);
  });

  it('says why it writes nothing', async () => {
    await folder.write('mine/a.txt', 'mine');
    const { code, err } = await run('mine');
    assert.equal(code, 2);
    assert.match(err, /^grounds: mine holds something that `grounds site` did not write: /);
    assert.match((await run('.')).err, /holds something/);
    assert.match((await run('mine/a.txt')).err, /could not be written into mine\/a\.txt: /);
    assert.match((await run('out', '--at', 'v9')).err, /There is no revision v9/);
    await git(folder.path, 'rm', '-r', '--quiet', '--cached', 'docs');
    await git(folder.path, 'commit', '--quiet', '-m', 'Remove');
    assert.match((await run('out', '--at', 'HEAD')).err, /There are no decisions in .* as of HEAD/);
  });
});
