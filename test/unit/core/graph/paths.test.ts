import assert from 'node:assert/strict';
import fc from 'fast-check';
import { basename, dirname, isWithin, relativePath, resolvePath } from '../../../../src/core/graph/paths';

const segment = fc.stringMatching(/^[a-zé#% ]{1,4}$/);
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));

describe('paths', () => {
  it('resolves targets as a Markdown reader does', () => {
    assert.equal(resolvePath('docs/adr', '0003-x.md'), 'docs/adr/0003-x.md');
    assert.equal(resolvePath('docs/adr', './../img/a b.png'), 'docs/img/a b.png');
    assert.equal(resolvePath('docs/adr', '/src/'), 'src');
    assert.equal(resolvePath('', 'a//b'), 'a/b');
  });

  it('refuses to leave the repository', () => {
    assert.equal(resolvePath('docs', '../../x'), undefined);
    assert.equal(resolvePath('', '..'), undefined);
    assert.equal(resolvePath('docs', '/../x'), undefined);
  });

  it('splits a path', () => {
    assert.equal(dirname('a/b/c.md'), 'a/b');
    assert.equal(dirname('c.md'), '');
    assert.equal(basename('a/b/c.md'), 'c.md');
  });

  it('does not take a name for a folder above', () => {
    assert.ok(isWithin('docs/adr/x.md', 'docs/adr'));
    assert.ok(!isWithin('docs/adrs/x.md', 'docs/adr'));
    assert.ok(isWithin('x.md', ''));
  });

  it('writes ways that lead back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(''), path), path, (folder, target) => {
        assert.equal(resolvePath(folder, relativePath(folder, target)), target);
      }),
    );
  });
});
