import assert from 'node:assert/strict';
import { acceptanceOf, RecordVersions, standingOf } from '../../../../src/core/commits/versions';
import type { VersionContent } from '../../../../src/core/commits/versions';
import type { Commit, PathChange } from '../../../../src/core/history/commit';

function commit(id: string, day: string, ...paths: PathChange[]): Commit {
  const at = `${day}T09:00:00Z`;
  const author = { name: 'Storage Lead', email: 'storage-lead@example.com' };
  return { id, parents: [], author, authored: at, committed: at, subject: id, message: id, paths };
}

const change = (kind: PathChange['kind'], path: string, after?: string, from?: string): PathChange => ({
  kind,
  path,
  before: undefined,
  after,
  ...(from !== undefined && { from }),
});

describe('RecordVersions', () => {
  const versions = new RecordVersions([
    commit('5', '2026-05-01', change('changed', 'b.md', 'z')),
    commit('4', '2026-04-01', change('renamed', 'b.md', 'y', 'a.md'), change('added', 'a.md', 'other')),
    commit('3', '2026-03-01', change('changed', 'a.md', 'y')),
    commit('2', '2026-02-01', change('added', 'a.md', 'x')),
    commit('1', '2026-01-01', change('deleted', 'a.md'), change('changed', 'b.md', 'older')),
  ]);

  it('follows a record across renames, back to where it was added', () => {
    assert.deepEqual(
      versions.of('b.md').map(({ commit: { id }, blob }) => id + blob),
      ['5z', '3y', '2x'],
    );
    assert.deepEqual(
      versions.commitsOf('b.md').map(({ id }) => id),
      ['5', '4', '3', '2'],
    );
  });

  it('takes a file that was added where another one was moved away for itself', () => {
    assert.deepEqual(
      versions.commitsOf('a.md').map(({ id }) => id),
      ['4'],
    );
  });

  it('knows what was ever there', () => {
    assert.ok(versions.has('a.md'));
    assert.ok(!versions.has('c.md'));
    assert.deepEqual(versions.of('c.md'), []);
  });

  it('ends where renames go in a circle', () => {
    const round = new RecordVersions([
      commit('2', '2026-02-01', change('renamed', 'a.md', 'x', 'b.md')),
      commit('1', '2026-01-01', change('renamed', 'b.md', 'x', 'a.md')),
    ]);
    assert.equal(round.commitsOf('a.md').length, 2);
  });
});

describe('acceptanceOf', () => {
  const says = (status: VersionContent['status'], ...words: string[]): VersionContent => ({
    status,
    outcome: { chosen: [], words },
  });

  function acceptance(
    ...contents: readonly (readonly [string, VersionContent | undefined])[]
  ): string | undefined {
    const history = contents.map(([day], at) => ({ commit: commit(String(at), day), blob: String(at) }));
    const found = acceptanceOf(history.toReversed(), (blob) => contents[Number(blob)]?.[1]);
    return found && `${found.commit.id} ${found.outcome.words.join('')} ${found.rewrittenBy?.id ?? '-'}`;
  }
  const one = ['a', 'b', 'c', 'd', 'e'];
  const two = ['v', 'w', 'x', 'y', 'z'];

  it('is the first of the versions that are accepted without a break', () => {
    assert.equal(
      acceptance(
        ['2026-01-01', says('accepted', ...two)],
        ['2026-02-01', says('proposed', ...two)],
        ['2026-03-01', says('accepted', ...one)],
        ['2026-04-01', says('accepted', ...one, 'f')],
      ),
      '2 abcde -',
    );
  });

  it('settles for a week', () => {
    assert.equal(
      acceptance(['2026-03-01', says('accepted', ...one)], ['2026-03-08', says('accepted', ...two)]),
      '0 vwxyz -',
    );
    assert.equal(
      acceptance(['2026-03-01', says('accepted', ...one)], ['2026-03-09', says('accepted', ...two)]),
      '0 abcde 1',
    );
  });

  it('is unknown where the newest version is not accepted, decides nothing or cannot be read', () => {
    assert.equal(acceptance(['2026-03-01', says('superseded', ...one)]), undefined);
    assert.equal(acceptance(['2026-03-01', { status: 'accepted', outcome: undefined }]), undefined);
    assert.equal(acceptance(['2026-03-01', undefined]), undefined);
    assert.equal(acceptance(), undefined);
  });
});

describe('standingOf', () => {
  /** @param statuses of the versions, oldest first */
  function standing(...statuses: readonly (VersionContent['status'] | undefined)[]): string | undefined {
    const history = statuses.map((_, at) => ({ commit: commit(String(at), '2026-03-14'), blob: String(at) }));
    const found = standingOf(history.toReversed(), (blob) => statuses[Number(blob)]);
    return found && `${found.status} since ${found.commit.id}`;
  }

  it('begins with the oldest of the newest versions that have one status', () => {
    assert.equal(standing('proposed', 'draft', 'proposed', 'proposed'), 'proposed since 2');
    assert.equal(standing('draft', 'draft'), 'draft since 0');
  });

  it('is unknown without versions, and where one cannot be read that may have had the status', () => {
    assert.equal(standing(), undefined);
    assert.equal(standing('proposed', undefined), undefined);
    assert.equal(standing(undefined, 'proposed'), undefined);
    assert.equal(standing(undefined, 'draft', 'proposed'), 'proposed since 2');
  });
});
