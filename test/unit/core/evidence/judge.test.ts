import assert from 'node:assert/strict';
import type { DataFile, RepositoryFacts } from '../../../../src/core/evidence/facts';
import { judge } from '../../../../src/core/evidence/judge';
import { sameCommit } from '../../../../src/core/evidence/sameCommit';
import { shownResult } from '../../../../src/core/evidence/shownResult';
import type { FileReading } from '../../../../src/core/evidence/query';
import type { EvidenceVerdict } from '../../../../src/core/model/evidence';
import { claimFrom, readingOf, testsOf, TITLES, told, valueOf } from './claims';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const TREE = `sha256:${'a'.repeat(64)}`;
const OTHER_TREE = `sha256:${'b'.repeat(64)}`;
const COMMIT = '9fc2a8caa271a2cd11cc300bb2ca15edce1427df';
const HEAD = 'c'.repeat(40);

const TEST = ['type: test', 'finding: x', 'supports: SQLite', 'file: a.xml', "tests: 'Store#put'"];
const COVERS = ['covers: [src/store/]'];
const PINNED = [
  'captured:',
  '  result: 1/1 passed',
  `  commit: ${COMMIT}`,
  `  digest: ${DIGEST}`,
  `  tree: ${TREE}`,
];

interface Circumstances {
  readonly data?: DataFile;
  readonly facts?: Partial<RepositoryFacts>;
  readonly titles?: readonly string[];
}

function verdictOn(
  fields: readonly string[],
  { data, facts = {}, titles = TITLES }: Circumstances = {},
): EvidenceVerdict {
  return judge(claimFrom(fields), data, {
    path: 'docs/decisions/0007-record.md',
    options: titles,
    repository: {
      today: '2026-03-14',
      head: HEAD,
      trouble: undefined,
      incomplete: undefined,
      hasCommit: () => false,
      covered: () => ({ tree: TREE, unmatched: [], uncommitted: [] }),
      changedSince: () => undefined,
      ...facts,
    },
  });
}

function read(reading: Partial<FileReading> | undefined = {}, digest = DIGEST): DataFile {
  return { kind: 'read', digest, tracked: true, reading: readingOf([testsOf(1)], reading) };
}

const notDownloaded: DataFile = { kind: 'read', digest: DIGEST, tracked: true, reading: undefined };

/** The state and the reasons. */
function stateOf(fields: readonly string[], circumstances: Circumstances = {}): readonly string[] {
  const { state, reasons } = verdictOn(fields, circumstances);
  return [state, ...told(reasons)];
}

describe('judging an item of evidence', () => {
  it('verifies what is pinned and holds', () => {
    const { state, reasons, result, recorded, now, isTracked } = verdictOn([...TEST, ...COVERS, ...PINNED], {
      data: read(),
    });
    assert.deepEqual([state, reasons, result, recorded], ['verified', [], '1/1 passed', '1/1 passed']);
    assert.deepEqual([now.commit, now.digest, now.tree], [HEAD, DIGEST, TREE]);
    assert.equal(isTracked, true);
  });

  it('lets the worst reason decide, and names it first', () => {
    const data: DataFile = {
      kind: 'read',
      digest: DIGEST,
      tracked: true,
      reading: readingOf([testsOf(0, 1)]),
    };
    const { state, reasons } = verdictOn([...TEST, 'valid-until: 2026-03-13'], { data });
    assert.equal(state, 'contradicts');
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['test-failed', 'no-covers', 'not-pinned', 'expired'],
    );
  });

  it('calls a missing, a changed and a retyped file broken', () => {
    const missing: DataFile = {
      kind: 'failed',
      code: 'file-missing',
      message: 'there is no file a.xml',
      digest: undefined,
    };
    const fields = [...TEST, ...COVERS, ...PINNED];
    assert.deepEqual(stateOf(fields, { data: missing }), [
      'broken',
      'broken file-missing: there is no file a.xml',
    ]);
    assert.deepEqual(stateOf(fields, { data: read({}, `sha256:${'2'.repeat(64)}`) }), [
      'broken',
      'broken file-changed: a.xml changed since it was captured',
    ]);
    const retyped = fields.map((line) => line.replace('1/1', '2/2'));
    assert.deepEqual(stateOf(retyped, { data: read() }), [
      'broken',
      'broken result-changed: recorded is 2/2 passed, but the data says 1/1 passed',
    ]);
  });

  it('suspects a report that names another commit, by any length of its id', () => {
    const fields = [...TEST, ...COVERS, ...PINNED];
    assert.deepEqual(stateOf(fields, { data: read({ commit: COMMIT.slice(0, 8).toUpperCase() }) }), [
      'verified',
    ]);
    assert.deepEqual(stateOf(fields, { data: read({ commit: 'd'.repeat(40) }) }), [
      'suspect',
      'suspect other-commit: the report says that it was made from ddddddd, not from 9fc2a8c',
    ]);
  });

  it('compares the digest of a file that is not downloaded', () => {
    const fields = [...TEST, ...COVERS, ...PINNED];
    const { state, result, leader } = verdictOn(fields, { data: notDownloaded });
    assert.deepEqual([state, result, leader], ['verified', '1/1 passed', undefined]);
    const other = fields.map((line) => line.replace(DIGEST, `sha256:${'2'.repeat(64)}`));
    assert.equal(verdictOn(other, { data: notDownloaded }).state, 'broken');
    assert.deepEqual(stateOf([...TEST, ...COVERS], { data: notDownloaded }), [
      'unscoped',
      'unscoped not-downloaded: the file is in Git LFS and not downloaded: run `git lfs pull`',
    ]);
  });

  it('names options that the record does not have once, with the nearest', () => {
    const fields = [
      'type: link',
      'finding: x',
      'url: https://example.com',
      'supports: SQLit',
      'refutes: [SQLit]',
    ];
    const { state, reasons } = verdictOn(fields);
    assert.equal(state, 'broken');
    assert.deepEqual(reasons[0], {
      code: 'unknown-option',
      state: 'broken',
      field: 'supports',
      message: 'SQLit is not among the options of the decision',
      subject: 'SQLit',
      nearest: ['SQLite'],
    });
    assert.equal(reasons.filter(({ code }) => code === 'unknown-option').length, 1);
    assert.equal(verdictOn(fields, { titles: [] }).state, 'cited');
    assert.equal(verdictOn(fields, { titles: ['SQLit: embedded'] }).state, 'cited');
  });
});

describe('judging the covered code', () => {
  const fields = [...TEST, ...COVERS, ...PINNED];
  const moved = { covered: () => ({ tree: OTHER_TREE, unmatched: [], uncommitted: [] }) };

  it('suspects data about other code, and says what changed', () => {
    const facts = { ...moved, changedSince: () => ['src/store/a.ts', 'b', 'c', 'd', 'e'] };
    const { state, reasons, changed } = verdictOn(fields, { data: read(), facts });
    assert.equal(state, 'suspect');
    assert.deepEqual(told(reasons), [
      'suspect code-changed: the covered code changed since it was measured (src/store/a.ts, b, c and 2 more)',
    ]);
    assert.equal(changed.length, 5);
  });

  it('suspects it where the captured commit is not in the clone', () => {
    assert.deepEqual(stateOf(fields, { data: read(), facts: { ...moved, incomplete: 'shallow' } }), [
      'suspect',
      'suspect code-changed: the covered code changed since it was measured (in which files is not known, for 9fc2a8c is not in this clone)',
    ]);
  });

  it('trusts code that was reconfirmed', () => {
    const reconfirmed = [`reconfirmed: [{ tree: ${OTHER_TREE}, by: a, date: 2026-03-14, why: x }]`];
    assert.equal(verdictOn([...fields, ...reconfirmed], { data: read(), facts: moved }).state, 'verified');
  });

  it('suspects it while changes are not committed', () => {
    const covered = (): ReturnType<RepositoryFacts['covered']> => ({
      tree: TREE,
      unmatched: [],
      uncommitted: ['src/store/a.ts'],
    });
    assert.deepEqual(stateOf(fields, { data: read(), facts: { covered } }), [
      'suspect',
      'suspect uncommitted: the covered code has changes that are not committed (src/store/a.ts)',
    ]);
  });

  it('breaks on a glob that matches nothing, for an empty set would stay the same for ever', () => {
    const covered = (): ReturnType<RepositoryFacts['covered']> => ({
      tree: TREE,
      unmatched: ['src/store/'],
      uncommitted: [],
      nearest: (glob) => [`${glob}x`],
    });
    const { state, reasons } = verdictOn(fields, { data: read(), facts: { covered } });
    assert.equal(state, 'broken');
    assert.deepEqual([reasons[0]?.subject, reasons[0]?.nearest], ['src/store/', ['src/store/x']]);
  });

  it('takes `covers: []` at its word, and no `covers` for an omission', () => {
    const withoutTree = PINNED.slice(0, -1);
    assert.equal(verdictOn([...TEST, 'covers: []', ...withoutTree], { data: read() }).state, 'verified');
    assert.deepEqual(stateOf([...TEST, ...withoutTree], { data: read() }), [
      'unscoped',
      'unscoped no-covers: it does not say which code it covers, so nobody can tell when it is out of date',
    ]);
  });

  it('asks for a pin of everything that can be recorded', () => {
    const pinned = (lines: readonly string[]): string =>
      verdictOn([...TEST, ...COVERS, ...lines], { data: read() }).state;
    assert.equal(pinned([]), 'unscoped');
    for (const missing of ['result', 'digest', 'tree']) {
      assert.equal(pinned(PINNED.filter((line) => !line.includes(`${missing}:`))), 'unscoped', missing);
    }
    assert.equal(pinned(PINNED), 'verified');
  });

  it('cannot compare anything without a repository', () => {
    const facts = { head: undefined, trouble: 'there is no commit yet', covered: () => undefined };
    const { state, reasons, isTracked } = verdictOn(fields, { data: read(), facts });
    assert.deepEqual([state, isTracked], ['unscoped', undefined]);
    assert.deepEqual(told(reasons), [
      'unscoped no-commit: there is no commit yet, so the covered code cannot be compared',
    ]);
  });
});

describe('judging what is not measured', () => {
  it('cites what is outside the repository', () => {
    assert.equal(verdictOn(['type: incident', 'finding: x', 'ref: INC-1']).state, 'cited');
    assert.equal(verdictOn(['type: benchmark', 'finding: x', 'url: https://example.com']).state, 'cited');
  });

  it('does not cite a test that says nowhere what became of it', () => {
    assert.deepEqual(stateOf(['type: test', 'finding: x', 'tests: Store']), [
      'unscoped',
      'unscoped no-file: it does not say where its data is',
    ]);
  });

  it('looks commits up, and does not know of those that a clone may lack', () => {
    const fields = ['type: commit', 'finding: x', `commit: ${COMMIT}`];
    assert.deepEqual(stateOf(fields, { facts: { hasCommit: () => true } }), ['verified']);
    assert.deepEqual(stateOf(fields), ['broken', 'broken commit-unknown: there is no commit 9fc2a8c']);
    assert.deepEqual(stateOf(fields, { facts: { incomplete: 'shallow' } }), [
      'cited',
      'cited commit-not-here: this clone is shallow, so 9fc2a8c cannot be looked up',
    ]);
    assert.deepEqual(stateOf(fields, { facts: { incomplete: 'shallow', hasCommit: () => true } }), [
      'verified',
    ]);
    const nowhere = { head: undefined, trouble: 'this folder is not in a git repository' };
    assert.equal(verdictOn(fields, { facts: nowhere }).state, 'cited');
  });

  it('looks quotations up, without a pin', () => {
    const fields = ['type: study', 'finding: x', 'file: a.md', 'quote: Six of seven'];
    const quote = (found: boolean): DataFile => read({ answers: [{ kind: 'quote', found }] });
    assert.deepEqual(stateOf(fields, { data: quote(true) }), ['verified']);
    assert.deepEqual(stateOf(fields, { data: quote(false) }), [
      'broken',
      'broken quote-missing: the quoted words are not in a.md',
    ]);
  });

  it('expires on the day after the last', () => {
    const fields = ['type: link', 'finding: x', 'url: https://example.com', 'valid-until: 2026-03-14'];
    assert.equal(verdictOn(fields).state, 'cited');
    assert.equal(verdictOn(fields, { facts: { today: '2026-03-15' } }).state, 'expired');
    const never = fields.map((line) => line.replace('2026-03-14', 'soon'));
    assert.equal(verdictOn(never, { facts: { today: '2099-01-01' } }).state, 'cited');
  });
});

describe('commits and results as texts', () => {
  it('takes two ids for the same when one begins the other', () => {
    assert.ok(sameCommit(COMMIT, COMMIT.slice(0, 7)));
    assert.ok(sameCommit(COMMIT.slice(0, 7).toUpperCase(), COMMIT));
    assert.ok(!sameCommit(COMMIT, COMMIT.slice(0, 6)));
    assert.ok(!sameCommit(COMMIT, HEAD));
  });

  it('shows the results of several options in one line', () => {
    assert.equal(shownResult({ SQLite: '1 ms', PostgreSQL: '2 ms' }), 'SQLite 1 ms, PostgreSQL 2 ms');
    assert.equal(shownResult('1/1 passed'), '1/1 passed');
  });

  it('gives the numbers that it read, in the unit that is stated', () => {
    const spread = { min: 1, lowerQuartile: 2, median: 3, upperQuartile: 4, max: 5 };
    const given = { unit: 's', low: 2, high: 4, count: 5, distribution: spread };
    const data: DataFile = {
      kind: 'read',
      digest: DIGEST,
      tracked: true,
      reading: readingOf([valueOf(3, given), valueOf(7, { unit: 'ms' })]),
    };
    const compared = [
      'column: ms',
      'stat: mean',
      'unit: ms',
      'options: {SQLite: {a: b}, PostgreSQL: {a: c}}',
    ];
    const { measured } = verdictOn(['type: dataset', 'file: a.csv', ...compared], { data });
    const inMs = { min: 1000, lowerQuartile: 2000, median: 3000, upperQuartile: 4000, max: 5000 };
    const alone = { better: undefined, low: undefined, high: undefined, count: 1, distribution: undefined };
    assert.deepEqual(measured, [
      {
        ...alone,
        option: 'SQLite',
        value: 3000,
        unit: 'ms',
        low: 2000,
        high: 4000,
        count: 5,
        distribution: inMs,
      },
      { ...alone, option: 'PostgreSQL', value: 7, unit: 'ms' },
    ]);
    assert.deepEqual(verdictOn(TEST, { data: { ...data, reading: readingOf([testsOf(1)]) } }).measured, []);
  });
});
