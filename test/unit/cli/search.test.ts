import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { validateSearch } from '../support/reportSchema';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

describe('grounds search', () => {
  after(removeSandboxes);

  it('shows what it found, where, and why', async () => {
    const { code, out, err } = await sandbox(smallRepository).run('search', 'searching orders slow');
    assert.equal(
      out,
      `ADR-0001  Keep orders in files  (superseded)
    docs/decisions/0001-keep-orders-in-files.md:19
    Searching is slow.
ADR-0002  Use SQLite  (accepted)
    docs/decisions/0002-use-sqlite.md:20
    Searching orders is slow.
`,
    );
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('says so when there is nothing, or only some of the words', async () => {
    const { run } = sandbox(smallRepository);
    const nothing = await run('search', 'zeppelin');
    assert.deepEqual([nothing.code, nothing.out], [0, '']);
    assert.match(nothing.err, /No decision is like that/);
    assert.match((await run('search', 'zeppelin', 'menus')).out, /^No decision has all of these words/);
  });

  it('shows as many as were asked for', async () => {
    const { run } = sandbox(smallRepository);
    assert.match((await run('search', 'orders', '--limit', '1')).out, /1 more decision: narrow it/);
    assert.match(
      (await run('search', 'orders', '--limit', '0')).err,
      /--limit takes a whole number from 1 to 100/,
    );
  });

  it('refuses a filter that cannot be meant', async () => {
    const { code, err } = await sandbox(smallRepository).run('search', 'status:acepted');
    assert.equal(code, 2);
    assert.match(err, /status: cannot be `acepted`: did you mean `accepted`\?/);
  });

  it('writes JSON by its schema', async () => {
    const { run } = sandbox(smallRepository);
    for (const words of ['orders', 'status:accepted', 'zeppelin']) {
      const data = JSON.parse((await run('search', words, '--json')).out) as { readonly total: number };
      assert.deepEqual(validateSearch(data), []);
      assert.equal(data.total, { orders: 2, 'status:accepted': 2, zeppelin: 0 }[words]);
    }
  });

  it('reads no data file outside of the repository', async () => {
    const outside = sandbox({ 'secret.csv': 'zeppelin,1\n' });
    const evidence = (file: string): string =>
      `---\nstatus: accepted\nevidence:\n  - id: E1\n    type: dataset\n    file: ${file}\n---\n\n# Use tables\n`;
    const { root, run } = sandbox({
      'docs/decisions/0001-a.md': evidence('docs/link.csv'),
      'docs/decisions/0002-b.md': evidence(`../${outside.root.split('/').at(-1) ?? ''}/secret.csv`),
      'docs/decisions/0003-c.md': evidence('docs/own.csv'),
      'docs/own.csv': 'airship\n1\n',
    });
    symlinkSync(join(outside.root, 'secret.csv'), join(root, 'docs/link.csv'));
    assert.equal((await run('search', 'zeppelin')).out, '');
    assert.match((await run('search', 'airship')).out, /ADR-0003[^]*a column of docs\/own\.csv/);
  });
});
