import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Redactor, Surveyor, redact } from '../../../../src/core/evidence/redact';

/** What was found, in short. */
function found(text: string, root?: string): readonly string[] {
  return redact(text, root).details.map(
    ({ kind, text: written, replacement, line, count }) =>
      `${kind} ${written} -> ${replacement} ${line} ${count}`,
  );
}

/** What reports say, what becomes of it below `/repo/app`, and how many details there are in it. */
const said: readonly (readonly [before: string, after: string, count: number])[] = [
  ['<s hostname="pc-9"/>', '<s hostname="host"/>', 1],
  ['at f (/repo/app/src/a.js:3:1)', 'at f (src/a.js:3:1)', 1],
  ['it took 12 ms', 'it took 12 ms', 0],
  ['<property name="user.name"\n  value="ada"/>', '<property name="user.name"\n  value="user"/>', 1],
  ['{"host_name": "pc-9"}', '{"host_name": "host"}', 1],
  ['"C:\\\\Users\\\\ada\\\\x.cs"', '"C:\\\\Users\\\\user\\\\x.cs"', 1],
  ['/home/runner/work/a', '/home/runner/work/a', 0],
  ['file:///repo/app/b.ts', 'b.ts', 1],
  ['"/home/eve/.cache"', '"/home/user/.cache"', 1],
];

function inPieces(text: string, size: number): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) {
    pieces.push(text.slice(at, at + size));
  }
  return pieces;
}

/** Whether no character is cut in two. */
function isWhole(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

describe('redact', () => {
  const cases: readonly (readonly [name: string, text: string, after: string])[] = [
    [
      'the host of JUnit',
      '<testsuite hostname="BUILD-7" name="a"/>',
      '<testsuite hostname="host" name="a"/>',
    ],
    ['single quotes', "<testsuite name='a' hostname='BUILD-7'/>", "<testsuite name='a' hostname='host'/>"],
    ['user and host of TRX', 'runUser="BUILD-7\\ada"', 'runUser="BUILD-7\\ada"'],
    [
      'user and host of TRX as an attribute',
      '<TestRun runUser="BUILD-7\\ada"/>',
      '<TestRun runUser="host\\user"/>',
    ],
    [
      'facts of NUnit',
      '<environment machine-name="ada.example.org" user="ada" user-domain="CORP"/>',
      '<environment machine-name="host" user="user" user-domain="host"/>',
    ],
    [
      'properties of a test run',
      '<property name="user.name" value="ada"/><property name="env.COMPUTERNAME" value="PC9"/><property name="java.vm" value="ada"/>',
      '<property name="user.name" value="user"/><property name="env.COMPUTERNAME" value="host"/><property name="java.vm" value="ada"/>',
    ],
    [
      'a property with content',
      '<property name="HOSTNAME">pc9</property>',
      '<property name="HOSTNAME">host</property>',
    ],
    ['a host in JSON', '{"host_name": "pc9", "node": "v20.1.0"}', '{"host_name": "host", "node": "v20.1.0"}'],
    [
      'the machine of pytest-benchmark',
      '{"machine_info": {"node": "Corgi.local", "machine": "x86_64"}}',
      '{"machine_info": {"node": "host", "machine": "x86_64"}}',
    ],
    ['a home folder', 'at f (/home/ada/app/a.js:3:1)', 'at f (/home/user/app/a.js:3:1)'],
    ['a home folder of a Mac', '"/Users/ada"', '"/Users/user"'],
    ['a home folder as a URL', 'file:///home/ada/a.js', 'file:///home/user/a.js'],
    ['a home folder elsewhere', '/var/home/ada/a /mnt/c/Users/ada/b', '/var/home/user/a /mnt/c/Users/user/b'],
    ['a home folder of Windows', 'C:\\Users\\ada\\a.cs', 'C:\\Users\\user\\a.cs'],
    ['a home folder in lower case', 'storage="c:\\users\\ada\\a.dll"', 'storage="c:\\users\\user\\a.dll"'],
    ['a name with a space', 'C:\\Users\\Ada Lovelace\\a.cs', 'C:\\Users\\user\\a.cs'],
    ['a home folder in JSON', '"C:\\\\Users\\\\ada\\\\a.cs"', '"C:\\\\Users\\\\user\\\\a.cs"'],
    [
      'a host that is repeated, with its user',
      '<r computerName="DORNY-PC"/> /home/ada/x ada@DORNY-PC ada_DORNY-PC XDORNY-PC',
      '<r computerName="host"/> /home/user/x user@host user_host XDORNY-PC',
    ],
    [
      'nobody',
      '/home/runner/work/a /Users/runner/b C:\\Users\\runneradmin\\c',
      '/home/runner/work/a /Users/runner/b C:\\Users\\runneradmin\\c',
    ],
    [
      'no host',
      '<testsuite hostname="localhost"/><testsuite hostname="chromium"/>',
      '<testsuite hostname="localhost"/><testsuite hostname="chromium"/>',
    ],
    [
      'a path of a web site',
      'https://example.com/home/menu/a GET /home/menu answers',
      'https://example.com/home/menu/a GET /home/menu answers',
    ],
    [
      'what test runners keep as metadata',
      '{"meta": {"hostname": "pc9", "ci.userName": "ada"}} <meta name="hostname" content="pc9">',
      '{"meta": {"hostname": "host", "ci.userName": "user"}} <meta name="hostname" content="host">',
    ],
    [
      'a property of metadata',
      '<property name="meta.hostname" value="pc9"/>',
      '<property name="meta.hostname" value="host"/>',
    ],
    [
      'a home folder in another property',
      '<property name="cwd" value="/home/ada/x"/>',
      '<property name="cwd" value="/home/user/x"/>',
    ],
    ['a host of another word', '<x ghost="pc9" hostnames="pc9"/>', '<x ghost="pc9" hostnames="pc9"/>'],
  ];
  for (const [name, text, after] of cases) {
    it(text === after ? `leaves ${name}` : `replaces ${name}`, () => {
      const redacted = redact(text);
      assert.equal(redacted.text, after);
      assert.equal(redacted.details.length > 0, text !== after);
    });
  }

  it('makes paths of the repository relative to it', () => {
    const root = '/home/ada/my app';
    assert.equal(
      redact(
        '"/home/ada/my app/src/a.ts" file:///home/ada/my%20app/b.ts "/home/ada/my app" "/home/ada/my app2/c"',
        root,
      ).text,
      '"src/a.ts" b.ts "." "/home/user/my app2/c"',
    );
    assert.equal(
      redact('"C:\\\\w\\\\app\\\\src\\\\a.ts" C:\\w\\app\\b.ts C:/w/app/c.ts', 'C:\\w\\app').text,
      '"src\\\\a.ts" b.ts c.ts',
    );
    assert.equal(
      redact('storage="c:\\W\\APP\\a.dll" "\\/repo\\/b"', 'C:\\w\\app').text,
      'storage="a.dll" "\\/repo\\/b"',
    );
    assert.equal(redact('"\\/repo\\/b.php" /other/repo/c', '/repo').text, '"b.php" /other/repo/c');
  });

  it('says what, where and how often', () => {
    assert.deepEqual(found('a\n<s hostname="pc9"/>\n<s hostname="pc9"/>\n/home/ada/x\n/home/bob/x'), [
      'host name pc9 -> host 2 2',
      'home folder /home/ada -> /home/user 4 1',
      'home folder /home/bob -> /home/user 5 1',
    ]);
  });

  it('finds nothing in what it made', () => {
    const separator = fc.constantFrom(' ', '\n', ', ', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...said), separator), { size: 'medium' }), (parts) => {
        const text = parts.map(([[before], between]) => before + between).join('');
        const after = parts.map(([[, then], between]) => then + between).join('');
        assert.equal(redact(text, '/repo/app').text, after);
        assert.deepEqual(redact(after, '/repo/app'), { text: after, details: [] });
      }),
    );
  });

  it('changes nothing but what it found, whatever the text is', () => {
    const piece = fc.constantFrom(
      ...['/home/ada/', '/Users/', 'C:\\Users\\', 'ada', ' ', '\n', '"', '<s hostname="', 'pc9', '"/>'],
      ...['/repo/x', '@', '\\', '/', '<property name="user.name" value="', '{"host_name": "', ':', '_', '😀'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        const text = pieces.join('');
        const { text: after, details } = redact(text, '/repo');
        assert.equal(after.split('\n').length, text.split('\n').length);
        assert.ok(isWhole(after));
        assert.ok(details.length > 0 || after === text);
      }),
    );
  });

  it('finds the same in whatever pieces a text comes', () => {
    // Some windows long, so that each of these is cut somewhere.
    const parts = Array.from({ length: 30_000 }, (_, index) => said[index % said.length]!);
    const text = parts.map(([before]) => before).join('😀\n');
    const after = parts.map(([, then]) => then).join('😀\n');
    for (const size of [997, 65_536, 300_001, text.length]) {
      const surveyor = new Surveyor('/repo/app');
      for (const piece of inPieces(text, size)) {
        surveyor.push(piece);
      }
      const redactor = new Redactor(surveyor.end(), '/repo/app');
      const given = inPieces(text, size).map((piece) => redactor.push(piece));
      assert.ok([...given, redactor.end()].join('') === after, `pieces of ${size}`);
      assert.ok(given.every(isWhole));
      assert.equal(
        redactor.details.reduce((sum, { count }) => sum + count, 0),
        parts.reduce((sum, [, , count]) => sum + count, 0),
      );
      const last = redactor.details.at(-1);
      assert.equal(last?.line, text.slice(0, text.indexOf(last?.text ?? '?')).split('\n').length);
    }
  });

  it('stays linear for texts that are nearly what it looks for', () => {
    const texts = [
      '/home/a'.repeat(100_000),
      '<s hostname="'.repeat(60_000),
      ' '.repeat(500_000),
      '"node":"'.repeat(60_000),
      'C:\\Users\\'.repeat(60_000),
    ];
    for (const text of texts) {
      assert.equal(typeof redact(text, '/repo').text, 'string');
    }
  });
});
