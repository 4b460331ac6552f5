import assert from 'node:assert/strict';
import { disabledFilters } from '../../../../src/node/git/ownFilters';

describe('disabledFilters', () => {
  const off = (name: string): readonly string[] => [
    `filter.${name}.clean=`,
    `filter.${name}.process=`,
    `filter.${name}.required=false`,
  ];

  it('switches off what the repository or one of its worktrees names, once each', () => {
    const listed =
      'local\0filter.tidy.clean\ntidy --now\0local\0filter.tidy.smudge\ncat\0worktree\0filter.in two.words.process\nx\0';
    assert.deepEqual(disabledFilters(listed), [...off('tidy'), ...off('in two.words')]);
  });

  it('leaves those of the user and of the machine', () => {
    assert.deepEqual(
      disabledFilters(
        'global\0filter.tidy.clean\ntidy\0system\0filter.b.clean\nb\0command\0filter.c.clean\nc\0',
      ),
      [],
    );
  });

  it('leaves what the extension for large files writes, but not another program by that name', () => {
    const lfs =
      'local\0filter.lfs.clean\ngit-lfs clean -- %f\0local\0filter.lfs.process\ngit-lfs filter-process\0';
    assert.deepEqual(disabledFilters(`${lfs}local\0filter.lfs.required\ntrue\0`), []);
    for (const command of ['./git-lfs clean -- %f', 'git-lfs clean; rm x', 'git-lfs clean $(x)', '']) {
      assert.deepEqual(disabledFilters(`${lfs}local\0filter.lfs.clean\n${command}\0`), off('lfs'), command);
    }
  });

  it('takes a key without a value for one', () => {
    assert.deepEqual(disabledFilters('local\0filter.tidy.clean\0'), off('tidy'));
  });

  it('gives nothing for nothing', () => {
    assert.deepEqual(disabledFilters(''), []);
  });
});
