import assert from 'node:assert/strict';
import { validateExport } from '../support/reportSchema';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

const AS = ['--repository', 'example.com/shop', '--day', '2026-04-01'];

const hostile = `---
status: proposed
decide-by: 2026-03-10
stakeholders: {ux: ux-lead}
evidence:
  - id: E1
    finding: '=HYPERLINK("https://example.com")'
    supports: A
  - {id: E1, supports: [A, A], options: {B: {n: 1}}}
---

# "];click <b>

## Considered Options

- A
- B
`;

interface Exported {
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

describe('grounds export', () => {
  after(removeSandboxes);

  const files = { ...smallRepository, 'docs/decisions/0009-queue.md': hostile };

  it('writes one row for each fact, by the schema', async () => {
    const { code, out, err } = await sandbox(files, { versioned: false }).run('export', ...AS);
    assert.equal(code, 0, err);
    const data = JSON.parse(out) as Exported;
    assert.deepEqual(validateExport(data), []);
    const { tables } = data;
    assert.deepEqual(tables['repositories'], [
      {
        repository: 'example.com/shop',
        key: 'example.com/shop',
        commit: null,
        day: '2026-04-01',
        history: 'none',
        decisions: 4,
        not_read: 2,
      },
    ]);
    const decisions = 'example.com/shop/docs/decisions';
    assert.deepEqual(
      tables['decisions']?.map(({ key, status, state }) => [key, status, state]),
      [
        [`${decisions}/ADR-0001`, 'superseded', null],
        [`${decisions}/ADR-0002`, 'accepted', 'supported'],
        [`${decisions}/ADR-0003`, 'accepted', 'unsupported'],
        [`${decisions}/ADR-0009`, 'proposed', 'supported'],
      ],
    );
    assert.deepEqual(
      tables['relations']?.map(({ decision, kind, target }) => [decision, kind, target]),
      [
        [`${decisions}/ADR-0001`, 'superseded-by', `${decisions}/ADR-0002`],
        [`${decisions}/ADR-0002`, 'supersedes', `${decisions}/ADR-0001`],
        [`${decisions}/ADR-0003`, 'depends-on', `${decisions}/ADR-0002`],
      ],
    );
    assert.deepEqual(
      tables['claims']?.map(({ key, evidence, side, option }) => [key, evidence, side, option]).slice(2),
      [
        [`${decisions}/ADR-0009#claim/E1/supports/a`, `${decisions}/ADR-0009#evidence/E1`, 'supports', 'A'],
        [
          `${decisions}/ADR-0009#claim/E1/supports/a~2`,
          `${decisions}/ADR-0009#evidence/E1~2`,
          'supports',
          'A',
        ],
        [
          `${decisions}/ADR-0009#claim/E1/supports/a~3`,
          `${decisions}/ADR-0009#evidence/E1~2`,
          'supports',
          'A',
        ],
        [`${decisions}/ADR-0009#claim/E1/measures/b`, `${decisions}/ADR-0009#evidence/E1~2`, 'measures', 'B'],
      ],
    );
    const [evidence] = tables['evidence'] ?? [];
    assert.equal(evidence?.['state'], 'cited');
    assert.equal(evidence?.['url'], 'https://example.com/load');
    assert.deepEqual(
      tables['people']?.map(({ role, name }) => [role, name]),
      [
        ['decision-maker', 'storage-lead'],
        ['stakeholder', 'ux-lead'],
      ],
    );
    const overdue = tables['findings']?.find(({ rule }) => rule === 'decision-overdue');
    assert.equal(overdue?.['decision'], `${decisions}/ADR-0009`);
    const keys = Object.values(tables).flatMap((rows) => rows.map(({ key }) => key));
    assert.equal(new Set(keys).size, keys.length);
  });

  it('judges what is due as of the day', async () => {
    const { run } = sandbox(files, { versioned: false });
    const { out } = await run('export', '--repository', 'r', '--day', '2026-03-01', '--table', 'findings');
    assert.doesNotMatch(out, /decision-overdue/);
    const today = await run('export', '--repository', 'r');
    assert.equal(today.code, 0);
    assert.match(today.err, /There is no commit, so that what is due is judged as of today/);
  });

  it('writes the same bytes each time', async () => {
    const { run } = sandbox(files, { versioned: false });
    for (const format of ['json', 'ndjson']) {
      const first = await run('export', ...AS, '--format', format);
      assert.equal((await run('export', ...AS, '--format', format)).out, first.out);
    }
  });

  it('writes CSV as one table, or as a file for each', async () => {
    const { run, list, read } = sandbox(files, { versioned: false });
    const one = await run('export', ...AS, '--format', 'csv', '--table', 'evidence');
    assert.match(one.out, /^repository,key,decision,id,type,state,/);
    assert.match(one.out, /,"'=HYPERLINK\(""https:/);
    const all = await run('export', ...AS, '--format', 'csv', '--output', 'build/decisions');
    assert.equal(all.out, '');
    assert.equal(all.err, 'Wrote 10 tables into build/decisions.\n');
    assert.equal(list('build/decisions').length, 10);
    assert.equal(read('build/decisions/evidence.csv'), one.out);
    const none = await run('export', ...AS, '--format', 'csv');
    assert.equal(none.code, 2);
    assert.match(none.err, /choose it with --table, or give a folder/);
  });

  it('draws decisions', async () => {
    const { run } = sandbox(files, { versioned: false });
    const mermaid = await run('export', '--format', 'mermaid');
    assert.match(mermaid.out, / {2}d3\["ADR-0009 #34;#93;#59;click \(proposed\)"\]:::proposed\n/);
    assert.match(mermaid.out, / {2}d1 -->\|"supersedes"\| d0\n/);
    assert.match((await run('export', '--format', 'dot')).out, /^digraph decisions \{/);
  });

  it('asks for a name where no remote gives one', async () => {
    const { code, err } = await sandbox(files, { versioned: false }).run('export');
    assert.equal(code, 2);
    assert.match(err, /name it with --repository/);
  });

  it('refuses what it does not understand', async () => {
    const { run } = sandbox(files, { versioned: false });
    for (const wrong of [
      ['--day', '2026-02-30'],
      ['--repository', 'a b'],
      ['--repository', ''],
      ['--format', 'json', '--output', 'x'],
      ['--format', 'dot', '--table', 'tags'],
    ]) {
      assert.equal((await run('export', ...wrong)).code, 2, wrong.join(' '));
    }
  });
});
