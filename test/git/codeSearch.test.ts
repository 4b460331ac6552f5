import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { usualPrefixes } from '../../src/core/code/prefixes';
import { CancelledError } from '../../src/core/workspace/cancellation';
import { searchMarkers } from '../../src/node/code/codeSearch';
import type { CodeSearchOptions, MarkerScan } from '../../src/node/code/codeSearch';
import { createNodeFileSystem } from '../../src/node/fileSystem';
import { GitError } from '../../src/node/git/gitError';
import { createFileSearch } from '../../src/node/git/searchFiles';
import { useTemporaryFolder } from '../unit/support/temporaryFolder';
import { git } from './support/git';

describe('searching code for markers', () => {
  const folder = useTemporaryFolder();

  beforeEach(async () => {
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
  });

  const commit = async (): Promise<void> => {
    await git(folder.path, 'add', '--all', '--force');
    await git(folder.path, 'commit', '--quiet', '--message=Work');
  };

  const search = (
    options: CodeSearchOptions = {},
    isLeftOut: (path: string) => boolean = () => false,
  ): Promise<MarkerScan> =>
    searchMarkers(
      { root: folder.path, files: createNodeFileSystem(folder.path), prefixes: usualPrefixes, isLeftOut },
      options,
    );

  const marked = async (options?: CodeSearchOptions): Promise<readonly string[]> =>
    (await search(options)).marked.flatMap(({ path, markers }) =>
      markers.map(({ written, range: { start } }) => `${path}:${start.line}:${start.character} ${written}`),
    );

  it('reads files that git tracks, as they are on disk, and those that it would track', async () => {
    await folder.write('src/a.ts', '// ADR-0001\n');
    await folder.write('src/changed.ts', '// ADR-0001\n');
    await folder.write('src/deleted.ts', '// ADR-0001\n');
    await folder.write('out/kept.js', '// ADR-0002\n');
    await folder.write('src/é ü "x".ts', '\r\n  grounds: 7\n');
    await commit();
    await folder.write('.gitignore', 'out/\n*.log\n');
    await folder.write('src/changed.ts', '\n// @adr 3\n');
    await folder.write('src/new.ts', '// adr-4\n');
    await folder.write('out/made.js', '// ADR-0009\n');
    await folder.write('debug.log', 'ADR-0009\n');
    await rm(folder.at('src/deleted.ts'));
    assert.deepEqual(await marked(), [
      'out/kept.js:0:3 ADR-0002',
      'src/a.ts:0:3 ADR-0001',
      'src/changed.ts:1:8 3',
      'src/new.ts:0:3 adr-4',
      'src/é ü "x".ts:1:11 7',
    ]);
  });

  it('looks below a folder or at a file, whatever its name', async () => {
    await folder.write('src/a.ts', 'ADR-1');
    await folder.write('src2/a.ts', 'ADR-2');
    await folder.write(':(top)*/a.ts', 'ADR-3');
    await folder.write('--cached', 'ADR-4');
    await commit();
    await folder.write('src/new.ts', 'ADR-5');
    assert.deepEqual(await marked({ under: 'src' }), ['src/a.ts:0:0 ADR-1', 'src/new.ts:0:0 ADR-5']);
    assert.deepEqual(await marked({ under: ':(top)*' }), [':(top)*/a.ts:0:0 ADR-3']);
    assert.deepEqual(await marked({ under: '--cached' }), ['--cached:0:0 ADR-4']);
    assert.deepEqual(await createFileSearch(folder.path).listed('src'), ['src/a.ts', 'src/new.ts']);
  });

  it('does not look into folders that are left out, whatever their names mean to git', async () => {
    const paths = ['a*/one.ts', 'ab/one.ts', 'docs/decisions/0001-a.md', 'docs/notes.md', '[x]/two.ts'];
    for (const path of paths) {
      await folder.write(path, '// ADR-0007\n');
    }
    await git(folder.path, 'add', 'a*/one.ts', 'ab', 'docs');
    const search = createFileSearch(folder.path);
    const without = ['a*', 'docs/decisions', '[x]'];
    assert.deepEqual(await search.filesWith(['adr-'], '', without), ['ab/one.ts', 'docs/notes.md']);
    assert.deepEqual(await search.filesWith(['adr-'], 'docs', without), ['docs/notes.md']);
    assert.deepEqual(await search.filesWith(['adr-'], 'a*', []), ['a*/one.ts']);
    assert.equal((await search.untracked('', [])).includes('[x]/two.ts'), true);
    assert.equal((await search.untracked('', without)).includes('[x]/two.ts'), false);
  });

  it('leaves out what is binary, too large or not UTF-8, and says which of them were not read', async () => {
    await folder.write('image.png', Buffer.from('\0ADR-0001'));
    await folder.write('large.txt', `ADR-0001\n${'x'.repeat(1024 * 1024)}`);
    await folder.write('latin.txt', Buffer.from('ADR-0001 caf\xe9', 'latin1'));
    await folder.write('none.txt', 'nothing\n');
    await commit();
    const { marked: found, unread } = await search();
    assert.deepEqual(found, []);
    assert.deepEqual(
      unread.map(({ path }) => path),
      ['large.txt', 'latin.txt'],
    );
  });

  it('follows no link out of the repository and does not enter other repositories', async () => {
    await mkdir(folder.at('inner'));
    await folder.write('inner/a.ts', 'ADR-0001');
    await git(folder.at('inner'), 'init', '--quiet');
    await symlink('/etc', folder.at('etc'));
    await symlink('/etc/hosts', folder.at('hosts'));
    await folder.write('b.ts', 'ADR-0002');
    assert.deepEqual(await marked(), ['b.ts:0:0 ADR-0002']);
  });

  it('leaves out what it is told to', async () => {
    await folder.write('docs/adr/0001-x.md', 'ADR-0002');
    await folder.write('a.ts', 'ADR-0001');
    await commit();
    const { marked: found } = await search({}, (path) => path.startsWith('docs/'));
    assert.deepEqual(
      found.map(({ path }) => path),
      ['a.ts'],
    );
  });

  it('works before the first commit, and finds nothing in an empty repository', async () => {
    assert.deepEqual(await marked(), []);
    await folder.write('a.ts', 'ADR-0001');
    assert.deepEqual(await marked(), ['a.ts:0:0 ADR-0001']);
  });

  it('runs no program that the configuration of the repository names', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const program = async (name: string): Promise<string> => {
      const path = await folder.write(
        `.git/${name}`,
        `#!/bin/sh\ntouch "${folder.path}/ran-${name}"\ncat "$@"\n`,
      );
      await chmod(path, 0o755);
      return path;
    };
    await folder.write('.gitattributes', '*.ts filter=tidy diff=shown\n');
    await folder.write('a.ts', 'ADR-0001\n');
    await commit();
    for (const [key, name] of [
      ['core.fsmonitor', 'monitor'],
      ['core.pager', 'pager'],
      ['filter.tidy.clean', 'clean'],
      ['filter.tidy.smudge', 'smudge'],
      ['filter.tidy.process', 'process'],
      ['diff.shown.textconv', 'textconv'],
      ['diff.shown.command', 'command'],
      ['diff.external', 'external'],
    ] as const) {
      await git(folder.path, 'config', key, await program(name));
    }
    await git(folder.path, 'config', 'grep.patternType', 'perl');
    await folder.write('a.ts', '\nADR-0001\n');
    assert.deepEqual(await marked(), ['a.ts:1:0 ADR-0001']);
    assert.deepEqual(
      (await readdir(folder.path)).filter((name) => name.startsWith('ran-')),
      [],
    );
  });

  it('can be cancelled', async () => {
    await folder.write('a.ts', 'ADR-0001');
    await assert.rejects(search({ token: { isCancellationRequested: true } }), CancelledError);
    await assert.rejects(
      search({ signal: AbortSignal.abort() }),
      (error) => error instanceof GitError && error.kind === 'cancelled',
    );
  });

  it('says so where there is no repository', async () => {
    await rm(folder.at('.git'), { recursive: true });
    await assert.rejects(search(), (error) => error instanceof GitError && error.kind === 'not-a-repository');
  });
});
