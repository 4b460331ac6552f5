import assert from 'node:assert/strict';
import { displayWidth, fitted, padded } from '../../../src/cli/columns';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

describe('grounds list', () => {
  after(removeSandboxes);

  it('aligns id, status, date, evidence and title', async () => {
    assert.deepEqual(await sandbox(smallRepository).run('list'), {
      code: 0,
      out: `id        status      date        evidence  title
ADR-0001  superseded  2026-01-10         0  Keep orders in files
ADR-0002  accepted    2026-02-10         1  Use SQLite
ADR-0003  accepted    2026-03-10         0  Cache menus
`,
      err: '',
    });
  });

  it('fits the terminal, wide characters included', async () => {
    const { runWith } = sandbox({
      ...smallRepository,
      'docs/decisions/0004-wide.md': `# ${'決定'.repeat(40)}\n\n## Status\n\nAccepted\n\n## Decision\n\nX\n`,
      'docs/decisions/20260314-a-name-that-is-much-longer-than-any-terminal-would-like-it-to-be.md':
        '# Long\n\n## Status\n\nAccepted\n\n## Decision\n\nX\n',
    });
    const { out } = await runWith({ columns: 72 }, 'list');
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 6);
    for (const line of lines) {
      assert.ok(displayWidth(line) <= 72, line);
    }
    assert.equal(lines.filter((line) => line.includes('…')).length, 2);
    const { out: whole } = await runWith({ columns: undefined }, 'list');
    assert.ok(!whole.includes('…'));
  });

  const filters: readonly (readonly [argv: readonly string[], ids: readonly string[]])[] = [
    [
      ['--status', 'accepted'],
      ['ADR-0002', 'ADR-0003'],
    ],
    [
      ['--status', 'accepted', '--status', 'superseded'],
      ['ADR-0001', 'ADR-0002', 'ADR-0003'],
    ],
    [['--tag', 'Storage'], ['ADR-0002']],
    [['--without-evidence'], ['ADR-0001', 'ADR-0003']],
    [['--without-evidence', '--status', 'accepted'], ['ADR-0003']],
    [['--status', 'draft'], []],
  ];
  for (const [argv, ids] of filters) {
    it(`finds ${ids.join(', ') || 'nothing'} with ${argv.join(' ')}`, async () => {
      const { run } = sandbox(smallRepository);
      const { out } = await run('list', '--json', ...argv);
      assert.deepEqual(
        (JSON.parse(out) as readonly { id: string }[]).map(({ id }) => id),
        ids,
      );
      const text = await run('list', ...argv);
      assert.equal(text.code, 0);
      assert.equal(text.err !== '', ids.length === 0);
      ids.forEach((id) => assert.ok(text.out.includes(id)));
    });
  }

  it('separates folders, in which ids can be the same', async () => {
    const record = '# X\n\n## Status\n\nAccepted\n\n## Decision\n\nX\n';
    const { out } = await sandbox({
      'a/docs/adr/0001-x.md': record,
      'b/docs/adr/0001-x.md': record,
    }).run('list');
    assert.match(out, /^a\/docs\/adr\nid .+\nADR-0001 .+\n\nb\/docs\/adr\nid .+\nADR-0001 .+\n$/);
  });
});

describe('columns', () => {
  it('counts what takes two places and what takes none', () => {
    for (const [text, width] of [
      ['abc', 3],
      ['日本', 4],
      ['e\u0301', 1],
      ['ä', 1],
      ['한', 2],
      ['', 0],
    ] as const) {
      assert.equal(displayWidth(text), width, text);
    }
  });

  it('pads and cuts', () => {
    assert.equal(padded('日', 4), '日  ');
    assert.equal(padded('abcd', 3), 'abcd');
    assert.equal(fitted('abc', 3), 'abc');
    assert.equal(fitted('abcd', 3), 'ab…');
    assert.equal(fitted('日本語', 4), '日…');
    assert.equal(fitted('日本語', 1), '…');
  });
});
