import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { toAbsolutePath, toRepositoryPath } from '../../../src/node/repositoryPath';

const leaving = { name: 'FileReadError', kind: 'outside' };

describe('toRepositoryPath', () => {
  it('is relative to the root, with slashes', () => {
    assert.equal(toRepositoryPath('/repo', '/repo/docs/0001-x.md', posix), 'docs/0001-x.md');
    assert.equal(toRepositoryPath('C:\\repo', 'C:\\repo\\docs\\0001-x.md', win32), 'docs/0001-x.md');
    assert.equal(toRepositoryPath('/repo', '/repo', posix), '');
  });

  it('takes no notice of case on Windows, where drive letters come in both', () => {
    assert.equal(toRepositoryPath('C:\\Repo', 'c:\\repo\\docs\\A.md', win32), 'docs/A.md');
    assert.equal(toRepositoryPath('/Repo', '/repo/docs/A.md', posix), undefined);
  });

  it('is undefined outside the root', () => {
    assert.equal(toRepositoryPath('/repo', '/repository/x.md', posix), undefined);
    assert.equal(toRepositoryPath('/repo', '/', posix), undefined);
    assert.equal(toRepositoryPath('C:\\repo', 'D:\\repo\\x.md', win32), undefined);
    assert.equal(toRepositoryPath('C:\\repo', '\\\\server\\share\\x.md', win32), undefined);
  });

  it('keeps names that only look like the way out', () => {
    assert.equal(toRepositoryPath('/repo', '/repo/..notes/x.md', posix), '..notes/x.md');
    assert.equal(toRepositoryPath('/repo', '/repo/a\\b.md', posix), 'a\\b.md');
  });
});

describe('toAbsolutePath', () => {
  it('joins with the separator of the system', () => {
    assert.equal(toAbsolutePath('/repo', 'docs/0001 #1 100%.md', posix), '/repo/docs/0001 #1 100%.md');
    assert.equal(toAbsolutePath('C:\\repo', 'docs/0001-x.md', win32), 'C:\\repo\\docs\\0001-x.md');
    assert.equal(toAbsolutePath('/repo', '', posix), '/repo');
    assert.equal(toAbsolutePath('/repo', 'docs/../src', posix), '/repo/src');
  });

  for (const path of ['..', '../x', 'docs/../../x', '/etc/passwd', 'a\0b']) {
    it(`refuses ${JSON.stringify(path)}`, () => {
      assert.throws(() => toAbsolutePath('/repo', path, posix), leaving);
      assert.throws(() => toAbsolutePath('C:\\repo', path, win32), leaving);
    });
  }

  for (const path of ['..\\x', 'C:x', 'C:/x', '\\\\server\\share', 'notes.md:stream']) {
    it(`refuses ${JSON.stringify(path)} on Windows`, () => {
      assert.throws(() => toAbsolutePath('C:\\repo', path, win32), leaving);
    });
  }

  it('is the opposite of toRepositoryPath', () => {
    const segment = fc.string({ minLength: 1 }).filter((name) => !/[/\\:\0]|^\.+$/.test(name));
    const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'));
    fc.assert(
      fc.property(path, (original) => {
        assert.equal(toRepositoryPath('/repo', toAbsolutePath('/repo', original, posix), posix), original);
        const windows = toAbsolutePath('C:\\repo', original, win32);
        assert.equal(toRepositoryPath('c:\\REPO', windows, win32), original);
      }),
    );
  });
});
