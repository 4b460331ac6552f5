import assert from 'node:assert/strict';
import { isSkippedFolder, usualPlace } from '../../../../src/core/workspace/usualFolders';

describe('usualPlace', () => {
  const cases: readonly (readonly [path: string, place: ReturnType<typeof usualPlace>])[] = [
    ['docs/decisions', 'strong'],
    ['docs/ADRs', 'strong'],
    ['packages/core/docs/adr', 'strong'],
    ['doc/architecture/decisions', 'strong'],
    ['services/a/architecture/decisions', 'strong'],
    ['adr', 'weak'],
    ['packages/a/adr', 'weak'],
    ['decisions', 'weak'],
    ['src/decisions', undefined],
    ['docs', undefined],
    ['docs/adr/images', undefined],
    ['', undefined],
  ];
  for (const [path, place] of cases) {
    it(`takes ${path === '' ? 'the root' : path} for ${place ?? 'no'} place`, () => {
      assert.equal(usualPlace(path), place);
    });
  }
});

describe('isSkippedFolder', () => {
  it('keeps out of what is not the project', () => {
    assert.ok(isSkippedFolder('node_modules'));
    assert.ok(isSkippedFolder('.git'));
    assert.ok(!isSkippedFolder('build'));
  });
});
