import assert from 'node:assert/strict';
import { failedError } from '../../../../src/node/git/gitError';
import type { GitErrorKind } from '../../../../src/node/git/gitError';

describe('what git says when it fails', () => {
  const cases: readonly (readonly [kind: GitErrorKind, said: string])[] = [
    ['not-a-repository', 'fatal: not a git repository (or any of the parent directories): .git\n'],
    [
      'not-owned',
      "fatal: detected dubious ownership in repository at '/srv/x'\nTo add an exception for this directory, call:\n",
    ],
    ['not-owned', "fatal: unsafe repository ('/srv/x' is owned by someone else)\n"],
    ['too-old', "error: unknown option `combined-all-paths'\nusage: git log\n"],
    ['too-old', 'fatal: unrecognized argument: --combined-all-paths\n'],
    ['too-old', "git: 'cat-files' is not a git command. See 'git --help'.\n"],
    ['too-old', 'fatal: unknown repository extension found:\n\tobjectformat\n'],
    ['too-old', 'fatal: Expected git repo version <= 0, found 1\n'],
    ['missing-object', 'fatal: bad object 9fc2a8caa271a2cd11cc300bb2ca15edce1427df\n'],
    ['missing-object', "fatal: transport 'file' not allowed\nfatal: could not read from remote\n"],
    ['missing-object', 'error: Could not read 9fc2a8ca\nfatal: Failed to traverse parents of commit 1\n'],
    ['missing-object', 'fatal: unable to read tree 9fc2a8ca\n'],
    ['failed', 'fatal: bad config line 1 in file .git/config\n'],
    ['failed', ''],
  ];
  for (const [kind, said] of cases) {
    it(`${kind}: ${said.split('\n')[0] ?? ''}`, () => {
      const error = failedError(128, said);
      assert.equal(error.kind, kind);
      assert.equal(error.exitCode, 128);
      assert.match(error.message, /\.$|^fatal: /);
    });
  }

  it('is understood in time whatever it is', () => {
    const long = `fatal: ${"transport '".repeat(6000)}`;
    assert.equal(failedError(1, long).kind, 'failed');
  });
});
