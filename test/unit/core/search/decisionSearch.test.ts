import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DecisionSearch } from '../../../../src/core/search/decisionSearch';
import type { SearchHit } from '../../../../src/core/search/decisionSearch';
import { excerptOf } from '../../../../src/core/search/excerpt';
import { parseSearchQuery } from '../../../../src/core/search/searchQuery';
import { termsOf } from '../../../../src/core/search/terms';
import type { DecisionWorkspace } from '../../../../src/core/service';
import { openMemory } from '../../support/openMemory';

const folder = 'docs/decisions';

const record = (title: string, front: string, body = ''): string =>
  `---\nstatus: accepted\n${front}\n---\n\n# ${title}\n\n## Considered Options\n\n- SQLite\n- Files\n\n${body}\n`;

const files = {
  [`${folder}/0001-store.md`]: record(
    'Use SQLite for the store',
    `date: 2026-01-02
decision-makers: [storage-lead, Ana María]
tags: [storage]
evidence:
  - id: E1
    type: benchmark
    finding: The latency of a write stays under 200 ms.
    supports: SQLite
    file: ${folder}/evidence/load.csv`,
    'A write has a latency too.',
  ),
  [`${folder}/0002-menu.md`]: record(
    'Cache menus',
    'date: 2026-02-03\ntags: [menu]',
    'Latency of a café’s menus.',
  ),
  [`${folder}/0003-old.md`]: record('Write latency', 'date: 2025-02-03').replace('accepted', 'rejected'),
  [`${folder}/0004-東京.md`]: record('注文を保存する', 'date: 2026-03-01'),
  [`${folder}/evidence/load.csv`]: 'option,queue_depth,p95\r\na,1,2\r\n',
};

async function opened(more: Readonly<Record<string, string>> = {}): Promise<{
  readonly workspace: DecisionWorkspace;
  readonly read: string[];
  readonly find: (typed: string, limit?: number) => Promise<readonly SearchHit[]>;
  readonly paths: (typed: string) => Promise<readonly string[]>;
}> {
  const { workspace, files: memory } = await openMemory({ ...files, ...more });
  const read: string[] = [];
  const search = new DecisionSearch({
    all: () => workspace.all(),
    byPath: (path) => workspace.byPath(path),
    resolve: (ref, from) => workspace.resolve(ref, from),
    textOf: (path) => {
      read.push(path);
      return workspace.textOf(path);
    },
    headOf: (path) => memory.readText(path, 4096).catch(() => undefined),
  });
  const find = async (typed: string, limit = 10): Promise<readonly SearchHit[]> =>
    (await search.search(parseSearchQuery(typed), { limit })).hits;
  return {
    workspace,
    read,
    find,
    paths: async (typed) => (await find(typed)).map(({ decision }) => decision.id),
  };
}

describe('searching decisions', () => {
  it('finds words in any place of a record, and puts titles first and what is not in force behind', async () => {
    const { paths } = await opened();
    assert.deepEqual(await paths('write latency'), ['ADR-0003', 'ADR-0001']);
    assert.deepEqual(await paths('latency menu'), ['ADR-0002']);
    assert.deepEqual((await paths('sqlite'))[0], 'ADR-0001');
  });

  it('knows words by their beginning, with a letter wrong, as plurals and without accents', async () => {
    const { paths } = await opened();
    assert.deepEqual(await paths('caf menu'), ['ADR-0002']);
    assert.deepEqual(await paths('cafe'), ['ADR-0002']);
    assert.deepEqual(await paths('latencies menus'), ['ADR-0002']);
    assert.ok((await paths('latensy')).includes('ADR-0002'));
    assert.deepEqual(await paths('保存'), ['ADR-0004']);
  });

  it('shows the line that says most', async () => {
    const { find, workspace } = await opened();
    const [, hit] = await find('latency write');
    const lines = (await workspace.textOf(hit?.decision.path ?? ''))?.split('\n') ?? [];
    assert.equal(lines[hit?.excerpt?.line ?? -1], '    finding: The latency of a write stays under 200 ms.');
    const { text = '', highlights = [] } = hit?.excerpt ?? {};
    assert.deepEqual(
      highlights.map(([start, end]) => text.slice(start, end)),
      ['latency', 'write'],
    );
  });

  it('finds the columns of data files, and shows the item that names the file', async () => {
    const { find, workspace } = await opened();
    const [hit] = await find('queue depth');
    assert.equal(hit?.decision.id, 'ADR-0001');
    assert.equal(hit.dataFile, `${folder}/evidence/load.csv`);
    const lines = (await workspace.textOf(hit.decision.path))?.split('\n') ?? [];
    assert.match(lines[hit.excerpt?.line ?? -1] ?? '', /file: .*load\.csv/);
    assert.equal(hit.excerpt?.text, 'option,queue_depth,p95');
  });

  it('narrows by filters, each of which has to hold', async () => {
    const { paths } = await opened();
    assert.deepEqual(await paths('tag:storage'), ['ADR-0001']);
    assert.deepEqual(await paths('latency status:rejected'), ['ADR-0003']);
    assert.deepEqual(await paths('by:"ana maría"'), ['ADR-0001']);
    assert.deepEqual(await paths('evidence:benchmark latency'), ['ADR-0001']);
    assert.deepEqual(await paths('evidence:none tag:storage tag:menu'), ['ADR-0002']);
    assert.deepEqual(await paths('status:accepted'), ['ADR-0004', 'ADR-0002', 'ADR-0001']);
  });

  it('gives what has some of the words when nothing has all', async () => {
    const { paths } = await opened();
    assert.deepEqual(await paths('menus zeppelin'), ['ADR-0002']);
    assert.deepEqual(await paths('zeppelin'), []);
  });

  it('puts the decision first whose number was typed', async () => {
    const { paths } = await opened();
    assert.equal((await paths('ADR-2'))[0], 'ADR-0002');
    assert.equal((await paths('3'))[0], 'ADR-0003');
  });

  it('reads everything once, and then only what changed', async () => {
    const { workspace, find, paths, read } = await opened();
    await find('tag:menu');
    assert.equal(read.length, 4);
    read.length = 0;
    await workspace.update(`${folder}/0002-menu.md`, record('Cache zeppelins', 'tags: [menu]'));
    await find('tag:menu');
    assert.deepEqual(read, [`${folder}/0002-menu.md`]);
    assert.deepEqual(await paths('zeppelin'), ['ADR-0002']);
    assert.deepEqual(await paths('café'), []);
  });

  it('forgets records that are gone, and takes new ones', async () => {
    const { workspace, paths } = await opened();
    assert.deepEqual(await paths('cafe'), ['ADR-0002']);
    await workspace.update(`${folder}/0009-tea.md`, record('Tea in the café', 'tags: [tea]'));
    assert.deepEqual(await paths('tea'), ['ADR-0009']);
    // The file was never written.
    await workspace.reload(`${folder}/0009-tea.md`);
    assert.deepEqual(await paths('tea'), []);
  });

  it('ends when nobody waits any more', async () => {
    const { workspace } = await openMemory(files);
    const search = new DecisionSearch(workspace);
    const options = { limit: 1, token: { isCancellationRequested: true } };
    await assert.rejects(search.search(parseSearchQuery('x'), options), /Cancelled/);
    assert.equal((await search.search(parseSearchQuery('sqlite'), { limit: 1 })).total, 4);
  });

  it('stands any words and any text', async () => {
    const { find } = await opened({
      [`${folder}/0005-hostile.md`]: record(
        '__proto__ constructor',
        'tags: [x]',
        `${'a'.repeat(500_000)}\n${'é '.repeat(20_000)}`,
      ),
    });
    assert.equal((await find('__proto__ constructor'))[0]?.decision.id, 'ADR-0005');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (typed) => {
        await find(typed);
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(await find('x'.repeat(100_000)), []);
  });
});

describe('reading a search', () => {
  it('tells words from filters, and what cannot be meant', () => {
    const { words, filters, problems } = parseSearchQuery(
      'write  status:Accepted http://x tag:a tag:"b c" latency',
    );
    assert.equal(words, 'write http://x latency');
    assert.deepEqual(
      [...filters],
      [
        ['status', ['accepted']],
        ['tag', ['a', 'b c']],
      ],
    );
    assert.deepEqual(problems, []);
    assert.match(parseSearchQuery('status:acepted').problems.join(), /did you mean `accepted`/);
    assert.match(parseSearchQuery('evidence:hearsay').problems.join(), /it is one of test, benchmark/);
  });

  it('gives an excerpt in which the highlights are the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 300 }),
        (before, after) => {
          const text = `${before}\n${after} needle ${before}`;
          const excerpt = excerptOf(text, new Set(['needle']));
          assert.ok(excerpt);
          assert.equal(
            text.split('\n')[excerpt.line]?.slice(excerpt.character).slice(0, 6).toLowerCase(),
            'needle',
          );
          for (const [start, end] of excerpt.highlights) {
            assert.deepEqual(
              Array.from(termsOf(excerpt.text.slice(start, end)), ({ term }) => term),
              ['needle'],
            );
          }
          assert.ok(excerpt.text.length <= 162);
        },
      ),
    );
  });
});
