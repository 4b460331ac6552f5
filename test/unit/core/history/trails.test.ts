import assert from 'node:assert/strict';
import type { Commit, PathChange } from '../../../../src/core/history/commit';
import { RecordTrails } from '../../../../src/core/history/trails';

const [a, b] = ['docs/adr/0001-a.md', 'docs/adr/0001-b.md'];

function added(path: string): PathChange {
  return { kind: 'added', path, before: undefined, after: `new ${path}` };
}

function changed(path: string): PathChange {
  return { kind: 'changed', path, before: '1', after: '2' };
}

function deleted(path: string): PathChange {
  return { kind: 'deleted', path, before: `old ${path}`, after: undefined };
}

function renamed(from: string, path: string): PathChange {
  return { kind: 'renamed', path, from, before: '1', after: '2' };
}

/** What is told of a record that is called `path` at the end. @param commits newest first */
function trail(path: string, ...commits: readonly (readonly PathChange[])[]): readonly string[] {
  const trails = new RecordTrails([path]);
  commits.forEach((paths, index) => {
    const commit: Commit = {
      id: String(index),
      parents: [],
      author: { name: 'A', email: 'a@b' },
      authored: '',
      committed: '',
      subject: '',
      message: '',
      paths,
    };
    trails.add(commit);
  });
  return trails.of(path).map(({ commit, change }) => `${commit.id} ${change.kind} ${change.path}`);
}

describe('the trail of a record', () => {
  it('has what changed it on a parallel branch under its name before', () => {
    assert.deepEqual(trail(b, [changed(a)], [renamed(a, b)], [added(a)]), [
      `0 changed ${a}`,
      `1 renamed ${b}`,
      `2 added ${a}`,
    ]);
  });

  it('has nothing of another record that took its name before later', () => {
    assert.deepEqual(trail(b, [changed(a)], [added(a)], [renamed(a, b)], [added(a)]), [
      `2 renamed ${b}`,
      `3 added ${a}`,
    ]);
  });

  it('has nothing of another record that had its name earlier', () => {
    assert.deepEqual(trail(b, [renamed(a, b)], [deleted(b)], [changed(b)], [added(b)], [added(a)]), [
      `0 renamed ${b}`,
      `4 added ${a}`,
    ]);
  });

  it('goes on under the name that a parallel branch gave it too', () => {
    assert.deepEqual(trail(b, [changed(b)], [renamed(a, b)], [renamed(a, b)], [added(a)]).length, 4);
  });

  it('changes names when two records swap them', () => {
    const swap = [renamed(a, b), renamed(b, a)];
    assert.deepEqual(trail(a, swap, [changed(b)], [changed(a)]), [`0 renamed ${a}`, `1 changed ${b}`]);
    assert.deepEqual(trail(b, swap, [changed(b)], [changed(a)]), [`0 renamed ${b}`, `2 changed ${a}`]);
  });

  it('finds a rename that git did not see by the content, the name and the number, if it is the only one', () => {
    const moved = 'docs/decisions/0001-b.md';
    const same: PathChange = { ...deleted('docs/adr/0009-x.md'), before: `new ${b}` };
    const two = deleted('docs/other/0001-z.md');
    assert.deepEqual(trail(b, [same, added(b), deleted(a)], [added('docs/adr/0009-x.md')]).length, 2);
    assert.deepEqual(trail(moved, [added(moved), deleted(b), two], [added(b)]).length, 2);
    assert.deepEqual(trail(b, [added(b), deleted(a)], [added(a)]).length, 2);
    assert.deepEqual(trail(b, [added(b), deleted(a), two], [added(a)]).length, 1);
  });

  it('is empty without commits, and takes no notice of those whose changes are not known', () => {
    const trails = new RecordTrails([a]);
    assert.deepEqual(trails.of(a), []);
    assert.deepEqual(trails.of('other.md'), []);
  });
});
