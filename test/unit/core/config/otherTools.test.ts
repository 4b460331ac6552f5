import assert from 'node:assert/strict';
import fc from 'fast-check';
import { adrToolsFolder, log4brainsFolders } from '../../../../src/core/config/otherTools';

describe('adrToolsFolder', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['doc/adr\n', ['doc/adr']],
    ['doc/architecture decisions\r\n', ['doc/architecture decisions']],
    ['./adr', ['./adr']],
    ['../shared/adr', ['../shared/adr']],
    ['', []],
    ['  \n', []],
    ['/home/somebody/adr\n', []],
    ['C:\\adr\n', []],
    ['~/adr\n', []],
    ['doc/adr\n# a second line\n', ['doc/adr']],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.deepEqual(adrToolsFolder(text), expected);
    });
  }
});

describe('log4brainsFolders', () => {
  it('reads the folder of the project, then those of its packages', () => {
    const text = [
      '---',
      'project:',
      '  name: Shop',
      '  tz: Europe/Paris',
      '  adrFolder: ./docs/adr',
      '  packages:',
      '    - name: core',
      '      path: ./packages/core',
      '      adrFolder: ./packages/core/docs/adr',
      '    - name: web',
      '      path: ./packages/web',
      '      adrFolder: ./docs/adr',
      '',
    ].join('\n');
    assert.deepEqual(log4brainsFolders(text), ['./docs/adr', './packages/core/docs/adr']);
  });

  it('finds no folder in what is not such a file', () => {
    const texts = [
      '',
      'project',
      'project: [a]',
      'project:\n  adrFolder: {a: b}\n  packages: none',
      'project:\n  packages:\n    -\n    - x\n    - {adrFolder: /etc}',
      'project:\n  adrFolder: 7',
      'project: {adrFolder',
    ];
    for (const text of texts) {
      assert.deepEqual(log4brainsFolders(text), [], text);
    }
  });

  it('reads a bounded number of packages', () => {
    const packages = Array.from({ length: 3000 }, (_, index) => `    - {adrFolder: p${index}}`);
    assert.equal(log4brainsFolders(`project:\n  packages:\n${packages.join('\n')}\n`).length, 1000);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'project:',
      'packages:',
      'adrFolder: ',
      '\n',
      '  ',
      '- ',
      '[',
      '{',
      '&a ',
      '*a',
      '"',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        assert.ok(log4brainsFolders(pieces.join('')).every((folder) => typeof folder === 'string'));
      }),
      { numRuns: 1000 },
    );
  });
});
