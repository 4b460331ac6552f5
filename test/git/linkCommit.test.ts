import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { main } from '../../src/cli/main';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

const RECORD = 'docs/decisions/0007-keep-orders.md';

describe('grounds link --commit', () => {
  const folder = useTemporaryFolder();
  const text = '\ufeff---\r\nstatus: accepted # since March\r\ntags: [a]\r\n---\r\n\r\n# Keep orders\r\n';
  let first: string;

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const code = await main(argv, {
      cwd: folder.path,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write: (said: string) => void (out += said) },
      stderr: { write: (said: string) => void (err += said) },
    });
    return { code, out, err };
  }
  const read = (): Promise<string> => readFile(folder.at(RECORD), 'utf8');

  async function commit(message: string): Promise<string> {
    await git(folder.path, 'commit', '--quiet', '--allow-empty', '-m', message);
    return (await git(folder.path, 'rev-parse', 'HEAD')).trim();
  }

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
    await folder.write(RECORD, text);
    first = await commit('Write orders to disk');
  });

  it('lists the whole id of an abbreviation, and nothing the second time', async () => {
    const { code, out, err } = await run('link', '7', '--commit', first.slice(0, 9));
    assert.equal(code, 0);
    assert.equal(err, `ADR-0007 lists ${first.slice(0, 10)} “Write orders to disk”.\n`);
    assert.match(out, new RegExp(`^\\+commits: ${first}$`, 'm'));
    const once = await read();
    assert.equal(once.replace(`commits: ${first}\r\n`, ''), text);
    for (const again of [first, first.slice(0, 12), 'HEAD', 'main~0']) {
      const { code: second, out: nothing, err: said } = await run('link', '7', '--commit', again);
      assert.deepEqual([second, nothing], [0, '']);
      assert.match(said, /already; nothing to change\.$/m);
    }
    assert.equal(await read(), once);
  });

  it('lists several', async () => {
    const second = await commit('Read them back');
    const { code } = await run('link', '7', '--commit', first, '--commit', 'HEAD', '--commit', second);
    assert.equal(code, 0);
    const after = await read();
    assert.ok(after.includes(first) && after.includes(second));
    assert.equal(after.split(second).length, 2);
  });

  it('knows the commit that an abbreviation in the record means', async () => {
    await folder.write(
      RECORD,
      text.replace('tags', `commits: ['${first.slice(0, 8).toUpperCase()}']\r\ntags`),
    );
    assert.match((await run('link', '7', '--commit', first)).err, /already/);
  });

  it('writes nothing with --dry-run', async () => {
    const { out, err } = await run('link', '7', '--commit', first, '--dry-run');
    assert.match(out, /^\+commits: /m);
    assert.equal(err, 'Nothing was written.\n');
    assert.equal(await read(), text);
  });

  it('refuses what git does not know, unless it is forced with a whole id', async () => {
    const unknown = 'DEADBEEF'.repeat(5);
    const refused = await run('link', '7', '--commit', unknown);
    assert.equal(refused.code, 2);
    assert.match(
      refused.err,
      /There is no commit DEADBEEF.* in this clone: fetch it, or list its whole id with --force\./,
    );
    assert.match((await run('link', '7', '--commit', 'deadbee', '--force')).err, /give its whole id/);
    assert.match((await run('link', '7', '--commit', '--all')).err, /needs a value/);
    assert.match((await run('link', '7', '--commit=--all')).err, /There is no commit --all in this clone/);
    assert.equal(await read(), text);
    assert.equal((await run('link', '7', '--commit', unknown, '--force')).code, 0);
    assert.ok((await read()).includes(unknown.toLowerCase()));
  });

  it('refuses what is not part of what is checked out, unless it is forced', async () => {
    await git(folder.path, 'checkout', '--quiet', '-b', 'feature');
    const other = await commit('Read them back');
    await git(folder.path, 'checkout', '--quiet', 'main');
    const refused = await run('link', '7', '--commit', other);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /“Read them back” is not part of what is checked out: merge it first/);
    assert.equal(await read(), text);
    assert.equal((await run('link', '7', '--commit', 'feature', '--force')).code, 0);
    assert.ok((await read()).includes(other));
  });

  it('refuses another object than a commit', async () => {
    const tree = (await git(folder.path, 'rev-parse', 'HEAD^{tree}')).trim();
    assert.match(
      (await run('link', '7', '--commit', tree)).err,
      /is not a commit but a tree: name a commit\./,
    );
  });

  it('says how it is used', async () => {
    assert.match((await run('link', '7')).err, /Say how they relate and to which decision, or list a commit/);
    assert.match((await run('link', '7', 'amends')).err, /Say which decision to relate to/);
    assert.match(
      (await run('link', '7', 'amends', '3', '--commit', first)).err,
      /Relate a decision to another/,
    );
    assert.match((await run('link', '7', '--force')).err, /Relate a decision to another/);
  });
});
