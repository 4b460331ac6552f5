import assert from 'node:assert/strict';
import { leftOutOfCode } from '../../../../src/core/code/scope';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';

describe('what is no code', () => {
  const isLeftOut = leftOutOfCode({
    config: { ...defaultConfig, ignore: ['old/**'], code: { markers: [], ignore: ['vendor/'] } },
    folders: ['docs/adr', ''],
    folderOf: (path) => (path === '0001-x.md' ? '' : undefined),
  });
  for (const [path, expected] of [
    ['src/a.ts', false],
    ['README.md', false],
    ['docs/adr.md', false],
    ['src/template.ts', false],
    ['src/templates.ts', false],
    ['docs/attempt.md', false],
    ['docs/adr/index.md', true],
    ['docs/decisions/evidence/0007/load.csv', true],
    ['0001-x.md', true],
    ['old/a.ts', true],
    ['vendor/a.ts', true],
    ['.grounds.yaml', true],
    ['template/adr-template.md', true],
    ['docs/templates/minimal.md', true],
    ['docs/Template.md', true],
  ] as const) {
    it(`${expected ? 'leaves out' : 'looks into'} ${path}`, () => {
      assert.equal(isLeftOut(path), expected);
    });
  }
});
