import assert from 'node:assert/strict';
import { main } from '../../src/cli/main';
import { validateOutcomes } from '../unit/support/reportSchema';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';
import { testRepository } from './support/repository';
import type { TestRepository } from './support/repository';

const RECORD = 'docs/decisions/0007-keep-orders.md';

function record(status: string, ...evidence: readonly string[]): string {
  const items = evidence.map((option, at) => `  - {id: E${at + 1}, type: link, supports: ${option}}\n`);
  return `---\nstatus: ${status}\n${items.length === 0 ? '' : `evidence:\n${items.join('')}`}---\n\n# Keep orders\n\n## Considered Options\n\n- SQLite\n- Files\n\n## Decision Outcome\n\nYes.\n`;
}

interface Told {
  readonly figures: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly incompleteHistory: string | null;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

describe('grounds outcomes', () => {
  const folder = useTemporaryFolder();
  let repository: TestRepository;

  async function run(at: string, ...options: string[]): Promise<string> {
    let out = '';
    const code = await main(['outcomes', ...options], {
      cwd: at,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write: (said: string) => void (out += said) },
      stderr: { write: (said: string) => void (out += said) },
    });
    assert.equal(code, 0, out);
    return out;
  }

  async function told(at = folder.at('shop')): Promise<Told> {
    const data = JSON.parse(await run(at, '--json')) as Told;
    assert.deepEqual(validateOutcomes(data), []);
    return data;
  }

  beforeEach(async () => {
    repository = await testRepository(folder.at('shop'));
    await repository.commit({ [RECORD]: record('proposed') });
    await repository.commit({ 'README.md': 'More.\n' });
  });

  it('looks at the record as of the commit that accepted it, through renames', async () => {
    const accepted = await repository.commit({ [RECORD]: record('accepted', 'SQLite') });
    await repository.git('mv', RECORD, 'docs/decisions/0007-use-sqlite.md');
    await repository.commit({});
    await repository.commit({
      'docs/decisions/0007-use-sqlite.md': record('accepted', 'SQLite', 'Files'),
      'docs/decisions/0008-new.md': record('accepted'),
    });
    await folder.write('shop/docs/decisions/0009-fresh.md', record('accepted'));
    const { figures, items } = await told();
    assert.deepEqual(items[0]?.['accepted'], {
      commit: accepted,
      committed: '2026-01-03T09:00:00+02:00',
      evidence: 1,
      options: 2,
      testedOptions: 1,
    });
    assert.equal(items[0]['days'], 2);
    const { evidence, options, allOptions, time } = figures;
    assert.deepEqual([evidence?.['count'], evidence?.['of']], [1, 2]);
    assert.deepEqual(evidence?.['unknown'], { uncommitted: 1 });
    assert.deepEqual([options?.['count'], options?.['of']], [1, 4]);
    assert.deepEqual([allOptions?.['count'], allOptions?.['of']], [0, 2]);
    assert.deepEqual(time?.['unknown'], { 'born-accepted': 1, uncommitted: 1 });
    const text = await run(folder.at('shop'));
    assert.match(text, /^3 decisions, of which 3 took effect\n/);
    assert.match(text, /Evidence when accepted {2}1 of 2 decisions \(50%\)\n/);
    assert.match(text, /Proposed to accepted {4}2 days \(median of 1 decision; 2 to 2\)\n/);
    assert.match(
      text,
      /Not told of 2: the record is not committed \(1\); accepted in the first commit \(1\)\./,
    );
    const markdown = await run(folder.at('shop'), '--format', 'markdown');
    assert.match(
      markdown,
      /\| Evidence when accepted \| 1 of 2 decisions \(50%\) \| 1: the record is not committed \|/,
    );
  });

  it('says when the history is not there', async () => {
    await repository.commit({ [RECORD]: record('accepted', 'SQLite') });
    await git(folder.path, 'clone', '--quiet', '--depth=1', `file://${folder.at('shop')}`, 'shallow');
    const { figures, incompleteHistory } = await told(folder.at('shallow'));
    assert.equal(incompleteHistory, 'shallow');
    assert.deepEqual(figures['evidence']?.['unknown'], { shallow: 1 });
    assert.match(await run(folder.at('shallow')), /^Incomplete: this clone is shallow, .*unshallow/m);
  });

  it('does without git', async () => {
    await folder.write('plain/docs/decisions/0001-a.md', record('accepted', 'SQLite'));
    const { figures } = await told(folder.at('plain'));
    assert.deepEqual(figures['evidence']?.['unknown'], { 'no-history': 1 });
    assert.match(await run(folder.at('plain')), /Incomplete: this folder is not in a git repository/);
  });
});
