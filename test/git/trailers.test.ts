import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { trailersOf } from '../../src/core/commits/trailers';

/** What git takes for trailers, on one line each. */
function byGit(message: string): string[] {
  const output = execFileSync('git', ['interpret-trailers', '--parse', '--no-divider'], {
    cwd: tmpdir(),
    input: message,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
    encoding: 'utf8',
  });
  return output.split('\n').filter((line) => line !== '');
}

function byGrounds(message: string): string[] {
  return trailersOf(message).trailers.map(
    ({ key, value }) => `${key}: ${message.slice(value.start, value.end).split(/\s+/).join(' ')}`,
  );
}

describe('trailersOf', () => {
  const messages = [
    'Title\n\nDecision: ADR-7\n',
    'Title\n\nBody.\n\nDecision: ADR-7\nSigned-off-by: A <a@example.org>\n',
    'Decision: ADR-7\n',
    'Title\n\nDecision: ADR-7\nand prose\n',
    'Title\n\nDecision: ADR-7\nprose\nprose\nprose\nSigned-off-by: A <a@example.org>\n',
    'Title\n\nprose\nprose\nprose\nprose\nSigned-off-by: A <a@example.org>\n',
    'Title\n\nDecision: ADR-7,\n  ADR-8\n',
    'Title\n\nDecision : ADR-7\n',
    'Title\n\nDecision: ADR-7\n\n\n# a comment\n',
    'Title\n# a comment\n\n# another\nDecision: ADR-7\n# between\nRefs: 5\n',
    'Title\n\nDecision: ADR-7',
    '\n\nTitle\n\nDecision: ADR-7\n',
  ];
  for (const message of messages) {
    it(`agrees with git on ${JSON.stringify(message)}`, () => {
      assert.deepEqual(byGrounds(message), byGit(message));
    });
  }

  it('agrees with git on any message', () => {
    const line = fc.constantFrom(
      'Title',
      'some prose',
      '',
      '  continued',
      'Decision: ADR-7',
      'Decision:ADR-8',
      'Refs : 9',
      'Not a key: x',
      '# comment',
      'Signed-off-by: A <a@example.org>',
      '(cherry picked from commit 0123)',
      ': x',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const message = ['Title', '', ...lines, ''].join('\n');
        assert.deepEqual(
          byGrounds(message),
          byGit(message).filter((found) => !found.startsWith('(cherry')),
        );
      }),
      { numRuns: 150 },
    );
  });
});
