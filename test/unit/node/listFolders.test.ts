import assert from 'node:assert/strict';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltProgram } from '../../../src/node/builtProgram';
import { listFolders } from '../../../src/node/listFolders';
import { useTemporaryFolder } from '../support/temporaryFolder';

const isWindows = process.platform === 'win32';
const program: BuiltProgram = {
  threads: {
    file: join(__dirname, '../../../src/node/listerThread.ts'),
    execArgv: ['--require', 'tsx/cjs'],
  },
  fingerprint: '',
};
/** So many more folders that they are listed on a thread. */
const more = Array.from({ length: 1000 }, (_, index) => `more/${index}`);

describe('listFolders', () => {
  const folder = useTemporaryFolder();
  let turns = 0;

  beforeEach(async () => {
    turns = 0;
    await mkdir(folder.at('repo'));
  });

  async function list(paths: readonly string[], found: BuiltProgram | undefined): Promise<unknown> {
    const takeTurn = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    const listing = await listFolders(folder.at('repo'), paths, takeTurn, () => Promise.resolve(found));
    return Object.fromEntries(Array.from(listing, ([path, names]) => [path, [...names].sort()]));
  }

  /** On a thread and without one, which must not differ. */
  async function listed(...paths: string[]): Promise<unknown> {
    const here = await list([...paths, ...more], undefined);
    turns = 0;
    assert.deepEqual(await list([...paths, ...more], program), here);
    assert.equal(turns, 0, 'They were not listed on a thread.');
    return here;
  }

  it('lists what is there, and leaves out what is none of the repository', async () => {
    await folder.write('repo/docs/a.md', '');
    await folder.write('repo/docs/img/b.png', '');
    assert.deepEqual(await listed('docs', 'docs/img', '', 'gone', 'docs/a.md', '..', 'docs/../..'), {
      docs: ['a.md', 'img'],
      'docs/img': ['b.png'],
      '': ['docs'],
    });
  });

  it('lists nothing where the repository is gone', async () => {
    await rm(folder.at('repo'), { recursive: true });
    assert.deepEqual(await listed('docs', ''), {});
  });

  it('lists many folders beside each other as it lists each', async () => {
    const folders = Array.from({ length: 100 }, (_, index) => `data/${index}`);
    const wanted: Record<string, readonly string[]> = {};
    for (const path of folders.filter((_, index) => index % 3 > 0)) {
      await folder.write(`repo/${path}/${path.slice(5)}.csv`, '');
      wanted[path] = [`${path.slice(5)}.csv`];
    }
    if (!isWindows) {
      await folder.write('outside/secret.csv', '');
      await symlink('../../outside', folder.at('repo/data/99'));
      await symlink('1', folder.at('repo/data/96'));
      wanted['data/96'] = ['1.csv'];
    }
    const gone = Array.from({ length: 40 }, (_, index) => `none/${index}`);
    assert.deepEqual(await listed(...folders, ...gone), wanted);
  });

  (isWindows ? it.skip : it)('lists nothing through a link above the folders', async () => {
    const names = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all(names.map((name) => folder.write(`outside/${name}/secret.csv`, '')));
    await symlink('../outside', folder.at('repo/data'));
    assert.deepEqual(await listed(...names.map((name) => `data/${name}`)), {});
  });

  it('tells an empty folder from none', async () => {
    await mkdir(folder.at('repo/empty'));
    assert.deepEqual(await listed('empty', 'none'), { empty: [] });
  });

  it('lists few folders without a thread', async () => {
    await folder.write('repo/docs/a.md', '');
    assert.deepEqual(await list(['docs'], program), { docs: ['a.md'] });
    assert.equal(turns, 1);
  });

  it('goes on without a thread that ends before its time', async () => {
    await folder.write('repo/docs/a.md', '');
    const file = await folder.write('thread.js', 'process.exit(0)');
    const broken = { ...program, threads: { file, execArgv: [] } };
    assert.deepEqual(await list(['docs', ...more], broken), { docs: ['a.md'] });
    assert.equal(turns, 1001);
  });
});
