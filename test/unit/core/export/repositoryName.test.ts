import assert from 'node:assert/strict';
import fc from 'fast-check';
import { repositoryName } from '../../../../src/core/export/repositoryName';

describe('repositoryName', () => {
  const NAME = 'code.example.com/group/project';

  it('is the same for all ways to the same repository', () => {
    for (const address of [
      'https://code.example.com/group/project.git',
      'https://code.example.com/group/project/',
      'https://Code.Example.COM:8443/group/project',
      'git@code.example.com:group/project.git',
      'code.example.com:group/project.git',
      'ssh://git@code.example.com:22/group/project.git',
      'git://code.example.com/group/project.git?x=1#y',
    ]) {
      assert.equal(repositoryName(address), NAME, address);
    }
  });

  it('has no login in it', () => {
    assert.equal(repositoryName('https://user:s3cret@code.example.com/group/project.git'), NAME);
    assert.equal(repositoryName('https://s3cret@code.example.com/group/project.git'), NAME);
    assert.equal(repositoryName('https://user:s3@cret@code.example.com/group/project.git'), NAME);
    assert.equal(repositoryName('https://user/s3cret@code.example.com/group/project'), undefined);
  });

  it('is not made of what is on this machine only', () => {
    for (const address of [
      '/srv/git/project.git',
      '../project',
      'file:///srv/git/project.git',
      String.raw`C:\projects\project`,
      'C:/projects/project',
      'https://code.example.com/',
      'ext::sh -c touch',
      '',
    ]) {
      assert.equal(repositoryName(address), undefined, address);
    }
  });

  it('never shows what stands before the host', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9]{8,12}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom('https', 'ssh', 'git'), (user, password, protocol) => {
        const name = repositoryName(`${protocol}://${user}:${password}@h.example/p`) ?? '';
        assert.ok(!name.includes(user) && !name.includes(password));
      }),
    );
  });

  it('reads anything in bounded time', () => {
    assert.equal(repositoryName(`https://${'a@'.repeat(1e6)}`), undefined);
    fc.assert(fc.property(fc.string(), (address) => void repositoryName(address)));
  });
});
