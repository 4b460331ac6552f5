import assert from 'node:assert/strict';
import type { PathChange } from '../../../../src/core/history/commit';
import { followedChanges } from '../../../../src/core/history/followed';

const change = (kind: PathChange['kind'], path: string, from?: string): PathChange => ({
  kind,
  path,
  ...(from === undefined ? {} : { from }),
  before: undefined,
  after: undefined,
});

describe('followedChanges', () => {
  const pathsOf = (...changes: readonly PathChange[]): readonly string[] =>
    followedChanges(changes).map(({ path }) => path);

  it('leaves out what is not about Markdown', () => {
    assert.deepEqual(pathsOf(change('changed', 'src/a.ts'), change('changed', 'doc/0001-a.MD')), [
      'doc/0001-a.MD',
    ]);
    assert.deepEqual(pathsOf(change('added', 'src/a.ts'), change('deleted', 'src/b.ts')), []);
  });

  it('has renames to and from Markdown, in a merge too', () => {
    const merge: PathChange = {
      ...change('changed', 'doc/a.txt'),
      merged: [{ from: 'doc/a.md', before: undefined }],
    };
    assert.deepEqual(
      pathsOf(change('renamed', 'doc/b.txt', 'doc/b.md'), change('renamed', 'doc/c.md', 'doc/c.rst'), merge),
      ['doc/b.txt', 'doc/c.md', 'doc/a.txt'],
    );
  });

  it('has all that was deleted where a record was added, which may go on from any of it', () => {
    const changes = [change('deleted', 'doc/0001-a.adoc'), change('changed', 'src/a.ts')];
    assert.deepEqual(pathsOf(...changes, change('added', 'doc/0001-a.md')), [
      'doc/0001-a.adoc',
      'doc/0001-a.md',
    ]);
    assert.deepEqual(pathsOf(...changes, change('changed', 'doc/0002-b.md')), ['doc/0002-b.md']);
  });
});
