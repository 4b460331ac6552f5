import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CommitFiles } from '../../../src/node/git/commitFiles';

const id = 'a'.repeat(40);
const listing = Buffer.from(
  [
    `120000 blob ${id}\tlink`,
    `100755 blob ${id}\tplain name.ts`,
    `160000 commit ${id}\tsrc`,
    `100644 blob ${id}\tsrc-old/a`,
    `100644 blob ${'b'.repeat(40)}\tst\xf6re/"q"\t\\.ts`,
    `100644 blob ${id}\tstörer/open.ts`,
  ]
    .map((line) => `${line}\0`)
    .join(''),
  'latin1',
);

/** As it comes back from bytes: half of a surrogate pair does not. */
function shown(path: string): string {
  return Buffer.from(path).toString();
}

describe('CommitFiles', () => {
  it('reads types, links, ids and names as they are', () => {
    const files = CommitFiles.read(Buffer.from(listing));
    assert.deepEqual(
      [...files.entries()].map(({ type, isLink, path }) => [type, isLink, path]),
      [
        ['blob', true, 'link'],
        ['blob', false, 'plain name.ts'],
        ['commit', false, 'src'],
        ['blob', false, 'src-old/a'],
        ['blob', false, 'st\ufffdre/"q"\t\\.ts'],
        ['blob', false, 'st\ufffdrer/open.ts'],
      ],
    );
    assert.equal(files.entry(4).id, 'b'.repeat(40));
  });

  it('keeps the bytes of names that are not UTF-8', () => {
    const files = CommitFiles.read(Buffer.from(listing));
    assert.deepEqual(files.text(4, 5), Buffer.from(`blob ${'b'.repeat(40)} st\xf6re/"q"\t\\.ts\0`, 'latin1'));
  });

  it('reads whatever names there are', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.replaceAll('\0', '\t'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.constantFrom('100644', '120000')), { maxLength: 20 }),
        (listed) => {
          const text = listed.map(([path, mode]) => `${mode} blob ${id}\t${path}\0`).join('');
          const files = CommitFiles.read(Buffer.from(text));
          assert.deepEqual(
            [...files.entries()],
            listed.map(([path, mode]) => ({
              type: 'blob',
              isLink: mode === '120000',
              id,
              path: shown(path),
            })),
          );
          assert.equal(
            files.text(0, files.length).toString(),
            listed.map(([path]) => `blob ${id} ${shown(path)}\0`).join(''),
          );
        },
      ),
    );
  });

  it('tells a file from what begins like it', () => {
    const files = CommitFiles.read(Buffer.from(listing));
    assert.equal(files.at('src')?.type, 'commit');
    assert.equal(files.at('src-old'), undefined);
    assert.deepEqual(files.range(Buffer.from('src-old/')), [3, 4]);
    assert.deepEqual(files.range(Buffer.from('src/')), [4, 4]);
  });

  it('reads ids of repositories with SHA-256', () => {
    const files = CommitFiles.read(Buffer.from(`100644 blob ${'c'.repeat(64)}\ta.ts\0`));
    assert.deepEqual(files.at('a.ts'), { type: 'blob', isLink: false, id: 'c'.repeat(64), path: 'a.ts' });
  });

  it('is empty for a commit without files', () => {
    assert.deepEqual([...CommitFiles.read(Buffer.alloc(0)).entries()], []);
    assert.deepEqual([...CommitFiles.none.entries()], []);
  });
});
