import assert from 'node:assert/strict';
import { programOnWindows } from '../../../src/node/runCommand';

describe('programOnWindows', () => {
  const there = new Set(['C:\\tools\\k6.exe', 'C:\\more\\k6.exe', 'hyperfine.exe', '.\\bin\\hyperfine.exe']);
  const find = (name: string): string | undefined =>
    programOnWindows(name, '.;bin;"C:\\tools";C:\\more;', (path) => there.has(path));

  it('looks in the folders of the environment only', () => {
    assert.equal(find('k6'), 'C:\\tools\\k6.exe');
    assert.equal(find('k6.EXE'), undefined);
    assert.equal(find('k6.exe'), 'C:\\tools\\k6.exe');
    assert.equal(find('hyperfine'), undefined);
  });

  it('takes what is named as a file', () => {
    assert.equal(find('.\\hyperfine.exe'), '.\\hyperfine.exe');
    assert.equal(find('bin/hyperfine'), 'bin/hyperfine');
  });
});
