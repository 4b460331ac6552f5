import assert from 'node:assert/strict';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

const old = 'docs/decisions/0002-use-sqlite.md';
const newer = 'docs/decisions/0003-cache-menus.md';

describe('grounds supersede', () => {
  after(removeSandboxes);

  it('changes both sides, shows it, and changes nothing the second time', async () => {
    const { run, read } = sandbox(smallRepository);
    const { code, out, err } = await run('supersede', '2', '3');
    assert.equal(code, 0);
    assert.equal(err, 'ADR-0002 is superseded by ADR-0003.\n');
    assert.match(
      out,
      /^docs\/decisions\/0003-cache-menus\.md\n@@ line \d+ @@\n[^]*^\+supersedes: ADR-0002$/m,
    );
    assert.match(
      out,
      /^docs\/decisions\/0002-use-sqlite\.md\n@@ line 2 @@\n[^]*^-status: accepted\n\+status: superseded$/m,
    );
    assert.match(read(old), /^superseded-by: ADR-0003$/m);
    const texts = [read(old), read(newer)];
    const again = await run('supersede', 'ADR-0002', newer);
    assert.deepEqual(again, {
      code: 0,
      out: '',
      err: 'ADR-0002 is superseded by ADR-0003 already; nothing to change.\n',
    });
    assert.deepEqual([read(old), read(newer)], texts);
  });

  it('writes nothing with --dry-run and shows the same', async () => {
    const { run, read } = sandbox(smallRepository);
    const dry = await run('supersede', '2', '3', '--dry-run');
    assert.equal(dry.err, 'Nothing was written.\n');
    assert.equal(read(old), smallRepository[old]);
    assert.equal(dry.out, (await run('supersede', '2', '3')).out);
  });

  it('supersedes a part only', async () => {
    const { run, read } = sandbox(smallRepository);
    const { err } = await run('supersede', '2#indexes', '3');
    assert.equal(err, 'ADR-0002#indexes is superseded by ADR-0003.\n');
    assert.match(read(newer), /^supersedes: "ADR-0002#indexes"$/m);
    assert.match(read(old), /^status: accepted$/m);
  });

  it('writes the new decision first with --title', async () => {
    const { run, read, list } = sandbox(smallRepository);
    const before = list('docs/decisions');
    const dry = await run('supersede', '2', '--title', 'Use a server', '--dry-run');
    assert.match(
      dry.out,
      /^docs\/decisions\/0004-use-a-server\.md \(new\)\ndocs\/decisions\/0002-use-sqlite\.md\n@@/,
    );
    assert.deepEqual(list('docs/decisions'), before);
    const { code, out } = await run('supersede', '2', '--title', 'Use a server');
    assert.equal(code, 0);
    assert.equal(out, 'docs/decisions/0004-use-a-server.md\n');
    assert.match(read(old), /^superseded-by: ADR-0004$/m);
  });

  it('keeps the line ends and everything else of a record', async () => {
    const crlf = smallRepository[old]?.replaceAll('\n', '\r\n') ?? '';
    const { run, read } = sandbox({ ...smallRepository, [old]: crlf });
    await run('supersede', '2', '3');
    assert.equal(
      read(old).replace('superseded-by: ADR-0003\r\n', '').replace('superseded', 'accepted'),
      crlf,
    );
  });

  const refused: readonly (readonly [argv: readonly string[], says: RegExp])[] = [
    [['1', '1'], /^grounds: ADR-0001 \(Keep orders in files\) cannot supersede itself: name two decisions\./],
    [
      ['2', '1'],
      /^grounds: ADR-0001 \(Keep orders in files\) cannot supersede ADR-0002 \(Use SQLite\), which supersedes it already: /,
    ],
    [['2', '9'], /^grounds: There is no decision 9/],
    [
      ['2', '3', '--status', 'draft'],
      /^grounds: --status is about a new decision: give --title, or leave it out\./,
    ],
    [['2', '3', '--title', 'X'], /^grounds: NEW and --title contradict each other/],
  ];
  for (const [argv, says] of refused) {
    it(`refuses ${argv.join(' ')} and writes nothing`, async () => {
      const { run, read } = sandbox(smallRepository);
      const { code, err, out } = await run('supersede', ...argv);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.equal(out, '');
      assert.equal(read(old), smallRepository[old]);
    });
  }
});

describe('grounds link', () => {
  after(removeSandboxes);

  it('relates two decisions, and changes nothing the second time', async () => {
    const { run, read } = sandbox(smallRepository);
    const { code, out, err } = await run('link', '2', 'relates-to', '3');
    assert.equal(code, 0);
    assert.equal(err, 'ADR-0002 relates to ADR-0003.\n');
    assert.match(out, /^\+relates-to: ADR-0003$/m);
    const text = read(old);
    assert.match(text, /^relates-to: ADR-0003$/m);
    const again = await run('link', '2', 'relates-to', '3');
    assert.equal(again.err, 'ADR-0002 relates to ADR-0003 already; nothing to change.\n');
    assert.equal(again.out, '');
    assert.equal(read(old), text);
  });

  it('writes nothing with --dry-run', async () => {
    const { run, read } = sandbox(smallRepository);
    const { out, err } = await run('link', '2', 'amends', '1#files', '--dry-run');
    assert.match(out, /^\+amends: "ADR-0001#files"$/m);
    assert.equal(err, 'Nothing was written.\n');
    assert.equal(read(old), smallRepository[old]);
  });

  it('takes relations that are said from the other side', async () => {
    const one = sandbox(smallRepository);
    const other = sandbox(smallRepository);
    assert.equal(
      (await one.run('link', '2', 'superseded-by', '3')).out,
      (await other.run('link', '3', 'supersedes', '2')).out,
    );
    assert.equal(one.read(old), other.read(old));
    assert.match(one.read(old), /^superseded-by: ADR-0003$/m);
  });

  it('refuses circles and selves', async () => {
    const { run } = sandbox(smallRepository);
    assert.match((await run('link', '1', 'supersedes', '2')).err, /which supersedes it already/);
    assert.match((await run('link', '1', 'amends', '1')).err, /cannot be related to itself/);
  });
});
