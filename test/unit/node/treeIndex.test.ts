import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { globMatcher, pathsUnder } from '../../../src/core/workspace/glob';
import { TreeIndex } from '../../../src/node/evidence/treeIndex';
import { CommitFiles } from '../../../src/node/git/commitFiles';
import type { TreeEntry } from '../../../src/node/git/commitFiles';

function treeOf(paths: readonly string[]): readonly TreeEntry[] {
  return [...new Set(paths)]
    .map((path) => ({
      type: 'blob' as const,
      isLink: false,
      id: createHash('sha1').update(path).digest('hex'),
      path,
    }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function indexOf(entries: readonly TreeEntry[]): TreeIndex {
  const listing = entries.map(({ type, id, path }) => `100644 ${type} ${id}\t${path}\0`).join('');
  return new TreeIndex(CommitFiles.read(Buffer.from(listing)));
}

/** The digest as the definition has it, entry by entry. */
function plainDigest(entries: readonly TreeEntry[], globs: readonly string[]): string {
  const included = globMatcher(globs.filter((glob) => !glob.startsWith('!')));
  const excluded = globMatcher(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  const hash = createHash('sha256');
  for (const { type, id, path } of entries) {
    if (included(path) && !excluded(path)) {
      hash.update(`${type} ${id} ${path}\0`);
    }
  }
  return `sha256:${hash.digest('hex')}`;
}

describe('TreeIndex', () => {
  const entries = treeOf([
    'a.ts',
    'src/store/open.ts',
    'src/store/close.ts',
    'src/store-old/open.ts',
    'src/störe/ä.ts',
    'src/store.ts',
    'test/store.test.ts',
  ]);
  const tree = indexOf(entries);

  it('takes a folder for everything below it and nothing beside it', () => {
    assert.equal(tree.covered(['src/store/']).tree, plainDigest(entries, ['src/store/']));
    assert.notEqual(tree.covered(['src/store/']).tree, tree.covered(['src/store-old/']).tree);
  });

  it('names the globs that match no file, also where an exclusion is why', () => {
    assert.deepEqual(tree.covered(['src/sotre/', 'a.ts']).unmatched, ['src/sotre/']);
    assert.deepEqual(tree.covered(['src/store/', '!src/**']).unmatched, ['src/store/']);
  });

  it('finds names that are not ASCII', () => {
    assert.deepEqual(tree.covered(['src/störe/']).unmatched, []);
    assert.equal(tree.at('src/störe/ä.ts')?.path, 'src/störe/ä.ts');
  });

  it('agrees with the definition for many files', () => {
    const many = treeOf(
      Array.from(
        { length: 5000 },
        (_, index) => `p${index % 3}/d${index % 40}/${index}.${index % 2 ? 'ts' : 'js'}`,
      ),
    );
    const index = indexOf(many);
    for (const globs of [
      ['**'],
      ['p0/', 'p1/'],
      ['p1/', 'p0/d7/', 'p1/d8/'],
      ['**/*.ts', 'p2/'],
      ['p0/', '!p0/d3/'],
      ['p0/d1/', 'p2/d1/', 'p1/'],
    ]) {
      assert.equal(index.covered(globs).tree, plainDigest(many, globs), globs.join());
    }
  });

  it('agrees with the definition, whatever the globs', () => {
    const segment = fc.constantFrom('src', 'store', 'a', 'b', 'ä', 'src-a', '0');
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const glob = fc
      .tuple(
        fc.constantFrom('', '!'),
        fc.array(fc.oneof(segment, fc.constantFrom('*', '**', 's*', '{src,a}', '[a-z]')), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom('', '/'),
      )
      .map(([sign, parts, end]) => sign + parts.join('/') + end);
    fc.assert(
      fc.property(
        fc.array(path, { maxLength: 30 }),
        fc.array(glob, { minLength: 1, maxLength: 4 }),
        (paths, globs) => {
          // A file and a folder cannot have one name.
          const files = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
          const listed = treeOf(files);
          assert.equal(indexOf(listed).covered(globs).tree, plainDigest(listed, globs));
          assert.deepEqual(
            pathsUnder(
              globs,
              listed.map((entry) => entry.path),
            ).length,
            listed.filter(
              ({ path: one }) =>
                plainDigest([{ ...listed[0]!, path: one }], globs) !== plainDigest([], globs),
            ).length,
          );
        },
      ),
    );
  });
});
