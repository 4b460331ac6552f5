import assert from 'node:assert/strict';
import { codeAmong, globsFor } from '../../../../src/core/evidence/proposeCovers';

describe('globsFor', () => {
  const tracked = [
    'README.md',
    'package.json',
    'src/main.ts',
    'src/store/a.ts',
    'src/store/b.ts',
    'src/store/deep/c.ts',
    'src/web/d.ts',
    'src/web/e.ts',
    'src/web/f.ts',
    'src/web/g.ts',
    'test/store.test.ts',
    'test/web.test.ts',
    'test/more.test.ts',
  ];

  it('names files, and folders of which most is meant', () => {
    assert.deepEqual(globsFor(['src/store/a.ts'], tracked), ['src/store/a.ts']);
    assert.deepEqual(globsFor(['src/store/a.ts', 'src/store/b.ts', 'test/store.test.ts'], tracked), [
      'src/store/',
      'test/store.test.ts',
    ]);
    assert.deepEqual(globsFor(['src/web/d.ts'], tracked), ['src/web/d.ts']);
    assert.deepEqual(
      globsFor(['src/main.ts', 'src/store/a.ts', 'src/web/d.ts', 'src/web/e.ts', 'src/web/e.ts'], tracked),
      ['src/'],
    );
  });

  it('leaves out what git does not track', () => {
    assert.deepEqual(globsFor(['src/gone.ts', '/usr/lib/x.js', 'total'], tracked), []);
  });

  it('goes up when there would be too many, and says nothing when there are too many still', () => {
    const many = Array.from({ length: 30 }, (_, index) => `lib/p${index}/src/a.ts`);
    const others = many.flatMap((path) => [`${path}x`, `${path}y`, `${path}z`]);
    const wanted = many.slice(0, 8);
    assert.deepEqual(globsFor(wanted, [...many, ...others].sort()), ['lib/']);
    const roots = Array.from({ length: 9 }, (_, index) => `r${index}.ts`);
    assert.deepEqual(globsFor(roots, roots), []);
  });
});

describe('codeAmong', () => {
  it('leaves out records, texts and what is in folders of decisions', () => {
    assert.deepEqual(
      codeAmong(
        [
          'docs/adr/0001-x.md',
          'docs/adr/evidence/0001/a.csv',
          'README.md',
          '.gitignore',
          'src/a.ts',
          'LICENSE',
        ],
        ['docs/adr', ''],
      ),
      ['src/a.ts'],
    );
  });
});
