import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandText } from '../../../../src/core/evidence/commandText';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl';

describe('commandText', () => {
  const hidden: readonly (readonly [command: readonly string[], text: string])[] = [
    [['env', 'API_TOKEN=hunter2', 'npm', 'test'], 'env API_TOKEN=*** npm test'],
    [['deploy', '--password', 'hunter2', '--dry'], 'deploy --password *** --dry'],
    [['deploy', '--db-password=hunter2'], 'deploy --db-password=***'],
    [
      ['sh', '-c', 'PGPASSWORD="hun ter2" psql --secret hunter2 -l'],
      "sh -c 'PGPASSWORD=*** psql --secret *** -l'",
    ],
    [['psql', 'postgres://ada:hunter2@db/x'], 'psql postgres://***@db/x'],
    [
      ['git', 'ls-remote', 'https://hunter2@example.org/x.git'],
      'git ls-remote https://***@example.org/x.git',
    ],
    [
      ['curl', 'https://example.org/?a=1&access_token=hunter2&b=2'],
      "curl 'https://example.org/?a=1&access_token=***&b=2'",
    ],
    [['curl', '-u', 'ada:hunter2', 'x'], 'curl -u ada:*** x'],
    [['sh', '-c', 'curl -u ada:hunter2 x'], "sh -c 'curl -u ada:*** x'"],
    [['curl', '-H', 'Authorization: Basic aHVudGVyMg=='], "curl -H 'Authorization: ***'"],
    [['curl', '-H', 'Cookie: a=hunter2; b=hunter3'], "curl -H 'Cookie: ***'"],
    [['x', '--with', 'Bearer hunter2hunter2'], "x --with 'Bearer ***'"],
    [['x', `ghp_${'a'.repeat(36)}`, jwt], 'x *** ***'],
    [['x', '{"apiKey": "hunter2"}'], `x '{"apiKey": ***}'`],
    [['x', 'from-the-environment'], 'x ***'],
  ];
  for (const [command, text] of hidden) {
    it(`hides what is secret in ${text}`, () => {
      const environment = { DEPLOY_SECRET: 'from-the-environment', SSH_AUTH_SOCK: '/run/agent' };
      assert.deepEqual(commandText(command, '/repo', environment), { text, hidesSecrets: true });
    });
  }

  it('gives everything else as a shell would take it', () => {
    const command = [
      'npm',
      'run',
      "it's",
      '--max-tokens',
      '512',
      '--author=ada',
      '-u',
      'SSH',
      '/run/agent/x',
    ];
    const text = "npm run 'it'\\''s' --max-tokens 512 --author=ada -u SSH /run/agent/x";
    assert.deepEqual(commandText(command, '/repo', { SSH_AUTH_SOCK: '/run/agent', PWD_TOKEN: 'ab' }), {
      text,
      hidesSecrets: false,
    });
  });

  it('names no home, and the repository only by what is in it', () => {
    assert.equal(
      commandText(['/home/ada/bin/x', '/repo/app/a.ts'], '/repo/app', {}).text,
      '/home/user/bin/x a.ts',
    );
  });

  it('is short', () => {
    assert.equal(commandText(['x', 'y'.repeat(100_000)], '/repo', {}).text.length, 200);
  });

  it('never shows what stands behind a secret name, whatever the rest is', () => {
    const word = fc.constantFrom('a', '-', '--x', "'", '"', ' ', '=', ';', 'https://', '@', 'auth');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.constantFrom('--token', '-api-key', '--db_password'),
        (words, flag) => {
          const { text } = commandText([words.join(''), flag, 'hunter2', words.join('')], '/repo', {});
          assert.doesNotMatch(text, /hunter2/);
        },
      ),
    );
  });

  it('stays linear for arguments that are nearly what it looks for', () => {
    for (const text of ['token', '--auth ', 'a:', 'eyJaaaaaaaa.', 'https://', 'x='] as const) {
      assert.ok(
        commandText(
          Array.from({ length: 40 }, () => text.repeat(4000)),
          '/repo',
          {},
        ).text.length <= 200,
      );
    }
  });
});
